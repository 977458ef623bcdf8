"""Hand-made answers for documents: ``gold/<document_id>.tsv``, a letter and its fields a line.

D  field of documents, value (a field given twice has two right answers)
C  id, parent, level, marker, number, begins, heading       N  id (preamble, closing), begins
U  clause, role, evidence, name, mention, official name

Every other kind of fact has the letter and the columns that its model names, between the clause and the mention: T dates,
P parameters, R citations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from etl import project
from etl.errors import InputError
from schemas import MENTION_TABLES, mark_of

FIELDS = {
    "C": ("clause", "parent", "level", "marker", "number", "begins", "heading"),
    "N": ("clause", "begins"),
    "U": ("clause", "role", "evidence", "name", "mention", "official_name"),
}
# Kinds of fact: their letter, the clause, the columns that their model names, the words
ANSWERED = {table: mark_of(table).answers for table in MENTION_TABLES if mark_of(table).answers}
FIELDS |= {letter: ("clause", *columns, "mention") for letter, *columns in ANSWERED.values()}
MENTIONS = ("U", *(letter for letter, *_ in ANSWERED.values()))
Row = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Gold:
    """The answers for one document: correct values by field of ``documents``, and rows by letter."""

    facts: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=lambda: {letter: [] for letter in FIELDS})


def read_gold(document_ids: Iterable[str], places: Iterable[Path] = project.GOLD_PLACES) -> dict[str, Gold]:
    """Read the answers for some documents, by document id. Raises ``InputError`` if a file has none."""
    folder = next((place for place in places if place.is_dir()), None)
    if folder is None:
        return {}
    paths = {document_id: folder / f"{document_id}.tsv" for document_id in document_ids}
    return {document_id: parse_gold(_text_of(path), path.name) for document_id, path in paths.items() if path.is_file()}


def parse_gold(text: str, file_name: str) -> Gold:
    """Parse the answers of one file. Raises ``InputError`` that names the first malformed line."""
    gold = Gold()
    places: list[tuple[int, str]] = []  # the line and clause of every mention
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        letter, *cells = (cell.strip() for cell in line.split("\t"))
        if letter == "D" and len(cells) == 2:
            gold.facts.setdefault(cells[0], []).append(cells[1])
        elif letter in FIELDS and cells and len(cells) <= len(FIELDS[letter]):
            values = [cell or None for cell in cells] + [None] * (len(FIELDS[letter]) - len(cells))
            gold.rows[letter].append(dict(zip(FIELDS[letter], values, strict=True)))
            if letter in MENTIONS:
                places.append((number, cells[0]))
        else:
            raise InputError(f"{file_name}, line {number}: no answer; its form stands in etl/publish/gold.py.")
    known = {"preamble", "closing", *(row["clause"] for letter in ("C", "N") for row in gold.rows[letter])}
    for number, clause in places:
        if clause not in known:
            raise InputError(f"{file_name}, line {number}: no clause of the file is called {clause!r}.")
    return gold


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name} is not UTF-8: save it as UTF-8.") from error
