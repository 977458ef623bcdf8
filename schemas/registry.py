"""The registry of the tables: which there are, in the order they are written, and what points where.

A kind of fact is a file of this folder whose model is a `MentionTable` with a `Mark`: it is found here, and every file, page,
mark and measure made from it.
"""

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import polars as pl

from schemas.cells import Cells
from schemas.citations import Citations
from schemas.clause_links import ClauseLinks
from schemas.clauses import Clauses
from schemas.dates import Dates
from schemas.diagnostics import Diagnostics
from schemas.document_links import DocumentLinks
from schemas.documents import Documents
from schemas.faults import Fault
from schemas.mention import Mark, MentionTable
from schemas.organizations import Organizations
from schemas.parameters import Parameters
from schemas.passages import Passages
from schemas.references import ForeignKey, find_reference_faults, foreign_keys_of
from schemas.responsible_units import ResponsibleUnits
from schemas.soundness import find_unsound
from schemas.spans import find_span_faults
from schemas.table import Table
from schemas.tasks import Tasks

_FIRST: Mapping[str, type[Table]] = {
    "documents": Documents,
    "clauses": Clauses,
    "cells": Cells,
    "responsible_units": ResponsibleUnits,
    "organizations": Organizations,
    "dates": Dates,
    "parameters": Parameters,
    "citations": Citations,
}
_LAST: Mapping[str, type[Table]] = {
    "passages": Passages,
    "clause_links": ClauseLinks,
    "document_links": DocumentLinks,
    "tasks": Tasks,
    "diagnostics": Diagnostics,
}


def _find_facts() -> dict[str, type[MentionTable]]:
    """The models of the kinds of fact that the folder holds besides those in `_FIRST`, by table, in alphabetical order."""
    found: dict[str, type[MentionTable]] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])):
        if name not in {*_FIRST, *_LAST, "columns", "mention", "registry"}:  # columns loads pandera
            for model in vars(import_module(f"schemas.{name}")).values():
                if isinstance(model, type) and issubclass(model, MentionTable) and model is not MentionTable:
                    found[name] = model
    return found


TABLES: Mapping[str, type[Table]] = {**_FIRST, **_find_facts(), **_LAST}
MENTION_TABLES: tuple[str, ...] = tuple(name for name, model in TABLES.items() if issubclass(model, MentionTable))
# Tables with rows or columns that are known once all documents are.
MERGED = ("organizations", "passages", "clause_links", "document_links")
FOREIGN_KEYS: tuple[ForeignKey, ...] = foreign_keys_of(TABLES)


def mark_of(table: str) -> Mark:
    """Return how the mentions of a table of facts are marked, printed and measured."""
    mark = TABLES[table].to_schema().metadata["mark"]
    assert isinstance(mark, Mark)
    return mark


def key_of(table: str) -> tuple[str, ...]:
    """Return the columns that identify a row of ``table``, none if it has no key."""
    return TABLES[table].to_schema().unique


def numeric_columns_of(table: str) -> frozenset[str]:
    """Return the columns of ``table`` that hold decimal numbers."""
    columns = TABLES[table].to_schema().columns
    return frozenset(name for name, column in columns.items() if column.dtype == pl.Float64)


def find_faults(frames: Mapping[str, pl.DataFrame], keys: Mapping[str, pl.Series] | None = None) -> list[Fault]:
    """Return all broken rules of a dataset, or of some of its documents, given the tables by name.

    Where they are of some documents only, ``keys`` has what may be pointed to in the whole dataset, by ``table.column``;
    a table that is not given is not looked at. Rules across tables are looked at once every table by itself is as its model says.
    """
    given = {name: frames[name] for name in TABLES if name in frames}
    faults = _find_table_faults(given)
    return faults or find_reference_faults(given, FOREIGN_KEYS, keys or {}) + find_span_faults(given, MENTION_TABLES)


def find_merged_faults(frames: Mapping[str, pl.DataFrame], keys: Mapping[str, pl.Series]) -> list[Fault]:
    """Return the broken rules that show only when documents are merged, each of which is valid by itself.

    These concern columns that need all documents, and references from one document to another. ``keys`` as in `find_faults`.
    """
    faults = _find_table_faults({name: frames[name] for name in MERGED if name in frames})
    return faults or find_reference_faults(frames, tuple(filter(_reaches_out, FOREIGN_KEYS)), keys)


def _find_table_faults(frames: Mapping[str, pl.DataFrame]) -> list[Fault]:
    """Broken rules of tables by themselves."""
    unsound = find_unsound(frames, TABLES)
    if not unsound:
        return []
    from schemas.columns import find_column_faults  # pandera takes a tenth of a second to load

    return [fault for name in unsound for fault in find_column_faults(name, TABLES[name], frames[name])]


def _reaches_out(key: ForeignKey) -> bool:
    """True if a column may point from one document to another, or to what is known once all documents are."""
    is_merged = key.table in MERGED or key.target_table in MERGED
    return is_merged or (key.target_column == "document_id" and key.column != "document_id")
