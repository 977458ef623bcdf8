"""Ratios: as a table on the terminal, and as a line per commit in ``benchmarks/history.csv``."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.corpora import ROOT

HISTORY = Path(__file__).with_name("history.csv")
NAMES = (
    "small_build", "floor", "unchanged", "changed", "more", "two_cores", "growth_time", "growth_peak", "jionlp",
    "extract", "pdfplumber", "pypdfium2",
)  # fmt: skip


@dataclass(frozen=True)
class Ratio:
    """Two figures of the same run, the first over the second.

    ``name`` is the column of the history, ``wanted`` what the ratio should be; only the ratio is kept.
    """

    name: str
    title: str
    above: float
    below: float
    measure_unit: str
    wanted: str

    @property
    def value(self) -> float:
        """The ratio."""
        return self.above / self.below


def print_ratios(ratios: Iterable[Ratio]) -> None:
    """Print a row per ratio, with the figures it is made of."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for heading in ("", "", "", "ratio", "wanted"):
        table.add_column(heading, justify="left" if heading in ("wanted",) else "right")
    table.columns[0].justify = "left"
    for ratio in ratios:
        figures = (f"{figure:.3g} {ratio.measure_unit}" for figure in (ratio.above, ratio.below))
        table.add_row(ratio.title, *figures, f"{ratio.value:.3f}", ratio.wanted)
    Console(markup=False, highlight=False, width=140).print(table)


def keep_ratios(ratios: Sequence[Ratio], path: Path = HISTORY) -> None:
    """Add a line to the history: the commit, and its ratios by name; empty what was not measured.

    A commit that was measured before has its line replaced.
    """
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines())) if path.is_file() else []
    commit = _describe_commit()
    line = {"commit": commit} | {ratio.name: f"{ratio.value:.4g}" for ratio in ratios}
    rows = [row for row in rows if row["commit"] != commit] + [line]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("commit", *NAMES), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _describe_commit() -> str:
    """The commit that stands in the folder, with ``+`` where the code was changed since."""
    described = ("git", "describe", "--always", "--abbrev=10", "--dirty=+")
    done = subprocess.run(described, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout.decode().strip() or "unknown"
