"""True if a dataset is what a build would write again, told from files alone. Nothing heavy is imported."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from etl.engine.keys import program_hash
from etl.hashes import file_sha256, folder_hash, hash_of
from etl.prepare.tools import installed_tools
from etl.project import GOLD_PLACES
from etl.raw_folder import CATALOG, FACTS, SourceFile, find_mappings, find_source_files

STATE = "state.json"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a dataset is made of: its documents with the hashes of their files (None if one cannot be read), and
    the hash of all of it, with catalog, what is said of the dataset, answers and program."""

    documents: tuple[tuple[SourceFile, str | None], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class State:
    """What a build left: the hash of its inputs, its files with their sizes and times, how many documents
    it had, and the worst severity of its diagnostics."""

    inputs: str
    files: dict[str, list[int]]
    documents: int
    worst: str | None


def read_inputs(raw: Path) -> Inputs:
    """What the dataset of ``raw`` is made of. Raises ``InputError`` if ``raw`` cannot be used."""
    documents = tuple((file, _digest(file.path)) for file in find_source_files(raw))
    files = [[file.source_file, digest] for file, digest in documents]
    files += [[name, _digest(raw / name)] for name in (CATALOG, FACTS)]
    files += [[path.relative_to(raw).as_posix(), _digest(path)] for path in find_mappings(raw)]
    return Inputs(documents, hash_of([program_hash(), files, installed_tools(), *map(folder_hash, GOLD_PLACES)]))


def find_current(raw: Path, output: Path, parts: Path) -> State | None:
    """What the last build left, where it read what ``raw`` holds now and its files stand in ``output`` as it wrote them."""
    try:
        state = State(**json.loads((parts / STATE).read_text("utf-8")))
        is_current = state.files == _files(output, state.files) and state.inputs == read_inputs(raw).hash
    except (OSError, ValueError, TypeError):
        return None
    return state if is_current else None


def write_state(parts: Path, output: Path, names: Iterable[str], inputs: Inputs, worst: str | None) -> None:
    """Keep what a build left, whose files are called ``names``. Raises OSError."""
    state = State(inputs.hash, _files(output, names), len(inputs.documents), worst)
    half = parts / f".{STATE}"
    half.write_text(json.dumps(asdict(state), ensure_ascii=True), "utf-8")
    os.replace(half, parts / STATE)


def _digest(path: Path) -> str | None:
    """The hash of a file, or None if there is none to read."""
    try:
        return file_sha256(path) if path.is_file() else None
    except OSError:
        return None


def _files(output: Path, names: Iterable[str]) -> dict[str, list[int]]:
    """Sizes and times of files of ``output``. Raises OSError if one is missing."""
    stats = {name: (output / name).stat() for name in names}
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in stats.items()}
