"""Text of a passage without its white space, and the way back to where each character stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Compact:
    """A stretch of text without white space; ``offsets[i]`` is where character i stands, ``gaps`` where space stood."""

    text: str
    offsets: tuple[int, ...]
    gaps: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the full text of ``[start, end)`` here."""
        return self.offsets[start], self.offsets[end - 1] + 1


def compact(text: str, start: int, end: int) -> Compact:
    """``text[start:end]`` without white space."""
    offsets = tuple(i for i in range(start, end) if not text[i].isspace())
    gaps = frozenset(k for k in range(1, len(offsets)) if offsets[k] != offsets[k - 1] + 1)
    return Compact("".join(text[i] for i in offsets), offsets, gaps)
