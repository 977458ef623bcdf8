"""Reads a batch of documents in one go, in a process of this machine or of a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from etl.engine.document import Unfinished, read_document, too_large
from etl.engine.limits import Limits
from etl.engine.parts import write_part
from etl.engine.tasks import Made, Task
from etl.errors import unreadable
from etl.prepare.kept import Kept


def read_batch(tasks: Sequence[Task], parts: Path, limits: Limits) -> Made:
    """Read documents and write their rows into the folder ``parts`` as one part.

    Raises:
        OSError: The part cannot be written.
        MemoryError: Memory ran out; nothing was written.
    """
    finished, failures = [], []
    kept = Kept(parts)
    for task in tasks:
        try:
            finished.append(read_document(task, limits, kept))
        except Unfinished as reason:
            failures.append(unreadable(task.file.document_id, str(reason)))
    if not finished:
        return Made(None, {}, tuple(failures))
    part, keys = write_part(parts, finished)
    return Made(part, keys, tuple(failures))


def read_here(tasks: Sequence[Task], parts: Path, limits: Limits) -> Iterator[Made]:
    """Read a batch in this process, one document at a time if memory runs out. Raises OSError as `read_batch` does."""
    try:
        yield read_batch(tasks, parts, limits)
    except MemoryError:
        if len(tasks) == 1:
            yield not_read(tasks[0], too_large(tasks[0].file.source_file, limits))
        for task in tasks if len(tasks) > 1 else ():
            yield from read_here([task], parts, limits)


def not_read(task: Task, reason: str) -> Made:
    """Return the result for a document that was not read."""
    return Made(None, {}, (unreadable(task.file.document_id, reason),))
