"""Tables to files: Parquet, CSV and texts, the same bytes for the same tables."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pyarrow as pa
from pyarrow import parquet

from schemas import TABLES, Table

SUMS = "SHA256SUMS"
TEXTS = "texts"
ROWS_OF_GROUP = 131_072
# Spreadsheets take a cell that starts so for a formula; the apostrophe stands here so that the mark can be taken off.
TAKEN_FOR_FORMULA = r"^[=+\-@\t\r\n＝＋－＠']"
ARROW_TYPES = {
    pl.String(): pa.string(),
    pl.Int64(): pa.int64(),
    pl.Float64(): pa.float64(),
    pl.Boolean(): pa.bool_(),
    pl.Date(): pa.date32(),
}


def write_files(tables: Mapping[str, pl.DataFrame], folder: Path) -> None:
    """Write a whole dataset into the empty ``folder``: the tables twice, the texts, and the list of files."""
    for name, frame in tables.items():
        write_parquet(frame, TABLES[name], folder / f"{name}.parquet")
        write_csv(frame, TABLES[name], folder / f"{name}.csv")
    write_texts(tables["documents"], folder / TEXTS)
    write_sums(folder)


def write_parquet(frame: pl.DataFrame, model: type[Table], path: Path) -> None:
    """The typed original of a table: flat columns, date32, snappy (which every reader knows), meanings with the fields."""
    fields = [
        pa.field(
            name,
            ARROW_TYPES[column.dtype.type],
            column.nullable,
            {"title": column.title, "description": column.description, **_chinese(column.metadata)},
        )
        for name, column in model.to_schema().columns.items()
    ]
    parquet.write_table(
        frame.to_arrow().cast(pa.schema(fields)),
        path,
        compression="snappy",
        version="2.6",
        data_page_version="1.0",
        row_group_size=ROWS_OF_GROUP,
    )


def _chinese(metadata: Mapping[str, str]) -> dict[str, str]:
    return {name: metadata[name] for name in ("title_zh", "description_zh")}


def write_csv(frame: pl.DataFrame, model: type[Table], path: Path) -> None:
    """A table for spreadsheets: UTF-8 with BOM, RFC 4180 (lines end in CR LF), ISO dates, empty = null.

    A text that starts with ``= + - @``, a tab, a line break or ``'`` gets one ``'`` in front; to read it back, take one
    leading ``'`` off.
    """
    columns = [name for name, column in model.to_schema().columns.items() if not column.metadata["parquet_only"]]
    safe = pl.col(pl.String)
    (
        frame.select(columns)
        .with_columns(
            pl.when(safe.str.contains(TAKEN_FOR_FORMULA)).then(pl.lit("'") + safe).otherwise(safe).name.keep()
        )
        .write_csv(path, include_bom=True, line_terminator="\r\n", quote_style="necessary", null_value="")
    )


def write_texts(documents: pl.DataFrame, folder: Path) -> None:
    """``<document_id>.txt`` for every document: its text as the offsets count in it, UTF-8, no BOM, ``\\n``."""
    folder.mkdir()
    for document_id, text in documents.select("document_id", "text").iter_rows():
        path = folder / f"{document_id}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


def write_sums(folder: Path) -> None:
    """The list of all files of the dataset with their hashes, as ``sha256sum --check`` reads it."""
    lines = [f"{sha256_of(folder / name)}  {name}\n" for name in files_in(folder)]
    (folder / SUMS).write_bytes("".join(lines).encode("utf-8"))


def read_sums(folder: Path) -> dict[str, str]:
    """Hashes by file name, as the build wrote them. Raises OSError, and ValueError where it is no such list."""
    lines = (folder / SUMS).read_text("utf-8").split("\n")
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines if line)}


def files_in(folder: Path) -> list[str]:
    """Names of all files under ``folder``, with ``/``, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
