"""Patterns that are compiled when they are first used: what few texts ask for costs the others nothing."""

from __future__ import annotations

import re
from typing import Any, cast


class _LatePattern:
    """A pattern that becomes what `re.compile` returns once anything is asked of it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, and keep its methods where they are found without asking again."""
        compiled = re.compile(*self._source)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def compile_late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern as `re.compile` does; it is compiled, and its faults are told, when it is first used."""
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))
