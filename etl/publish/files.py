"""Writes a dataset into a folder: tables, texts, and the files that describe and show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import polars as pl

from etl.dataset_facts import DatasetFacts
from etl.hashes import file_sha256
from etl.publish.counts import Counts
from etl.publish.croissant import write_croissant
from etl.publish.data_card import write_data_card
from etl.publish.datapackage import write_datapackage
from etl.publish.dataset import scan_tables
from etl.publish.descriptions import TableDescription, describe_tables
from etl.publish.dictionary import write_dictionary
from etl.publish.explorer import NOTHING_KEPT, KeptShards, write_explorer
from etl.publish.gold import read_gold
from etl.publish.json_files import write_json
from etl.publish.load_scripts import write_load_scripts
from etl.publish.quality import quality_of
from etl.publish.sums import write_sums
from etl.publish.table_files import TEXTS, ParquetFile, add_to_csv, write_texts

NOTHING_SAID = DatasetFacts()
THREADS = 4  # of a writer; what they call mostly lets others run meanwhile


class DatasetWriter:
    """Writes the tables and texts of a dataset into an empty folder, in pieces, so that no table has to fit into memory.

    A context manager; the files are complete after it is left, and `describe` then writes the accompanying files. ``described`` are
    the descriptions of the tables (default: those of the models). ``counts`` are those of the written rows, by table.
    """

    def __init__(self, folder: Path, described: Sequence[TableDescription] | None = None) -> None:
        self._folder = folder
        self._described = describe_tables() if described is None else described
        self._files = ExitStack()
        self.counts = {table.name: Counts() for table in self._described}

    def __enter__(self) -> Self:
        with ExitStack() as files:
            self._parquet = {
                table.name: files.enter_context(ParquetFile(table, self._folder / f"{table.name}.parquet"))
                for table in self._described
            }
            self._csv = {
                table.name: files.enter_context((self._folder / f"{table.name}.csv").open("wb"))
                for table in self._described
            }
            self._threads = files.enter_context(ThreadPoolExecutor(THREADS))
            self._files = files.pop_all()
        return self

    def __exit__(self, *exception: object) -> None:
        self._files.__exit__(*exception)  # type: ignore[arg-type]

    def add(self, tables: Mapping[str, pl.DataFrame]) -> None:
        """Append rows to some tables; their files are written in parallel."""
        written: list[Future[None]] = []
        for table in self._described:
            if table.name in tables:
                frame = tables[table.name]
                rows = frame[[column.name for column in table.csv_columns]]
                written.append(self._threads.submit(self._parquet[table.name].add, frame))
                written.append(self._threads.submit(add_to_csv, rows, self._csv[table.name]))
                self.counts[table.name].add(frame)
        if "documents" in tables:
            written.append(self._threads.submit(write_texts, tables["documents"], self._folder / TEXTS))
        for each in written:
            each.result()


def describe(
    folder: Path,
    counts: Mapping[str, Counts],
    facts: DatasetFacts = NOTHING_SAID,
    described: Sequence[TableDescription] | None = None,
    kept: KeptShards = NOTHING_KEPT,
) -> None:
    """Write the files that accompany the tables in ``folder``, and finally the list of all files.

    Args:
        folder: The folder of the tables.
        counts: Counts of their rows, by table.
        facts: Facts about the dataset.
        described: Descriptions of the tables (default: those of the models).
        kept: The shards of the explorer packed by earlier builds.
    """
    described = describe_tables() if described is None else described
    tables = scan_tables(folder, (table.name for table in described))
    files = [f"{table.name}.{ending}" for table in described for ending in ("parquet", "csv")]
    with ThreadPoolExecutor(1) as threads:
        explorer = threads.submit(write_explorer, tables, counts, described, folder, kept=kept)
        digests = {name: file_sha256(folder / name) for name in files}
        write_dictionary(described, folder)
        write_load_scripts(tables, described, folder)
        write_datapackage(tables, counts, digests, described, facts, folder)
        write_croissant(digests, described, facts, folder)
        golds = read_gold(tables["documents"].select("document_id").collect()["document_id"])
        quality = quality_of(tables, counts, described, facts, golds)
        write_json(quality, folder / "quality.json")
        explorer.result()
    write_data_card(tables, described, quality, facts, folder)
    write_sums(folder, digests)


def write_files(
    tables: Mapping[str, pl.DataFrame],
    folder: Path,
    facts: DatasetFacts = NOTHING_SAID,
    described: Sequence[TableDescription] | None = None,
) -> None:
    """Write a complete dataset into the empty ``folder``: its tables and the files that accompany them."""
    with DatasetWriter(folder, described) as writer:
        writer.add(tables)
    describe(folder, writer.counts, facts, described)
