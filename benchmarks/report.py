"""What was measured: as tables on the terminal, and as JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

ABBREVIATIONS = {
    "seconds_a_megabyte": "s/MB",
    "megabytes": "MB",
    "kilobytes": "kB",
    "_a_second": "/s",
    "_seconds": " s",
    "_": " ",
}
Row = Mapping[str, str | int | float | None]


def print_rows(title: str, rows: Sequence[Row]) -> None:
    """One table, its columns named by the first row; figures with three significant digits, ``–`` for none."""
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, show_edge=False)
    for name, value in rows[0].items():
        words = reduce(lambda so_far, pair: so_far.replace(*pair), ABBREVIATIONS.items(), name)
        table.add_column(words, justify="left" if isinstance(value, str) else "right", overflow="fold")
    for row in rows:
        table.add_row(*(format_figure(value) for value in row.values()))
    console = Console(markup=False, highlight=False)
    console.print(table)
    console.print()


def write_json(path: Path, results: Mapping[str, Sequence[Row]]) -> None:
    """All tables by name, with the machine they were measured on."""
    machine = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processor": platform.machine(),
        "cores": count_cores(),
    }
    write_file(path, json.dumps({"machine": machine, **results}, ensure_ascii=False, indent=2) + "\n")


def write_file(path: Path, text: str) -> None:
    """Write the text, in a new folder where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def count_cores() -> int | None:
    """Cores that this process may use; of the whole machine where the system does not tell."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def format_figure(value: str | int | float | None) -> str:
    """As tables show it."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3f}" if value < 10 else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else value
