"""Writes tables as Parquet and CSV files and the texts of documents; the same rows give the same bytes."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import IO, Self

import polars as pl
import pyarrow as pa
from pyarrow import parquet

from etl.publish.descriptions import ColumnDescription, TableDescription

TEXTS = "texts"
ROWS_OF_GROUP = 131_072
BYTES_OF_GROUP = 8_000_000  # of texts; a clause may be as long as its document
_BYTES_OF_TEXTS = pl.sum_horizontal(pl.col(pl.String).str.len_bytes().cast(pl.Int64))
# Spreadsheets take cells that start like this for formulas; the apostrophe is included so that the mark can be removed again.
TAKEN_FOR_FORMULA = r"^[=+\-@\t\r\n＝＋－＠']"
ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


class ParquetFile:
    """The typed original of a table: flat columns, date32, snappy (which every reader supports), meanings in the fields' metadata.

    Rows may be added in pieces of any size; row groups depend on the rows alone, so that the same rows give the same bytes. A
    context manager; the file is complete after it is left.
    """

    def __init__(self, table: TableDescription, path: Path) -> None:
        self._schema = pa.schema([_arrow_field(column) for column in table.columns])
        self._waiting: list[pl.DataFrame] = []  # what fills no row group yet, with its rows and the bytes of its texts
        self._rows = self._bytes = 0
        self._has_rows = False
        self._writer = parquet.ParquetWriter(
            path, self._schema, compression="snappy", version="2.6", data_page_version="1.0"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._waiting:
            self._write()
        self._writer.close()

    def add(self, frame: pl.DataFrame) -> None:
        """Add rows; those that fill row groups are written, the others wait."""
        texts = frame.select(_BYTES_OF_TEXTS.cum_sum()).to_series()
        end = min(ROWS_OF_GROUP - self._rows, bisect_left(texts, BYTES_OF_GROUP - self._bytes) + 1)
        self._waiting.append(frame.head(end))
        if end > frame.height:
            self._rows += frame.height
            self._bytes += texts[-1] if frame.height else 0
        else:
            self._write()
            pa.default_memory_pool().release_unused()
            self.add(frame.slice(end))

    def _write(self) -> None:
        """Write the waiting rows as a row group; a table without rows gets an empty one."""
        rows = pl.concat(self._waiting)
        self._waiting, self._rows, self._bytes = [], 0, 0
        if rows.is_empty() and self._has_rows:
            return
        table = (
            pa.RecordBatchReader.from_stream(rows).cast(self._schema).read_all()
        )  # `Table.cast` loads pyarrow.compute
        self._writer.write_table(table.combine_chunks(), row_group_size=ROWS_OF_GROUP)
        self._has_rows = True


def _arrow_field(column: ColumnDescription) -> pa.Field:
    meanings = ("title", "description", "title_zh", "description_zh")
    return pa.field(
        column.name, ARROW_TYPES[column.type], column.nullable, {name: getattr(column, name) for name in meanings}
    )


def write_csv(frame: pl.DataFrame, path: Path) -> None:
    """Write a whole table for spreadsheets; see `add_to_csv`."""
    with path.open("wb") as file:
        add_to_csv(frame, file)


def add_to_csv(frame: pl.DataFrame, file: IO[bytes]) -> None:
    """Append rows to a table for spreadsheets: UTF-8 with BOM, RFC 4180 (lines end in CR LF), ISO dates, null is empty.

    The first rows of a file are preceded by its header. Texts that begin with ``= + - @``, a tab, a line break or ``'`` get a ``'`` in
    front; to read them back, remove one leading ``'``.
    """
    is_first = file.tell() == 0
    has_formulas = frame.select(pl.col(pl.String).str.contains(TAKEN_FOR_FORMULA).any())
    if found := [column.name for column in has_formulas if column.item()]:
        texts = pl.col(found)
        is_formula = texts.str.contains(TAKEN_FOR_FORMULA)
        frame = frame.with_columns(pl.when(is_formula).then(pl.lit("'") + texts).otherwise(texts).name.keep())
    frame.write_csv(
        file,
        include_bom=is_first,
        include_header=is_first,
        line_terminator="\r\n",
        quote_style="necessary",
        null_value="",
    )


def write_texts(documents: pl.DataFrame, folder: Path) -> None:
    r"""Write the text of every document to ``<document_id>.txt``, as offsets count in it: UTF-8, no BOM, ``\n``."""
    folder.mkdir(exist_ok=True)
    made = {folder}
    for document_id, text in documents.select("document_id", "text").iter_rows():
        path = folder / f"{document_id}.txt"
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(text.encode("utf-8"))
