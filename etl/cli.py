"""The command line: ``tiaokuan build``, ``show``, ``check``, ``export``, ``diff``.

Exit status: 0 success; 1 a diagnostic matched ``--fail-on``, or two datasets differ; 2 wrong usage or input; 130
interrupted. Heavy packages are imported inside the commands, so that ``--help`` starts fast.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import redirect_stderr, redirect_stdout
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.engine.limits import MEGABYTES, SECONDS, Limits
from etl.errors import InputError, name_failure
from etl.places import beside
from etl.project import NAME, VERSION
from etl.terminal.streams import open_closed_streams, watch_stderr, watch_stdout

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
LONGEST_LIMIT = 86_400  # seconds: a day
LEAST_MEMORY = 200  # megabytes: a process that has loaded what it needs and reads a small document
MOST_JOBS = 1_000
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells say it
OutputFolder = Annotated[Path, typer.Option(help="Folder of the dataset.")]


class FailOn(Enum):
    """Which diagnostics make the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"

    def includes(self, severity: str | None) -> bool:
        """True if a severity, the worst of a build, makes the exit status 1."""
        return (severity == "error" and self is not FailOn.NEVER) or severity == self.value


class Engine(Enum):
    """Where documents are read."""

    LOCAL = "local"
    SPARK = "spark"


def _print_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"{NAME} {VERSION}")
        raise typer.Exit


@app.callback()
def tiaokuan(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Turn Chinese policy documents into tables that can be trusted. 条款：把政策文件变成可信的数据表。"""


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
    from etl.engine.state import find_current

    if 0 < memory_limit < LEAST_MEMORY:
        raise InputError(
            f"--memory-limit {memory_limit} is too low to read any document: use at least {LEAST_MEMORY}, or 0 for no limit."
        )
    start = time.monotonic()
    state = None if force else find_current(raw, output, cache or beside(output, "parts"))
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
            from etl.terminal.console import open_console
            from etl.terminal.progress import show_progress
            from etl.terminal.rules import telling_faults

            with (
                telling_faults(f"{output} stays as it was"),
                show_progress(open_console(stderr=True, quiet=quiet)) as progress,
            ):
                tables = build_folder(raw, output, progress, read, cache, force, processes)
        if as_json:
            _print_summary(output, start, up_to_date=False)
        elif not quiet:
            from etl.terminal.closing import print_closing

            print_closing(open_console(), tables, output)
    except KeyboardInterrupt:
        _refuse("Interrupted. Finished documents are kept: the next build continues from there.")
        raise typer.Exit(INTERRUPTED) from None
    from etl.publish.summary import worst_severity

    raise typer.Exit(int(fail_on.includes(worst_severity(tables))))


def _print_summary(output: Path, start: float, up_to_date: bool) -> None:
    from etl.publish.dataset import scan_tables
    from etl.publish.summary import summary_of

    seconds = round(time.monotonic() - start, 3)
    facts = {"output": str(output), "up_to_date": up_to_date, "seconds": seconds} | summary_of(scan_tables(output))
    typer.echo(json.dumps(facts, ensure_ascii=False))


@app.command()
def show(
    document: Annotated[str, typer.Argument(help="Id of the document: its path under raw/ without the extension.")],
    output: OutputFolder = Path("output"),
) -> None:
    """Print the clauses of a document as a tree, with the extracted values marked."""
    from etl.publish.dataset import read_tables
    from etl.terminal.console import open_console
    from etl.terminal.tree import print_document

    tables = read_tables(output)
    _find_document(tables, document, output)
    print_document(open_console(), tables, document)


@app.command()
def compare(
    document: Annotated[
        str, typer.Argument(help="Id of the document to compare, such as a province's measures or a final version.")
    ],
    source: Annotated[str, typer.Argument(help="Id of the document that it may be based on.")],
    output: OutputFolder = Path("output"),
    show_all: Annotated[bool, typer.Option("--all", help="Also show clauses that share no words.")] = False,
) -> None:
    """Show two documents side by side: shared words marked, and the dates, sums and bodies of the first that the other lacks."""
    from etl.compare import compare_two
    from etl.publish.dataset import read_tables
    from etl.terminal.comparison import print_comparison
    from etl.terminal.console import open_console

    tables = read_tables(output)
    for name in (document, source):
        _find_document(tables, name, output)
    print_comparison(open_console(), compare_two(tables, document, source), show_all)


@app.command()
def formats() -> None:
    """List the formats that can be read here, and what to install for the others."""
    from etl.prepare.tools import ADVICE, installed_tools
    from etl.read.containers import missing_for
    from etl.read.registry import find_containers, find_formats
    from etl.terminal.console import open_console
    from etl.terminal.formats import print_formats

    containers = {ending: missing_for(module) for ending, module in find_containers().items()}
    print_formats(open_console(), find_formats().values(), installed_tools(), ADVICE, containers)


@app.command()
def check(output: OutputFolder = Path("output")) -> None:
    """Check a built dataset against the rules of its tables and the hashes of its files."""
    from etl.publish.dataset import find_changed_files, read_tables
    from etl.terminal.console import open_console
    from etl.terminal.rules import tell_faults
    from schemas import find_faults

    tables = read_tables(output)
    if faults := find_faults(tables):
        raise InputError(tell_faults(faults, f"build {output} again"))
    if changes := find_changed_files(output):
        raise InputError(f"{output}: {'; '.join(changes)}: build the dataset again.")
    rows = sum(frame.height for frame in tables.values())
    open_console().print(f"{output}: {len(tables)} tables, {rows:,} rows, every rule holds.")


@app.command()
def export(
    form: Annotated[str, typer.Option("--format", help="sqlite, duckdb, xlsx, jsonl, graphml or gexf.")],
    output: OutputFolder = Path("output"),
    to: Annotated[Path | None, typer.Option(help="Path to write to. [default: in the current folder]")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite what an earlier export wrote there.")] = False,
    language: Annotated[
        str | None,
        typer.Option(
            help="Language of the headers of a workbook: zh, en or both. [default: zh in a Chinese terminal, else en]"
        ),
    ] = None,
) -> None:
    """Export a built dataset to another format."""
    from etl.publish.exports import export as export_dataset
    from etl.terminal.console import open_console, plain

    if form == "xlsx" and language is None and is_chinese(os.environ):
        language = "zh"
    place, notes = export_dataset(output, form, to, force, language)
    for sentence in (f"{place} is written.", *notes):
        open_console().print(plain(sentence), soft_wrap=True)


@app.command()
def serve(
    output: OutputFolder = Path("output"),
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port to listen on.")] = 8001,
) -> None:
    """Search and read a dataset of any size in the browser, on this computer alone."""
    try:
        import uvicorn

        from etl.serve.pages import open_pages
    except ModuleNotFoundError as error:
        raise InputError(f"tiaokuan serve needs {error.name}: pip install 'datasette<1'.") from error
    from etl.serve.database import indexed_database
    from etl.terminal.console import open_console, plain

    database = indexed_database(output, beside(output, "serve"))
    open_console().print(plain(f"{output} is at http://127.0.0.1:{port}/ until you press Ctrl+C."), soft_wrap=True)
    uvicorn.run(open_pages(database).app(), host="127.0.0.1", port=port, log_level="warning")


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="Folder of the old dataset.")],
    new: Annotated[Path, typer.Argument(help="Folder of the new dataset.")],
    rows: Annotated[int, typer.Option(min=0, help="Most rows to show per table and kind of change.")] = 20,
) -> None:
    """List the rows added, removed and changed between two datasets; exit with status 1 if there are any."""
    from etl.changes import find_changes
    from etl.publish.dataset import read_tables
    from etl.terminal.changes import print_changes
    from etl.terminal.console import open_console

    changes = find_changes(read_tables(old), read_tables(new))
    print_changes(open_console(), changes, rows)
    if any(changes):
        raise typer.Exit(1)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status. Errors are printed to stderr, one sentence each."""
    open_closed_streams()
    with redirect_stdout(watch_stdout()), redirect_stderr(watch_stderr()):
        return _run(arguments)


def _run(arguments: list[str] | None) -> int:
    try:
        return app(arguments, prog_name=NAME, standalone_mode=False) or 0
    except typer.TyperException as error:
        return _refuse(f"{error.format_message().rstrip('.')}: see {NAME} --help.")
    except InputError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit:  # of typer, where the reader of a pipe has had enough
        return 0
    except Exception as error:
        return _refuse(f"The program failed ({name_failure(error)}): please report it with the files you gave it.")


def is_chinese(environment: Mapping[str, str]) -> bool:
    """True if the first of the locale variables that is set names Chinese."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next(filter(None, map(environment.get, names)), "").lower().startswith("zh")


def count_cores() -> int:
    """Number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _find_document(tables: Mapping[str, pl.DataFrame], document: str, output: Path) -> None:
    """Raise ``InputError`` if a dataset has no such document; the message suggests the nearest one."""
    from difflib import get_close_matches

    known = tables["documents"]["document_id"].to_list()
    if document not in known:
        near = [name for name in known if document and document in name] or get_close_matches(document, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"its documents are listed in {output / 'documents.csv'}."
        raise InputError(f"{output} has no document {document}: {hint}")


def _refuse(sentence: str) -> int:
    from etl.terminal.console import open_console, plain

    open_console(stderr=True).print(plain(sentence), style="red", soft_wrap=True)
    return 2
