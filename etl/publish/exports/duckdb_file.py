"""Exports a DuckDB file: the result of ``load.sql``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import duckdb
import polars as pl

from etl.publish.dataset import as_scanned
from etl.publish.descriptions import TableDescription
from etl.publish.duckdb import DUCKDB, insertions
from etl.publish.sql import statements


def write(
    tables: Mapping[str, pl.DataFrame], described: Sequence[TableDescription], output: Path, target: Path
) -> list[str]:
    dialect = DUCKDB._replace(load=partial(insertions, folder=f"{output.resolve()}/"))
    with duckdb.connect(target) as connection:
        for statement in statements(dialect, as_scanned(tables), described):
            connection.execute(statement)
    return []
