"""Candidates: the blocks that the tree search is asked about, with what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from etl.markers import Reading, find_readings
from etl.segment import cues
from etl.segment.blocks import Block, find_fillers
from etl.segment.tree import Candidate
from etl.segment.zones import ATTACHMENT, BACK, BODY, FRONT, HEADING, NOTICE

_TITLE_LENGTH = 45  # Han characters of a title line; Latin letters count half
_NARROW = regex.compile(r"[\x20-\x7e]")


def cut_fillers(text: str, blocks: Sequence[Block], zones: Sequence[str]) -> tuple[list[Block], list[str]]:
    """Blocks and zones with the paragraphs of the body cut where a marker inside them might fill a gap."""
    cut = [
        (piece, zone)
        for block, zone in zip(blocks, zones, strict=True)
        for piece in (find_fillers(text, block) if zone in (BODY, ATTACHMENT) else (block,))
    ]
    return [piece for piece, _ in cut], [zone for _, zone in cut]


def find_candidates(text: str, blocks: Sequence[Block], zones: Sequence[str]) -> tuple[list[int], list[Candidate]]:
    """Indices of the blocks that may begin a clause, and a candidate for each."""
    readings = [find_readings(text, block.start, block.end) for block in blocks]
    asked = [index for index in range(len(blocks)) if readings[index] and zones[index] in (NOTICE, BODY, ATTACHMENT)]
    candidates = []
    for position, index in enumerate(asked):
        following = asked[position + 1] if position + 1 < len(asked) else len(blocks)
        line = text[blocks[index].start : blocks[index].end]
        title = is_title_line(line[len(readings[index][0].marker) :])
        bare = title and following == index + 1 and following < len(blocks) and zones[following] == zones[index]
        previous = asked[position - 1] if position else -1
        candidates.append(
            Candidate(
                _doubt_broken(text, blocks, index, readings[index]),
                "title" if title else "text",
                bare,
                blocks[index].inside,
                _boundary(zones, previous, index, text, blocks),
            )
        )
    return asked, candidates


def is_title_line(line: str) -> bool:
    """True for a line that may be a clause's title: no sentence end, not too long, no colon at its end."""
    width = len(line) - len(_NARROW.findall(line)) / 2
    return width <= _TITLE_LENGTH and not cues.SENTENCE_END.search(line) and not line.endswith(("：", ":", "，", "、"))


def _doubt_broken(text: str, blocks: Sequence[Block], index: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings, doubted where the block before breaks off in mid-sentence."""
    if index == 0 or blocks[index].inside or blocks[index].kind == "cell":
        return readings
    before = text[blocks[index - 1].start : blocks[index - 1].end].rstrip()
    if before.endswith(("第", "，", "、", "（", "(", "《", "和", "或", "及", "按照", "根据")):
        return tuple(replace(reading, doubt=True) for reading in readings)
    return readings


def _boundary(zones: Sequence[str], previous: int, index: int, text: str, blocks: Sequence[Block]) -> str | None:
    """What stands between two candidates: another document begins, an unnumbered heading, or nothing."""
    if previous < 0:
        return None
    if zones[previous] != zones[index]:
        return "scope"
    between = range(previous + 1, index)
    if any(zones[i] in (FRONT, BACK) for i in between):
        return "scope"
    if zones[index] == ATTACHMENT and any(
        cues.ATTACHMENT_HEAD.fullmatch(text[blocks[i].start : blocks[i].end]) for i in between
    ):
        return "scope"
    return "section" if any(zones[i] == HEADING for i in between) else None
