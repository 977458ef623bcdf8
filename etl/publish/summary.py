"""The summary of a build for people and schedulers: rows by table, diagnostics by code, documents left out."""

from __future__ import annotations

from typing import Any

import polars as pl

from etl.publish.dataset import Tables, count_rows

SEVERITIES = ("error", "warning", "info")  # the worst first


def worst_severity(tables: Tables) -> str | None:
    """Return the worst severity in ``diagnostics`` (error, warning, info), or None if it is empty."""
    found = tables["diagnostics"].select(pl.col("severity").unique()).collect()["severity"].to_list()
    return next((severity for severity in SEVERITIES if severity in found), None)


def count_diagnostics(diagnostics: pl.LazyFrame) -> pl.DataFrame:
    """Count diagnostics by severity, the worst first, and code: ``severity``, ``code``, ``rows`` and ``documents``."""
    order = dict(zip(SEVERITIES, range(len(SEVERITIES)), strict=True))
    return (
        diagnostics.group_by("severity", "code")
        .agg(pl.len().alias("rows"), pl.col("document_id").n_unique().alias("documents"))
        .sort(pl.col("severity").replace_strict(order, return_dtype=pl.Int64), "code")
        .collect(engine="streaming")
    )


def summary_of(tables: Tables) -> dict[str, Any]:
    """Return the summary as JSON values; ``failed`` are the documents without rows."""
    errors = tables["diagnostics"].filter(pl.col("severity") == "error").select("document_id", "code", "message")
    return {
        "rows": {name: count_rows(table) for name, table in tables.items()},
        "diagnostics": count_diagnostics(tables["diagnostics"]).to_dicts(),
        "failed": errors.collect().to_dicts(),
    }
