"""The commands on a built dataset: ``show``, ``compare``, ``check``, ``export``, ``serve``, ``diff``; and ``formats``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.app import OutputFolder, app
from etl.errors import InputError
from etl.places import beside
from etl.raw_folder import LONGEST_SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl


HERE = "127.0.0.1"  # no other computer can ask


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
    import socket

    try:
        import uvicorn

        from etl.serve.pages import open_pages
    except ModuleNotFoundError as error:
        raise InputError(f"tiaokuan serve needs {error.name}: pip install 'datasette<1'.") from error
    from etl.serve.database import indexed_database
    from etl.terminal.console import open_console, plain

    database = indexed_database(output, beside(output, "serve"))
    with socket.socket() as listening:
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name != "nt")
            listening.bind((HERE, port))
            listening.listen()
        except OSError as error:
            raise InputError(f"Port {port} cannot be used ({error.strerror}): give another with --port.") from error
        address = f"http://{HERE}:{listening.getsockname()[1]}/"
        open_console().print(plain(f"{output} is at {address} until you press Ctrl+C."), soft_wrap=True)
        uvicorn.Server(uvicorn.Config(open_pages(database).app(), log_level="warning")).run(sockets=[listening])


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


def is_chinese(environment: Mapping[str, str]) -> bool:
    """True if the first of the locale variables that is set names Chinese."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next(filter(None, map(environment.get, names)), "").lower().startswith("zh")


def _find_document(tables: Mapping[str, pl.DataFrame], document: str, output: Path) -> None:
    """Raise ``InputError`` if a dataset has no such document; the message suggests the nearest one."""
    from difflib import get_close_matches

    from etl.publish.dataset import require_columns
    from etl.raw_folder import printable_name

    require_columns(tables, output)
    known = tables["documents"]["document_id"].to_list()
    if document not in known:
        near = [name for name in known if document and document in name] or get_close_matches(document, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"its documents are listed in {output / 'documents.csv'}."
        raise InputError(f"{output} has no document {printable_name(document[:LONGEST_SHOWN])}: {hint}")
