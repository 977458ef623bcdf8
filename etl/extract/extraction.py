"""What a document says: of itself, and in each of its clauses who, when, how much, under what, and whatever else is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from etl.extract.dates import DateReader
from etl.extract.facts import Asked, Fact
from etl.extract.metadata import find_document
from etl.extract.tables import cut_headers, number_anew, read_tables, spread
from etl.records import Cell, Clause, Diagnostic, Document, Facts, Passage, Source

NOT_READ = ("front", "back")  # they feed the document's own facts


def _find_kinds() -> tuple[Fact, ...]:
    """The kinds of fact that the modules of this folder declare, in the order of their tables' names."""
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
    front = [read_passage(source.text, clause) for clause in clauses if clause.kind == "front"]
    dates = DateReader(document)
    if not cells:
        passages = [read_passage(source.text, clause) for clause in clauses if clause.kind not in NOT_READ]
        asked = Asked(document, passages, passages, front, dates)
        return document, {kind.table: tuple(kind.find(asked)) for kind in KINDS}, diagnostics
    tables = read_tables(source.text, clauses, cells)
    positions = {clause.clause_id: position for position, clause in enumerate(clauses)}
    passages = [
        passage
        for clause in clauses
        if clause.kind not in NOT_READ
        for passage in tables.by_clause.get(clause.clause_id) or part_passage(source.text, clause, tables.headers)
    ]
    in_text = [passage for passage in passages if passage.kind != "cell"]
    asked = Asked(document, passages, in_text, front, dates, tables.roles)
    facts = {
        kind.table: spread(kind.find(asked), positions, tables.by_clause, tables.covered)
        if kind.spreads
        else number_anew(kind.find(asked), positions)
        for kind in KINDS
    }
    return document, facts, diagnostics


def part_passage(text: str, clause: Clause, headers: Sequence[tuple[int, int]]) -> Iterator[Passage]:
    """A clause's own text without the labels of the columns that stand in it."""
    for start, part in cut_headers(clause, text, headers):
        yield Passage(clause.clause_id, clause.kind, clause.heading, part, start)


def read_passage(text: str, clause: Clause) -> Passage:
    """A clause's own text behind its marker, headings and line breaks as they stand."""
    start = clause.start_char + len(clause.marker or "")
    return Passage(clause.clause_id, clause.kind, clause.heading, text[start : clause.end_char], start)


KINDS = _find_kinds()
