"""The rows of a dataset too large for one page: files beside it, each with some documents, which the page loads as it needs them.

A page opened from a disk may load no data, but it may load scripts: a shard is a script that hands its number and its rows
(JSON, deflated, in base64) to the page. A shard counts clauses from its first one, so that it does not hang on those before.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import polars as pl
import pyarrow as pa

from etl.hashes import hash_of
from etl.publish.dataset import Tables
from etl.publish.explorer.kept import KeptShards
from etl.publish.explorer.payload import NOT_SHOWN, Rows, drop_hidden, number_rows, shown_columns, to_json

FOLDER = "explorer"
CHARACTERS_OF_SHARD = 400_000  # of texts; a shard is then unpacked in some hundredths of a second
GZIP = pa.Codec("gzip", compression_level=5)  # Arrow brings its own zlib: the same bytes on every machine
GZIP_HEAD, GZIP_TAIL = 10, 8  # what gzip puts around the deflated bytes


def write_shards(tables: Tables, rows: Rows, folder: Path, kept: KeptShards) -> dict[str, list[int]]:
    """Write the rows of every table that belongs to documents into ``folder``, some documents a file.

    Args:
        tables: The dataset's tables.
        rows: The numbers of the rows of tables that stand in the page.
        folder: The folder to make.
        kept: What earlier builds packed.

    Returns:
        By table the first row of every shard, and last how many rows there are.
    """
    frames = {
        name: _shown_rows(name, table) for name, table in tables.items() if "document_id" in table.collect_schema()
    }
    firsts = _first_documents(frames["documents"])
    starts = {
        name: [*frame["document_id"].search_sorted(pl.Series(firsts)).to_list(), frame.height]
        for name, frame in frames.items()
    }
    folder.mkdir()
    of_page = hash_of([[*place, *numbers] for place, numbers in rows.items()])
    for number in range(len(firsts)):
        parts = {name: frame[starts[name][number] : starts[name][number + 1]] for name, frame in frames.items()}
        parts["documents"] = parts["documents"].select("text")  # what else is known of them stands in the page
        within = {**rows, **number_rows({"clauses": parts["clauses"]})}
        shown = {name: drop_hidden(name, frame) for name, frame in parts.items()}
        packed = kept.get(_key_of(of_page, shown), partial(_pack, shown, within))
        (folder / f"{number}.js").write_bytes(b'tiaokuan(%d,"%b");\n' % (number, packed))
    kept.forget_unused()
    return starts


def _shown_rows(name: str, table: pl.LazyFrame) -> pl.DataFrame:
    """Read what shards have of a table, with the ids that rows are told apart by; not the texts of clauses, which are many."""
    if name == "documents":
        return table.select("document_id", "char_count", "text").collect()
    hidden = set(NOT_SHOWN.get(name, ())) - {"clause_id"}
    return table.drop(hidden, strict=False).collect()


def _first_documents(documents: pl.DataFrame) -> list[str]:
    """The first document of each shard; what could not be read stands with the documents before it."""
    first, size = [], CHARACTERS_OF_SHARD
    for document_id, characters in documents.select("document_id", "char_count").iter_rows():
        if size >= CHARACTERS_OF_SHARD:
            first.append(document_id)
            size = 0
        size += characters
    return ["", *first[1:]]


def _key_of(of_page: str, tables: Mapping[str, pl.DataFrame]) -> str:
    """A hash of all that a shard is made of: its rows, and the hash of what they point to in the page."""
    key = hashlib.sha256(of_page.encode("ascii"))
    for name, frame in tables.items():
        rows = frame.to_arrow(
            compat_level=pl.CompatLevel.oldest()
        )  # texts behind each other: the same bytes for the same rows
        stream = pa.BufferOutputStream()
        with pa.ipc.new_stream(stream, rows.schema) as writer:
            writer.write_table(rows)
        key.update(name.encode("ascii"))
        key.update(stream.getvalue())
    return key.hexdigest()


def _pack(tables: Mapping[str, pl.DataFrame], rows: Rows) -> bytes:
    """Pack rows for a script: deflated JSON in base64."""
    columns = {name: shown_columns(name, frame, rows) for name, frame in tables.items()}
    packed = GZIP.compress(to_json(columns).encode("utf-8"), asbytes=True)[GZIP_HEAD:-GZIP_TAIL]
    return base64.b64encode(packed)
