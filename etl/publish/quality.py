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
from etl.publish.dataset import Tables, count_rows, slices_of
from etl.publish.descriptions import TableDescription
from etl.publish.gold import Gold
from etl.publish.table_files import LONGEST_CELL

DIGITS = 4


def quality_of(
    tables: Tables, described: Sequence[TableDescription], facts: DatasetFacts, golds: Mapping[str, Gold]
) -> dict[str, Any]:
    """Return the content of ``quality.json``. ``golds`` are the answers for documents of the dataset."""
    documents = count_rows(tables["documents"])
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
        "tables": {table.name: _table(table, tables[table.name]) for table in described},
        "diagnostics": _diagnostics(tables["diagnostics"]),
        "agreement": {
            "documents": sorted(golds),
            "note": note,
            "measures": {name: _figures(name, a) for name, a in measure_agreement(tables, golds).items()},
        },
    }


def _table(table: TableDescription, frame: pl.LazyFrame) -> dict[str, Any]:
    """Return the number of rows, the share of nulls of nullable columns, and the number of cells too long for Excel by column."""
    nullable = [column.name for column in table.columns if column.nullable]
    texts = [column.name for column in table.csv_columns if column.type == "string"]
    wanted = (
        pl.len(),
        *(pl.col(name).null_count().alias(f"null {name}") for name in nullable),
        *((pl.col(name).str.len_chars() > LONGEST_CELL).sum().alias(f"long {name}") for name in texts),
    )
    counts = pl.concat(rows.select(wanted).collect() for rows in slices_of(frame)).sum().row(0, named=True)
    rows = counts["len"]
    return {
        "rows": rows,
        "null_share": {name: round(counts[f"null {name}"] / rows, DIGITS) if rows else None for name in nullable},
        "cells_too_long_for_excel": {name: counts[f"long {name}"] for name in texts if counts[f"long {name}"]},
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
