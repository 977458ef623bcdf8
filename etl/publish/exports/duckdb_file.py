"""Exports a DuckDB file: the result of ``load.sql``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import duckdb
import polars as pl

from etl.publish.dataset import as_scanned
from etl.publish.descriptions import TableDescription
from etl.publish.duckdb import DUCKDB, insertions
from etl.publish.sql import statements

GLOB = re.compile(r"[\[*?]")  # signs of patterns, which may stand in the name of a folder


def write(
    tables: Mapping[str, pl.DataFrame], described: Sequence[TableDescription], output: Path, target: Path
) -> list[str]:
    folder = GLOB.sub(r"[\g<0>]", str(output.resolve()))
    dialect = DUCKDB._replace(load=partial(insertions, folder=f"{folder}/"))
    with duckdb.connect(target) as connection:
        for statement in statements(dialect, as_scanned(tables), described):
            connection.execute(statement)
    return []
