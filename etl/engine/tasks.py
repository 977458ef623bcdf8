"""A document to read, and how little of it is read without a process of its own. Nothing heavy is imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.raw_folder import SourceFile

PLAIN = (".txt", ".md")  # their readers stand on nothing that can take a process down
LITTLE = 200_000  # bytes: less time to read than a process to start


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read: its file, and its line of the catalog."""

    file: SourceFile
    catalog_row: Mapping[str, str] | None


def are_little(tasks: Sequence[Task]) -> bool:
    """Whether tasks are read sooner and as safely without processes: some plain text."""
    return all(task.file.path.suffix.lower() in PLAIN for task in tasks) and sum(map(size_of, tasks)) <= LITTLE


def size_of(task: Task) -> int:
    """Bytes of a task's file; 0 where there is none to be seen: who reads it will say so."""
    try:
        return task.file.path.stat().st_size
    except OSError:
        return 0
