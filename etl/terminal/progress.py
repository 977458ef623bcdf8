"""How far a build is: a bar on a terminal, some lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

LINES = 10  # of a step, where there is no bar
STEPS = {
    "convert": "files converted",
    "recognize": "pages recognized",
    "read": "documents read",
    "write": "documents written",
}


@contextmanager
def show_progress(console: Console) -> Iterator[Callable[[str, int, int], None]]:
    """Show progress while the block runs, a bar on a terminal and lines elsewhere.

    Yields the function that a build calls with (step, documents done, documents in all).
    """
    if not console.is_terminal:
        shown: dict[str, int] = {}
        yield lambda step, done, total: _print_line(console, shown, step, done, total)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def advance(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(STEPS[step], total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield advance


def _print_line(console: Console, shown: dict[str, int], step: str, done: int, total: int) -> None:
    """A line where the step has come a tenth further since the last one."""
    tenth = done * LINES // total if total else 0
    if tenth > shown.get(step, 0):
        console.print(f"{done:,} of {total:,} {STEPS[step]}")
        shown[step] = tenth
