"""The tables as the page holds them: columns of JSON values, what points to a row given as the row's number."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import polars as pl

from schemas import FOREIGN_KEYS

NOT_SHOWN = {"clauses": ("clause_id", "text")}  # the page has them from the document's text and from the path
LEAST_CELL = 2  # characters: a digit and a comma
Columns = dict[str, list[Any]]  # of a table, by name

# What ends a script element, is a line end to old JavaScript, or is no character at all.
UNSAFE = re.compile("[<>&\u2028\u2029\ufeff\ud800-\udfff]")


def safe_json(value: Any) -> str:
    """JSON that may stand inside ``<script type="application/json">`` whatever texts it holds. Raises ValueError on NaN."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def columns_of(frame: pl.DataFrame) -> Columns:
    """The columns of a table as JSON values: dates as ISO texts, whole numbers without a fraction."""
    return {series.name: _values(series) for series in frame}


def least_size(name: str, table: pl.LazyFrame) -> int:
    """How many characters the table takes in a page without texts, at the least."""
    pointing = {key.column for key in FOREIGN_KEYS if key.table == name}
    schema = table.drop(NOT_SHOWN.get(name, ()), strict=False).collect_schema()
    texts = [column for column, dtype in schema.items() if dtype == pl.String and column not in {*pointing, "text"}]
    cells = pl.len() * len(schema) * LEAST_CELL
    characters = sum((pl.col(column).str.len_chars().sum() for column in texts), cells)
    return int(table.select(characters).collect().item())


def build_payload(
    rows: Mapping[str, Columns],
    counts: Mapping[str, int],
    *,
    pages: Mapping[str, str] | None = None,
    home: str | None = None,
) -> dict[str, Any]:
    """All that a page knows beside the words of all pages.

    ``rows`` are the tables that are in it, ``counts`` says how many rows each table
    has, ``pages`` has the addresses of the pages with the texts by document, ``home`` that of the page of all documents.
    """
    shown = {table: _shown(table, rows) for table in rows}
    return {"counts": dict(counts), "rows": shown, "pages": dict(pages or {}), "home": home}


def _shown(table: str, rows: Mapping[str, Columns]) -> Columns:
    """The columns of a table that a page shows, with the row's number for what points to a row of the page."""
    columns = dict(rows[table])
    for key in FOREIGN_KEYS:
        if key.table == table and key.target_table in rows:
            places = {value: row for row, value in enumerate(rows[key.target_table][key.target_column])}
            columns[key.column] = [places.get(value, value) for value in columns[key.column]]
    return {name: values for name, values in columns.items() if name not in NOT_SHOWN.get(table, ())}


def _values(series: pl.Series) -> list[Any]:
    if series.dtype == pl.Date:
        return series.cast(pl.String).to_list()
    if series.dtype == pl.Float64:
        return [_short_number(value) for value in series.to_list()]
    return series.to_list()


def _short_number(value: float | None) -> float | None:
    """300000.0 as 300000, for it is the same number in JSON."""
    return int(value) if value is not None and value.is_integer() and abs(value) < 2**53 else value
