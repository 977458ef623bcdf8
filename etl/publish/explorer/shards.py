"""Stores the rows of a dataset that is too large for one page in files beside it, which the page loads on demand.

A page opened from a disk may not load data, but it may load scripts: a shard is a script that passes its number and its rows
(JSON, deflated, in base64) to the page. Clauses are numbered from the first of the shard, so that a shard does not depend on
those before it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import polars as pl
import pyarrow as pa

from etl.hashes import hash_of
from etl.publish.dataset import Tables
from etl.publish.explorer.kept import KeptShards
from etl.publish.explorer.payload import NOT_SHOWN, Rows, number_rows, shown_columns, to_json

FOLDER = "explorer"
SHARDS_AT_ONCE = 8  # in memory together
THREADS = 2  # that pack them: deflating lets the other write JSON meanwhile
CHARACTERS_OF_SHARD = 200_000  # of texts; a shard is then unpacked in a hundredth of a second, and packed anew in two
LEVEL = 4  # of gzip; 5 takes twice as long for a twentieth less
GZIP_HEAD, GZIP_TAIL = 10, 8  # what gzip puts around the deflated bytes


def write_shards(tables: Tables, rows: Rows, folder: Path, kept: KeptShards) -> dict[str, list[int]]:
    """Write the rows of every table that belongs to documents into ``folder``, some documents per file.

    Args:
        tables: The dataset's tables.
        rows: The row numbers of tables that are in the page.
        folder: The folder to create.
        kept: The shards packed by earlier builds.

    Returns:
        By table, the first row of every shard and the total number of rows.
    """
    own = {name: table for name, table in tables.items() if "document_id" in table.collect_schema()}
    firsts = _first_documents(own["documents"].select("document_id", "char_count").collect())
    starts = {name: _first_rows(table, firsts) for name, table in own.items()}
    folder.mkdir()
    of_page = hash_of([[*place, *numbers] for place, numbers in rows.items()])

    def write(number: int, parts: Mapping[str, pl.DataFrame]) -> None:
        within = {**rows, **number_rows({"clauses": parts["clauses"]})}
        shown = {**parts, "clauses": parts["clauses"].drop("clause_id")}
        packed = kept.get(_key_of(of_page, shown), partial(_pack, shown, within))
        (folder / f"{number}.js").write_bytes(b'tiaokuan(%d,"%b");\n' % (number, packed))

    count = len(starts["documents"]) - 1
    with ThreadPoolExecutor(THREADS) as threads:
        for first in range(0, count, SHARDS_AT_ONCE):
            numbers = range(first, min(first + SHARDS_AT_ONCE, count))
            for _ in threads.map(write, numbers, _read_shards(own, starts, numbers)):
                pass  # the first that fails is told
    kept.forget_unused()
    return starts


def _first_rows(table: pl.LazyFrame, first_documents: Sequence[str]) -> list[int]:
    """Return the first row of every shard and the total number of rows."""
    document_ids = table.select("document_id").collect().to_series()
    return [*document_ids.search_sorted(pl.Series(first_documents)).to_list(), document_ids.len()]


def _read_shards(
    tables: Tables, starts: Mapping[str, Sequence[int]], numbers: range
) -> Iterator[dict[str, pl.DataFrame]]:
    """Read the rows of consecutive shards, with the ids of clauses but without their texts, which are large."""
    shown = {name: table.drop(set(NOT_SHOWN.get(name, ())) - {"clause_id"}) for name, table in tables.items()}
    shown["documents"] = tables["documents"].select("text")  # what else is known of them stands in the page
    first = {name: starts[name][numbers.start] for name in shown}
    read = {name: table.slice(first[name], starts[name][numbers.stop] - first[name]) for name, table in shown.items()}
    frames = dict(zip(read, pl.collect_all(read.values()), strict=True))
    for number in numbers:
        yield {
            name: frame[starts[name][number] - first[name] : starts[name][number + 1] - first[name]]
            for name, frame in frames.items()
        }


def _first_documents(documents: pl.DataFrame) -> list[str]:
    """Return the first document of each shard; files that could not be read belong to the documents before them."""
    first, size = [], CHARACTERS_OF_SHARD
    for document_id, characters in documents.select("document_id", "char_count").iter_rows():
        if size >= CHARACTERS_OF_SHARD:
            first.append(document_id)
            size = 0
        size += characters
    return ["", *first[1:]]


def _key_of(of_page: str, tables: Mapping[str, pl.DataFrame]) -> str:
    """Hash everything a shard depends on: its rows, and the hash of the rows in the page that they reference."""
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
    gzip = pa.Codec("gzip", LEVEL)  # Arrow's own zlib: the same bytes on every machine; a codec serves one thread
    packed = gzip.compress(to_json(columns).encode("utf-8"), asbytes=True)[GZIP_HEAD:-GZIP_TAIL]
    return base64.b64encode(packed)
