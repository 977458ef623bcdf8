"""A document in the terminal: its tree of clauses, with what was extracted marked in the text and told below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from etl.terminal.console import plain
from etl.terminal.wrapping import Wrapped
from schemas import MENTION_TABLES, mark_of

MARKS = {table: mark_of(table) for table in MENTION_TABLES}
SIGNS = {"eq": "=", "ge": "≥", "gt": ">", "le": "≤", "lt": "<"}


def print_document(console: Console, tables: Mapping[str, pl.DataFrame], document_id: str) -> None:
    """Print a document: metadata, legend of the marks, clause tree. ``document_id`` must be in ``documents``."""
    document = _rows(tables["documents"], document_id)[0]
    clauses = _rows(tables["clauses"], document_id)
    mentions: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for table in MARKS:
        for row in _rows(tables[table], document_id):
            mentions.setdefault(row["clause_id"], []).append((table, row))

    root = Tree(Wrapped(_facts(document)), guide_style="dim")
    branches: dict[str, Tree] = {}
    for clause in clauses:
        parent = branches.get(clause["parent_id"], root)
        label = _clause(document["text"], clause, mentions.get(clause["clause_id"], []))
        branches[clause["clause_id"]] = parent.add(Wrapped(label))
    console.print(Wrapped(Text(" ").join(_legend())))
    console.print(root)


def _rows(frame: pl.DataFrame, document_id: str) -> list[dict[str, Any]]:
    return frame.filter(pl.col("document_id") == document_id).to_dicts()


def _legend() -> Iterable[Text]:
    return [Text(mark.name.join(mark.brackets), mark.colour) for mark in MARKS.values()]


def _facts(document: Mapping[str, Any]) -> Text:
    """Return the document's id and title, and what else is known of it, on one line each."""
    facts = Text(plain(document["document_id"]), "bold")
    known = (document[name] for name in ("title", "document_number", "issuer", "signed_date", "status"))
    line = " · ".join(plain(value) for value in known if value is not None)
    return facts.append(f"\n{line}", "not bold") if line else facts


def _clause(text: str, clause: Mapping[str, Any], mentions: list[tuple[str, dict[str, Any]]]) -> Text:
    """Return a clause's own text with its marks; below it what the marks stand for."""
    label = Text()
    start = clause["start_char"]
    if clause["marker"] is None:
        label.append(f"[{clause['kind']}] ", "dim")
    else:
        label.append(plain(clause["marker"]), "bold")
        if text.startswith(clause["marker"], start):  # the cell that numbers a row may stand behind others
            start += len(clause["marker"])
    label.append(_marked(text, start, clause["end_char"], mentions))
    label.rstrip()
    for table, said, value in _values(mentions):
        mark = MARKS[table]
        label.append(f"\n{plain(said).join(mark.brackets)} ", mark.colour).append(plain(value), "dim")
    return label


def _marked(text: str, start: int, end: int, mentions: list[tuple[str, dict[str, Any]]]) -> Text:
    """Return ``text[start:end]`` with brackets and colour around every mention; of nested mentions the inner one sets the colour."""
    edges: list[tuple[int, int, int, str, str]] = []
    for table, row in mentions:
        mark = MARKS[table]
        opening, closing, colour = mark.brackets[0], mark.brackets[1], mark.colour
        edges.append((row["start_char"], 1, -row["end_char"], opening, colour))
        edges.append((row["end_char"], 0, -row["start_char"], closing, colour))
    marked, open_colours, at = Text(), [""], start
    for position, opens, _, bracket, colour in sorted(edges):
        marked.append(plain(text[at:position]), open_colours[-1])
        at = position
        if opens:
            open_colours.append(colour)
        marked.append(bracket, colour)
        if not opens:
            open_colours.remove(colour)
    marked.append(plain(text[at:end]))
    return marked


def _values(mentions: list[tuple[str, dict[str, Any]]]) -> list[tuple[str, str, str]]:
    """Return what the mentions stand for, as (table, words, value); responsible units in one row a role."""
    by_role: dict[str, list[str]] = {}
    for table, row in mentions:
        if table == "responsible_units":
            by_role.setdefault(row["role"], []).append(row["name"])
    units = [("responsible_units", role, "、".join(names)) for role, names in by_role.items()]
    others = [(table, row) for table, row in mentions if table != "responsible_units"]
    return units + [(table, row["mention"], _told(table, row)) for table, row in others]


def _told(table: str, row: Mapping[str, Any]) -> str:
    """Return what a mention stands for, in a few words."""
    if table in VALUES:
        return VALUES[table](row)
    return " · ".join(str(row[name]) for name in MARKS[table].told if row[name] is not None)


def _days(row: Mapping[str, Any]) -> str:
    return f"{row['kind']} {row['start_date'] or ''} … {row['end_date'] or ''}"


def _cited(row: Mapping[str, Any]) -> str:
    known = (row["document_number"], row["cited_document_id"])
    return " · ".join([row["kind"], *(str(value) for value in known if value)])


def _quantity(row: Mapping[str, Any]) -> str:
    low, high = (None if row[name] is None else f"{row[name]:,.10g}" for name in ("low", "high"))
    number = f"{low} … {high}" if row["comparator"] == "between" else f"{SIGNS[row['comparator']]} {low or high}"
    about = "about " if row["approximate"] else ""
    per = f" per {row['per']}" if row["per"] else ""
    anchor = f" from {row['anchor']}" if row["anchor"] else ""
    return f"{row['quantity']} {about}{number} {row['unit']}{per}{anchor}"


VALUES = {"dates": _days, "parameters": _quantity, "citations": _cited}
