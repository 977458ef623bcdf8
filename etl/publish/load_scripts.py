"""``load.sql`` and ``load_postgres.sql``: scripts that load a dataset into DuckDB and PostgreSQL.

A build writes ``load.sql`` instead of a DuckDB file because DuckDB puts a random id into every file, so that no two are equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from etl.publish.dataset import Tables
from etl.publish.descriptions import TableDescription
from etl.publish.duckdb import DUCKDB
from etl.publish.postgres import POSTGRES
from etl.publish.sql import Dialect, statements


class Script(NamedTuple):
    """A script: its file name, the dialect of its statements, and the lines before and after them."""

    file: str
    dialect: Dialect
    head: str
    foot: str = ""


SCRIPTS = (
    Script(
        "load.sql",
        DUCKDB,
        """\
-- Loads the dataset into DuckDB, with keys, checks, views and comments. In this folder:
--   duckdb tiaokuan.duckdb < load.sql
""",
    ),
    Script(
        "load_postgres.sql",
        POSTGRES,
        """\
-- Loads the dataset into PostgreSQL, with keys, checks, indexes, views and comments. In this folder:
--   createdb tiaokuan && psql -d tiaokuan -f load_postgres.sql
\\set ON_ERROR_STOP on
SET client_encoding = 'UTF8';
SET client_min_messages = warning;
BEGIN;
""",
        "\nCOMMIT;\n",
    ),
)


def write_load_scripts(tables: Tables, described: Sequence[TableDescription], folder: Path) -> None:
    """Write the scripts into ``folder``."""
    for script in SCRIPTS:
        with (folder / script.file).open("w", encoding="utf-8", newline="\n") as file:
            file.write(script.head)
            for statement in statements(script.dialect, tables, described):
                end = "" if statement.startswith("\\") else ";"  # a command of psql ends with its line
                file.write(f"\n{statement}{end}\n")
            file.write(script.foot)
