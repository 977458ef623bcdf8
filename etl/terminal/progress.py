"""How far a build is: a bar on a terminal, some lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

LINES = 10  # of a whole run, where there is no bar


@contextmanager
def show_progress(console: Console) -> Iterator[Callable[[int, int, str], None]]:
    """Gives the function that a build calls after every document with (done, total, document_id)."""
    if not console.is_terminal:
        yield lambda done, total, document_id: _print_line(console, done, total)
        return
    columns = (
        TextColumn("documents"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("documents", total=None)

        def advance(done: int, total: int, document_id: str) -> None:
            bar.update(task, completed=done, total=total)

        yield advance


def _print_line(console: Console, done: int, total: int) -> None:
    if done * LINES // total != (done - 1) * LINES // total:
        console.print(f"{done} of {total} documents")
