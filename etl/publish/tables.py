"""Builds tables from records; columns are the records' fields of the same name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

import polars as pl

from etl.mentions import Organization
from etl.publish.tasks import build_tasks
from etl.records import Diagnostic, Document, DocumentRows, Source
from schemas import MENTION_TABLES, TABLES, BrokenRules, Fault

ACROSS = ("passages", "clause_links", "document_links")  # known once all documents are
STAGES = ("read", "segment", "extract", "resolve", "publish")


def build_tables(
    documents: Sequence[DocumentRows], organizations: Iterable[Organization], diagnostics: Iterable[Diagnostic]
) -> dict[str, pl.DataFrame]:
    """Build the tables of the dataset.

    Args:
        documents: Rows of the documents.
        organizations: Rows of ``organizations``.
        diagnostics: Diagnostics that belong to no document's rows.

    Returns:
        The tables by name, in the order of ``schemas.TABLES``, with rows by document and position.

    Raises:
        BrokenRules: A value does not fit the type of its column.
    """
    documents = sorted(documents, key=lambda rows: rows.source.document_id)
    clauses = [clause for rows in documents for clause in rows.clauses]
    positions = {clause.clause_id: position for position, clause in enumerate(clauses)}
    all_diagnostics = [*diagnostics, *(diagnostic for rows in documents for diagnostic in rows.diagnostics)]
    bodies = sorted(organizations, key=lambda body: body.organization_id)
    tables = {
        "documents": _frame("documents", _document_columns(documents)),
        "clauses": _frame("clauses", _columns(clauses)),
        "cells": _frame("cells", _columns([cell for rows in documents for cell in rows.cells])),
        "organizations": _frame("organizations", _columns(bodies)),
        "diagnostics": build_diagnostics(all_diagnostics),
    }
    for name in MENTION_TABLES:
        mentions: list[Any] = []
        document_ids: list[str] = []
        for rows in documents:
            mentions += sorted(rows.facts[name], key=lambda m: (positions.get(m.clause_id, -1), m.ordinal))
            document_ids += [rows.source.document_id] * (len(mentions) - len(document_ids))
        tables[name] = _frame(name, _columns(mentions) | {"document_id": document_ids})
    tables["tasks"] = build_tasks(tables)
    tables |= {name: _frame(name, {}) for name in ACROSS}
    return {name: tables[name] for name in TABLES}


def empty_tables() -> dict[str, pl.DataFrame]:
    """Return the tables of a dataset without documents."""
    return {
        name: pl.DataFrame(schema={column: each.dtype for column, each in model.to_schema().columns.items()})
        for name, model in TABLES.items()
    }


def build_diagnostics(diagnostics: Sequence[Diagnostic]) -> pl.DataFrame:
    """Build the rows of ``diagnostics`` in the order of `order_diagnostics`."""
    return order_diagnostics(_frame("diagnostics", _columns(diagnostics)))


def order_diagnostics(diagnostics: pl.DataFrame) -> pl.DataFrame:
    """Sort diagnostics by document, stage and place, those of the whole document first."""
    stage = pl.col("stage").replace_strict(dict(zip(STAGES, range(len(STAGES)), strict=True)), default=len(STAGES))
    return diagnostics.sort("document_id", stage, "start_char", nulls_last=False, maintain_order=True)


def build_organizations(documents: Sequence[DocumentRows]) -> pl.DataFrame:
    """Build the organizations of each document: ``document_id`` and the columns of ``organizations``."""
    pairs = [(rows.source.document_id, body) for rows in documents for body in rows.organizations]
    frame = _frame("organizations", _columns([body for _, body in pairs]))
    return frame.insert_column(0, pl.Series("document_id", [document_id for document_id, _ in pairs], dtype=pl.String))


def _frame(table: str, values_by_name: Mapping[str, Sequence[Any]]) -> pl.DataFrame:
    columns = {}
    for name, column in TABLES[table].to_schema().columns.items():
        values = values_by_name.get(name, ())  # no record, no names
        try:
            columns[name] = pl.Series(name, values, dtype=column.dtype, strict=True)
        except (TypeError, OverflowError, ValueError, pl.exceptions.PolarsError):
            raise BrokenRules(_misfits(table, name, values, column.dtype)) from None
    return pl.DataFrame(columns)


def _misfits(table: str, name: str, values: Sequence[Any], dtype: pl.DataType) -> list[Fault]:
    """Return a fault for each value that does not fit the type of its column."""
    faults = []
    for row, value in enumerate(values):
        try:
            pl.Series(name, [value], dtype=dtype, strict=True)
        except (TypeError, OverflowError, ValueError, pl.exceptions.PolarsError):
            faults.append(Fault(table, name, row, value, f"the type must be {dtype}"))
    return faults


def _columns(records: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """Return the values of records by field name."""
    return dict(zip(records[0]._fields, zip(*records, strict=True), strict=True)) if records else {}


def _document_columns(documents: Sequence[DocumentRows]) -> dict[str, Sequence[Any]]:
    """Return the columns of ``documents``: what the texts state, and what is known of the files."""
    columns: dict[str, Sequence[Any]] = {"char_count": [len(rows.source.text) for rows in documents]}
    columns |= {field.name: [getattr(rows.source, field.name) for rows in documents] for field in fields(Source)}
    columns |= {field.name: [getattr(rows.document, field.name) for rows in documents] for field in fields(Document)}
    return columns
