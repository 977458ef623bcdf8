"""What was measured: as tables on the terminal, and as JSON."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

Row = Mapping[str, str | int | float | None]


def print_rows(title: str, rows: Sequence[Row]) -> None:
    """One table, its columns named by the first row; figures with three significant digits, ``–`` for none."""
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, show_edge=False)
    for name, value in rows[0].items():
        words = name.replace("megabytes", "MB").replace("_a_second", "/s").replace("_seconds", " s").replace("_", " ")
        table.add_column(words, justify="left" if isinstance(value, str) else "right", overflow="fold")
    for row in rows:
        table.add_row(*(_figure(value) for value in row.values()))
    console = Console(markup=False, highlight=False)
    console.print(table)
    console.print()


def write_json(path: Path, results: Mapping[str, Sequence[Row]]) -> None:
    """All tables by name, with the machine they were measured on."""
    machine = {"python": platform.python_version(), "system": platform.platform(), "processor": platform.machine()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"machine": machine, **results}, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _figure(value: str | int | float | None) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3f}" if value < 10 else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else value
