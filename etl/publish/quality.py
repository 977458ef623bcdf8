"""``quality.json``: rows, nulls, diagnostics and accuracy of the dataset.

Accuracy is precision, recall and F1 with their counts over the documents with hand-made answers. Without answers the counts
are 0 and the figures null.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from etl.dataset_facts import BUILT_WITH, DatasetFacts
from etl.publish.agreement import MEASURES, Agreement, measure_agreement
from etl.publish.counts import Counts
from etl.publish.dataset import Tables
from etl.publish.descriptions import TableDescription
from etl.publish.gold import Gold

DIGITS = 4


def quality_of(
    tables: Tables,
    counts: Mapping[str, Counts],
    described: Sequence[TableDescription],
    facts: DatasetFacts,
    golds: Mapping[str, Gold],
) -> dict[str, Any]:
    """Return the content of ``quality.json``.

    Args:
        tables: The dataset's tables.
        counts: Counts of their rows, by table.
        described: Descriptions of the tables.
        facts: Facts about the dataset.
        golds: The answers for documents of the dataset.
    """
    documents = counts["documents"].rows
    note = (
        f"{len(golds)} of {documents} documents have hand-made answers, which the rules may have been developed with: "
        "expect lower figures on other documents."
        if golds
        else "No document of this dataset has hand-made answers: how right it is was not measured."
    )
    own = {"title": facts.title, "version": facts.version}
    return {name: value for name, value in own.items() if value} | {
        "built_with": BUILT_WITH,
        "documents": documents,
        "tables": {table.name: _table(table, counts[table.name]) for table in described},
        "diagnostics": _diagnostics(tables["diagnostics"]),
        "agreement": {
            "documents": sorted(golds),
            "note": note,
            "measures": {name: _figures(name, a) for name, a in measure_agreement(tables, golds).items()},
        },
    }


def _table(table: TableDescription, counts: Counts) -> dict[str, Any]:
    """Return the number of rows, the share of nulls of nullable columns, and the number of cells too long for Excel by column."""
    nullable = [column.name for column in table.columns if column.nullable]
    texts = [column.name for column in table.csv_columns if column.type == "string"]
    rows = counts.rows
    return {
        "rows": rows,
        "null_share": {name: round(counts.nulls[name] / rows, DIGITS) if rows else None for name in nullable},
        "cells_too_long_for_excel": {name: counts.long[name] for name in texts if counts.long[name]},
    }


def _diagnostics(diagnostics: pl.LazyFrame) -> list[dict[str, Any]]:
    """Count diagnostics by code."""
    return (
        diagnostics.group_by("severity", "code")
        .agg(pl.len().alias("rows"), pl.col("document_id").n_unique().alias("documents"))
        .sort("severity", "code")
        .collect(engine="streaming")
        .to_dicts()
    )


def _figures(measure: str, agreement: Agreement) -> dict[str, Any]:
    table, compared = MEASURES[measure]
    figures = {"precision": agreement.precision, "recall": agreement.recall, "f1": agreement.f1}
    return {
        "table": table,
        "compared": compared,
        "n": agreement.gold,
        "found": agreement.found,
        "right": agreement.right,
        **{name: None if value is None else round(value, DIGITS) for name, value in figures.items()},
    }
