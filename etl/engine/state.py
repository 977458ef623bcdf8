"""Tells from files alone whether a dataset is up to date. Imports nothing heavy."""

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
    """What a dataset is made from.

    Attributes:
        documents: The documents with the hashes of their files (None if a file cannot be read).
        hash: The hash of documents, catalog, dataset facts, answers and program.
    """

    documents: tuple[tuple[SourceFile, str | None], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class State:
    """The state after a build: the hash of its inputs, its files with sizes and times, its number of documents, and the worst
    severity of its diagnostics.
    """

    inputs: str
    files: dict[str, list[int]]
    documents: int
    worst: str | None


def read_inputs(raw: Path) -> Inputs:
    """Read what the dataset of ``raw`` is made from. Raises ``InputError`` if ``raw`` cannot be used."""
    documents = tuple((file, _digest(file.path)) for file in find_source_files(raw))
    files = [[file.source_file, digest] for file, digest in documents]
    files += [[name, _digest(raw / name)] for name in (CATALOG, FACTS)]
    files += [[path.relative_to(raw).as_posix(), _digest(path)] for path in find_mappings(raw)]
    return Inputs(documents, hash_of([program_hash(), files, installed_tools(), *map(folder_hash, GOLD_PLACES)]))


def find_current(inputs: Inputs, output: Path, parts: Path) -> State | None:
    """Return the state of the last build if it had these inputs and its files in ``output`` have not changed, else None."""
    try:
        state = State(**json.loads((parts / STATE).read_text("utf-8")))
        is_current = state.inputs == inputs.hash and state.files == _files(output, state.files)
    except (OSError, ValueError, TypeError):
        return None
    return state if is_current else None


def write_state(parts: Path, output: Path, names: Iterable[str], inputs: Inputs, worst: str | None) -> None:
    """Write the state after a build that wrote the files ``names``. Raises OSError."""
    state = State(inputs.hash, _files(output, names), len(inputs.documents), worst)
    half = parts / f".{STATE}"
    half.write_text(json.dumps(asdict(state), ensure_ascii=True), "utf-8")
    os.replace(half, parts / STATE)


def _digest(path: Path) -> str | None:
    """Return the hash of a file, or None if it cannot be read."""
    try:
        return file_sha256(path) if path.is_file() else None
    except OSError:
        return None


def _files(output: Path, names: Iterable[str]) -> dict[str, list[int]]:
    """Return sizes and times of files in ``output``. Raises OSError if one is missing."""
    stats = {name: (output / name).stat() for name in names}
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in stats.items()}
