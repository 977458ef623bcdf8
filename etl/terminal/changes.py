"""What changed between two builds, as a person reads it: the numbers of each table, then the rows."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from etl.changes import Key, TableChanges
from etl.terminal.console import cell, plain
from etl.terminal.tables import new_table, print_table
from etl.terminal.wrapping import Wrapped

LONGEST_VALUE = 40  # characters of a value; the change is in sight
BEFORE_CHANGE = 8


def print_changes(console: Console, changes: Sequence[TableChanges], shown: int) -> None:
    """Print how many rows of each table changed, and at most ``shown`` of them per table and kind of change."""
    if not any(changes):
        console.print("The datasets are the same.")
        return
    counts = new_table("table", "added", "removed", "changed")
    for table in changes:
        counts.add_row(cell(table.table), *(f"{len(rows):,}" for rows in (table.added, table.removed, table.changed)))
    print_table(console, "Rows", counts)
    for table in filter(None, changes):
        console.print()
        console.print(Text(table.table, "bold"))
        for sign, columns in (("+", table.added_columns), ("-", table.removed_columns)):
            for name in columns:
                _print_line(console, sign, f"column {plain(name)}")
        for sign, rows in (("+", table.added), ("-", table.removed)):
            for key in rows[:shown]:
                _print_line(console, sign, _named(key))
            _print_rest(console, len(rows), shown)
        for key, values in list(table.changed.items())[:shown]:
            _print_line(console, "~", _named(key))
            for name, (old, new) in values.items():
                before, after = _shortened(old, new)
                console.print(Wrapped(Text(f"    {plain(name)}: {before} → {after}", "dim")))
        _print_rest(console, len(table.changed), shown)


def _print_line(console: Console, sign: str, text: str) -> None:
    console.print(Wrapped(Text(f"{sign} {text}", {"+": "green", "-": "red", "~": "yellow"}[sign])))


def _print_rest(console: Console, total: int, shown: int) -> None:
    if total > shown:
        console.print(f"  … {total - shown:,} more; --rows {total} shows them all")


def _named(key: Key) -> str:
    return " · ".join(plain(value) for value in key if value is not None)


def _shortened(old: object, new: object) -> tuple[str, str]:
    """Two values as far as needed to see where they part."""
    before, after = ("null" if value is None else " ".join(plain(value).split("\n")) for value in (old, new))
    same = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    start = max(0, same - BEFORE_CHANGE) if max(len(before), len(after)) > LONGEST_VALUE else 0
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int) -> str:
    end = start + LONGEST_VALUE
    return ("…" if start else "") + text[start:end] + ("…" if len(text) > end else "")
