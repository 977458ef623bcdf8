"""Exports a SQLite file: the tables with keys, checks, indexes and views, and ``dictionary`` with the meanings of columns.

SQLite has neither dates nor booleans: dates are ISO texts, booleans 0 and 1.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import polars as pl

from etl.publish.descriptions import TableDescription
from etl.publish.dictionary import dictionary_of
from etl.publish.sql import SQLITE_TYPES, definitions, in_order, indexes, name, views
from etl.publish.views import offers_view

TYPES = {pl.String: "TEXT", pl.Int64: "INTEGER", pl.Boolean: "BOOLEAN"}


def write(
    tables: Mapping[str, pl.DataFrame], described: Sequence[TableDescription], output: Path, target: Path
) -> list[str]:
    with closing(sqlite3.connect(target)) as connection:
        for definition in definitions(described, SQLITE_TYPES):
            connection.execute(definition)
        for table in in_order(described):
            _insert(connection, table.name, tables[table.name])
        dictionary = dictionary_of(described)
        columns = ", ".join(f"{name(column)} {TYPES[type(dtype)]}" for column, dtype in dictionary.schema.items())
        connection.execute(f"CREATE TABLE dictionary ({columns})")
        _insert(connection, "dictionary", dictionary)
        for statement in (*indexes(described), *views(described), offers_view()):
            connection.execute(statement)
        connection.commit()
    return ["What the columns mean stands in the table dictionary; switch keys on with PRAGMA foreign_keys = ON."]


def _insert(connection: sqlite3.Connection, table: str, frame: pl.DataFrame) -> None:
    places = ", ".join("?" * frame.width)
    rows = frame.with_columns(pl.col(pl.Date).dt.to_string("iso")).iter_rows()
    connection.executemany(f"INSERT INTO {name(table)} VALUES ({places})", rows)
