"""Numbers of ordered lists in Markdown."""

from __future__ import annotations


class TypedNumbers:
    """The numbers of one list: as typed, and counted on where an author types the same one again (``1. 1. 1.``).

    A renderer counts every item. A text that prints 25 and then 4 is not counted: its numbers are its own.
    """

    def __init__(self) -> None:
        self._typed = self._number = 0

    def read(self, typed: int) -> int:
        """Return the number of the next item."""
        self._number = self._number + 1 if typed == self._typed else typed
        self._typed = typed
        return self._number
