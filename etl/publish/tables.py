"""Records to tables: every column is built once, from the records' fields of the same name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

import polars as pl

from etl.records import Diagnostic, DocumentRows, Organization
from schemas import TABLES, BrokenRules, Fault
from schemas.spans import MENTION_TABLES

STAGES = ("read", "segment", "extract", "resolve", "publish")


def build_tables(
    documents: Sequence[DocumentRows], organizations: Iterable[Organization], diagnostics: Iterable[Diagnostic]
) -> dict[str, pl.DataFrame]:
    """The tables of the dataset by name, in the order of ``schemas.TABLES``, rows by document and position.

    ``diagnostics`` are those that stand in no document's rows. Raises ``BrokenRules`` where a value does not fit its
    column's type.
    """
    documents = sorted(documents, key=lambda rows: rows.source.document_id)
    clauses = [clause for rows in documents for clause in rows.clauses]
    positions = {clause.clause_id: position for position, clause in enumerate(clauses)}
    all_diagnostics = [*diagnostics, *(diagnostic for rows in documents for diagnostic in rows.diagnostics)]
    tables = {
        "documents": _frame("documents", documents, _document_values),
        "clauses": _frame("clauses", clauses, _fields),
        "organizations": _frame("organizations", sorted(organizations, key=lambda o: o.organization_id), _fields),
        "diagnostics": order_diagnostics(_frame("diagnostics", all_diagnostics, _fields)),
    }
    for name in MENTION_TABLES:
        mentions = [
            (rows.source.document_id, mention)
            for rows in documents
            for mention in sorted(getattr(rows, name), key=lambda m: (positions.get(m.clause_id, -1), m.ordinal))
        ]
        tables[name] = _frame(name, mentions, _mention_values)
    return {name: tables[name] for name in TABLES}


def order_diagnostics(diagnostics: pl.DataFrame) -> pl.DataFrame:
    """Diagnostics by document, stage and place, those of the whole document first."""
    stage = pl.col("stage").replace_strict(dict(zip(STAGES, range(len(STAGES)), strict=True)), default=len(STAGES))
    return diagnostics.sort("document_id", stage, "start_char", nulls_last=False, maintain_order=True)


def build_organizations(documents: Sequence[DocumentRows]) -> pl.DataFrame:
    """The bodies of each document: the columns of ``organizations``, and ``document_id`` in front."""
    pairs = [(rows.source.document_id, body) for rows in documents for body in rows.organizations]
    frame = _frame("organizations", [body for _, body in pairs], _fields)
    return frame.insert_column(0, pl.Series("document_id", [document_id for document_id, _ in pairs], dtype=pl.String))


def _frame(table: str, records: Sequence[Any], values_of: Callable[[Sequence[Any], str], list[Any]]) -> pl.DataFrame:
    columns = {}
    for name, column in TABLES[table].to_schema().columns.items():
        values = values_of(records, name)
        try:
            columns[name] = pl.Series(name, values, dtype=column.dtype.type, strict=True)
        except (TypeError, OverflowError, ValueError, pl.exceptions.PolarsError):
            raise BrokenRules(_misfits(table, name, values, column.dtype.type)) from None
    return pl.DataFrame(columns)


def _misfits(table: str, name: str, values: list[Any], dtype: pl.DataType) -> list[Fault]:
    """The values that no column of the type can hold."""
    faults = []
    for row, value in enumerate(values):
        try:
            pl.Series(name, [value], dtype=dtype, strict=True)
        except (TypeError, OverflowError, ValueError, pl.exceptions.PolarsError):
            faults.append(Fault(table, name, row, value, f"the type must be {dtype}"))
    return faults


def _fields(records: Sequence[Any], name: str) -> list[Any]:
    return list(map(attrgetter(name), records))


def _mention_values(mentions: Sequence[Any], name: str) -> list[Any]:
    if name == "document_id":
        return [document_id for document_id, _ in mentions]
    value = attrgetter(name)
    return [value(mention) for _, mention in mentions]


def _document_values(documents: Sequence[DocumentRows], name: str) -> list[Any]:
    """A column of ``documents``: what the text says of itself, and what is known of its file."""
    if name == "char_count":
        return [len(rows.source.text) for rows in documents]
    return [getattr(rows.document if hasattr(rows.document, name) else rows.source, name) for rows in documents]
