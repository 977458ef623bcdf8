"""The command line: ``tiaokuan build``, ``show``, ``check``, ``export``, ``diff``.

Exit status: 0 done; 1 ``--fail-on`` was asked for and such a diagnostic was found, or two datasets differ; 2 wrong usage
or input; 130 interrupted. Heavy packages are imported inside the commands, so that ``--help`` answers at once.
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
        """Whether the worst diagnostic of a build is one of them."""
        return (severity == "error" and self is not FailOn.NEVER) or severity == self.value


class Engine(Enum):
    """What reads the documents."""

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
    """Chinese policy texts into tables that can be trusted. 条款：把政策文件变成可信的数据表。"""


@app.command()
def build(
    raw: Annotated[Path, typer.Option(help="Folder of the source documents.")] = Path("raw"),
    output: OutputFolder = Path("output"),
    force: Annotated[bool, typer.Option("--force", help="Read every document anew.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            help="Processes that read documents; 0: none beside this one. [default: one a core]", min=0, max=MOST_JOBS
        ),
    ] = None,
    engine: Annotated[
        Engine, typer.Option(help="What reads the documents: processes of this machine, or a Spark cluster.")
    ] = Engine.LOCAL,
    cache: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Where finished rows are kept for the next build. [default: beside the output]"
        ),
    ] = None,
    time_limit: Annotated[
        int,
        typer.Option(metavar="SECONDS", help="Most that one document may take; 0: no limit.", min=0, max=LONGEST_LIMIT),
    ] = SECONDS,
    memory_limit: Annotated[
        int, typer.Option(metavar="MB", help="Most memory that a process may take; 0: no limit.", min=0)
    ] = MEGABYTES,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 where the table diagnostics has an error, or a warning or an error.")
    ] = FailOn.NEVER,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a summary as JSON: rows, diagnostics, seconds, failed documents.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but what is wrong.")] = False,
) -> None:
    """Build the dataset of all documents in a folder. Documents that did not change are not read again."""
    from etl.engine.engines import open_engine
    from etl.engine.state import find_current

    if 0 < memory_limit < LEAST_MEMORY:
        raise InputError(
            f"--memory-limit {memory_limit} is too little for any document: give {LEAST_MEMORY} at least, or 0 for no limit."
        )
    start = time.monotonic()
    state = None if force else find_current(raw, output, cache or beside(output, "parts"))
    if state is not None:
        if as_json:
            _print_summary(output, start, up_to_date=True)
        elif not quiet:
            look = (
                ""
                if state.worst in (None, "info")
                else f"; something in it needs a look: see {output / 'diagnostics.csv'}"
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
        _refuse("Stopped. What was read is kept: the next build goes on from there.")
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
    document: Annotated[str, typer.Argument(help="Id of the document: its path under raw/ without its ending.")],
    output: OutputFolder = Path("output"),
) -> None:
    """Print a document's tree with its values marked."""
    from etl.publish.dataset import read_tables
    from etl.terminal.console import open_console
    from etl.terminal.tree import print_document

    tables = read_tables(output)
    _find_document(tables, document, output)
    print_document(open_console(), tables, document)


@app.command()
def compare(
    document: Annotated[
        str, typer.Argument(help="Id of a document, such as a province's measures or a final version.")
    ],
    source: Annotated[str, typer.Argument(help="Id of the document that its words may come from.")],
    output: OutputFolder = Path("output"),
    show_all: Annotated[bool, typer.Option("--all", help="Show the clauses that share no words too.")] = False,
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
    """Validate a built dataset again."""
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
    to: Annotated[Path | None, typer.Option(help="Where to write; without it in the current folder.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what an earlier export wrote there.")] = False,
    language: Annotated[
        str | None,
        typer.Option(
            help="Of a workbook's headers: zh, en or both. [default: zh where the terminal is Chinese, else en]"
        ),
    ] = None,
) -> None:
    """Write a built dataset in another form."""
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
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port of this computer.")] = 8001,
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
    old: Annotated[Path, typer.Argument(help="Folder of a dataset.")],
    new: Annotated[Path, typer.Argument(help="Folder of another.")],
    rows: Annotated[int, typer.Option(min=0, help="How many rows to show, a table and kind of change.")] = 20,
) -> None:
    """Say which rows were added, removed and changed between two datasets; exit with 1 if any were."""
    from etl.changes import find_changes
    from etl.publish.dataset import read_tables
    from etl.terminal.changes import print_changes
    from etl.terminal.console import open_console

    changes = find_changes(read_tables(old), read_tables(new))
    print_changes(open_console(), changes, rows)
    if any(changes):
        raise typer.Exit(1)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit status; whatever is wrong becomes a sentence on stderr."""
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
    """Whether the terminal speaks Chinese, as its variables say; the first that is set counts."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next(filter(None, map(environment.get, names)), "").lower().startswith("zh")


def count_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _find_document(tables: Mapping[str, pl.DataFrame], document: str, output: Path) -> None:
    """Raise ``InputError`` where a dataset has no such document, with the nearest that it has."""
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
