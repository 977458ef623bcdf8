"""Tables of a web page: where the cells of each stand (HTML, 4.9.12, Forming a table)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from etl.read.tables.grid import MOST_SPANNED, holds_data, place_rows
from etl.records import CellPlace

CELLS = ("td", "th")
ROW_GROUPS = ("thead", "tbody", "tfoot")


class PageTables:
    """The tables of a page, and the places of their cells."""

    def __init__(self) -> None:
        self.by_number: dict[int, list[CellPlace]] = {}
        self._places: dict[etree._Element, CellPlace] = {}

    def open(self, table: etree._Element) -> None:
        """Register a table, unless it only lays out the page around another one, or is nested in a registered one."""
        rows = [[cell for cell in row if cell.tag in CELLS] for row in find_rows(table)]
        if any(inner is not table for inner in table.iter("table")) and not holds_data(
            [[count_characters(cell) for cell in row] for row in rows]
        ):
            return
        if self._find_around(table) is not None:
            return
        number = len(self.by_number) + 1
        places = place_rows(number, rows, read_cell)
        self.by_number[number] = list(places.values())
        self._places |= places

    def place_of(self, cell: etree._Element) -> CellPlace | None:
        """Return the place of a cell; for a cell of a nested table, that of the enclosing cell."""
        return self._places.get(cell) or self._find_around(cell)

    def _find_around(self, element: etree._Element) -> CellPlace | None:
        if not self._places:
            return None
        return next((self._places[cell] for cell in element.iterancestors(*CELLS) if cell in self._places), None)


def count_characters(cell: etree._Element) -> int:
    return len("".join("".join(cell.itertext()).split()))


def find_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, without those of nested tables."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ROW_GROUPS:
            yield from (row for row in child if row.tag == "tr")


def read_cell(cell: etree._Element) -> tuple[int, int, bool]:
    """Return the rows and columns that a cell spans, and whether it is a header."""
    row = cell.getparent()
    group = row.getparent() if row is not None else None
    is_header = cell.tag == "th" or (group is not None and group.tag == "thead")
    return read_span(cell, "rowspan"), read_span(cell, "colspan"), is_header


def read_span(cell: etree._Element, name: str) -> int:
    """Return a span. A rowspan of 0 reaches the end of its row group; what is not a number counts 1."""
    text = str(cell.get(name, "1")).strip()
    if text == "1" or not text.isascii() or not text.isdigit():
        return 1
    if name == "rowspan":
        row = cell.getparent()
        below = sum(1 for _ in row.itersiblings("tr")) if row is not None else 0
        return min(int(text) or MOST_SPANNED, below + 1)
    return int(text)
