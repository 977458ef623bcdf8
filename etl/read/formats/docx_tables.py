"""Tables of a Word file: where the cells of each stand (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from etl.read.formats.docx_numbering import to_int, value_of
from etl.read.formats.docx_package import W
from etl.read.tables.grid import MOST_SPANNED, holds_data
from etl.records import CellPlace

TABLE, ROW, CELL = f"{W}tbl", f"{W}tr", f"{W}tc"
OFF = frozenset(("0", "false", "off"))


class WordTables:
    """The tables of a document, and the places of their cells."""

    def __init__(self) -> None:
        self.by_number: dict[int, list[CellPlace]] = {}
        self._places: dict[etree._Element, CellPlace] = {}
        self._inner: dict[etree._Element, CellPlace | None] = {}  # … of cells in tables that are not taken in

    def open(self, table: etree._Element) -> None:
        """Register a table, unless it only lays out the page around another one, or is nested in a registered one."""
        around = next(table.iterancestors(CELL), None)
        if around is not None and self.place_of(around) is not None:
            return
        rows = [(row, find_own(row, CELL)) for row in find_own(table, ROW)]
        if next(table.iterdescendants(TABLE), None) is not None:
            # counting walks all that is inside, so the shape is looked at first: tables may nest without end
            if sum(len(cells) > 1 for _, cells in rows) < 2:
                return
            if not holds_data([[count_characters(cell) for cell in cells] for _, cells in rows]):
                return
        number = len(self.by_number) + 1
        places = place_cells(number, rows)
        self.by_number[number] = list(places.values())
        self._places |= places

    def place_of(self, cell: etree._Element) -> CellPlace | None:
        """Return the place of a cell; of one in a nested table, that of the cell around it, which is met before."""
        if cell not in self._places and cell not in self._inner:
            around = next(cell.iterancestors(CELL), None)
            self._inner[cell] = self.place_of(around) if around in self._places or around in self._inner else None
        return self._places.get(cell) or self._inner[cell]


def find_own(element: etree._Element, tag: str) -> list[etree._Element]:
    """Return the rows of a table, or the cells of a row, without those of tables inside."""
    found: list[etree._Element] = []
    waiting = list(element)[::-1]
    while waiting:
        child = waiting.pop()
        if child.tag == tag:
            found.append(child)
        elif child.tag not in (TABLE, ROW, CELL):
            waiting += list(child)[::-1]
    return found


def count_characters(cell: etree._Element) -> int:
    return sum(len((text.text or "").strip()) for text in cell.iter(f"{W}t"))


def place_cells(
    table: int, rows: Sequence[tuple[etree._Element, Sequence[etree._Element]]]
) -> dict[etree._Element, CellPlace]:
    """The cells of the rows; one that goes on with the cell above it (vMerge) widens that cell and is none by itself, unless
    it has words of its own."""
    places: dict[etree._Element, CellPlace] = {}
    above: dict[int, etree._Element] = {}  # the cell that begins in a column and is the last one there
    for number, (row, cells) in enumerate(rows, 1):
        properties = row.find(f"{W}trPr")
        part = "header" if properties is not None and is_set(properties, "tblHeader") else "body"
        column = 1 + (to_int(value_of(properties, "gridBefore"), 0) if properties is not None else 0)
        for cell in cells:
            setting = cell.find(f"{W}tcPr")
            span = to_int(value_of(setting, "gridSpan"), 1) if setting is not None else 1
            span = max(1, min(span, MOST_SPANNED))
            merge = setting.find(f"{W}vMerge") if setting is not None else None
            begins = merge is None or merge.get(f"{W}val") == "restart"
            first = above.get(column)
            if not begins and first is not None and not holds_text(cell):
                places[first] = places[first]._replace(row_span=number - places[first].row + 1)
            else:
                places[cell] = CellPlace(table, number, column, 1, span, part)
                above[column] = cell
            column += span
    return places


def is_set(properties: etree._Element, name: str) -> bool:
    child = properties.find(f"{W}{name}")
    return child is not None and str(child.get(f"{W}val", "")).lower() not in OFF


def holds_text(cell: etree._Element) -> bool:
    return any(text.text and text.text.strip() for text in cell.iter(f"{W}t"))
