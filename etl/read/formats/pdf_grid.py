"""Grids of a page: cells in boxes, where their columns begin and end, which cells lack a rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.read.formats.pdf_lines import TextLine, find_lines
from etl.read.formats.pdf_objects import Box, Char

LEAST_COLUMNS = 3  # of a grid in which a rule may be missing
PAGE_NUMBER = re.compile(r"[-—–－―·•第共页\s\d/]{1,16}")
NEAR = 4.0  # points within which two rules are one


@dataclass(frozen=True, slots=True)
class PageCell:
    """A table cell, and its lines once the grid is known to be a table."""

    box: Box
    chars: tuple[Char, ...]
    lines: tuple[TextLine, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PageGrid:
    """A grid on a page: all its cells, and row by row those with text. ``lines`` are what it is made of where gaps and not
    rules part its columns."""

    page: int
    cells: tuple[PageCell, ...]
    rows: tuple[tuple[PageCell, ...], ...]
    lines: tuple[TextLine, ...] = ()

    @property
    def top(self) -> float:
        return self.rows[0][0].box[1]


def fill_lines(grid: PageGrid) -> PageGrid:
    filled = {cell.box: replace(cell, lines=tuple(find_lines(cell.chars))) for cell in grid.cells}
    rows = tuple(tuple(filled[cell.box] for cell in row) for row in grid.rows)
    return PageGrid(grid.page, tuple(filled[cell.box] for cell in grid.cells), rows)


def find_open_boxes(boxes: Sequence[Box]) -> list[Box]:
    """The cells of a grid that lack a rule, as one that the page's end cuts: what of a column no other cell covers."""
    columns = cluster([x for box in boxes for x in (box[0], box[2])])
    rows = cluster([y for box in boxes for y in (box[1], box[3])])
    if len(columns) < LEAST_COLUMNS + 1:
        return []
    free: list[Box] = []
    for left, right in pairwise(columns):
        middle = (left + right) / 2
        filled = sorted((box[1], box[3]) for box in boxes if box[0] <= middle <= box[2])
        top = rows[0]
        for begins, ends in [*filled, (rows[-1], rows[-1])]:
            if begins - top > NEAR:
                free.append((left, top, right, begins))
            top = max(top, ends)
    return free


def find_edges(grids: Sequence[PageGrid]) -> list[float]:
    """Return where the columns begin and end, from left to right."""
    return cluster([x for grid in grids for cell in grid.cells for x in (cell.box[0], cell.box[2])])


def cluster(positions: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for position in sorted(positions):
        if not edges or position - edges[-1] > NEAR:
            edges.append(position)
    return edges


def have_same_columns(above: PageGrid, below: PageGrid) -> bool:
    """True if two grids have the same edges, and one the rules between columns that the other has."""
    upper, lower, both = find_edges([above]), find_edges([below]), find_edges([above, below])
    same_frame = abs(upper[0] - lower[0]) <= NEAR and abs(upper[-1] - lower[-1]) <= NEAR
    return same_frame and len(both) == max(len(upper), len(lower))


def find_inside(middles: Sequence[tuple[float, float, Char]], box: Box) -> tuple[Char, ...]:
    """Return the characters whose middle stands in a box."""
    left, top, right, bottom = box
    return tuple([char for x, y, char in middles if left <= x <= right and top <= y <= bottom])
