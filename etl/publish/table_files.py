"""A table as a file: Parquet, CSV, and the texts of the documents; the same bytes for the same rows."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Self

import polars as pl
import pyarrow as pa
from pyarrow import parquet

from etl.publish.descriptions import ColumnDescription, TableDescription

TEXTS = "texts"
ROWS_OF_GROUP = 131_072
BYTES_OF_GROUP = 32_000_000  # of texts: a clause may be as long as its document
# Spreadsheets take a cell that starts so for a formula; the apostrophe stands here so that the mark can be taken off.
TAKEN_FOR_FORMULA = r"^[=+\-@\t\r\n＝＋－＠']"
LONGEST_CELL = 32_767  # what a cell of Excel holds, in UTF-16 units
ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


class ParquetFile:
    """The typed original of a table: flat columns, date32, snappy (which every reader knows), meanings with the fields.

    Rows come in pieces of any size; where a row group ends hangs on the rows alone, so that the same rows give the same
    bytes. A context manager; the file is whole once it is left.
    """

    def __init__(self, table: TableDescription, path: Path) -> None:
        self._schema = pa.schema([_arrow_field(column) for column in table.columns])
        self._waiting: pl.DataFrame | None = None
        self._has_rows = False
        self._writer = parquet.ParquetWriter(
            path, self._schema, compression="snappy", version="2.6", data_page_version="1.0"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._waiting is not None:
            self._write(self._waiting)
        self._writer.close()

    def add(self, frame: pl.DataFrame) -> None:
        """Write the rows that fill row groups; the rest waits for more."""
        rows = frame if self._waiting is None else pl.concat([self._waiting, frame])
        while end := _end_of_group(rows):
            self._write(rows.head(end))
            rows = rows.slice(end)
        self._waiting = rows

    def _write(self, rows: pl.DataFrame) -> None:
        """Write a row group; one without rows where the table has none."""
        if rows.is_empty() and self._has_rows:
            return
        self._writer.write_table(rows.to_arrow().cast(self._schema).combine_chunks(), row_group_size=ROWS_OF_GROUP)
        self._has_rows = True


def _arrow_field(column: ColumnDescription) -> pa.Field:
    meanings = ("title", "description", "title_zh", "description_zh")
    return pa.field(
        column.name, ARROW_TYPES[column.type], column.nullable, {name: getattr(column, name) for name in meanings}
    )


def _end_of_group(rows: pl.DataFrame) -> int | None:
    """Return how many of the rows fill a row group (by number of rows or bytes of text), or None if they do not."""
    is_full = pl.int_range(1, pl.len() + 1) >= ROWS_OF_GROUP
    is_full |= pl.sum_horizontal(pl.col(pl.String).str.len_bytes().cast(pl.Int64)).cum_sum() >= BYTES_OF_GROUP
    end = rows.select(is_full.arg_max() + 1, is_full.any().alias("is_full")).row(0)
    return end[0] if end[1] else None


def write_csv(frame: pl.DataFrame, path: Path) -> None:
    """A table for spreadsheets, whole: see `add_to_csv`."""
    with path.open("wb") as file:
        add_to_csv(frame, file)


def add_to_csv(frame: pl.DataFrame, file: IO[bytes]) -> None:
    """Rows of a table for spreadsheets: UTF-8 with BOM, RFC 4180 (lines end in CR LF), ISO dates, empty = null.

    The first rows of a file come with its header. A text that starts with ``= + - @``, a tab, a line break or ``'`` gets
    one ``'`` in front; to read it back, take one leading ``'`` off.
    """
    safe = pl.col(pl.String)
    is_first = file.tell() == 0
    frame.with_columns(
        pl.when(safe.str.contains(TAKEN_FOR_FORMULA)).then(pl.lit("'") + safe).otherwise(safe).name.keep()
    ).write_csv(
        file,
        include_bom=is_first,
        include_header=is_first,
        line_terminator="\r\n",
        quote_style="necessary",
        null_value="",
    )


def write_texts(documents: pl.DataFrame, folder: Path) -> None:
    """``<document_id>.txt`` for every document: its text as the offsets count in it, UTF-8, no BOM, ``\\n``."""
    folder.mkdir(exist_ok=True)
    made = {folder}
    for document_id, text in documents.select("document_id", "text").iter_rows():
        path = folder / f"{document_id}.txt"
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(text.encode("utf-8"))
