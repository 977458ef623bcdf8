"""Workbooks (xlsx, xlsm, xls, WPS et, ods): every sheet a table, its name a heading, values as they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from etl.read.characters import count_changes
from etl.read.formats.number_formats import read_sheet_facts, show_number
from etl.read.reading import Finding, Line, Reading, UnreadableSource, read_line
from etl.read.tables.grid import Grid
from etl.read.tables.header import find_parts
from etl.records import CellPlace

ENDINGS = {".et": "et", ".ods": "ods", ".xls": "xls", ".xlsm": "xlsx", ".xlsx": "xlsx"}
MOST_CELLS = 2_000_000
MOST_REPEATED = 100_000  # filled cells; more, and more than the file has bytes, are few that are said again and again
DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表|table) ?\d*", re.IGNORECASE)
Values = list[list[str]]


def read_workbook(content: bytes) -> Reading:
    """The cells of every sheet, row by row; blank rows part tables. Hidden sheets are read and said in the findings.

    Raises `UnreadableSource` for files that are encrypted, damaged or too large.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    except CalamineError as error:
        protected = "password" in str(error).lower() or "encrypt" in str(error).lower()
        advice = "is encrypted; save it without a password" if protected else "is damaged; save it again as .xlsx"
        raise UnreadableSource(f"the workbook {advice}") from None
    formats, hidden_rows, areas, damaged = read_sheet_facts(content)
    lines: list[Line] = []
    tables: dict[int, list[CellPlace]] = {}
    findings: list[Finding] = []
    for index, metadata in enumerate(workbook.sheets_metadata):
        try:
            if index in damaged:
                raise CalamineError
            if areas.get(index, 0) > MOST_CELLS:  # before the library makes room for all of them
                raise UnreadableSource(too_many_cells(metadata.name))
            sheet = workbook.get_sheet_by_index(index)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise UnreadableSource(too_many_cells(metadata.name))
            values_of_rows = sheet.to_python(skip_empty_area=False)
            filled = sum(value != "" for values in values_of_rows for value in values)
            if filled > max(MOST_REPEATED, len(content)):
                raise UnreadableSource(
                    f"sheet {metadata.name} says its cells again and again, {filled} times; delete what is repeated"
                )
            shown = [
                [show_value(value, formats.get((index, row, column))) for column, value in enumerate(values)]
                for row, values in enumerate(values_of_rows)
            ]
            merged = sheet.merged_cell_ranges or []
        except CalamineError:
            findings.append(Finding("warning", "sheet_left_out", f"sheet {metadata.name} holds no readable cells"))
            continue
        if not any(any(row) for row in shown):
            continue
        if metadata.visible is not SheetVisibleEnum.Visible:
            findings.append(Finding("info", "hidden_sheet", f"sheet {metadata.name} is hidden; its cells are read"))
        if hidden := hidden_rows.get(index):
            rows = ", ".join(map(str, hidden[:20]))
            findings.append(
                Finding(
                    "info", "hidden_rows", f"sheet {metadata.name} hides {len(hidden)} rows, which are read: {rows}"
                )
            )
        name = read_line(metadata.name, "heading", whole=True)
        if name.text:
            is_default = DEFAULT_NAME.fullmatch(name.text) is not None
            name.removed = "sheet name" if is_default else ""
            lines.append(name)
        for rows_of_table in part_tables(shown, merged):
            lines += read_table(shown, merged, rows_of_table, tables)
    changes = count_changes("".join(line.text for line in lines))
    return Reading(tuple(lines), characters_changed=changes, findings=tuple(findings), tables=tables)


def too_many_cells(sheet: str) -> str:
    """Why a sheet is not read, and what to do."""
    return (
        f"sheet {sheet} has more than {MOST_CELLS} cells from its first to its last; clear what stands far from its table, "
        "or split the workbook"
    )


def show_value(value: Any, number_format: str | None) -> str:
    """Return a value as the sheet shows it, without blanks around it; days in ISO 8601."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return show_number(float(value), number_format)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time, timedelta)):
        return str(value)
    return str(value).strip()


def part_tables(shown: Values, merged: Sequence[Any]) -> Iterator[range]:
    """Yield the rows of each table of a sheet: blank rows part them, unless what follows has no header of its own."""
    runs: list[range] = []
    start: int | None = None
    for row in range(len(shown) + 1):
        if row < len(shown) and any(shown[row]):
            start = row if start is None else start
        elif start is not None:
            runs.append(range(start, row))
            start = None
    current: range | None = None
    for run in runs:
        if current is not None and has_header(shown, merged, current) and not has_header(shown, merged, run):
            longer = range(current.start, run.stop)
            if len([value for value in shown[run.start] if value]) > 1:
                current = longer
                continue
        if current is not None:
            yield current
        current = run
    if current is not None:
        yield current


def has_header(shown: Values, merged: Sequence[Any], rows: range) -> bool:
    places = place_cells(0, shown, merged, rows)
    texts = {place: value for place, value in places if value}
    return find_parts(Grid([place for place, _ in places], texts)) is not None


def place_cells(table: int, shown: Values, merged: Sequence[Any], rows: range) -> list[tuple[CellPlace, str]]:
    """The cells of a table with their values; the others of a merged cell are none."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    filled = [column for row in rows for column, value in enumerate(shown[row]) if value]
    first, last = min(filled, default=0), max(filled, default=0)
    for (top, left), (bottom, right) in merged:
        if top in rows:
            bottom, right = min(bottom, rows.stop - 1), min(right, last)  # an area may reach as far as a file likes
            spans[top, left] = (bottom - top + 1, right - left + 1)
            covered.update((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
    found = []
    for row in rows:
        for column in range(first, last + 1):
            value = shown[row][column]
            if (row, column) in covered and (row, column) not in spans and not value:
                continue
            row_span, column_span = spans.get((row, column), (1, 1))
            column_span = min(column_span, last - column + 1)
            place = CellPlace(table, row - rows.start + 1, column - first + 1, row_span, column_span)
            found.append((place, value))
    return found


def read_table(shown: Values, merged: Sequence[Any], rows: range, tables: dict[int, list[CellPlace]]) -> Iterator[Line]:
    """Yield the lines of a table's cells; ``tables`` takes it in."""
    number = len(tables) + 1
    cells = place_cells(number, shown, merged, rows)
    tables[number] = [place for place, _ in cells]
    for place, value in cells:
        for part in value.splitlines():
            line = read_line(part, "cell", whole=True)
            if line.text:
                line.cell = place
                yield line
