"""Plans a build: which documents have rows already, which are to be read, and in which batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.engine.keys import document_key, program_hash
from etl.engine.part_files import ENDING, read_keys
from etl.engine.tasks import Task, size_of
from etl.errors import unreadable
from etl.places import LONGEST_FILE_NAME
from etl.prepare.files import tool_for
from etl.prepare.kept import Kept
from etl.raw_folder import SourceFile
from etl.records import Diagnostic

# Small enough that each of several processes gets some batches, large enough that a part's overhead is small.
BATCHES_OF_PROCESS = 8
SMALLEST_BATCH, LARGEST_BATCH = 50_000, 1_000_000  # bytes of files
MOST_DOCUMENTS = 200  # of a batch

Places = dict[str, str]  # names of parts by document id
Known = dict[tuple[str, str], str]  # names of parts by the ids and keys of their documents


@dataclass(frozen=True, slots=True)
class Plan:
    """The part of each document that has rows (``places``), documents to read, and errors for those that cannot be read."""

    places: Places
    tasks: Sequence[Task]
    refused: Sequence[Diagnostic]


def make_plan(
    documents: Iterable[tuple[SourceFile, str | None]],
    catalog: Mapping[str, Mapping[str, str]],
    known: Known,
    kept: Kept,
) -> Plan:
    """Plan the build of documents.

    Args:
        documents: The documents with the hashes of their files (None if a file cannot be read).
        catalog: Rows of the catalog by document id.
        known: The parts of earlier builds.
        kept: The results of external programs.
    """
    places: Places = {}
    tasks: list[Task] = []
    refused: list[Diagnostic] = []
    for file, digest in documents:
        catalog_row = catalog.get(file.document_id)
        prepared = kept.find_state(digest or "", tool_for(file.source_file))
        key = document_key(program_hash(), file.source_file, digest or "", catalog_row, prepared)
        if reason := find_obstacle(file):
            refused.append(unreadable(file.document_id, reason))
        elif part := known.get((file.document_id, key)):
            places[file.document_id] = part
        else:
            tasks.append(Task(file, catalog_row, program_hash()))
    return Plan(places, tasks, refused)


def find_obstacle(file: SourceFile) -> str | None:
    """Return why a file cannot be read, judging by its name and kind, or None."""
    if any(len(name.encode()) > LONGEST_FILE_NAME for name in f"{file.document_id}.txt".split("/")):
        return f"{file.source_file}: no file for its text can have so long a name; shorten it"
    if file.path.exists() and not file.path.is_file():
        return f"{file.source_file} is no regular file: take it away"
    return None


def find_known(parts: Path) -> Known:
    """Read which rows the parts in a folder hold."""
    known: Known = {}
    for path in sorted(parts.glob(f"*{ENDING}")):
        known.update(dict.fromkeys(read_keys(path).items(), path.name))
    return known


def batches_of(tasks: Sequence[Task], processes: int) -> Iterator[list[Task]]:
    """Yield the tasks in order, in batches of about the same size for a number of processes."""
    sizes = [size_of(task) for task in tasks]
    total = sum(sizes)
    shared = total // (processes * BATCHES_OF_PROCESS) if processes > 1 else total
    full = min(max(shared, SMALLEST_BATCH), LARGEST_BATCH)
    batch: list[Task] = []
    filled = 0
    for task, size in zip(tasks, sizes, strict=True):
        if batch and (filled + size > full or len(batch) == MOST_DOCUMENTS):
            yield batch
            batch, filled = [], 0
        batch.append(task)
        filled += size
    if batch:
        yield batch
