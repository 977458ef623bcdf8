"""A dataset in a folder: its tables, their texts, and beside them what describes and shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl

from etl.publish.croissant import write_croissant
from etl.publish.data_card import write_data_card
from etl.publish.datapackage import write_datapackage
from etl.publish.descriptions import TableDescription, describe_tables
from etl.publish.dictionary import write_dictionary
from etl.publish.explorer import write_explorer
from etl.publish.gold import read_gold
from etl.publish.json_files import write_json
from etl.publish.quality import quality_of
from etl.publish.sql import write_load_sql
from etl.publish.sums import write_sums
from etl.publish.table_files import TEXTS, write_csv, write_parquet, write_texts

Tables = Mapping[str, pl.DataFrame]
Writer = Callable[[Tables, Sequence[TableDescription], Path], None]
# what stands beside the tables and is made of them and of what the models say: (tables, descriptions, folder)
BESIDE_THE_TABLES: tuple[Writer, ...] = (
    write_datapackage,
    lambda tables, described, folder: write_croissant(described, folder),
    lambda tables, described, folder: write_dictionary(described, folder),
    write_load_sql,
    write_explorer,
)


def write_files(
    tables: Tables, folder: Path, selection: str = "", described: Sequence[TableDescription] | None = None
) -> None:
    """Write a whole dataset into the empty ``folder``; the list of all files comes last.

    ``selection`` says in Markdown how the documents were chosen, ``described`` what tables and columns mean (without
    it what the models say).
    """
    described = describe_tables() if described is None else described
    for table in described:
        frame = tables[table.name]
        write_parquet(frame, table, folder / f"{table.name}.parquet")
        write_csv(frame.select(column.name for column in table.csv_columns), folder / f"{table.name}.csv")
    write_texts(tables["documents"], folder / TEXTS)
    for write in BESIDE_THE_TABLES:
        write(tables, described, folder)
    quality = quality_of(tables, described, read_gold(tables["documents"]["document_id"]))
    write_json(quality, folder / "quality.json")
    write_data_card(tables, described, quality, selection, folder)
    write_sums(folder)
