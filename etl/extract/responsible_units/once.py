"""What an object decides once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801
    """An attribute that is decided when it is first asked for, as `functools.cached_property` without its lock.

    The lock, gone in Python 3.12, costs more than most of what names decide.
    """

    def __init__(self, decide: Callable[[Any], T]) -> None:
        self._decide, self._name, self.__doc__ = decide, decide.__name__, decide.__doc__

    def __get__(self, asked: object, owner: object = None) -> T:
        """Decide, and put the answer where it is found without asking again."""
        value = asked.__dict__[self._name] = self._decide(asked)
        return value
