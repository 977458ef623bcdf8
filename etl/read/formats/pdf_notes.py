"""Notes at the foot of a page, set behind the paragraph that calls them, as word processors keep them.

A note is smaller than the text and opens with a mark that stands raised in a line of its page. Where it was printed it would
part a sentence that goes on over the page, or follow the signature.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from etl.notation.markers import find_marker
from etl.read.formats.pdf_grid import PAGE_NUMBER
from etl.read.formats.pdf_layout import WHOLE_PAGE, TextBlock
from etl.read.formats.pdf_lines import TextLine

SMALL = 0.85  # of the size of most type on the page
INDENT = 1.0  # of the type size by which the first line of a paragraph stands in
MARK = re.compile(r"[\[［〔]?(?P<mark>\d{1,2}|[①-⑳*＊†‡])[\]］〕]? ?")


def place_notes(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Return the blocks with every note behind the paragraph that calls it; one that nothing calls stays at its place."""
    placed: list[TextBlock] = []
    waiting: list[TextBlock] = []  # notes to a paragraph that goes on over the page
    for block in blocks:
        if block.kind != "text" or block.place != WHOLE_PAGE or not block.lines:
            placed.append(block)
            continue
        body, notes, rest = part_notes(block.lines)
        if not (notes or waiting):
            placed.append(block)
            continue
        starts = find_starts(body)
        calls = [(starts[0] if starts else 0, note) for note in waiting]
        waiting = []
        for mark, lines in notes:
            note = replace(block, kind="note", lines=strip_mark(lines))
            called = next(i for i, line in enumerate(body) if mark in find_calls(line))
            end = next((start for start in starts if start > called), None)
            if end is None:
                waiting.append(note)
            else:
                calls.append((end, note))
        at = 0
        for end, note in calls:
            if end > at:
                placed.append(replace(block, lines=tuple(body[at:end])))
            placed.append(note)
            at = max(at, end)
        if body[at:] or rest:
            placed.append(replace(block, lines=(*body[at:], *rest)))
    return placed + waiting


def part_notes(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[tuple[str, list[TextLine]]], list[TextLine]]:
    """Return the lines of the text, the notes by their marks, and the page number below them."""
    end = len(lines)
    while end and PAGE_NUMBER.fullmatch(lines[end - 1].text):
        end -= 1
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = sizes.most_common(1)[0][0]
    start = end
    while start and lines[start - 1].size < SMALL * size:
        start -= 1
    if start == end:
        return list(lines), [], []
    calls = {mark for line in lines[:start] for mark in find_calls(line)}
    notes: list[tuple[str, list[TextLine]]] = []
    for line in lines[start:end]:
        opening = MARK.match(line.text)
        if opening and opening["mark"] in calls:
            notes.append((opening["mark"], [line]))
        elif notes:
            notes[-1][1].append(line)
        else:
            return list(lines), [], []
    return list(lines[:start]), notes, list(lines[end:])


def find_calls(line: TextLine) -> list[str]:
    """Return the marks that stand raised in a line."""
    return [found["mark"] for char in line.chars if "note" in char for found in MARK.finditer(char["note"])]


def find_starts(body: Sequence[TextLine]) -> list[int]:
    """Return the numbers of the lines that open a paragraph: they stand in, or a number opens them."""
    left = min((line.x0 for line in body), default=0.0)
    return [i for i, line in enumerate(body) if line.x0 > left + INDENT * line.size or find_marker(line.text)]


def strip_mark(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Return the lines of a note without its mark."""
    return replace(lines[0], text=MARK.sub("", lines[0].text, count=1)), *lines[1:]
