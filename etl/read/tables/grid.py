"""The grid of a table: its cells by row and column, a merged cell at every position that it covers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from etl.records import CellPlace

Key = TypeVar("Key")
MOST_SPANNED = 1000  # columns or rows of one cell, as in HTML
MOST_OF_CELL = 0.6  # of the text of a table that holds another one: a cell with more has the page laid out in it


class Grid:
    """The cells of one table and their texts, those without text too."""

    def __init__(self, places: Sequence[CellPlace], texts: Mapping[CellPlace, str]) -> None:
        self.texts = texts
        self.height = max((place.row + place.row_span - 1 for place in places), default=0)
        self.width = max((place.column + place.column_span - 1 for place in places), default=0)
        self.rows: list[list[CellPlace]] = [[] for _ in range(self.height)]
        for place in sorted(places):
            self.rows[place.row - 1].append(place)

    def text(self, place: CellPlace) -> str:
        return self.texts.get(place, "")

    def filled(self, row: int) -> list[CellPlace]:
        """Return the cells with text that begin in a row, counted from 0."""
        return [place for place in self.rows[row] if self.text(place)]


def place_rows(
    table: int, rows: Iterable[Sequence[Key]], read_cell: Callable[[Key], tuple[int, int, bool]]
) -> dict[Key, CellPlace]:
    """Where the cells of a table stand, as HTML lays them out: each at the first place of its row that no cell from above
    covers. ``read_cell`` gives the rows and columns that a cell spans, and whether the format says that it is a header."""
    places: dict[Key, CellPlace] = {}
    covered: dict[int, int] = {}  # column → the last row that a cell from above covers
    for row, cells in enumerate(rows, 1):
        column = 1
        for cell in cells:
            row_span, column_span, is_header = read_cell(cell)
            row_span, column_span = (max(1, min(span, MOST_SPANNED)) for span in (row_span, column_span))
            while covered.get(column, 0) >= row:
                column += 1
            part = "header" if is_header else "body"
            places[cell] = CellPlace(table, row, column, row_span, column_span, part)
            for spanned in range(column, column + column_span):
                covered[spanned] = row + row_span - 1
            column += column_span
    return places


def holds_data(sizes: Sequence[Sequence[int]]) -> bool:
    """Tell a table of data, one of whose cells holds a table, from one that lays out a page.

    Args:
        sizes: The number of characters in each cell, row by row.

    Returns:
        True if two rows have two filled cells or more, and no cell holds most of the text.
    """
    total = sum(map(sum, sizes))
    rows = sum(sum(size > 0 for size in row) > 1 for row in sizes)
    return rows > 1 and all(size <= MOST_OF_CELL * total for row in sizes for size in row)
