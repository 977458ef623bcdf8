"""Text of a passage without white space, with the offset of each character in the original."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Compact:
    """A stretch of text without white space; ``offsets[i]`` is where character i stands, ``gaps`` where space stood."""

    text: str
    offsets: Sequence[int]
    gaps: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the full text of ``[start, end)`` here."""
        return self.offsets[start], self.offsets[end - 1] + 1


def compact(text: str, start: int, end: int) -> Compact:
    """``text[start:end]`` without white space."""
    words = text[start:end].split()
    if len(words) == 1:
        start = text.index(words[0], start)
        return Compact(words[0], range(start, start + len(words[0])), frozenset())
    offsets: list[int] = []
    gaps: list[int] = []
    for word in WORD.finditer(text, start, end):
        gaps.append(len(offsets))
        offsets += range(*word.span())
    return Compact("".join(words), offsets, frozenset(gaps[1:]))
