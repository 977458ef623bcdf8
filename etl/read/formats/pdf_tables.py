"""Ruled tables of laid-out pages as grids, those that go on over pages as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from etl.notation.column_labels import find_label_kind
from etl.read.formats.pdf_grid import PAGE_NUMBER, PageGrid, cluster, find_edges, have_same_columns
from etl.read.formats.pdf_layout import WHOLE_PAGE, TextBlock
from etl.read.formats.pdf_lines import TextLine
from etl.read.tables.grid import Grid
from etl.read.tables.header import HEADER, find_parts
from etl.records import CellPlace

MOST_LINES_BETWEEN = 4  # that a page prints below and above a table that goes on
DIGITS = re.compile(r"\d+")
REPEATED = "repeated table header"
ALWAYS = 0.8  # of the rows that fill the fullest column: a column so full tells where a row begins


@dataclass(slots=True)
class GridCell:
    """A cell of a joined table, with the lines of each page that it stands on."""

    row: int
    column: int
    row_span: int
    column_span: int
    parts: list[tuple[int, tuple[TextLine, ...], float]] = field(default_factory=list)  # page, lines, room

    @property
    def text(self) -> str:
        return "".join(line.text for _, lines, _ in self.parts for line in lines)

    def place(self, table: int) -> CellPlace:
        return CellPlace(table, self.row, self.column, self.row_span, self.column_span)


def join_tables(blocks: Sequence[TextBlock]) -> tuple[list[TextBlock], dict[int, list[CellPlace]]]:
    """The blocks with each table that has a header laid out cell by cell, at the place where it begins; and the cells of these
    tables by their numbers. All other grids stay as they are."""
    runs = find_runs(blocks)
    repeated = Counter(
        key for key, _ in {(DIGITS.sub("#", line.text), block.page) for block in blocks for line in block.lines}
    )
    laid: list[TextBlock] = []
    tables: dict[int, list[CellPlace]] = {}
    at = index = 0
    while index < len(runs):
        grid, start, end = runs[index]
        laid += blocks[at:start]
        at, index = end, index + 1
        cells = read_grid(grid, find_edges([grid]))
        header = find_header(cells)
        if header is None:
            laid += [TextBlock(grid.page, "text", WHOLE_PAGE, grid.lines)] if grid.lines else blocks[start:end]
            continue
        between: list[TextBlock] = []
        dropped: list[tuple[int, tuple[TextLine, ...]]] = []
        last = grid
        while index < len(runs):
            following, next_start, next_end = runs[index]
            printed = blocks[at:next_start]
            if not goes_on(last, following, printed, repeated):
                break
            more = read_grid(following, find_edges([grid, following]))
            if not append_rows(cells, more, header, dropped):
                break
            between += printed
            last, at, index = following, next_end, index + 1
        number = len(tables) + 1
        tables[number] = [cell.place(number) for cell in cells]
        laid += lay_cells(cells, number)
        laid += [TextBlock(page, "cell", (0, 0), lines, removed=REPEATED) for page, lines in dropped]
        laid += between
    return laid + list(blocks[at:]), tables


def last_grid(blocks: Sequence[TextBlock]) -> PageGrid | None:
    """Return the last grid of the last page so far."""
    for block in reversed(blocks):
        if block.grid is not None:
            return block.grid
        if block.page < blocks[-1].page:
            break
    return None


def find_runs(blocks: Sequence[TextBlock]) -> list[tuple[PageGrid, int, int]]:
    """Return the grids of the pages, and the blocks that are their cells: from one index up to another."""
    runs: list[tuple[PageGrid, int, int]] = []
    for index, block in enumerate(blocks):
        if block.grid is None:
            continue
        if runs and runs[-1][0] is block.grid and runs[-1][2] == index:
            runs[-1] = (block.grid, runs[-1][1], index + 1)
        else:
            runs.append((block.grid, index, index + 1))
    return runs


def nearest(position: float, edges: Sequence[float]) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - position))


def read_grid(grid: PageGrid, columns: Sequence[float]) -> list[GridCell]:
    """Return the cells of one page's grid, in the order of its rows."""
    rows = cluster([y for cell in grid.cells for y in (cell.box[1], cell.box[3])])
    cells = []
    for cell in grid.cells:
        left, top, right, bottom = cell.box
        row, column = nearest(top, rows), nearest(left, columns)
        found = GridCell(
            row + 1, column + 1, max(1, nearest(bottom, rows) - row), max(1, nearest(right, columns) - column)
        )
        if cell.lines:
            found.parts.append((grid.page, cell.lines, right - left))
        cells.append(found)
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def find_header(cells: Sequence[GridCell]) -> list[GridCell] | None:
    """Return the cells of the header, or None if the grid is no table with one."""
    places = [cell.place(1) for cell in cells]
    parts = find_parts(Grid(places, {cell.place(1): cell.text for cell in cells if cell.parts}))
    return None if parts is None else [cell for cell in cells if parts[cell.row - 1] == HEADER]


def goes_on(above: PageGrid, below: PageGrid, printed: Sequence[TextBlock], repeated: Counter[str]) -> bool:
    """True if a grid at the head of a page has the columns of one at the foot of the page before, and nothing but page numbers
    and running heads stands between."""
    if below.page != above.page + 1:
        return False
    lines = [line.text for block in printed for line in block.lines]
    if len(lines) > MOST_LINES_BETWEEN or any(
        not PAGE_NUMBER.fullmatch(line) and repeated[DIGITS.sub("#", line)] < 2 for line in lines
    ):
        return False
    return have_same_columns(above, below)


def append_rows(
    cells: list[GridCell],
    more: list[GridCell],
    header: Sequence[GridCell],
    dropped: list[tuple[int, tuple[TextLine, ...]]],
) -> bool:
    """Add the rows of the next page to a table; False if they open with a header of their own. A header printed again is
    ``dropped``, the rest of a row that the page cut goes to its cells."""
    depth = max(cell.row + cell.row_span - 1 for cell in header)
    first_row = min(cell.row for cell in header)
    labels = [cell.text for cell in header if cell.parts]
    again = [cell for cell in more if cell.row <= depth - first_row + 1]
    if [cell.text for cell in again if cell.parts] == labels:
        dropped += [(page, lines) for cell in again for page, lines, _ in cell.parts]
        more = [cell for cell in more if cell not in again]
        skipped = depth - first_row + 1
    elif find_header(more) is not None:
        return False
    else:
        skipped = 0
    last = max(cell.row + cell.row_span - 1 for cell in cells)
    opening = [cell for cell in more if cell.row == skipped + 1]
    is_rest = is_rest_of_row(cells, opening, header, last)
    offset = last - skipped - is_rest
    for cell in more:
        above = next((c for c in cells if covers(c, last, cell.column)), None) if cell.row == skipped + 1 else None
        if above is not None and (is_rest or (not cell.parts and above.row_span > 1)):
            above.parts += cell.parts
            above.row_span += cell.row_span - is_rest
            continue
        cells.append(replace(cell, row=cell.row + offset))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return True


def covers(cell: GridCell, row: int, column: int) -> bool:
    in_row = cell.row <= row < cell.row + cell.row_span
    return in_row and cell.column <= column < cell.column + cell.column_span


def is_rest_of_row(
    cells: Sequence[GridCell], opening: Sequence[GridCell], header: Sequence[GridCell], last: int
) -> bool:
    """True for a page's first row that goes on with the last one before: the column that every row fills (the running number,
    else the first such one) is blank."""
    if not any(cell.parts for cell in opening):
        return False
    depth = max(cell.row + cell.row_span - 1 for cell in header)
    numbers = [cell.column for cell in header if find_label_kind(cell.text) == "number"]
    filled: Counter[int] = Counter()
    for cell in cells:
        if cell.row > depth and cell.parts:
            filled[cell.column] += 1
    most = max(filled.values(), default=0)
    always = [column for column in sorted(filled) if filled[column] >= ALWAYS * most]
    for key in (*(column for column in numbers if filled[column]), *always):
        printed = next((cell for cell in opening if cell.column <= key < cell.column + cell.column_span), None)
        above = next((cell for cell in cells if covers(cell, last, key)), None)
        if printed is None or above is None or printed.column_span > above.column_span:
            return False
        if printed.row_span == above.row_span == 1:  # a merged cell does not tell where a row begins
            return not printed.parts and bool(above.parts)
    return False


def lay_cells(cells: Sequence[GridCell], table: int) -> list[TextBlock]:
    """Return the blocks of a table's cells, row by row."""
    return [
        TextBlock(page, "cell", (0, 0), lines, room, cell=cell.place(table))
        for cell in cells
        for page, lines, room in cell.parts
    ]
