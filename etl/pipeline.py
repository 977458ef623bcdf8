"""The run on one page: read, segment, extract, resolve, publish. Only this page knows the order."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

from etl.errors import InputError, name_failure
from etl.extract import extract
from etl.publish import build_tables, open_staging, swap_in, write_staging
from etl.read import UnreadableSource, read_source
from etl.read.catalog import find_lost_lines, read_catalog
from etl.read.folder import SourceFile, document_id_of, find_source_files, read_selection
from etl.records import Diagnostic, DocumentRows
from etl.resolve import resolve
from etl.segment import segment
from etl.time_limits import OutOfTime, run_within
from schemas import BrokenRules, find_faults

Progress = Callable[[int, int, str], None]  # documents done, documents in all, the document just done
TIME_LIMIT = 120.0  # seconds for one document
LONGEST_NAME = 255  # bytes of a file's name, where systems end


def build(
    raw: Path,
    output: Path,
    progress: Progress = lambda done, total, document_id: None,
    time_limit: float = TIME_LIMIT,
) -> dict[str, pl.DataFrame]:
    """Build the dataset of all documents under ``raw`` into ``output`` and give its tables by name.

    A document that takes longer than ``time_limit`` seconds is left out (0: no limit; see `etl.time_limits`).
    Raises ``InputError`` where the input or ``output`` will not do, ``BrokenRules`` where tables break the schemas;
    ``output`` then stays as it was.
    """
    _keep_apart(raw, output)
    files = find_source_files(raw)
    catalog = read_catalog(raw)
    staging = open_staging(output)
    try:
        documents, diagnostics = [], find_lost_lines(catalog, (file.document_id for file in files))
        for done, file in enumerate(files, 1):
            rows = read_rows(file, catalog.get(file.document_id), time_limit)
            if isinstance(rows, DocumentRows):
                documents.append(rows)
            else:
                diagnostics.append(rows)
            progress(done, len(files), file.document_id)
        resolved, organizations, unresolved = resolve(documents)
        tables = build_tables(resolved, organizations, [*diagnostics, *unresolved])
        if faults := find_faults(tables):
            raise BrokenRules(faults)
        write_staging(tables, staging, output, read_selection(raw))
        swap_in(staging, output)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return tables


def read_rows(
    file: SourceFile, catalog_row: Mapping[str, str] | None, time_limit: float = TIME_LIMIT
) -> DocumentRows | Diagnostic:
    """The rows of a file on the disk, or why it has none; to take longer than ``time_limit`` seconds is a reason."""
    if any(len(name.encode()) > LONGEST_NAME for name in f"{file.document_id}.txt".split("/")):
        return _unreadable(
            file.document_id, f"{file.source_file}: no file for its text can have so long a name; shorten it"
        )
    if file.path.exists() and not file.path.is_file():
        return _unreadable(file.document_id, f"{file.source_file} is no regular file: take it away")
    try:
        return run_within(time_limit, lambda: rows_of(file.source_file, file.path.read_bytes(), catalog_row))
    except OSError as error:  # of the file alone: `rows_of` raises none
        return _unreadable(
            file.document_id, f"{file.source_file} cannot be read ({error.strerror}): mend it, or take it away"
        )
    except OutOfTime:
        reason = (
            f"{file.source_file} took longer than {time_limit:g} seconds: give it more with --time-limit, or split it"
        )
        return _unreadable(file.document_id, reason)


def rows_of(source_file: str, content: bytes, catalog_row: Mapping[str, str] | None) -> DocumentRows | Diagnostic:
    """The rows of one document, from its bytes and its line of the catalog alone, or why it has none.

    ``source_file`` is its path under raw/ with ``/`` between folders. A document that fails costs itself only: what it
    raises becomes an error in ``diagnostics``.
    """
    try:
        source = read_source(source_file, content)
        clauses, findings = segment(source)
        document, responsible_units, dates, parameters, citations, doubts = extract(source, clauses, catalog_row)
    except UnreadableSource as reason:
        return _unreadable(document_id_of(source_file), str(reason))
    except Exception as error:  # whatever a document does to the rules, the others are built
        message = f"{source_file} was left out: the program failed on it ({name_failure(error)})"
        return Diagnostic(document_id_of(source_file), None, "read", "error", "internal_error", message)
    diagnostics = (*source.diagnostics, *findings, *doubts)
    return DocumentRows(source, document, clauses, responsible_units, dates, parameters, citations, diagnostics)


def _unreadable(document_id: str, reason: str) -> Diagnostic:
    return Diagnostic(document_id, None, "read", "error", "unreadable_source", reason)


def _keep_apart(raw: Path, output: Path) -> None:
    """Output inside raw would be read as documents by the next build."""
    if Path(os.path.realpath(output)).is_relative_to(os.path.realpath(raw)):
        raise InputError(f"{output} lies in {raw}: give a folder outside of it with --output.")
