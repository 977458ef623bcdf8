"""Exports JSON Lines: a folder with one file per table, one object per row, ISO dates, UTF-8."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from etl.publish.descriptions import TableDescription


def write(
    tables: Mapping[str, pl.DataFrame], described: Sequence[TableDescription], output: Path, target: Path
) -> list[str]:
    target.mkdir()
    for table in described:
        tables[table.name].write_ndjson(target / f"{table.name}.jsonl")
    return []
