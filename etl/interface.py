"""Public functions: ``etl.extract``, ``etl.build``, ``etl.load``.

Heavy packages are imported when one of them is called. ``etl.extract`` and ``etl.build`` are also names of modules, which replace the
functions as attributes once they are imported; those modules are callable and do the same.
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

    The rows equal those of a build of this document alone. Columns that refer to other documents (``cited_document_id``) are null, and
    passages are empty. Nothing is written to disk.

    Args:
        source: The text itself as a string, or the path of a file as a ``pathlib.Path`` (any format that a build reads).
        document_id: Id of the document in the tables. Default: the file name without its extension; ``text`` for a string.

    Returns:
        The tables by name, with the columns and types of the dataset. ``start_char`` and ``end_char`` are offsets into
        ``documents.text`` in Unicode code points.

    Raises:
        etl.errors.InputError: The file cannot be read or holds no text; the message says what to do.

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
    from etl.resolve.merging import merge_organizations

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
        output: Folder of the dataset: new, empty, or written by an earlier build.
        jobs: Number of worker processes; 0 reads in the current process. If greater than 0, call this under
            ``if __name__ == "__main__":``, as `multiprocessing` requires.
        cache: Folder that keeps the rows of finished documents for the next build. Default: a hidden folder next to ``output``.
        force: Read all documents again, also those that did not change.
        time_limit: Time limit per document in seconds; 0 for no limit.
        memory_limit: Memory limit per worker process in megabytes; 0 for no limit (Linux only).

    Returns:
        The tables of the dataset by name, as lazy frames.

    Raises:
        etl.errors.InputError: The input or the output cannot be used; the message says why and what to do.
        schemas.BrokenRules: Rows break a rule of the schemas; ``output`` stays unchanged.

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
        table: Name of the table, such as ``clauses``.
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
    """Return the file name and the bytes of a text or a file."""
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
    """Run the outside program that a file's format needs, if any, and return its results."""
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
    """The package ``etl``; its functions stay callable after a module of the same name has replaced them."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in FUNCTIONS and isinstance(value, ModuleType):
            value.__class__ = type(name, (ModuleType,), {"__call__": staticmethod(FUNCTIONS[name])})
        super().__setattr__(name, value)


def keep_functions(package: str) -> None:
    """Keep the functions of a package callable when modules of the same names are imported."""
    sys.modules[package].__class__ = Interface
