"""A DuckDB file: what ``load.sql`` loads, the tables with keys, checks and comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

from etl.publish.dataset import as_scanned
from etl.publish.descriptions import TableDescription
from etl.publish.sql import DUCKDB, comments, definitions, insertions, views
from etl.publish.views import offers_comments, offers_view


def write(
    tables: Mapping[str, pl.DataFrame], described: Sequence[TableDescription], output: Path, target: Path
) -> list[str]:
    with duckdb.connect(target) as connection:
        for statement in definitions(described, DUCKDB):
            connection.execute(statement)
        for statement in comments(described):
            connection.execute(statement)
        for statement in insertions(as_scanned(tables), described, f"{output.resolve()}/"):
            connection.execute(statement)
        for statement in (*views(described), offers_view(), *offers_comments()):
            connection.execute(statement)
    return []
