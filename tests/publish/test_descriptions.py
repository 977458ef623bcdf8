"""The models are the one place that says what a column is: everything beside the tables follows them."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest
from pyarrow import parquet

from etl.publish.descriptions import ColumnDescription, TableDescription, describe_tables
from etl.publish.exports.sqlite_file import write as write_sqlite
from etl.publish.files import write_files
from schemas import FOREIGN_KEYS, TABLES, key_of
from schemas.dates import Dates
from schemas.table import text_column

Tables = dict[str, pl.DataFrame]
HAN = re.compile("[一-鿿]")
LATIN = re.compile("[A-Za-z]")
COLUMNS = [(table, column) for table in describe_tables() for column in table.columns]


class DatesAndMoons(Dates):
    """One row per calendar expression, with its moon."""

    moon: pl.String = text_column(
        "Moon", "月相", "Phase of the moon.", "当日月相。", nullable=True, values=("full", "new")
    )

    class Config(Dates.Config):
        pass


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[f"{t.name}.{c.name}" for t, c in COLUMNS])
def test_every_column_is_described_in_both_languages(table: TableDescription, column: ColumnDescription) -> None:
    assert LATIN.search(column.title) and LATIN.search(column.description)
    assert HAN.search(column.title_zh) and HAN.search(column.description_zh)


@pytest.mark.parametrize("table", describe_tables(), ids=lambda table: table.name)
def test_every_table_is_described_in_both_languages(table: TableDescription) -> None:
    assert LATIN.search(table.title) and table.grain.startswith("One row per ")
    assert HAN.search(table.title_zh) and "一行" in table.grain_zh


def test_keys_are_those_of_the_models() -> None:
    assert [table.name for table in describe_tables()] == list(TABLES)
    for table in describe_tables():
        assert table.key == key_of(table.name)
    pointing = [(t.name, c.name, *c.references) for t, c in COLUMNS if c.references]
    assert pointing == [(k.table, k.column, k.target_table, k.target_column) for k in FOREIGN_KEYS]


def test_offsets_are_said_to_be_code_points() -> None:
    for _, column in COLUMNS:
        if column.name == "start_char" and not column.nullable:
            assert "code points" in column.description and "码位" in column.description_zh


def test_a_new_column_is_in_everything_that_is_written(tables: Tables, tmp_path: Path) -> None:
    described = describe_tables({**TABLES, "dates": DatesAndMoons})
    wider = tables | {"dates": tables["dates"].with_columns(moon=pl.lit("full"))}
    write_files(wider, tmp_path, described=described)
    for name in ("README.md", "croissant.json", "datapackage.json", "dictionary.csv", "dictionary.md", "load.sql"):
        assert "moon" in (tmp_path / name).read_text("utf-8"), name
    for name in ("croissant.json", "datapackage.json", "dictionary.csv", "dictionary.md", "load.sql"):
        assert "当日月相。" in (tmp_path / name).read_text("utf-8"), name
        assert "Phase of the moon." in (tmp_path / name).read_text("utf-8"), name
    assert json.loads((tmp_path / "quality.json").read_text("utf-8"))["tables"]["dates"]["null_share"]["moon"] == 0
    assert parquet.read_schema(tmp_path / "dates.parquet").field("moon").metadata[b"title_zh"] == "月相".encode()
    assert (tmp_path / "dates.csv").read_text("utf-8-sig").splitlines()[0].endswith(",moon")

    write_sqlite(wider, described, tmp_path, tmp_path / "moon.sqlite")
    with closing(sqlite3.connect(tmp_path / "moon.sqlite")) as connection:
        assert connection.execute("SELECT moon FROM dates").fetchall() == [("full",)]
        with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
            connection.execute("UPDATE dates SET moon = 'green'")


def test_a_changed_word_is_in_everything_that_says_it(tables: Tables, tmp_path: Path) -> None:
    for side, models in (("one", TABLES), ("two", {**TABLES, "dates": DatesAndMoons})):
        (tmp_path / side).mkdir()
        frames = (
            tables if side == "one" else tables | {"dates": tables["dates"].with_columns(moon=pl.lit(None, pl.String))}
        )
        write_files(frames, tmp_path / side, described=describe_tables(models))
    for name in ("README.md", "croissant.json", "datapackage.json", "dictionary.csv", "dictionary.md", "load.sql"):
        assert (tmp_path / "one" / name).read_bytes() != (tmp_path / "two" / name).read_bytes(), name
