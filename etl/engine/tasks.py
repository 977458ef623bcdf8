"""Documents to read, which of them need no process of their own, and what comes of a batch of them.

Imports nothing heavy: what processes send to the one that asked brings its module along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.raw_folder import SourceFile
from etl.records import Diagnostic

PLAIN = (".txt", ".md")  # formats whose readers cannot crash a process
LITTLE = 200_000  # bytes in total that are read faster than a process starts
NO_HARM = 1_000_000  # bytes of a text file that exceeds neither time nor memory limits


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read: its file, its catalog row, and the hash of the program that reads it (`etl.engine.keys`)."""

    file: SourceFile
    catalog_row: Mapping[str, str] | None
    program: str


@dataclass(frozen=True, slots=True)
class Made:
    """The result of a batch: a part, the keys of its documents, and an error for each document that was not read completely."""

    part: str | None
    keys: Mapping[str, str]
    failures: tuple[Diagnostic, ...]


def need_no_process(tasks: Sequence[Task], processes: int) -> bool:
    """True if this process reads the tasks as safely and faster than others: plain texts, either few or for one process."""
    if not all(task.file.path.suffix.lower() in PLAIN and size_of(task) <= NO_HARM for task in tasks):
        return False
    return processes <= 1 or sum(map(size_of, tasks)) <= LITTLE


def size_of(task: Task) -> int:
    """Return the size of a task's file in bytes; 0 if the file is missing, which is reported when it is read."""
    try:
        return task.file.path.stat().st_size
    except OSError:
        return 0
