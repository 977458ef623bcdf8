"""Patterns that are compiled when they are first used: what few texts ask for costs the others nothing."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any, cast


class _LatePattern:
    """A pattern that becomes what `re.compile` returns once anything is asked of it."""

    def __init__(self, library: ModuleType, pattern: str, flags: int) -> None:
        self.pattern = pattern  # asked by those that are made of it
        self._library, self._flags = library, flags

    def compiled(self) -> Any:
        """Return what the library makes of the pattern."""
        return self._library.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, and keep what is asked of it where it is found without asking again."""
        compiled = self.compiled()
        for kept in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "groupindex"):
            setattr(self, kept, getattr(compiled, kept))
        return getattr(compiled, name)


def compile_late(pattern: str, flags: int = 0, library: ModuleType = re) -> re.Pattern[str]:
    """Give a pattern as `re.compile` does; it is compiled, and its faults are told, when it is first used.

    ``library`` is ``regex`` for a pattern that ``re`` does not know.
    """
    return cast("re.Pattern[str]", _LatePattern(library, pattern, flags))
