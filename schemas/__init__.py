"""The tables of the dataset, one model a table: the only place that says which columns there are and what they mean.

``TABLES`` are the models by name in the order they are written, ``FOREIGN_KEYS`` what points where, ``key_of`` a
table's key; ``find_faults`` holds tables against all of it.
"""

from collections.abc import Mapping

import polars as pl

from schemas.cells import Cells
from schemas.citations import Citations
from schemas.clause_links import ClauseLinks
from schemas.clauses import Clauses
from schemas.columns import find_column_faults
from schemas.dates import Dates
from schemas.diagnostics import Diagnostics
from schemas.document_links import DocumentLinks
from schemas.documents import Documents
from schemas.faults import BrokenRules, Fault
from schemas.organizations import Organizations
from schemas.parameters import Parameters
from schemas.passages import Passages
from schemas.references import ForeignKey, find_reference_faults, foreign_keys_of
from schemas.responsible_units import ResponsibleUnits
from schemas.spans import find_span_faults
from schemas.table import Table
from schemas.tasks import Tasks

__all__ = [
    "FOREIGN_KEYS",
    "TABLES",
    "BrokenRules",
    "Fault",
    "ForeignKey",
    "Table",
    "find_faults",
    "find_merged_faults",
    "key_of",
]

TABLES: Mapping[str, type[Table]] = {
    "documents": Documents,
    "clauses": Clauses,
    "cells": Cells,
    "responsible_units": ResponsibleUnits,
    "organizations": Organizations,
    "dates": Dates,
    "parameters": Parameters,
    "citations": Citations,
    "passages": Passages,
    "clause_links": ClauseLinks,
    "document_links": DocumentLinks,
    "tasks": Tasks,
    "diagnostics": Diagnostics,
}
# Tables with rows or columns that are known once all documents are.
MERGED = ("organizations", "passages", "clause_links", "document_links")
FOREIGN_KEYS: tuple[ForeignKey, ...] = foreign_keys_of(TABLES)


def key_of(table: str) -> tuple[str, ...]:
    """The columns that identify a row of ``table``; empty where it has no key."""
    return tuple(TABLES[table].to_schema().unique or ())


def find_faults(frames: Mapping[str, pl.DataFrame], keys: Mapping[str, pl.Series] | None = None) -> list[Fault]:
    """Every broken rule of a dataset, given its tables by name, or those of some of its documents.

    Where they are of some documents only, ``keys`` has what may be pointed to in the whole dataset, by ``table.column``;
    a table that is not given is not looked at. Rules across tables are looked at once every table by itself is as its model says.
    """
    given = {name: frames[name] for name in TABLES if name in frames}
    faults = [fault for name, frame in given.items() for fault in find_column_faults(name, TABLES[name], frame)]
    return faults or find_reference_faults(given, FOREIGN_KEYS, keys or {}) + find_span_faults(given)


def find_merged_faults(frames: Mapping[str, pl.DataFrame], keys: Mapping[str, pl.Series]) -> list[Fault]:
    """The rules that documents which are right by themselves can break together: columns that are known once all are, and
    what points from one document to another. ``keys`` as in `find_faults`."""
    given = {name: frames[name] for name in MERGED if name in frames}
    faults = [fault for name, frame in given.items() for fault in find_column_faults(name, TABLES[name], frame)]
    return faults or find_reference_faults(frames, FOREIGN_KEYS, keys)
