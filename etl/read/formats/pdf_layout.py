"""The layout of a PDF page: its lines of type, its tables cell by cell, its columns of text, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

from etl.read.formats.pdf_doubles import drop_doubles
from etl.read.formats.pdf_grid import (
    NEAR,
    PageCell,
    PageGrid,
    fill_lines,
    find_inside,
    find_open_boxes,
    have_same_columns,
)
from etl.read.formats.pdf_lines import TextLine, cut_line, find_lines
from etl.read.formats.pdf_objects import Box, Char, PageObjects
from etl.read.formats.pdf_unruled import find_unruled_grids
from etl.records import CellPlace

WHOLE_PAGE, LEFT_COLUMN, RIGHT_COLUMN, NOWHERE = (0, 0), (0, 1), (1, 1), (-1, -1)
FLOW_CELL = 160  # characters: a cell with more holds running text
LEAST_GAP = 0.6  # of the type size: less parts no columns
STEP = 2.0  # points between the places where a gutter is looked for
MOST_DRAWN = 5000  # lines and boxes: a page with more is a drawing, not a table


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines that are read one after the other: a column of text (``kind`` text) or a table cell. ``grid`` is what a page
    draws around a cell, ``cell`` its place in a table with a header; ``removed`` says why the lines are no text."""

    page: int
    kind: str
    place: tuple[int, int]  # blocks of the same place belong to one column
    lines: tuple[TextLine, ...]
    room: float = 0.0  # a cell's width
    grid: PageGrid | None = None
    cell: CellPlace | None = None
    removed: str = ""

    @staticmethod
    def of_text(page: int, texts: Sequence[str]) -> TextBlock:
        """Return a block of lines whose place is not known."""
        return TextBlock(page, "text", NOWHERE, tuple(TextLine(text) for text in texts))


def find_blocks(page: PageObjects, number: int, above: PageGrid | None = None) -> list[TextBlock]:
    """The blocks of a page in reading order: text in its columns, a table where its first row stands. ``above`` is the last
    grid of the pages before."""
    chars = drop_doubles(page.chars)
    drawn = len(page.rects) + len(page.lines) + len(page.curves)
    tables = find_tables(page, chars, number, above) if 0 < drawn <= MOST_DRAWN else []
    tables = drop_bands(tables, chars, page, number, above)
    unruled, lines = find_unruled(tables, chars, page, number, above)
    used = {id(line) for grid in unruled for line in grid.lines}
    lines = [line for line in lines if id(line) not in used]
    blocks: list[TextBlock] = []
    at = 0
    for table in sorted([*tables, *unruled], key=lambda grid: grid.top):
        higher = [line for line in lines[at:] if line.top < table.top]
        at += len(higher)
        blocks += part_columns(higher, number)
        blocks += [read_cell(cell, number, table) for row in table.rows for cell in row]
    return blocks + part_columns(lines[at:], number)


def find_unruled(
    tables: Sequence[PageGrid], chars: Sequence[Char], page: PageObjects, number: int, above: PageGrid | None
) -> tuple[list[PageGrid], list[TextLine]]:
    """Return the tables of a page whose columns gaps part, and the lines outside ``tables``."""
    inside = {id(char) for table in tables for row in table.rows for cell in row for char in cell.chars}
    lines = find_lines([char for char in chars if id(char) not in inside])
    return find_unruled_grids(lines, page, number, tables, above), lines


def drop_bands(
    tables: Sequence[PageGrid], chars: Sequence[Char], page: PageObjects, number: int, above: PageGrid | None
) -> list[PageGrid]:
    """Return the ruled tables without boxes of one row that only colour the rows of a table whose columns gaps part."""
    bands = [grid for grid in tables if len(grid.rows) == 1]
    if not bands:
        return list(tables)
    unruled, _ = find_unruled([grid for grid in tables if grid not in bands], chars, page, number, above)
    taken = {id(char) for grid in unruled for line in grid.lines for char in line.chars}
    return [
        grid
        for grid in tables
        if grid not in bands
        or any(id(char) not in taken for cell in grid.rows[0] for char in cell.chars if char["text"].strip())
    ]


def find_tables(page: PageObjects, chars: Sequence[Char], number: int, above: PageGrid | None) -> list[PageGrid]:
    """The grids of a page. A frame that only lays out the page (one filled cell in every row) is no table, and of
    frames around a table the innermost counts."""
    found = sorted(page.find_tables(), key=lambda table: area(table.bbox))
    if not found:
        return []
    tables: list[PageGrid] = []
    taken: set[int] = set()
    middles = [((char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2, char) for char in chars]
    for table in found:
        rows: list[tuple[PageCell, ...]] = []
        every: list[PageCell] = []
        left, _, right, _ = table.bbox
        inside = [place for place in middles if left <= place[0] <= right]
        open_boxes = find_open_boxes([box for row in table.rows for box in row.cells if box])
        for row in table.rows:
            boxes = [box for box in row.cells if box]
            boxes += [box for box in open_boxes if boxes and abs(box[1] - boxes[0][1]) <= NEAR]
            top, bottom = min([box[1] for box in boxes], default=0.0), max([box[3] for box in boxes], default=0.0)
            near = [place for place in inside if top <= place[1] <= bottom]
            cells = [PageCell(box, find_inside(near, box)) for box in sorted(boxes)]
            every += cells
            filled = [cell for cell in cells if any(char["text"].strip() for char in cell.chars)]
            if filled:
                rows.append(tuple(filled))
        used = {id(char) for row in rows for cell in row for char in cell.chars}
        grid = PageGrid(number, tuple(every), tuple(rows))
        has_rows = any(len(row) > 1 for row in rows)
        if not has_rows and rows and len(every) > len(rows) and above is not None and above.page == number - 1:
            has_rows = have_same_columns(above, grid)  # the rest of a row that the page cut
        if has_rows and not used & taken:
            taken |= used
            tables.append(fill_lines(grid))
    return tables


def area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def read_cell(cell: PageCell, number: int, grid: PageGrid) -> TextBlock:
    """Return a table cell as a block; one that holds running text is a column of its own."""
    lines = cell.lines
    size = sum(len(line.text) for line in lines)
    place = (round(cell.box[0] / 10), round(cell.box[2] / 10))
    return TextBlock(number, "text" if size >= FLOW_CELL else "cell", place, lines, cell.box[2] - cell.box[0], grid)


def part_columns(lines: Sequence[TextLine], number: int) -> list[TextBlock]:
    """Text as one block, or band by band as two where most lines keep clear of a gutter near the middle and fill up to it."""
    if not lines:
        return []
    gutter = find_gutter(lines)
    if gutter is None:
        return [TextBlock(number, "text", WHOLE_PAGE, tuple(lines))]
    blocks: list[TextBlock] = []
    left: list[TextLine] = []
    right: list[TextLine] = []
    for line in lines:
        parts = split_at(line, gutter)
        if parts is None:
            blocks += close_columns(left, right, number)
            left, right = [], []
            blocks.append(TextBlock(number, "text", WHOLE_PAGE, (line,)))
        else:
            left += parts[0]
            right += parts[1]
    return blocks + close_columns(left, right, number)


def close_columns(left: Sequence[TextLine], right: Sequence[TextLine], number: int) -> list[TextBlock]:
    found = ((LEFT_COLUMN, left), (RIGHT_COLUMN, right))
    return [TextBlock(number, "text", place, tuple(lines)) for place, lines in found if lines]


def find_gutter(lines: Sequence[TextLine]) -> float | None:
    """Find the vertical gap between two columns of text.

    Most lines have it, and it ends full lines on its left: a list of names and titles has a gap, but its left side is ragged.

    Returns:
        A place inside the gap, in points from the page's left; None if there is no such gap.
    """
    covered: Counter[int] = Counter()  # multiples of `STEP` points → how many lines leave them blank between characters
    for line in lines:
        for before, after in pairwise(sorted(line.chars, key=lambda char: char["x0"])):
            if after["x0"] - before["x1"] > 1.2 * line.size:
                covered.update(range(ceil(before["x1"] / STEP), floor(after["x0"] / STEP) + 1))
    beside = list(find_beside(lines))
    for start, end in beside:
        covered.update(range(ceil(start / STEP), floor(end / STEP) + 1))
    count = max(covered.values(), default=0)
    if count < 6 or count < 0.5 * (len(lines) - len(beside)):
        return None
    widest = [place for place in sorted(covered) if covered[place] == count]
    gutter = STEP * widest[len(widest) // 2]
    left = [part for line in lines if (parts := split_at(line, gutter)) for part in parts[0]]
    edge = max((line.x1 for line in left), default=0.0)
    full = sum(line.x1 > edge - 1.5 * line.size for line in left)
    return gutter if len(left) >= 6 and full >= 0.6 * len(left) else None


def find_beside(lines: Sequence[TextLine]) -> Iterator[tuple[float, float]]:
    """Yield the gaps between two lines of which one stands beside the other a little lower."""
    at = 0
    while at + 1 < len(lines):
        left, right = sorted(lines[at : at + 2], key=lambda line: line.x0)
        at += 1
        if left.top < right.bottom and right.top < left.bottom and right.x0 - left.x1 > 1.2 * left.size:
            yield left.x1, right.x0
            at += 1


def split_at(line: TextLine, gutter: float) -> tuple[list[TextLine], list[TextLine]] | None:
    """Return the parts of a line left and right of the gutter; None for a line that runs across."""
    crossing = [c["x1"] for c in line.chars if c["x0"] < gutter - 1 and c["x1"] > gutter + 1 and c["text"].strip()]
    if len(crossing) == 1 and crossing[0] - gutter < line.size:
        gutter = crossing[0]  # a mark that hangs out of its column
    elif crossing:
        return None
    sides = ([c for c in line.chars if c["x1"] <= gutter + 1], [c for c in line.chars if c["x1"] > gutter + 1])
    if (sides[0] and sides[1]) or (crossing and not sides[1]):
        start = min([c["x0"] for c in sides[1]], default=gutter + line.size)
        if start - max(c["x1"] for c in sides[0]) < LEAST_GAP * line.size:
            return None  # the gutter falls between two characters of a line that has no gap there
    if line.chars and not line.chars[0]["upright"]:
        return find_lines(sides[0]), find_lines(sides[1])
    return cut_line(line, len(sides[0]))
