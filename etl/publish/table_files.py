"""A table as a file: Parquet, CSV, and the texts of the documents; the same bytes for the same rows."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow as pa
from pyarrow import parquet

from etl.publish.descriptions import TableDescription

TEXTS = "texts"
ROWS_OF_GROUP = 131_072
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


def write_parquet(frame: pl.DataFrame, table: TableDescription, path: Path) -> None:
    """The typed original of a table: flat columns, date32, snappy (which every reader knows), meanings with the fields."""
    fields = [
        pa.field(
            column.name,
            ARROW_TYPES[column.type],
            column.nullable,
            {
                "title": column.title,
                "description": column.description,
                "title_zh": column.title_zh,
                "description_zh": column.description_zh,
            },
        )
        for column in table.columns
    ]
    parquet.write_table(
        frame.to_arrow().cast(pa.schema(fields)),
        path,
        compression="snappy",
        version="2.6",
        data_page_version="1.0",
        row_group_size=ROWS_OF_GROUP,
    )


def write_csv(frame: pl.DataFrame, path: Path) -> None:
    """A table for spreadsheets: UTF-8 with BOM, RFC 4180 (lines end in CR LF), ISO dates, empty = null.

    A text that starts with ``= + - @``, a tab, a line break or ``'`` gets one ``'`` in front; to read it back, take one
    leading ``'`` off.
    """
    safe = pl.col(pl.String)
    frame.with_columns(
        pl.when(safe.str.contains(TAKEN_FOR_FORMULA)).then(pl.lit("'") + safe).otherwise(safe).name.keep()
    ).write_csv(path, include_bom=True, line_terminator="\r\n", quote_style="necessary", null_value="")


def write_texts(documents: pl.DataFrame, folder: Path) -> None:
    """``<document_id>.txt`` for every document: its text as the offsets count in it, UTF-8, no BOM, ``\\n``."""
    folder.mkdir()
    for document_id, text in documents.select("document_id", "text").iter_rows():
        path = folder / f"{document_id}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
