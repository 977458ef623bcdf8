"""Extract stage: facts from clauses, one finder per kind of fact. All finders read the same passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from etl.extract.citations import find_citations
from etl.extract.dates import DateReader, find_dates
from etl.extract.metadata import find_document
from etl.extract.parameters import find_parameters
from etl.extract.responsible_units import find_responsible_units
from etl.extract.tables import cut_headers, number_anew, read_tables, spread
from etl.records import (
    Cell,
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


def extract(
    source: Source, clauses: Sequence[Clause], catalog_row: Mapping[str, str] | None, cells: Sequence[Cell] = ()
) -> Extracted:
    """Extract the metadata of a document and the facts of its clauses.

    Args:
        source: The document after the read stage.
        clauses: Its rows of ``clauses``.
        catalog_row: Its line of ``raw/catalog.csv``, if it has one.
        cells: Its rows of ``cells``.

    Returns:
        The document's metadata; its responsible units, dates, parameters and citations in reading order; and diagnostics.
    """
    document, diagnostics = find_document(source, clauses, catalog_row)
    front = [read_passage(source.text, clause) for clause in clauses if clause.kind == "front"]
    dates = DateReader(document)
    if not cells:
        passages = [read_passage(source.text, clause) for clause in clauses if clause.kind not in NOT_READ]
        return (
            document,
            find_responsible_units(passages, document),
            find_dates(passages, document, dates),
            find_parameters(passages, document, dates),
            find_citations(passages, document, front),
            diagnostics,
        )
    tables = read_tables(source.text, clauses, cells)
    positions = {clause.clause_id: position for position, clause in enumerate(clauses)}
    passages = [
        passage
        for clause in clauses
        if clause.kind not in NOT_READ
        for passage in tables.by_clause.get(clause.clause_id) or part_passage(source.text, clause, tables.headers)
    ]
    in_text = [passage for passage in passages if passage.kind != "cell"]
    return (
        document,
        number_anew(find_responsible_units(in_text, document, tables.roles), positions),
        spread(find_dates(passages, document, dates), positions, tables.by_clause, tables.covered),
        number_anew(find_parameters(passages, document, dates), positions),
        number_anew(find_citations(passages, document, front), positions),
        diagnostics,
    )


def part_passage(text: str, clause: Clause, headers: Sequence[tuple[int, int]]) -> Iterator[Passage]:
    """A clause's own text without the labels of the columns that stand in it."""
    for start, part in cut_headers(clause, text, headers):
        yield Passage(clause.clause_id, clause.kind, clause.heading, part, start)


def read_passage(text: str, clause: Clause) -> Passage:
    """A clause's own text behind its marker, headings and line breaks as they stand."""
    start = clause.start_char + len(clause.marker or "")
    return Passage(clause.clause_id, clause.kind, clause.heading, text[start : clause.end_char], start)
