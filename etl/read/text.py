"""Plain text: lines as they stand, with the page marks that compilers of PDF texts leave (`# Page 93:`)."""

from __future__ import annotations

import re

from etl.read.characters import LINE_BREAK, count_changes
from etl.read.decode import decode
from etl.read.reading import Line, Reading, read_line

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
    raw_lines = LINE_BREAK.split(text)
    first = next((match for raw in raw_lines if (match := PAGE_MARK.fullmatch(raw.strip()))), None)
    page = max(1, int(first["page"]) - 1) if first else None
    lines: list[Line] = []
    after_blank = False
    for raw in raw_lines:
        if mark := PAGE_MARK.fullmatch(raw.strip()):
            page = int(mark["page"])
            lines.append(Line(raw.strip(), page=page, removed="page mark"))
            continue
        line = read_line(raw, page=page, after_blank=after_blank)
        if line.text:
            lines.append(line)
        after_blank = not line.text
    return tuple(lines)
