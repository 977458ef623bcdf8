"""``tiaokuan build``: its options, and what it prints."""

from __future__ import annotations

import gc
import json
import os
import time
from contextlib import AbstractContextManager, nullcontext
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.app import INTERRUPTED, OutputFolder, app, refuse
from etl.engine.limits import MEGABYTES, SECONDS, Limits
from etl.errors import InputError
from etl.places import beside

if TYPE_CHECKING:
    from etl.prepare.files import Progress

LONGEST_LIMIT = 86_400  # seconds: a day
LEAST_MEMORY = 200  # megabytes: a process that has loaded what it needs and reads a small document
MOST_JOBS = 1_000


class FailOn(Enum):
    """Which diagnostics make the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"

    def includes(self, severity: str | None) -> bool:
        """True if a build whose worst diagnostic has this severity must exit with status 1."""
        return (severity == "error" and self is not FailOn.NEVER) or severity == self.value


class Engine(Enum):
    """Where documents are read."""

    LOCAL = "local"
    SPARK = "spark"


@app.command()
def build(
    raw: Annotated[Path, typer.Option(help="Folder of the source documents.")] = Path("raw"),
    output: OutputFolder = Path("output"),
    force: Annotated[
        bool, typer.Option("--force", help="Read all documents again, also those that did not change.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            help="Number of worker processes; 0 reads in the process of the build. [default: one per core]",
            min=0,
            max=MOST_JOBS,
        ),
    ] = None,
    engine: Annotated[
        Engine, typer.Option(help="Where documents are read: in processes on this machine, or on a Spark cluster.")
    ] = Engine.LOCAL,
    cache: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Folder that keeps the rows of finished documents for the next build. [default: beside the output]",
        ),
    ] = None,
    time_limit: Annotated[
        int,
        typer.Option(metavar="SECONDS", help="Time limit per document; 0: no limit.", min=0, max=LONGEST_LIMIT),
    ] = SECONDS,
    memory_limit: Annotated[
        int, typer.Option(metavar="MB", help="Memory limit per worker process; 0: no limit.", min=0)
    ] = MEGABYTES,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            help="Exit with status 1 if diagnostics has an error (error), or a warning or an error (warning)."
        ),
    ] = FailOn.NEVER,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a summary as JSON: rows, diagnostics, seconds, failed documents.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print errors only.")] = False,
) -> None:
    """Build the dataset of all documents in a folder. Documents that did not change are not read again."""
    from etl.engine.engines import open_engine
    from etl.engine.state import find_current, read_inputs

    if 0 < memory_limit < LEAST_MEMORY:
        raise InputError(
            f"--memory-limit {memory_limit} is too low to read any document: use at least {LEAST_MEMORY}, or 0 for no limit."
        )
    start = time.monotonic()
    inputs = read_inputs(raw)
    state = None if force else find_current(inputs, output, cache or beside(output, "parts"))
    if state is not None:
        if as_json:
            _print_summary(output, start, up_to_date=True)
        elif not quiet:
            look = (
                "" if state.worst in (None, "info") else f"; some rows need attention: see {output / 'diagnostics.csv'}"
            )
            typer.echo(f"{output} is up to date: {state.documents:,} documents, nothing changed{look}.")
        raise typer.Exit(int(fail_on.includes(state.worst)))

    processes = count_cores() if jobs is None else jobs
    try:
        with open_engine(engine.value, processes, Limits(time_limit, memory_limit)) as read:
            from etl.build import build as build_folder
            from etl.terminal.rules import telling_faults

            with telling_faults(f"{output} stays as it was"), _telling_progress(quiet) as progress:
                tables = build_folder(raw, output, progress, read, cache, force, processes, inputs)
        gc.freeze()  # to look for cycles among all that is loaded when the process ends takes a tenth of a short build
        if as_json:
            _print_summary(output, start, up_to_date=False)
        elif not quiet:
            from etl.terminal.closing import print_closing
            from etl.terminal.console import open_console

            print_closing(open_console(), tables, output)
    except KeyboardInterrupt:
        refuse("Interrupted. Finished documents are kept: the next build continues from there.")
        raise typer.Exit(INTERRUPTED) from None
    from etl.publish.summary import worst_severity

    raise typer.Exit(int(fail_on.includes(worst_severity(tables))))


def _telling_progress(quiet: bool) -> AbstractContextManager[Progress]:
    """Return what tells how far the build is: nothing if it is quiet, and nothing is loaded for it."""
    if quiet:
        return nullcontext(lambda what, done, total: None)
    from etl.terminal.console import open_console
    from etl.terminal.progress import show_progress

    return show_progress(open_console(stderr=True))


def _print_summary(output: Path, start: float, up_to_date: bool) -> None:
    from etl.publish.dataset import scan_tables
    from etl.publish.summary import summary_of

    seconds = round(time.monotonic() - start, 3)
    facts = {"output": str(output), "up_to_date": up_to_date, "seconds": seconds} | summary_of(scan_tables(output))
    typer.echo(json.dumps(facts, ensure_ascii=False))


def count_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
