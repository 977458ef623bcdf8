"""The rows of a dataset too large for one page: files beside it, each with some documents, which the page loads as it needs them.

A page opened from a disk may load no data, but it may load scripts: a shard is a script that hands its number and its rows
(JSON, deflated, in base64) to the page.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa

from etl.publish.dataset import Tables
from etl.publish.explorer.payload import Rows, number_rows, safe_json, shown_columns

FOLDER = "explorer"
CHARACTERS_OF_SHARD = 400_000  # of texts; a shard is then unpacked in some hundredths of a second
GZIP = pa.Codec("gzip", compression_level=5)  # Arrow brings its own zlib: the same bytes on every machine
GZIP_HEAD, GZIP_TAIL = 10, 8  # what gzip puts around the deflated bytes


def write_shards(tables: Tables, rows: Rows, folder: Path) -> dict[str, list[int]]:
    """Write the rows of every table that belongs to documents into ``folder``, some documents a file.

    Returns:
        By table the first row of every shard, and last how many rows there are.
    """
    frames = {name: table.collect() for name, table in tables.items() if "document_id" in table.collect_schema()}
    firsts = _first_documents(frames["documents"])
    starts = {
        name: [*frame["document_id"].search_sorted(pl.Series(firsts)).to_list(), frame.height]
        for name, frame in frames.items()
    }
    folder.mkdir()
    for number in range(len(firsts)):
        parts = {name: frame[starts[name][number] : starts[name][number + 1]] for name, frame in frames.items()}
        within = {**rows, **number_rows({"clauses": parts["clauses"]}, starts["clauses"][number])}
        parts["documents"] = parts["documents"].select("text")
        shard = {name: shown_columns(name, frame, within) for name, frame in parts.items()}
        (folder / f"{number}.js").write_bytes(_script(number, shard))
    return starts


def _first_documents(documents: pl.DataFrame) -> list[str]:
    """The first document of each shard; what could not be read stands with the documents before it."""
    first, size = [], CHARACTERS_OF_SHARD
    for document_id, characters in documents.select("document_id", "char_count").iter_rows():
        if size >= CHARACTERS_OF_SHARD:
            first.append(document_id)
            size = 0
        size += characters
    return ["", *first[1:]]


def _script(number: int, shard: dict[str, Any]) -> bytes:
    packed = GZIP.compress(safe_json(shard).encode("utf-8"), asbytes=True)[GZIP_HEAD:-GZIP_TAIL]
    return f'tiaokuan({number},"{base64.b64encode(packed).decode("ascii")}");\n'.encode("ascii")
