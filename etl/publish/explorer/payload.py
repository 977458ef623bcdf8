"""The tables as the page holds them: columns of JSON values, what points to a row given as the row's number."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from typing import Any

import polars as pl

from schemas import FOREIGN_KEYS

# What ends a script element, is a line end to old JavaScript, or is no character at all.
UNSAFE = re.compile("[<>&\u2028\u2029\ufeff\ud800-\udfff]")


def safe_json(value: Any) -> str:
    """JSON that may stand inside ``<script type="application/json">`` whatever texts it holds. Raises ValueError on NaN."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def build_payload(
    tables: Mapping[str, pl.DataFrame],
    labels: Mapping[str, Any],
    *,
    texts: bool,
    left_out: Collection[str] = (),
    pages: Mapping[str, str] | None = None,
    home: str | None = None,
) -> dict[str, Any]:
    """All that a page knows.

    ``labels`` are the words of all pages. ``texts`` says whether the documents' texts are in it, ``left_out`` names tables of which only the number of rows
    is, ``pages`` has the addresses of the pages with the texts by document, ``home`` that of the page of all documents.
    A clause's text and id are not repeated: the page takes the one from the document's text, the other from its path.
    """
    kept = {name: frame for name, frame in tables.items() if name not in left_out}
    return {
        **labels,
        "counts": {name: frame.height for name, frame in tables.items()},
        "rows": {name: _columns(name, kept, texts) for name in kept},
        "pages": dict(pages or {}),
        "home": home,
    }


def _columns(name: str, tables: Mapping[str, pl.DataFrame], texts: bool) -> dict[str, list[Any]]:
    """The columns of a table; dates as ISO texts, row numbers for what points to a row of the page."""
    columns = {}
    for series in tables[name]:
        if series.name == "text" and (name == "clauses" or not texts):
            continue
        if (name, series.name) == ("clauses", "clause_id"):
            continue
        values = series.cast(pl.String).to_list() if series.dtype == pl.Date else series.to_list()
        columns[series.name] = [_short_number(value) for value in values]
    for key in FOREIGN_KEYS:
        if key.table == name and key.target_table in tables:
            targets = tables[key.target_table][key.target_column].to_list()
            places = {value: row for row, value in enumerate(targets)}
            columns[key.column] = [places.get(value, value) for value in columns[key.column]]
    return columns


def _short_number(value: Any) -> Any:
    """300000.0 as 300000, for it is the same number in JSON."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value
