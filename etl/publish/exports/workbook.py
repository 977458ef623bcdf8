"""Exports an Excel workbook: a list of contents, the tasks, all other tables, and the meanings of columns.

Headers, sheet names and coded values are in the reader's language. Every sheet is a named table with frozen header, filters and
widths that show its dates and numbers; a task links to its clause. Texts remain texts, whatever they look like. Texts longer than
a cell are truncated and marked; ``documents.text`` is left out. The same dataset gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from etl.errors import InputError
from etl.publish.counts import LONGEST_CELL
from etl.publish.descriptions import ColumnDescription, TableDescription
from etl.publish.dictionary import dictionary_of
from etl.publish.explorer.labels import value_labels
from etl.publish.exports.workbook_words import NOTES, display_width, headers_of, said, sheet_name, word_of

FIRST = "tasks"  # the table that people come for
# its columns as people read them: what, who, by when, with how much, under what; the others behind them
READ_FIRST = (
    "clause_id headings text lead support responsible subject due_date due time_limits amounts amount_high targets cites title "
    "document_number issuer region_name signed_date"
).split()
MOST_ROWS = 1_048_575  # of a sheet, its header not counted
MOST_LINKS = 65_530  # of a sheet
CUT = "…[cut]"
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NO_TIME = datetime(2000, 1, 1)  # a workbook has to say when it was made
# widths in digits of the sheet's face, heights in points
NARROWEST, WIDEST, WIDEST_TEXT, FILTER_BUTTON = 8, 40, 60, 4
DAY_WIDTH = 12
LINE_HEIGHT, MOST_LINES = 15, 8
PAPER_A3 = 8
LOOKED_AT = 2_000  # rows that the width of a column is taken from


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of cells."""

    title: Any
    head: Any
    text: Any
    wrapped: Any
    day: Any
    number: Any
    link: Any


def write(
    tables: Mapping[str, pl.DataFrame],
    described: Sequence[TableDescription],
    output: Path,
    target: Path,
    language: str = "en",
) -> list[str]:
    notes = ["documents.text is left out, as in CSV: the texts stand in the folder texts of the dataset."]
    ordered = sorted(described, key=lambda table: table.name != FIRST)
    with xlsxwriter.Workbook(str(target), OPTIONS) as workbook:
        workbook.set_properties({"created": NO_TIME, "title": word_of("title", language)})
        formats = _formats(workbook)
        contents = workbook.add_worksheet(word_of("contents", language))
        names = {table.name: sheet_name(table, language) for table in ordered}
        rows_of_clauses = {clause_id: row for row, clause_id in enumerate(tables["clauses"]["clause_id"], 1)}
        for table in ordered:
            columns = _in_reading_order(table)
            frame = tables[table.name].select(column.name for column in columns)
            if frame.height > MOST_ROWS:
                raise InputError(f"{table.name} has {frame.height:,} rows, a sheet {MOST_ROWS:,}: take another format.")
            sheet = workbook.add_worksheet(names[table.name])
            cut = _fill(sheet, table.name, columns, frame, formats, language)
            notes += [f"{table.name}.{name}: {count:,} texts were cut to fit a cell." for name, count in cut.items()]
            if table.name == FIRST and frame.height <= MOST_LINKS:
                for row, clause_id in enumerate(frame["clause_id"], 1):
                    place = f"internal:'{names['clauses']}'!A{rows_of_clauses[clause_id] + 1}"
                    sheet.write_url(row, 0, place, formats.link, string=cell_text(clause_id))
        _write_dictionary(workbook.add_worksheet(word_of("dictionary", language)), described, formats, language)
        _write_contents(contents, ordered, names, tables, formats, language)
        contents.activate()
    return notes


def _in_reading_order(table: TableDescription) -> list[ColumnDescription]:
    """Return the columns of a table; those of tasks in the order in which people read them."""
    order = {name: place for place, name in enumerate(READ_FIRST)} if table.name == FIRST else {}
    return sorted(table.csv_columns, key=lambda column: order.get(column.name, len(order)))


def cell_text(text: str) -> str:
    """Return a text as a cell holds it: at most 32,767 UTF-16 units; longer texts are truncated and marked."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _formats(workbook: xlsxwriter.Workbook) -> Formats:
    top = {"valign": "top"}
    return Formats(
        title=workbook.add_format({"bold": True, "font_size": 16}),
        head=workbook.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#ececec", "bottom": 1}
        ),
        text=workbook.add_format(top),
        wrapped=workbook.add_format({**top, "text_wrap": True}),
        day=workbook.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
        number=workbook.add_format({**top, "num_format": "#,##0.########"}),
        link=workbook.add_format({**top, "font_color": "#0b5394", "underline": 1}),
    )


def _fill(
    sheet: Worksheet,
    name: str,
    columns: Sequence[ColumnDescription],
    frame: pl.DataFrame,
    formats: Formats,
    language: str,
) -> dict[str, int]:
    """Write a table as a sheet. Returns the number of truncated texts by column."""
    headers = headers_of(columns, language)
    cut: dict[str, int] = {}
    lines = [1] * frame.height
    for at, (column, header) in enumerate(zip(columns, headers, strict=True)):
        values = _shown(frame[column.name], column, language)
        width = _width(column, header, values)
        sheet.set_column(at, at, width)
        for row, value in enumerate(values, 1):
            if isinstance(value, str):
                text = cell_text(value)
                cut[column.name] = cut.get(column.name, 0) + (text != value)
                needed = _lines(text, width)
                lines[row - 1] = max(lines[row - 1], needed)
                sheet.write_string(row, at, text, formats.wrapped if needed > 1 else formats.text)
            elif isinstance(value, bool):
                sheet.write_string(row, at, word_of("yes" if value else "no", language), formats.text)
            elif isinstance(value, date):
                sheet.write_datetime(row, at, value, formats.day)
            elif value is not None:
                sheet.write_number(row, at, value, formats.number)
    for row, needed in enumerate(lines, 1):
        if needed > 1:
            sheet.set_row(row, LINE_HEIGHT * min(needed, MOST_LINES))
    _make_table(sheet, name, headers, frame.height, formats)
    return {column: count for column, count in cut.items() if count}


def _make_table(sheet: Worksheet, name: str, headers: Sequence[str], rows: int, formats: Formats) -> None:
    """Make a named Excel table of the written cells, with frozen header and filters."""
    columns = [{"header": header, "header_format": formats.head} for header in headers]
    options = {"name": name, "columns": columns, "style": "Table Style Light 1", "autofilter": True}
    sheet.add_table(0, 0, max(rows, 1), len(headers) - 1, options)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()  # on paper as wide as the sheet, its header on every page
    sheet.set_paper(PAPER_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _shown(series: pl.Series, column: ColumnDescription, language: str) -> list[Any]:
    """Return the values of a column; coded values in Chinese words if the workbook is Chinese."""
    values = series.to_list()
    if language != "zh" or not column.values:
        return values
    labels = {value: label[1] for value, label in value_labels(column).items()}
    return [labels.get(value, value) for value in values]


def _width(column: ColumnDescription, header: str, values: Sequence[Any]) -> int:
    """Return a width for the header with its button and nine of ten values; for all values of dates and numbers."""
    own = display_width(header) + FILTER_BUTTON
    if column.type == "date":
        return max(own, DAY_WIDTH)
    some = [value for value in values[:LOOKED_AT] if value is not None]
    if column.type in ("integer", "number"):
        widest = max((len(f"{value:,}") for value in values if value is not None), default=0)
        return max(own, widest + 2, NARROWEST)
    widest = WIDEST_TEXT if column.name == "text" else WIDEST
    widths = sorted(display_width(value[:widest]) for value in some if isinstance(value, str))
    usual = widths[len(widths) * 9 // 10] if widths else 0
    return max(own, min(max(usual + 2, NARROWEST), widest))


def _lines(text: str, width: int) -> int:
    """Return the number of lines that a text takes in a column, up to the tallest row."""
    room = max(width - 1, 1)
    return sum(max(1, -(-display_width(line[: room * MOST_LINES]) // room)) for line in text.split("\n")[:MOST_LINES])


def _write_dictionary(sheet: Worksheet, described: Sequence[TableDescription], formats: Formats, language: str) -> None:
    dictionary = dictionary_of(described)
    for at, name in enumerate(dictionary.columns):
        values = [None if value is None else str(value) for value in dictionary[name]]
        widest = max((display_width(value) for value in values if value), default=0)
        width = min(max(len(name) + FILTER_BUTTON, widest + 2), WIDEST_TEXT)
        sheet.set_column(at, at, width)
        for row, value in enumerate(values, 1):
            if value is not None:
                sheet.write_string(row, at, value, formats.wrapped)
    _make_table(sheet, "dictionary", dictionary.columns, dictionary.height, formats)


def _write_contents(
    sheet: Worksheet,
    ordered: Sequence[TableDescription],
    names: Mapping[str, str],
    tables: Mapping[str, pl.DataFrame],
    formats: Formats,
    language: str,
) -> None:
    """Write the first sheet, the list of contents."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, 96)
    sheet.write_string(0, 0, word_of("title", language), formats.title)
    sheet.set_row(0, 28)
    for row, note in enumerate(NOTES, 1):
        sheet.write_string(row, 0, said(*note, language), formats.text)
    head = len(NOTES) + 2
    for at, name in enumerate(("sheet", "rows", "row")):
        sheet.write_string(head, at, word_of(name, language), formats.head)
    for row, table in enumerate(ordered, head + 1):
        sheet.write_url(row, 0, f"internal:'{names[table.name]}'!A1", formats.link, string=names[table.name])
        sheet.write_number(row, 1, tables[table.name].height, formats.number)
        grain = said(table.grain_zh, table.grain, language)
        sheet.write_string(row, 2, grain, formats.wrapped)
        sheet.set_row(row, LINE_HEIGHT * min(_lines(grain, 96), MOST_LINES))
    last = head + len(ordered) + 1
    sheet.write_url(
        last,
        0,
        f"internal:'{word_of('dictionary', language)}'!A1",
        formats.link,
        string=word_of("dictionary", language),
    )
