"""Parallel text: a document printed in two languages, paragraph by paragraph or one text behind the other.

A paragraph in the other language with the same number says the same. It takes no part in
the search for the tree: it stands where its original stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from etl.notation.attachments import heads_attachment
from etl.notation.language import holds_latin
from etl.notation.markers import MarkerReading
from etl.notation.numbering_styles import family_of, rank_of
from etl.segment.blocks import Block
from etl.segment.explanations import Decision
from etl.segment.front_matter import FRONT
from etl.segment.zones import BACK

_HAN, _WORD = re.compile("[\u3400-\u9fff]"), re.compile(r"[A-Za-z][A-Za-z]+")
_LEAST_PAIRS = 2  # of clauses with the same number in two languages, …
_SHARE = 0.8  # … and their share of all in the second language
_PURE = 0.9  # of the letters of a text that are in its own language
_NAMED = rank_of("article")  # up to here a style has a word of its own, which translations keep


class Parallels(NamedTuple):
    """``sides`` has the language of every block of a text printed paragraph by paragraph in two, and is empty for any other;
    ``originals`` has the block that says the same for each numbered block of the second language."""

    sides: Sequence[str]
    originals: Mapping[int, int]
    second: str = ""  # the language of the translation


NONE = Parallels((), {})


def side_of(line: str) -> str:
    """Return the language that most of a line is in, ``""`` where it holds no words."""
    words = len(_WORD.findall(line))
    if not words:
        return "zh" if _HAN.search(line) else ""
    return "zh" if len(_HAN.findall(line)) > words else "en"


def find_second_text(text: str, blocks: Sequence[Block]) -> int | None:
    """Index of the block with which a text starts again in its other language, or None if it does not."""
    if not holds_latin(text):
        return None
    sides = [side_of(text[block.start : block.end]) for block in blocks]
    first = next((side for side in sides if side), "")
    second = {"zh": "en", "en": "zh"}.get(first)
    if second not in sides:
        return None
    letters = [len(_HAN.findall(line)) + len(_WORD.findall(line)) for line in _lines(text, blocks)]
    before = {first: 0, second: 0}
    total = {side: sum(n for n, s in zip(letters, sides, strict=True) if s == side) for side in (first, second)}
    for index, (side, number) in enumerate(zip(sides, letters, strict=True)):
        if side == second and before[first] >= _PURE * total[first] and before[second] <= (1 - _PURE) * total[second]:
            return index if _starts_again(text, blocks, index) else None
        if side:
            before[side] += number
    return None


def _starts_again(text: str, blocks: Sequence[Block], index: int) -> bool:
    """True if the blocks from ``index`` on number their clauses from 1, as those before do."""
    if heads_attachment(text[blocks[index].start : blocks[index].end]):
        return False
    parts = [[block.readings for block in part if block.readings] for part in (blocks[:index], blocks[index:])]
    return all(len(part) >= _LEAST_PAIRS and any(r.number == 1 for r in part[0]) for part in parts)


def _lines(text: str, blocks: Sequence[Block]) -> list[str]:
    return [text[block.start : block.end] for block in blocks]


def find_parallels(text: str, blocks: Sequence[Block], zones: Sequence[str]) -> Parallels:
    """Return the parallel blocks of a text that is printed paragraph by paragraph in two languages.

    Clauses of one language in a row are held against those of the other that follow: the same numbers in the same order.
    """
    if not holds_latin(text) or not _WORD.search(text) or not _HAN.search(text):
        return NONE
    sides = [side_of(line) for line in _lines(text, blocks)]
    marked = [i for i, block in enumerate(blocks) if block.readings and zones[i] not in (FRONT, BACK) and sides[i]]
    if len({sides[i] for i in marked}) < 2:
        return NONE
    runs = [(side, list(run)) for side, run in groupby(marked, key=lambda i: sides[i])]
    first = runs[0][0]
    originals: dict[int, int] = {}
    seconds = 0
    before: list[int] = []
    for side, run in runs:
        if side == first:
            before = run
            continue
        seconds += len(run)
        originals |= _pair(blocks, before, run)
    pairs = len(originals)
    if pairs < _LEAST_PAIRS or pairs < _SHARE * seconds:
        return NONE
    return Parallels(sides, originals, next(side for side, _ in runs if side != first))


def _pair(blocks: Sequence[Block], originals: Sequence[int], translations: Sequence[int]) -> dict[int, int]:
    """For each translation the next original with the same number, in order."""
    paired: dict[int, int] = {}
    at = 0
    for index in translations:
        found = next((i for i in range(at, len(originals)) if says_the_same(blocks[originals[i]], blocks[index])), None)
        if found is not None:
            paired[index] = originals[found]
            at = found + 1
    return paired


def says_the_same(original: Block, translation: Block) -> bool:
    """True if two blocks may be read as markers of one number, in styles that translate each other."""
    return any(translates(a, b) for a in original.readings for b in translation.readings)


def translates(original: MarkerReading, translation: MarkerReading) -> bool:
    """True for a marker that may stand for another in a translation: 第五条 Article 5, （一） (1), 一、 I."""
    if (original.number, original.sub) != (translation.number, translation.sub):
        return False
    if min(rank_of(original.series), rank_of(translation.series)) <= _NAMED:
        return original.series == translation.series
    families = {family_of(original.series), family_of(translation.series)}
    return len(families) == 1 or None in families


def translate_decisions(
    blocks: Sequence[Block], originals: Mapping[int, int], decisions: Mapping[int, Decision | None]
) -> dict[int, Decision | None]:
    """For each translated block what was decided of its original, with its own marker."""
    translated: dict[int, Decision | None] = {}
    for index, original in originals.items():
        decision = decisions.get(original)
        reading = next((r for r in blocks[index].readings if decision and translates(decision.reading, r)), None)
        translated[index] = Decision(reading, decision.level, None, None) if decision and reading else None
    return translated
