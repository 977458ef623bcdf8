"""Tables of a source: their body rows, and what the text says of each cell's place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from etl.notation.column_labels import find_label_kind
from etl.notation.late_patterns import compile_late
from etl.notation.markers import MarkerReading, find_readings
from etl.records import Cell, CellPlace, Clause, Source

ROW, SECTION, NOTE = "row", "section", "note"
_BARE = re.compile(r"\d{1,4}")
_NOTE = compile_late(r"(?:备?注|说明|资料来源|填表说明|填报说明)[\d一二三四五六七八九十]{0,2}[：:.．、]")
_LEAST_NUMBERED = 0.8  # of a column's cells, where no header says that it numbers the rows
_SECTION_STYLES = frozenset(("han_comma", "han_paren", "chapter", "section", "part", "article", "roman", "arabic_dot"))
_SPACED = re.compile(r"\s+")


class PrintedCell(NamedTuple):
    """A cell: its place in the table, and the span of its text."""

    place: CellPlace
    start: int
    end: int
    page: int | None


class TableRow(NamedTuple):
    """A body row: ``kind`` is ``row``, ``section`` (names the rows after it) or ``note`` (below the last one).

    ``number`` is the reading of the cell that numbers it, which stands at ``marker_start``.
    """

    table: int
    row: int
    kind: str
    start: int
    end: int
    page: int | None
    number: MarkerReading | None = None
    marker_start: int = 0


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table with a header: where header and body stand in the text, and its cells, title rows included."""

    number: int
    start: int
    body_start: int
    end: int
    cells: tuple[PrintedCell, ...]
    rows: tuple[TableRow, ...]


def find_tables(source: Source) -> dict[int, SourceTable]:
    """Return the tables of a source by number."""
    inside = [paragraph for paragraph in source.paragraphs if paragraph.cell]
    if not inside:
        return {}
    cells: dict[int, list[PrintedCell]] = {}
    for place, paragraphs in groupby(inside, key=lambda paragraph: paragraph.cell):
        first, *rest = paragraphs
        if place is not None:
            end = rest[-1].end_char if rest else first.end_char
            cells.setdefault(place.table, []).append(PrintedCell(place, first.start_char, end, first.page))
    return {number: _read_table(source.text, number, tuple(found)) for number, found in cells.items()}


def _read_table(text: str, number: int, cells: tuple[PrintedCell, ...]) -> SourceTable:
    header = [cell for cell in cells if cell.place.part == "header"]
    body = [cell for cell in cells if cell.place.part == "body"]
    start = header[0].start if header else body[0].start
    rows = tuple(_find_rows(text, number, header, body))
    return SourceTable(number, start, body[0].start, body[-1].end, cells, rows)


def _find_rows(
    text: str, number: int, header: Sequence[PrintedCell], body: Sequence[PrintedCell]
) -> Iterator[TableRow]:
    width = max(cell.place.column + cell.place.column_span - 1 for cell in (*header, *body))
    column = _find_number_column(text, header, [cell for cell in body if cell.place.column_span < width])
    is_flat = all(cell.place.row_span == cell.place.column_span == 1 for cell in body)
    by_row = {row: list(cells) for row, cells in groupby(body, key=lambda cell: cell.place.row)}
    covered = {  # rows into which a cell from above reaches
        row for cell in body for row in range(cell.place.row + 1, cell.place.row + cell.place.row_span)
    }
    last = max(by_row)
    ends = False  # only notes follow
    kinds: dict[int, str] = {}
    for row in sorted(by_row, reverse=True):
        kinds[row] = ROW
        if row not in covered and _names_rows(text, by_row[row], width, column, is_flat):
            kinds[row] = SECTION if ends else NOTE
        elif len(by_row[row]) == 1 and row == last and _NOTE.match(text, by_row[row][0].start):
            kinds[row] = NOTE
        ends = ends or kinds[row] == ROW
    for row, cells in by_row.items():
        numbered = next((cell for cell in cells if cell.place.column == column), None)
        reading = read_number(text[numbered.start : numbered.end]) if numbered and kinds[row] == ROW else None
        if kinds[row] == SECTION:
            reading = next(iter(find_readings(text, cells[0].start, cells[0].end)), None)
            numbered = cells[0]
        marker_start = numbered.start if numbered and reading else 0
        yield TableRow(number, row, kinds[row], cells[0].start, cells[-1].end, cells[0].page, reading, marker_start)


def _names_rows(text: str, cells: Sequence[PrintedCell], width: int, number_column: int | None, is_flat: bool) -> bool:
    """True for a row that is one cell over the whole width, or one printed cell at its start where the format has no
    merged cells, or where such a cell is no number among numbers."""
    if len(cells) != 1:
        return False
    (cell,) = cells
    if cell.place.column_span >= width > 1:
        return True
    if cell.place.column > 1 or cell.place.row_span > 1 or read_number(text[cell.start : cell.end]):
        return False
    readings = find_readings(text, cell.start, cell.end)
    return is_flat or number_column == 1 or any(reading.style in _SECTION_STYLES for reading in readings)


def _find_number_column(text: str, header: Sequence[PrintedCell], body: Sequence[PrintedCell]) -> int | None:
    """The column whose cells number the rows: named so by the header, or a first one that holds only numbers which
    count up."""
    named = [
        cell.place.column
        for cell in header
        if cell.place.column_span == 1 and find_label_kind(text[cell.start : cell.end]) == "number"
    ]
    columns: dict[int, list[MarkerReading | None]] = {}
    for cell in body:
        if cell.place.column == 1 or cell.place.column in named:
            columns.setdefault(cell.place.column, []).append(read_number(text[cell.start : cell.end]))
    named = [column for column in named if any(columns.get(column, ()))]
    if named:
        return max(named, key=lambda column: (sum(reading is not None for reading in columns[column]), -column))
    first = columns.get(1, [])
    numbers = [reading.number for reading in first if reading]
    if len(numbers) >= max(2, _LEAST_NUMBERED * len(first)) and numbers == list(range(1, len(numbers) + 1)):
        return 1
    return None


def read_number(cell: str) -> MarkerReading | None:
    """Return the reading of a cell that is only a running number: ``3``, ``（一）``, ``1.``; None for any other."""
    if _BARE.fullmatch(cell):
        return MarkerReading("bare", "bare", cell, int(cell))
    if len(cell) > 10:
        return None
    for closed in (cell, cell + "、"):  # a numeral alone is one in a cell of its own
        for reading in find_readings(closed, 0, len(closed)):
            if reading.marker == closed:
                style = reading.style if closed is cell else "bare"
                return reading._replace(marker=cell, style=style)
    return None


def lay_cells(source: Source, tables: Mapping[int, SourceTable], clauses: Sequence[Clause]) -> tuple[Cell, ...]:
    """Return the cells of all tables in reading order, with the clauses that contain them."""
    cells: list[Cell] = []
    at = 0
    for number in sorted(tables):
        labels = _Labels(source.text, [cell for cell in tables[number].cells if cell.place.part == "header"])
        for place, start, end, _ in tables[number].cells:
            while at + 1 < len(clauses) and clauses[at].end_char <= start:
                at += 1
            is_header = place.part == "header"
            header = labels.above(place) if place.part == "body" else None
            text = source.text[start:end]
            cells.append(
                Cell(
                    source.document_id, number, place.row, place.column, place.row_span, place.column_span, is_header,
                    header, clauses[at].clause_id, text, start, end,
                )
            )  # fmt: skip
    return tuple(cells)


class _Labels:
    """The labels of a table's header, by column."""

    def __init__(self, text: str, header: Sequence[PrintedCell]) -> None:
        self._width = max((cell.place.column + cell.place.column_span - 1 for cell in header), default=0)
        rows = sorted({cell.place.row for cell in header})
        labelled = {(cell.place.row, cell.place.column) for cell in header}
        lowest = {cell.place.column: cell.place.row for cell in sorted(header)}
        self._above: dict[int, list[str]] = {}
        for cell in sorted(header):
            place = cell.place
            last = place.column + place.column_span
            if place.column_span == 1:  # a label goes on over blanks to its right that have labels below
                while lowest.get(last, 0) > place.row and lowest.get(place.column, 0) > place.row:
                    if (place.row, last) in labelled:
                        break
                    last += 1
            label = _SPACED.sub("" if not text[cell.start : cell.end].isascii() else " ", text[cell.start : cell.end])
            for column in range(place.column, last):
                self._above.setdefault(column, []).append(label)
        self._rows = rows

    def above(self, place: CellPlace) -> str | None:
        """Return the labels above a body cell, outermost first; None for a cell over the whole width."""
        if place.column == 1 and place.column_span >= self._width > 1:
            return None
        return " / ".join(dict.fromkeys(self._above.get(place.column, ()))) or None
