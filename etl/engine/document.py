"""Reads one document, from its bytes to its rows. A document that breaks a rule never stops the build of the others."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from etl.engine.keys import document_key
from etl.engine.limits import Limits
from etl.engine.tasks import Task
from etl.pipeline import rows_of
from etl.prepare.files import tool_for
from etl.prepare.kept import Kept
from etl.records import Diagnostic, DocumentRows
from etl.time_limits import OutOfTime, run_within


@dataclass(frozen=True, slots=True)
class Finished:
    """The result of reading a document: the key of its rows, and its rows or the reason why there are none."""

    document_id: str
    key: str
    rows: DocumentRows | Diagnostic


class Unfinished(Exception):
    """A document was not read completely because of the disk or the time limit; the message says which."""


def read_document(task: Task, limits: Limits, kept: Kept) -> Finished:
    """Read the rows of a file.

    Args:
        task: The document.
        limits: The time and memory it may take.
        kept: The results of external programs.

    Raises:
        Unfinished: It could not be read this time; a later build tries again.
        MemoryError: Memory ran out, which what was read before it may be to blame for.
    """
    name = task.file.source_file
    try:
        content = task.file.path.read_bytes()
        digest, tool = hashlib.sha256(content).hexdigest(), tool_for(name)
        key = document_key(task.program, name, digest, task.catalog_row, kept.find_state(digest, tool))
        prepared = kept.load(digest, tool)
        rows = run_within(
            limits.seconds, lambda: rows_of(name, content, task.catalog_row, prepared, task.file.document_id)
        )
    except OSError as error:  # from reading the file: `rows_of` raises none
        raise Unfinished(f"{name} cannot be read ({error.strerror}): mend it, or take it away") from error
    except OutOfTime:
        raise Unfinished(too_slow(name, limits)) from None
    return Finished(task.file.document_id, key, rows)


def too_slow(source_file: str, limits: Limits) -> str:
    """Return the message for a document that exceeded the time limit."""
    return f"{source_file} took longer than {limits.seconds:g} seconds: give it more with --time-limit, or split it"


def too_large(source_file: str, limits: Limits) -> str:
    """Return the message for a document that exceeded the memory limit."""
    more = f"more than {limits.megabytes} MB" if limits.megabytes else "more memory than there is"
    return f"{source_file} takes {more}: give it more with --memory-limit, or split it"
