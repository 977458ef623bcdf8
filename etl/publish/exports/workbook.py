"""A workbook for Excel: a sheet a table, and the sheet ``dictionary``; texts stay texts, whatever they look like.

The same dataset gives the same bytes. A text longer than a cell is cut and marked; ``documents.text`` is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import polars as pl
import xlsxwriter

from etl.errors import InputError
from etl.publish.descriptions import TableDescription
from etl.publish.dictionary import dictionary_of
from etl.publish.table_files import LONGEST_CELL

MOST_ROWS = 1_048_575  # of a sheet, its header not counted
CUT = "…[cut]"
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NO_TIME = datetime(2000, 1, 1)  # a workbook has to say when it was made


def write(
    tables: Mapping[str, pl.DataFrame], described: Sequence[TableDescription], output: Path, target: Path
) -> list[str]:
    notes = ["documents.text is left out, as in CSV: the texts stand in the folder texts of the dataset."]
    with xlsxwriter.Workbook(str(target), OPTIONS) as workbook:
        workbook.set_properties({"created": NO_TIME})
        for table in described:
            frame = tables[table.name].select(column.name for column in table.csv_columns)
            if frame.height > MOST_ROWS:
                raise InputError(f"{table.name} has {frame.height:,} rows, a sheet {MOST_ROWS:,}: take another format.")
            cut = _sheet(workbook, table.name, frame)
            notes += [f"{table.name}.{name}: {count:,} texts were cut to fit a cell." for name, count in cut.items()]
        _sheet(workbook, "dictionary", dictionary_of(described))
    return notes


def _sheet(workbook: xlsxwriter.Workbook, name: str, frame: pl.DataFrame) -> dict[str, int]:
    """Write a table as a sheet; gives how many texts were cut, by column."""
    sheet = workbook.add_worksheet(name)
    head, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 0)
    cut: dict[str, int] = {}
    for at, column in enumerate(frame.columns):
        sheet.write_string(0, at, column, head)
        for row, value in enumerate(frame[column], 1):
            if isinstance(value, str):
                text = cell_text(value)
                cut[column] = cut.get(column, 0) + (text != value)
                sheet.write_string(row, at, text)
            elif isinstance(value, bool):
                sheet.write_boolean(row, at, value)
            elif isinstance(value, date):
                sheet.write_datetime(row, at, value, day)
            elif value is not None:
                sheet.write_number(row, at, value)
    sheet.autofilter(0, 0, frame.height, max(frame.width - 1, 0))
    return {column: count for column, count in cut.items() if count}


def cell_text(text: str) -> str:
    """A text as a cell holds it: at most 32,767 UTF-16 units, a longer one cut and marked."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT
