"""The functions for programs: ``etl.extract``, ``etl.build``, ``etl.load``.

Nothing heavy is imported before one of them is called. Two of their names are those of modules too, which Python puts
in their place once it has loaded them; such a module can be called as the function can.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

    from etl.read.prepared import Prepared

StrPath = str | os.PathLike[str]


def extract(source: str | os.PathLike[str], *, document_id: str | None = None) -> dict[str, pl.DataFrame]:
    """Extract the tables of one document.

    The rows are those that a build of this document alone would have; what spans documents (``cited_document_id``,
    passages) stays empty. Nothing is written.

    Args:
        source: The text itself as a string, or the path of a file as a ``pathlib.Path`` (any format that a build reads).
        document_id: Its id in the tables. Default: the file's name without its ending, ``text`` for a string.

    Returns:
        The tables by name, with the columns and types of the dataset. ``start_char`` and ``end_char`` count Unicode code
        points of ``documents.text``.

    Raises:
        etl.errors.InputError: The file cannot be read, or holds no text. The message says what to do.

    >>> import etl
    >>> tables = etl.extract("一、总体要求\\n（一）到2025年，引进企业30家以上。（省商务厅牵头，财政厅配合）")
    >>> tables["responsible_units"].select("mention", "name", "role").rows()
    [('省商务厅', '省商务厅', 'lead'), ('财政厅', '省财政厅', 'support')]
    >>> tables["parameters"].select("comparator", "low", "unit").row(0)
    ('ge', 30.0, 'enterprise')
    """
    from etl.errors import InputError
    from etl.pipeline import rows_of
    from etl.publish.tables import build_organizations, build_tables
    from etl.read.prepared import NOTHING
    from etl.records import Diagnostic
    from etl.resolve import merge_organizations

    name, content = _read(source)
    prepared = NOTHING if isinstance(source, str) else _prepare(Path(source))
    rows = rows_of(name, content, None, prepared, document_id)
    if isinstance(rows, Diagnostic):
        raise InputError(f"{rows.message}.")
    tables = build_tables([rows], [], [])
    return tables | {"organizations": merge_organizations(build_organizations([rows]).drop("document_id"))}


def build(
    raw: StrPath = "raw",
    output: StrPath = "output",
    *,
    jobs: int = 0,
    cache: StrPath | None = None,
    force: bool = False,
    time_limit: int = 120,
    memory_limit: int = 2000,
) -> dict[str, pl.LazyFrame]:
    """Build the dataset of all documents in a folder, as ``tiaokuan build`` does.

    Args:
        raw: Folder of the source documents.
        output: Folder of the dataset, which must be new, empty, or an earlier build's.
        jobs: Processes that read documents; 0 reads in this one. With more, call this under
            ``if __name__ == "__main__":``, as `multiprocessing` asks.
        cache: Folder for the rows that the next build need not read again. Default: a hidden one beside ``output``.
        force: Read every document again.
        time_limit: Seconds that one document may take, 0 for no limit.
        memory_limit: Megabytes that each of the ``jobs`` processes may take, 0 for no limit (Linux only).

    Returns:
        The tables of the dataset by name, to be collected.

    Raises:
        etl.errors.InputError: The input or the output will not do. The message says what is wrong and what to do.
        schemas.BrokenRules: Rows break a rule of the schemas. ``output`` stays as it was.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import etl
    >>> with TemporaryDirectory() as folder:
    ...     raw = Path(folder, "raw")
    ...     raw.mkdir()
    ...     _ = (raw / "意见.txt").write_text("一、每家补助50万元。（省财政厅负责）", encoding="utf-8")
    ...     tables = etl.build(raw, Path(folder, "output"))
    ...     tables["parameters"].select("clause_id", "low", "unit").collect().rows()
    [('意见#1', 500000.0, 'CNY')]
    """
    from etl.build import build as build_folder
    from etl.engine.engines import open_engine
    from etl.engine.limits import Limits

    with open_engine("local", jobs, Limits(time_limit, memory_limit)) as engine:
        tables = build_folder(
            Path(raw), Path(output), engine=engine, cache=None if cache is None else Path(cache), force=force
        )
    return dict(tables)


def load(table: str, output: StrPath = "output") -> pl.DataFrame:
    """Load a table of a built dataset.

    Args:
        table: Its name, as ``clauses``.
        output: Folder of the dataset.

    Returns:
        The rows, with the types of the dataset.

    Raises:
        etl.errors.InputError: There is no such table, or no dataset.

    >>> import etl
    >>> etl.load("clauses", output="nowhere")
    Traceback (most recent call last):
    etl.errors.InputError: nowhere holds no dataset: build one, or give its folder with --output.
    """
    from etl.publish.dataset import read_table

    return read_table(table, Path(output))


def _read(source: str | os.PathLike[str]) -> tuple[str, bytes]:
    """The file name and the bytes of a text or a file."""
    from etl.errors import InputError

    if isinstance(source, str):
        try:
            return "text.txt", source.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(f"The text holds half a character at {error.start}: decode its file again.") from error
    path = Path(source)
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): give the path of a document.") from error


def _prepare(path: Path) -> Prepared:
    """What the outside program that a format asks for makes of a file."""
    from tempfile import TemporaryDirectory

    from etl.hashes import file_sha256
    from etl.prepare.files import prepare, tool_for
    from etl.prepare.kept import Kept
    from etl.prepare.tools import installed_tools
    from etl.raw_folder import SourceFile

    with TemporaryDirectory() as folder:
        kept = Kept(Path(folder), installed_tools())
        prepare([SourceFile(path.stem, path.name, path)], kept, lambda what, done, total: None)
        return kept.load(file_sha256(path), tool_for(path.name))


FUNCTIONS: dict[str, Callable[..., Any]] = {"build": build, "extract": extract}


class Interface(ModuleType):
    """The package ``etl``, whose functions stay callable when Python puts a module of the same name in their place."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in FUNCTIONS and isinstance(value, ModuleType):
            value.__class__ = type(name, (ModuleType,), {"__call__": staticmethod(FUNCTIONS[name])})
        super().__setattr__(name, value)


def keep_functions(package: str) -> None:
    """Make the functions of a package outlast its modules of the same names."""
    sys.modules[package].__class__ = Interface
