"""Puts two documents of a dataset side by side: clauses that share words, and facts that only one of them states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import polars as pl

from etl.compare.letters import Span, find_letters
from etl.compare.runs import find_runs
from etl.compare.selection import select_passages
from etl.compare.texts import find_texts

# What tells two facts of a table apart, wherever their words stand.
FACTS = {
    "dates": ("kind", "start_date", "end_date"),
    "parameters": ("quantity", "comparator", "low", "high", "unit", "per"),
    "responsible_units": ("organization_id",),
}


class ClausePair(NamedTuple):
    """A clause and the clause of the source that it shares words with, if any. ``shared`` are spans in both texts."""

    clause: Mapping[str, Any]
    source: Mapping[str, Any] | None
    shared: tuple[tuple[Span, Span], ...]


class SideBySide(NamedTuple):
    """Two documents compared.

    Attributes:
        document: The row of ``documents`` of the first.
        source: The row of the second.
        pairs: Pairs of clauses, in the order of the first document's clauses.
        new_facts: The facts of the first that the source lacks, by table.
    """

    document: Mapping[str, Any]
    source: Mapping[str, Any]
    pairs: tuple[ClausePair, ...]
    new_facts: Mapping[str, list[dict[str, Any]]]


def compare_two(tables: Mapping[str, pl.DataFrame], document_id: str, source_id: str) -> SideBySide:
    """Compare two documents of a dataset, independently of ``passages``.

    Args:
        tables: The dataset's tables by name.
        document_id: The document that may have copied.
        source_id: The document that it may have copied from.
    """
    rows = [
        {
            name: frame.filter(pl.col("document_id") == wanted)
            for name, frame in tables.items()
            if "document_id" in frame.columns
        }
        for wanted in (source_id, document_id)
    ]
    letters = pl.concat(
        find_letters(each).with_columns(document=pl.lit(number, dtype=pl.UInt32)) for number, each in enumerate(rows)
    )
    pair = pl.DataFrame(
        {"document": [1], "source": [0], "basis": ["cites"]},
        schema_overrides={"document": pl.UInt32, "source": pl.UInt32},
    )
    passages = select_passages(find_runs(pair, find_texts(letters)), pair)
    sources = {row["clause_id"]: row for row in rows[0]["clauses"].to_dicts()}
    shared: dict[str, dict[str, list[tuple[Span, Span]]]] = {}
    for row in passages.to_dicts():
        spans = (row["start_char"], row["end_char"]), (row["source_start_char"], row["source_end_char"])
        shared.setdefault(row["clause_id"], {}).setdefault(row["source_clause_id"], []).append(spans)
    pairs = []
    for clause in rows[1]["clauses"].to_dicts():
        of_clause = shared.get(clause["clause_id"], {})
        pairs += [ClausePair(clause, sources[key], tuple(spans)) for key, spans in of_clause.items()]
        if not of_clause:
            pairs.append(ClausePair(clause, None, ()))
    new = {name: _new_facts(rows[1][name], rows[0][name], columns) for name, columns in FACTS.items()}
    return SideBySide(rows[1]["documents"].to_dicts()[0], rows[0]["documents"].to_dicts()[0], tuple(pairs), new)


def _new_facts(own: pl.DataFrame, others: pl.DataFrame, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the first row of every fact that the other document lacks, in printed order."""
    new = own.join(others, on=list(columns), how="anti", nulls_equal=True, maintain_order="left")
    return new.unique(columns, keep="first", maintain_order=True).to_dicts()
