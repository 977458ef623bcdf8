"""Two documents side by side in the terminal: clauses that share words, and values that only the first one has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from etl.compare import ClausePair, SideBySide
from etl.terminal.console import plain
from etl.terminal.tree import VALUES
from etl.terminal.wrapping import Wrapped

NARROW = 60  # columns: below, a clause stands above its source
SHARED = "green"
OPENING, CLOSING = "‹", "›"  # around shared words: they are told without colour too
TITLES = {"dates": "Dates", "parameters": "Quantities", "responsible_units": "Responsible bodies"}


def print_comparison(console: Console, compared: SideBySide, show_all: bool) -> None:
    """Print two documents side by side: the clauses that share words (or all), then the facts that the source lacks."""
    document, source = compared.document, compared.source
    sharing = {pair.clause["clause_id"] for pair in compared.pairs if pair.source}
    total = len({pair.clause["clause_id"] for pair in compared.pairs})
    console.print(Wrapped(Text(_title(document), "bold")))
    console.print(Wrapped(Text(f"beside {_title(source)}")))
    console.print(f"{len(sharing)} of {total} clauses share words; {OPENING}shared words{CLOSING} stand in both.")
    for pair in compared.pairs:
        if pair.source or show_all:
            console.print()
            _print_pair(console, pair, document["text"], source["text"])
    for table, rows in compared.new_facts.items():
        if rows:
            _print_facts(console, table, rows)


def _title(document: Mapping[str, Any]) -> str:
    known = (document[name] for name in ("title", "document_number", "signed_date"))
    return " · ".join(plain(value) for value in known if value is not None) or plain(document["document_id"])


def _print_pair(console: Console, pair: ClausePair, text: str, source_text: str) -> None:
    own = _marked(pair.clause, text, [own for own, _ in pair.shared])
    other = _marked(pair.source, source_text, [other for _, other in pair.shared]) if pair.source else Text("—", "dim")
    if console.width < NARROW:
        console.print(Wrapped(own))
        console.print(Wrapped(Text.assemble("  = ", other)))
        return
    beside = Table.grid(expand=True, padding=(0, 2, 0, 0))
    beside.add_column(ratio=1, overflow="fold")
    beside.add_column(ratio=1, overflow="fold")
    beside.add_row(own, other)
    console.print(beside)


def _marked(clause: Mapping[str, Any], text: str, spans: Sequence[tuple[int, int]]) -> Text:
    """Return a clause under its path, with its shared words in brackets and in colour."""
    marked = Text(f"{clause['path']}  ", "dim")
    at = clause["start_char"]
    for start, end in sorted(spans):
        marked.append(plain(text[at:start]), "not dim")
        marked.append(OPENING + plain(text[start:end]) + CLOSING, f"not dim {SHARED}")
        at = end
    marked.append(plain(text[at : clause["end_char"]]).rstrip(), "not dim")
    return marked


def _print_facts(console: Console, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    console.print()
    console.print(Text(f"{TITLES[table]} that the other has not", "bold"))
    for row in rows:
        path = row["clause_id"].rpartition("#")[2]
        value = VALUES[table](row) if table in VALUES else f"{row['role']} {row['name']}"
        console.print(
            Wrapped(Text.assemble((f"  {plain(path)}  ", "dim"), plain(row["mention"]), (f"  {plain(value)}", "dim")))
        )
