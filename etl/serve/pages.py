"""Datasette over a dataset: its database with what tables and columns mean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from etl.publish.descriptions import TableDescription, describe_tables
from etl.serve import plugin
from etl.serve.database import INDEXED

NAME = "tiaokuan"  # of the database, in addresses
SETTINGS = {
    "sql_time_limit_ms": 20_000,
    "facet_time_limit_ms": 2_000,
    "truncate_cells_html": 0,
    "max_returned_rows": 5_000,
}


def metadata_of(described: Sequence[TableDescription]) -> dict[str, Any]:
    """Return the metadata of Datasette: titles and descriptions of tables and columns."""
    tables: dict[str, Any] = {
        table.name: {
            "title": f"{table.title_zh} {table.title}",
            "description": f"{table.grain_zh} {table.grain}",
            "columns": {
                column.name: f"{column.title_zh}：{column.description_zh} {column.description}"
                for column in table.columns
            },
        }
        for table in described
    }
    for table in INDEXED:
        tables[table]["fts_table"] = f"{table}_fts"
        tables[f"{table}_fts"] = {"hidden": True}
    tables["dataset"] = {"hidden": True}
    return {"title": "条款 tiaokuan", "databases": {NAME: {"tables": tables}}}


def open_pages(database: Path) -> Datasette:
    """Return Datasette on the search database, read-only."""
    if not pm.is_registered(plugin):
        pm.register(plugin)
    datasette = Datasette(files=[], metadata=metadata_of(describe_tables()), settings=SETTINGS)
    datasette.add_database(Database(datasette, path=str(database), is_mutable=False), name=NAME)
    return datasette
