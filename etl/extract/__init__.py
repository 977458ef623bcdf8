"""Extract: names and facts out of clauses, one finder a kind. Every finder reads the same passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.extract.citations import find_citations
from etl.extract.dates import DateReader, find_dates
from etl.extract.metadata import find_document
from etl.extract.parameters import find_parameters
from etl.extract.responsible_units import find_responsible_units
from etl.records import (
    Citation,
    Clause,
    DateMention,
    Diagnostic,
    Document,
    Parameter,
    Passage,
    ResponsibleUnit,
    Source,
)

NOT_READ = ("front", "back")  # they feed the document's own facts

Extracted = tuple[
    Document,
    tuple[ResponsibleUnit, ...],
    tuple[DateMention, ...],
    tuple[Parameter, ...],
    tuple[Citation, ...],
    tuple[Diagnostic, ...],
]


def extract(source: Source, clauses: Sequence[Clause], catalog_row: Mapping[str, str] | None) -> Extracted:
    """What a document says: of itself, and in each of its clauses who, when, how much, and under what.

    ``catalog_row`` holds the facts that the catalog gives of it, None without a line there.
    """
    document, diagnostics = find_document(source, clauses, catalog_row)
    passages = [read_passage(source.text, clause) for clause in clauses if clause.kind not in NOT_READ]
    front = [read_passage(source.text, clause) for clause in clauses if clause.kind == "front"]
    dates = DateReader(document)
    return (
        document,
        find_responsible_units(passages, document),
        find_dates(passages, document, dates),
        find_parameters(passages, document, dates),
        find_citations(passages, document, front),
        diagnostics,
    )


def read_passage(text: str, clause: Clause) -> Passage:
    """A clause's own text behind its marker, headings and line breaks as they stand."""
    start = clause.start_char + len(clause.marker or "")
    return Passage(clause.clause_id, clause.kind, clause.heading, text[start : clause.end_char], start)
