"""Plain text: lines as they stand, with the page marks that compilers of PDF texts leave (`# Page 93:`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.read.characters import count_changes, split_clean
from etl.read.decode import decode
from etl.read.reading import Line, Reading

ENDINGS = {".txt": "txt"}
PAGE_MARK = re.compile(r"#{1,3} ?(?:Page|第) ?(?P<page>\d{1,5}) ?(?:页)? ?[:：]?", re.IGNORECASE)


def read_text(content: bytes) -> Reading:
    """Lines of a text file. ``page`` is the number that the last page mark prints; ``page_count`` counts the pages that
    lines stand on, the one before the first mark included, and is None without marks."""
    text = decode(content)
    lines = split_lines(text)
    pages = {line.page for line in lines if line.page is not None}
    return Reading(lines, page_count=len(pages) or None, characters_changed=count_changes(text))


def split_lines(text: str) -> tuple[Line, ...]:
    """Every line with text in it, page marks as removed lines; the lines before the first mark stand on the page
    before it."""
    raw_lines, clean_lines = split_clean(text)
    marks = find_page_marks(raw_lines) if "#" in text else {}
    page = max(1, int(next(iter(marks.values()))["page"]) - 1) if marks else None
    lines: list[Line] = []
    after_blank = False
    for i, clean in enumerate(clean_lines):
        if mark := marks.get(i):
            page = int(mark["page"])
            lines.append(Line(mark[0], page, removed="page mark"))
            continue
        body = clean.strip(" ")
        if body:
            lines.append(Line(body, page, "text", after_blank, clean[-1] == " "))
        after_blank = not body
    return tuple(lines)


def find_page_marks(raw_lines: Sequence[str]) -> dict[int, re.Match[str]]:
    """Page marks by the number of the line that each stands on, in order."""
    found = ((i, PAGE_MARK.fullmatch(raw.strip())) for i, raw in enumerate(raw_lines) if "#" in raw)
    return {i: mark for i, mark in found if mark}
