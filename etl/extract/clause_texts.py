"""The clause texts of a document as one text, so that one search tells which of them a finder need read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from etl.notation.language import holds_latin
from etl.records import ClauseText

_BETWEEN = "\x00"  # what no pattern of a mention goes over


class ClauseTexts(tuple[ClauseText, ...]):
    """The clause texts of a document, in order."""

    @classmethod
    def of(cls, clause_texts: Sequence[ClauseText]) -> ClauseTexts:
        """Return clause texts as they are asked here, those that were asked before with what is known of them."""
        return clause_texts if isinstance(clause_texts, cls) else cls(clause_texts)

    @cached_property
    def _joined(self) -> str:
        return _BETWEEN.join([clause_text.text for clause_text in self])

    @cached_property
    def _starts(self) -> Sequence[int]:
        return list(accumulate((len(clause_text.text) + 1 for clause_text in self), initial=0))

    @cached_property
    def hold_latin(self) -> bool:
        """True if any of the texts holds a Latin letter."""
        return holds_latin(self._joined)

    def places_with(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Yield the places of the texts in which a pattern is found, in order.

        A text of which the pattern asks what stands before it or behind it sees the gap between two texts there.
        """
        text, starts = self._joined, self._starts
        found = pattern.search(text)
        while found is not None:
            behind = bisect_right(starts, found.start())
            yield behind - 1
            found = pattern.search(text, starts[behind]) if behind < len(self) else None
