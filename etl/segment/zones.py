"""Zones: which blocks are front, body, back and attachment (GB/T 9704-2012: 版头, 主体, 附件, 版记)."""

from __future__ import annotations

from collections.abc import Sequence

from etl.notation.markers import MarkerReading
from etl.notation.title_words import fold_title
from etl.segment import cues
from etl.segment.back_matter import closes_file, find_attachments, find_back
from etl.segment.blocks import TABLE, Block
from etl.segment.front_matter import FRONT, fold_titles_in, is_addressed, mark_front
from etl.segment.title_lines import LEAST_TITLE, is_title, is_unnumbered_heading

BODY, BACK, ATTACHMENT = "body", "back", "attachment"
HEADING = "heading"
_A_TABLE = "。"  # it is read like a sentence: no title, no signature, part of the body
TITLE = "title"  # a heading over a text of its own: one of several plans in a notice
_PREAMBLE_REACH = 6  # blocks between the title of one of several texts and its first number


def find_zones(text: str, blocks: Sequence[Block]) -> list[str]:
    """Return one zone per block.

    ``notice`` marks the blocks of a forwarding notice that may hold numbered points of its own; whatever of it is not
    numbered is front matter.
    """
    lines = [_A_TABLE if block.kind == TABLE else text[block.start : block.end] for block in blocks]
    readings = [block.readings for block in blocks]
    zones = [BODY] * len(lines)
    start = mark_front(lines, readings, zones)
    first_attachment = find_attachments(lines, start)
    for index in range(first_attachment, len(lines)):
        zones[index] = ATTACHMENT
    back = find_back(lines, start, first_attachment)
    for index in range(back, first_attachment):
        zones[index] = BACK
    _mark_titles(lines, readings, zones, start, back)
    if start < back and cues.FOREWORD.fullmatch(lines[start]) and cues.STANDARD_SECTION in lines:
        zones[start] = HEADING
    for index in range(start + (not is_addressed(lines, start)), back):
        if zones[index] == BODY and not readings[index] and is_unnumbered_heading(lines, blocks, readings, index):
            zones[index] = HEADING
    for index in range(len(lines) - 1, first_attachment - 1, -1):
        if not closes_file(lines[index]):
            break
        zones[index] = BACK
    return zones


def _mark_titles(
    lines: Sequence[str], readings: Sequence[tuple[MarkerReading, ...]], zones: list[str], start: int, back: int
) -> None:
    """Mark the titles of several texts that one notice issues: those that it names, and a title over a numbering that starts
    again."""
    if not any(cues.forwards(line) for line in lines[:start]):
        return
    named = {title for line in lines[:start] for title in fold_titles_in(line)}
    marked = [index for index in range(start, back) if readings[index]]
    first = readings[marked[0]][0] if marked else None
    titles = []
    for index in range(start + 1, back):
        line = lines[index]
        if (
            readings[index]
            or len(line) < LEAST_TITLE
            or line.startswith("《")
            or not (fold_title(line) in named or is_title(line))
        ):
            continue
        following = next((at for at in marked if at > index), back)
        again = following < back and any(
            first and (r.series, r.number) == (first.series, 1) for r in readings[following]
        )
        if fold_title(line) in named or (again and following <= index + _PREAMBLE_REACH and marked[0] < index):
            titles.append(index)
    if titles and (fold_title(lines[start - 1]) in named or is_title(lines[start - 1])) and zones[start - 1] == FRONT:
        titles.append(start - 1)
    for index in titles:
        zones[index] = TITLE
