"""A document to read, and what is read without a process of its own. Nothing heavy is imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.raw_folder import SourceFile

PLAIN = (".txt", ".md")  # their readers stand on nothing that can take a process down
LITTLE = 200_000  # bytes in all: less time to read than a process to start
NO_HARM = 1_000_000  # bytes of a file: so little text takes neither the memory nor the time that ends a process


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read: its file, and its line of the catalog."""

    file: SourceFile
    catalog_row: Mapping[str, str] | None


def need_no_process(tasks: Sequence[Task], processes: int) -> bool:
    """True if tasks are read sooner and as safely in this process as in others: plain texts, and a little or for one process."""
    if not all(task.file.path.suffix.lower() in PLAIN and size_of(task) <= NO_HARM for task in tasks):
        return False
    return processes <= 1 or sum(map(size_of, tasks)) <= LITTLE


def size_of(task: Task) -> int:
    """Bytes of a task's file; 0 where there is none to be seen: who reads it will say so."""
    try:
        return task.file.path.stat().st_size
    except OSError:
        return 0
