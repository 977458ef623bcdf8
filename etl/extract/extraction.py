"""Extraction: metadata of a document, and the facts of its clauses by kind (who, when, how much, under what)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from etl.extract.clause_texts import ClauseTexts
from etl.extract.dates import DateReader
from etl.extract.facts import Asked, Fact
from etl.extract.metadata import find_document
from etl.extract.tables import cut_headers, number_anew, read_tables, spread
from etl.records import Cell, Clause, ClauseText, Diagnostic, Document, Facts, Source

NOT_READ = ("front", "back")  # they feed the document's own facts


def _find_kinds() -> tuple[Fact, ...]:
    """Return the kinds of fact that the modules of this folder declare, in the order of their tables' names."""
    names = {path.stem for path in Path(__file__).parent.iterdir() if path.suffix in ("", ".py")}
    modules = (import_module(f"etl.extract.{name}") for name in sorted(names) if name.isidentifier() and name[0] != "_")
    declared = (getattr(module, "FACT", None) for module in modules if module.__name__ != __name__)
    return tuple(sorted(fact for fact in declared if isinstance(fact, Fact)))


def extract(
    source: Source, clauses: Sequence[Clause], catalog_row: Mapping[str, str] | None, cells: Sequence[Cell] = ()
) -> tuple[Document, Facts, tuple[Diagnostic, ...]]:
    """Extract the metadata of a document and the facts of its clauses.

    Args:
        source: The document after the read stage.
        clauses: Its rows of ``clauses``.
        catalog_row: Its line of ``raw/catalog.csv``, if it has one.
        cells: Its rows of ``cells``.

    Returns:
        The document's metadata; its facts in reading order, by table; and diagnostics.
    """
    document, diagnostics = find_document(source, clauses, catalog_row)
    front = [read_clause_text(source.text, clause) for clause in clauses if clause.kind == "front"]
    dates = DateReader(document)
    if not cells:
        clause_texts = ClauseTexts(read_clause_text(source.text, c) for c in clauses if c.kind not in NOT_READ)
        asked = Asked(document, clause_texts, clause_texts, front, dates)
        return document, {kind.table: tuple(kind.find(asked)) for kind in KINDS}, diagnostics
    tables = read_tables(source.text, clauses, cells)
    positions = {clause.clause_id: position for position, clause in enumerate(clauses)}
    clause_texts = ClauseTexts(
        clause_text
        for clause in clauses
        if clause.kind not in NOT_READ
        for clause_text in tables.by_clause.get(clause.clause_id)
        or part_clause_text(source.text, clause, tables.headers)
    )
    in_text = ClauseTexts(clause_text for clause_text in clause_texts if clause_text.kind != "cell")
    asked = Asked(document, clause_texts, in_text, front, dates, tables.roles)
    facts = {
        kind.table: spread(kind.find(asked), positions, tables.by_clause, tables.covered)
        if kind.spreads
        else number_anew(kind.find(asked), positions)
        for kind in KINDS
    }
    return document, facts, diagnostics


def part_clause_text(text: str, clause: Clause, headers: Sequence[tuple[int, int]]) -> Iterator[ClauseText]:
    """Yield the parts of a clause's own text, without column labels."""
    for start, part in cut_headers(clause, text, headers):
        yield ClauseText(clause.clause_id, clause.kind, clause.heading, part, start)


def read_clause_text(text: str, clause: Clause) -> ClauseText:
    """Return a clause's own text after its marker, headings and line breaks included."""
    start = clause.start_char + len(clause.marker or "")
    return ClauseText(clause.clause_id, clause.kind, clause.heading, text[start : clause.end_char], start)


KINDS = _find_kinds()
