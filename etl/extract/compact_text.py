"""Text without white space, with the offset of each character in the original."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from etl.notation.language import opens_english

WORD = re.compile(r"\S+")
BLANK = re.compile(r"[^\S\n]")
SOLID = re.compile(r"[\S\n]+")


@dataclass(frozen=True, slots=True)
class Compact:
    """A stretch of text without white space; ``offsets[i]`` is where character i stands, ``gaps`` where space stood."""

    text: str
    offsets: Sequence[int]
    gaps: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the full text of ``[start, end)``."""
        return self.offsets[start], self.offsets[end - 1] + 1


def compact(text: str, start: int, end: int) -> Compact:
    """Remove white space from ``text[start:end]``, unless it is English."""
    if opens_english(text[start:end]):
        return Compact(text[start:end], range(start, end), frozenset())
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


@dataclass(frozen=True, slots=True)
class Solid:
    """A text without blanks; run i of it begins at ``starts[i]`` here and at ``origins[i]`` in the original."""

    text: str
    starts: Sequence[int]
    origins: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of ``[start, end)``."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        return self.origins[first] + start - self.starts[first], self.origins[last] + end - self.starts[last]


def without_blanks(text: str) -> Solid:
    """Remove white space other than line breaks from a text."""
    if BLANK.search(text) is None:
        return Solid(text, (0,), (0,))
    runs = list(SOLID.finditer(text))
    words = [run.group() for run in runs]
    return Solid("".join(words), [0, *accumulate(map(len, words))], [run.start() for run in runs])


def paragraphs_with(hint: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs (start, end) of a text in which a pattern is found, by one search over the whole text.

    ``starts`` are where its paragraphs start, each closed by a line break, and the end of the text.
    """
    last = -1
    for found in hint.finditer(text):
        index = bisect_right(starts, found.start()) - 1
        if index != last:
            yield starts[index], starts[index + 1] - 1
            last = index
