"""Running heads and feet of a PDF: small type that stands at the same place of several pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from etl.read.formats.pdf_layout import TextBlock
from etl.read.formats.pdf_lines import TextLine

SMALL = 0.85  # of the size of the body's type
NEAR = 3.0  # points from page to page
LEAST_SHARE = 0.4  # of the pages
DIGITS = re.compile("[0-9]+")
LETTER = re.compile(r"[^\W\d_]")  # a number alone is a page's, which its own rule finds


def find_running_lines(blocks: Sequence[TextBlock], body_size: float) -> set[int]:
    """Find the lines that a page shows outside its text, on as few as two pages.

    The words alone do not tell (``责任单位：市商务局`` may close two pages), so smaller type and the same height are asked too.

    Args:
        blocks: The blocks of all pages.
        body_size: The size of most type, in points.

    Returns:
        The ids of these lines.
    """
    pages: dict[int, list[TextLine]] = defaultdict(list)
    for block in blocks:
        pages[block.page] += block.lines if block.kind == "text" and block.cell is None else ()
    seen: dict[tuple[str, int], list[tuple[int, TextLine]]] = defaultdict(list)
    for page, lines in pages.items():
        for line in find_outer_lines(lines):
            if 0 < line.size < SMALL * body_size and LETTER.search(line.text):
                seen[DIGITS.sub("#", line.text), round(line.top / NEAR)].append((page, line))
    found: set[int] = set()
    for (text, place), lines_there in seen.items():
        near = lines_there + seen.get((text, place + 1), [])
        if len({page for page, _ in near}) >= max(2, LEAST_SHARE * len(pages)):
            found |= {id(line) for _, line in near}
    return found


def find_outer_lines(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield the highest and the lowest line of a page, apart from each other."""
    if len(lines) > 2:
        yield min(lines, key=lambda line: line.top)
        yield max(lines, key=lambda line: line.top)
