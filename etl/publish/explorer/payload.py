"""The tables in the form that the page holds: columns of JSON values, with references given as row numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import polars as pl

from schemas import FOREIGN_KEYS

# the page has these from the document's text, from the clause, or from the document
NOT_SHOWN = {
    "clauses": ("clause_id", "text"),
    "tasks": ("title", "document_number", "issuer", "region_name", "signed_date", "path", "text", "start_page"),
}
Columns = dict[str, list[Any]]  # of a table, by name
Rows = Mapping[tuple[str, str], Mapping[str, int]]  # the numbers of rows by the value of a column that others point to

# What ends a script element, is a line end to old JavaScript, or is no character at all.
UNSAFE = re.compile("[<>&\u2028\u2029\ufeff\ud800-\udfff]")


def to_json(value: Any) -> str:
    """Write JSON without white space. Raises ValueError on NaN."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def safe_json(value: Any) -> str:
    """Write JSON that is safe inside ``<script type="application/json">`` whatever texts it holds. Raises ValueError on NaN."""
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", to_json(value))


def number_rows(frames: Mapping[str, pl.DataFrame]) -> dict[tuple[str, str], dict[str, int]]:
    """Number the rows of tables by the values that reference them."""
    targets = dict.fromkeys((key.target_table, key.target_column) for key in FOREIGN_KEYS)
    return {
        (table, column): {value: row for row, value in enumerate(frames[table][column])}
        for table, column in targets
        if table in frames
    }


def shown_columns(table: str, frame: pl.DataFrame, rows: Rows) -> Columns:
    """Return the columns that the page shows as JSON values: dates as ISO texts, whole numbers without a fraction.

    References become row numbers; those to rows that are not in ``rows`` remain unchanged.
    """
    shown: Columns = {}
    pointing = {key.column: (key.target_table, key.target_column) for key in FOREIGN_KEYS if key.table == table}
    hidden = NOT_SHOWN.get(table, ())
    for series in (series for series in frame if series.name not in hidden):
        numbers = rows.get(pointing.get(series.name, ("", "")))
        shown[series.name] = _values(series) if numbers is None else [numbers.get(value, value) for value in series]
    return shown


def _values(series: pl.Series) -> list[Any]:
    if series.dtype == pl.Date:
        return series.cast(pl.String).to_list()
    if series.dtype == pl.Float64:
        return [_short_number(value) for value in series.to_list()]
    return series.to_list()


def _short_number(value: float | None) -> float | None:
    """Return 300000.0 as 300000, which is the same number in JSON."""
    return int(value) if value is not None and value.is_integer() and abs(value) < 2**53 else value
