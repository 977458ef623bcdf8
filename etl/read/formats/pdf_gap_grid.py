"""The grid of a table whose columns are parted by gaps, from the lines of its header and of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.read.formats.pdf_cells import LevelRule, find_level_rules
from etl.read.formats.pdf_gap_rows import GapColumn, middle, part_rows
from etl.read.formats.pdf_grid import PageCell, PageGrid
from etl.read.formats.pdf_headers import is_between_rules
from etl.read.formats.pdf_lines import TextLine, cut_line
from etl.read.formats.pdf_objects import PageObjects
from etl.read.tables.grid import Grid
from etl.read.tables.header import HEADER, find_parts
from etl.records import CellPlace

LEAST_ROWS = 2
LEAST_COLUMNS = 3  # of a table whose header no rules enclose


@dataclass(frozen=True, slots=True)
class GapRegion:
    """The lines of a table below its header, those that run over all its columns, and the places where columns meet."""

    body: tuple[TextLine, ...]
    spanning: frozenset[int]  # ids of lines
    edges: tuple[float, ...]


def make_grid(
    header: Sequence[TextLine],
    region: GapRegion,
    columns: Sequence[GapColumn],
    page: PageObjects,
    number: int,
    continues: bool,
    has_rest: bool,
) -> PageGrid | None:
    """Return the cells of a region, which may go on from the page before, with the rest of a row; None if nothing tells its
    rows apart."""
    if not region.body:
        return None
    rules = find_level_rules(page, columns[0].left, columns[-1].right)
    if len(columns) < LEAST_COLUMNS and header and not is_between_rules(header, rules):
        return None
    rows = part_rows(region.body, columns, region.spanning, rules, has_rest)
    if rows is None or sum(len(row) > 0 for row in rows) < LEAST_ROWS - continues:
        return None
    parts = [list(header), *rows] if header else rows
    tops = [min(line.top for line in row) for row in parts]
    bottoms = [max(line.bottom for line in row) for row in parts]
    meets = [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    levels = [tops[0] - 1.0, *meets, bottoms[-1] + 1.0]
    cells: list[PageCell] = []
    for column in columns:
        first = 0
        for row, lines in enumerate(parts):
            if any(id(line) in region.spanning for line in lines):
                first = row + 1
                if column is columns[0]:
                    box = (column.left, levels[row], columns[-1].right, levels[row + 1])
                    cells.append(PageCell(box, (), tuple(lines)))
            elif row + 1 == len(parts) or is_closed(row, parts, column, rules):
                held = [part for some in parts[first : row + 1] for line in some for part in cut_column(line, column)]
                held.sort(key=lambda part: part.top)
                inside = tuple(char for part in held for char in part.chars)
                box = (column.left, levels[first], column.right, levels[row + 1])
                cells.append(PageCell(box, inside, tuple(held)))
                first = row + 1
    cells.sort(key=lambda cell: (cell.box[1], cell.box[0]))
    filled = [tuple(cell for cell in cells if cell.box[1] == top and cell.lines) for top in levels[:-1]]
    used = tuple(line for row in parts for line in row)
    return PageGrid(number, tuple(cells), tuple(row for row in filled if row), used)


def cut_column(line: TextLine, column: GapColumn) -> list[TextLine]:
    """Return what a line holds in a column."""
    middles = [(char["x0"] + char["x1"]) / 2 for char in line.chars]
    before = sum(middle < column.left for middle in middles)
    inside = sum(middle < column.right for middle in middles) - before
    _, rest = cut_line(line, before)
    return cut_line(rest[0], inside)[0] if rest and inside else []


def is_closed(row: int, parts: Sequence[Sequence[TextLine]], column: GapColumn, rules: Sequence[LevelRule]) -> bool:
    """False for a row over a rule that leaves out the column: its cell goes on in the next row."""
    upper, lower = (max(middle(line) for line in parts[row]), min(middle(line) for line in parts[row + 1]))
    between = [rule for rule in rules if parts[row][0].top < rule.y < lower] if upper < lower else []
    at = (column.left + column.right) / 2
    return not between or any(rule.x0 <= at <= rule.x1 for rule in between)


def has_header(grid: PageGrid) -> bool:
    """True if the first row names the columns of the others."""
    tops, lefts = (sorted({cell.box[side] for cell in grid.cells}) for side in (1, 0))
    texts = {}
    for cell in grid.cells:
        span = len(lefts) if cell.box[2] - cell.box[0] > lefts[-1] - lefts[0] else 1
        place = CellPlace(1, tops.index(cell.box[1]) + 1, lefts.index(cell.box[0]) + 1, 1, span)
        texts[place] = "".join(line.text for line in cell.lines)
    parts = find_parts(Grid(list(texts), texts))
    return parts is not None and parts[0] == HEADER
