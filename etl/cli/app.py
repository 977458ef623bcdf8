"""The command line: its options without a command, its exit status, and how a failure is told.

Exit status: 0 success; 1 a diagnostic matched ``--fail-on``, or two datasets differ; 2 wrong usage or input; 130
interrupted. Heavy packages are imported inside the commands, so that ``--help`` starts fast.
"""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Annotated

import typer

from etl.engine.cycles import seek_cycles_rarely
from etl.errors import InputError, name_failure
from etl.project import NAME, VERSION
from etl.terminal.streams import open_closed_streams, watch_stderr, watch_stdout

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells say it
OutputFolder = Annotated[Path, typer.Option(help="Folder of the dataset.")]


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


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status. Errors are printed to stderr, one sentence each."""
    open_closed_streams()
    seek_cycles_rarely()
    with redirect_stdout(watch_stdout()), redirect_stderr(watch_stderr()):
        return _run(arguments)


def _run(arguments: list[str] | None) -> int:
    try:
        return app(arguments, prog_name=NAME, standalone_mode=False) or 0
    except typer.TyperException as error:
        return refuse(f"{error.format_message().rstrip('.')}: see {NAME} --help.")
    except InputError as error:
        return refuse(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit:  # of typer, where the reader of a pipe has had enough
        return 0
    except Exception as error:
        return refuse(f"The program failed ({name_failure(error)}): please report it with the files you gave it.")


def refuse(sentence: str) -> int:
    """Print a sentence to stderr and return the exit status of wrong usage or input."""
    from etl.terminal.console import open_console, plain

    open_console(stderr=True).print(plain(sentence), style="red", soft_wrap=True)
    return 2
