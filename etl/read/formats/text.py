"""Plain text: lines as they stand, with the page marks that compilers of PDF texts leave (`# Page 93:`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.read.characters import count_changes, split_clean
from etl.read.decode import decode
from etl.read.reading import Finding, Line, Reading

ENDINGS = {".txt": "txt"}
PAGE_MARK = re.compile(r"#{1,3} ?(?:Page|第) ?(?P<page>\d{1,5}) ?(?:页)? ?[:：]?", re.IGNORECASE)

PAGE = "page mark"
_ODD = "{} page marks go back, the lowest to page {}; their lines count on the page before them"


def read_text(content: bytes) -> Reading:
    """Lines of a text file. ``page`` is the number that the last page mark prints; ``page_count`` counts the pages that
    lines stand on, the one before the first mark included, and is None without marks."""
    text, told = decode(content)
    lines = split_lines(text)
    pages = {line.page for line in lines if line.page is not None}
    printed = [int(mark["page"]) for line in lines if line.removed == PAGE and (mark := PAGE_MARK.fullmatch(line.text))]
    odd = [page for before, page in pairwise([1, *printed]) if page < before]
    findings = (*told, Finding("info", "pages_out_of_order", _ODD.format(len(odd), min(odd)))) if odd else told
    return Reading(lines, page_count=len(pages) or None, characters_changed=count_changes(text), findings=findings)


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
            page = max(page or 1, int(mark["page"]))  # a mark that goes back counts no page
            lines.append(Line(mark[0], page, removed=PAGE))
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
