"""Measures of a PDF's lines: how far each is indented and how much of its column it fills.

Measures count half-width columns of the line's own type size, and every block is measured as if its column were `COLUMNS`
wide, so that narrow cells and wide pages compare.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from etl.notation.markers import find_marker
from etl.read.characters import measure_width
from etl.read.formats.pdf_layout import NOWHERE, TextBlock
from etl.read.formats.pdf_lines import TextLine
from etl.read.formats.pdf_running import find_running_lines
from etl.read.reading import Line, read_line

COLUMNS = 80.0
LEAST_LINES = 6
UNBROKEN = re.compile(r"[!-~（〔《“‘【％〕）》”’】。，、：；]+")
LEADING = 1.4  # of the usual distance of lines: a wider one parts paragraphs
LEAST_COLUMN = 0.9  # of the document's column: a page whose lines reach less far has no full ones
GAP = 1.12  # … likewise, where such a gap stands behind every paragraph
LARGE = 1.15  # of the size of the body's type: larger type sets titles
LEAST_INDENTED = 0.04  # of the lines; in a document with fewer, indents say nothing
LONGEST_TITLE_PART = 45

Edges = tuple[float, float]


def measure_lines(blocks: Sequence[TextBlock]) -> list[Line]:
    """All lines in reading order with their measures; the lines of one cell or one title that belong together say so."""
    edges = find_edges(blocks)
    body_size = find_body_size(blocks)
    leading = find_leading(blocks)
    running = find_running_lines(blocks, body_size)
    lines: list[Line] = []
    above: TextBlock | None = None
    for block in blocks:
        if block.cell is not None or block.removed:
            before_cut = above.lines[-1] if above and above.cell and above.cell == block.cell else None
            lines += measure_cell(block, before_cut)
            above = block
            continue
        runs_on = above is not None and goes_on_over_page(above, block)
        above = replace(block, kind=above.kind) if above is not None and runs_on else block
        if block.kind == "cell":
            cell_lines = measure_cell(block, None)
            if runs_on:
                cell_lines = [replace(line, kind=above.kind, continues=True) for line in cell_lines]
            lines += cell_lines
            continue
        if block.kind == "note":
            lines += [replace(line, kind="note", continues=i > 0) for i, line in enumerate(measure_cell(block, None))]
            continue
        left, right = choose_edges(block, edges)
        before: TextLine | None = None
        for line in block.lines:
            if id(line) in running:
                lines.append(Line(read_line(line.text).text, page=block.page, removed="running head"))
                continue
            lines.append(measure_line(line, before, block, (left, right), body_size, leading))
            if before is not None and has_gap(before, line, leading):
                lines[-2] = replace(lines[-2], closes=True)
            before = line
    indented = sum(line.indent is not None and 2.5 <= line.indent <= 7 for line in lines)
    if indented < LEAST_INDENTED * len(lines):
        lines = [without_indent(line) for line in lines]
    return [line for line in lines if line.text]


def without_indent(line: Line) -> Line:
    return replace(line, indent=None)


def measure_line(
    line: TextLine, before: TextLine | None, block: TextBlock, edges: Edges, body_size: float, leading: float
) -> Line:
    text = read_line(line.text).text
    if block.place == NOWHERE or not line.size:
        return Line(text, page=block.page, width=float(measure_width(text)))
    column = line.size / 2
    width = COLUMNS - (edges[1] - line.x1) / column
    is_title = line.size > LARGE * body_size
    apart = before is not None and line.top - before.top > LEADING * max(leading, line.size)
    continues = before is not None and is_title and goes_on(before, line)
    return Line(
        text,
        page=block.page,
        kind="heading" if is_title else "text",
        after_blank=apart,
        indent=(line.x0 - edges[0]) / column,
        width=width,
        continues=continues,
    )


def has_gap(before: TextLine, line: TextLine, leading: float) -> bool:
    """True if the space between two lines in one size of type is wider than between most lines."""
    return abs(before.size - line.size) < 0.5 and line.bottom - before.bottom > max(GAP * leading, line.size)


def goes_on_over_page(above: TextBlock, block: TextBlock) -> bool:
    """True if a cell at the head of a page goes on with the sentence that the same column leaves open on the page before."""
    if (
        block.kind != "cell"
        or block.page != above.page + 1
        or block.place != above.place
        or not (above.lines and block.lines)
    ):
        return False
    last = above.lines[-1].text
    return (
        last[-1] not in "。；：！？）"
        and sum(len(line.text) for line in above.lines) >= 20
        and not find_marker(block.lines[0].text)
    )


def goes_on(before: TextLine, line: TextLine) -> bool:
    """True if two lines of large type are one title: same size, close together, and no new marker."""
    same = abs(before.size - line.size) < 0.5 and line.top - before.top < 2.2 * line.size
    return (
        same
        and not find_marker(line.text)
        and len(before.text) <= LONGEST_TITLE_PART
        and before.text[-1] not in "。；："
    )


def measure_cell(block: TextBlock, above: TextLine | None) -> list[Line]:
    """Lines of a table cell; a line that fills the cell goes on in the next, unless that opens with a marker after a stop.
    ``above`` is the last line on the page before of a cell that the page cut."""
    lines: list[Line] = []
    for i, line in enumerate(block.lines):
        text = read_line(line.text).text
        before = block.lines[i - 1] if i else above
        full = before is not None and before.x1 - before.x0 + unbroken_width(line) > block.room - 3.2 * before.size
        stopped = before is not None and before.text[-1] in "。；！？"
        continues = full and not (stopped and find_marker(text))
        lines.append(
            Line(text, page=block.page, kind="cell", continues=continues, removed=block.removed, cell=block.cell)
        )
    return lines


def unbroken_width(line: TextLine) -> float:
    """The width of what opens a line and cannot be parted, beyond one character: a number, a Latin word, brackets. The line
    before it had no room for that."""
    opening = UNBROKEN.match(line.text)
    chars = [char for char in line.chars if char["text"].strip()][: opening.end() if opening else 0]
    return max(0.0, chars[-1]["x1"] - line.x0 - line.size) if chars else 0.0


def find_edges(blocks: Sequence[TextBlock]) -> dict[tuple[int, tuple[int, int]], Edges]:
    """Left and right edge of every column: for a page with enough lines its own, under page 0 the document's."""
    gathered: dict[tuple[int, tuple[int, int]], list[TextLine]] = defaultdict(list)
    for block in blocks:
        if block.kind == "text" and block.place != NOWHERE:
            gathered[0, block.place] += block.lines
            gathered[block.page, block.place] += block.lines
    return {
        key: (
            most_common_edge([line.x0 for line in lines], low=True),
            most_common_edge([line.x1 for line in lines], low=False),
        )
        for key, lines in gathered.items()
        if key[0] == 0 or len(lines) >= LEAST_LINES
    }


def choose_edges(block: TextBlock, edges: Mapping[tuple[int, tuple[int, int]], Edges]) -> Edges:
    """The edges of a block's column on its page; those of the whole document where the page has short lines alone."""
    usual = edges.get((0, block.place), (0.0, 0.0))
    own = edges.get((block.page, block.place), usual)
    is_narrow = own[1] - own[0] < LEAST_COLUMN * (usual[1] - usual[0])
    return usual if is_narrow else own


def most_common_edge(positions: Sequence[float], low: bool) -> float:
    """Return the position that several lines share nearest to the outside; positions within two points count as one."""
    counts = Counter(round(position / 2) for position in positions)
    enough = max(2, 0.15 * len(positions))
    shared = [place for place in counts if counts[place] + counts[place - 1] + counts[place + 1] >= enough]
    if not shared:
        return min(positions) if low else max(positions)
    place = min(shared) if low else max(shared)
    near = [position for position in positions if abs(position / 2 - place) <= 1.5]
    return median(near)


def find_body_size(blocks: Sequence[TextBlock]) -> float:
    sizes: Counter[float] = Counter()
    for block in blocks:
        for line in block.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def find_leading(blocks: Sequence[TextBlock]) -> float:
    """Return the usual distance from line to line."""
    steps = Counter(
        round(line.top - before.top)
        for block in blocks
        if block.kind == "text"
        for before, line in zip(block.lines, block.lines[1:], strict=False)
        if line.top > before.top
    )
    return float(steps.most_common(1)[0][0]) if steps else 0.0
