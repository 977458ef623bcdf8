"""Candidates: the blocks that the tree search decides on, with what separates them."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from etl.notation.attachments import heads_attachment
from etl.segment import cues
from etl.segment.blocks import MAY_FILL, TABLE, Block, find_fillers
from etl.segment.explanations import Candidate
from etl.segment.front_matter import FRONT, NOTICE
from etl.segment.tables import SourceTable
from etl.segment.zones import ATTACHMENT, BACK, BODY, HEADING, TITLE

_TITLE_LENGTH = 45  # Han characters of a title line; Latin letters count half
_NARROW = re.compile(r"[\x20-\x7e]+")
_NO_TITLE_ENDS = frozenset("。！？；;!?.：:，、")
_FINISHED = frozenset("。；：:")  # as most lines end
_OPEN_ENDS = frozenset(
    ("第", "，", "、", "（", "(", "《", "和", "或", "及", "按照", "根据")
)  # of a line that breaks off


def cut_fillers(text: str, blocks: Sequence[Block], zones: Sequence[str]) -> tuple[Sequence[Block], Sequence[str]]:
    """Cut paragraphs of the body where a marker inside them might fill a gap in the numbering."""
    starts = [block.start for block in blocks]
    asked = {bisect(starts, match.start()) - 1 for match in MAY_FILL.finditer(text)}
    if not asked:
        return blocks, zones
    pieces: list[Block] = []
    zones_of_pieces: list[str] = []
    for index, (block, zone) in enumerate(zip(blocks, zones, strict=True)):
        cut = find_fillers(text, block) if index in asked and zone in (BODY, ATTACHMENT) else (block,)
        pieces += cut
        zones_of_pieces += [zone] * len(cut)
    return pieces, zones_of_pieces


def part_tables(
    blocks: Sequence[Block], zones: Sequence[str], tables: Mapping[int, SourceTable]
) -> tuple[Sequence[Block], Sequence[str]]:
    """Split each table into its header and its rows."""
    if not tables:
        return blocks, zones
    by_start = {table.start: table for table in tables.values()}
    parted: list[Block] = []
    parted_zones: list[str] = []
    for block, zone in zip(blocks, zones, strict=True):
        pieces = [block]
        if block.kind == TABLE:
            table = by_start[block.start]
            header_end = min(block.end, table.body_start)
            pieces = [Block(block.start, header_end, block.page, "header", ())] if header_end > block.start else []
            pieces += [Block(row.start, row.end, row.page, "row", (), None, row) for row in table.rows]
        parted += pieces
        parted_zones += [zone] * len(pieces)
    return parted, parted_zones


def find_candidates(
    text: str,
    blocks: Sequence[Block],
    zones: Sequence[str],
    translations: Collection[int] = (),
    starts: Collection[int] = (),
) -> tuple[list[int], list[Candidate]]:
    """Return the indices of the blocks that may begin a clause, and a candidate for each.

    ``translations`` are blocks that take the place of their originals in the tree; ``starts`` are the offsets at which
    another text begins.
    """
    asked = [
        index
        for index, (block, zone) in enumerate(zip(blocks, zones, strict=True))
        if block.readings and zone in (NOTICE, BODY, ATTACHMENT) and index not in translations
    ]
    candidates = []
    previous = -1
    for index, following in pairwise([*asked, len(blocks)]):
        start, end, _, _, readings, inside, _ = blocks[index]
        title = is_title_line(text[start + len(readings[0].marker) : end])
        bare = title and following == index + 1 and following < len(blocks) and zones[following] == zones[index]
        if index and _breaks_off(text, blocks[index - 1], blocks[index]):
            readings = tuple(reading._replace(doubt=True) for reading in readings)
        apart = previous + 1 < index or zones[previous] != zones[index] or bool(starts)
        boundary = _boundary(zones, previous, index, text, blocks, starts) if apart else None
        candidates.append(Candidate(readings, "title" if title else "text", bare, inside, boundary))
        previous = index
    return asked, candidates


def is_title_line(line: str) -> bool:
    """True for a line that may be the title of a clause: no sentence end, not too long, no colon at its end."""
    if len(line) > 2 * _TITLE_LENGTH or line[-1:] in _NO_TITLE_ENDS or cues.SENTENCE_END.search(line):
        return False
    return len(line) - sum(map(len, _NARROW.findall(line))) / 2 <= _TITLE_LENGTH


def _breaks_off(text: str, before: Block, block: Block) -> bool:
    """True if the paragraph before one breaks off in mid-sentence: its marker is doubtful."""
    if text[before.end - 1] in _FINISHED or block.inside or block.kind == "cell":
        return False
    line = text[before.start : before.end].rstrip()
    return line[-1:] in _OPEN_ENDS or line[-2:] in _OPEN_ENDS


def _boundary(
    zones: Sequence[str], previous: int, index: int, text: str, blocks: Sequence[Block], starts: Collection[int]
) -> str | None:
    """Return what lies between two candidates: the beginning of another document, an unnumbered heading, or nothing."""
    if previous < 0:
        return None
    if zones[previous] != zones[index]:
        return "scope"
    if starts and any(blocks[previous].start < start <= blocks[index].start for start in starts):
        return "scope"
    if previous + 1 == index:
        return None
    between = zones[previous + 1 : index]
    if FRONT in between or BACK in between or TITLE in between:
        return "scope"
    if zones[index] == ATTACHMENT and any(
        heads_attachment(text[block.start : block.end]) for block in blocks[previous + 1 : index]
    ):
        return "scope"
    return "section" if HEADING in between else None
