"""Hashes: of files, of folders, of values. Nothing heavy is imported."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path


def hash_of(value: object) -> str:
    """Return the SHA-256 of a value of JSON, hexadecimal; the order of an object's names does not matter."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("ascii")).hexdigest()


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder_hash(folder: Path) -> str:
    """The hash of all files under ``folder`` by name and content, but for what Python compiled; of none where it is not there."""
    return hash_of([[path.relative_to(folder).as_posix(), file_sha256(path)] for path in sorted(_files_under(folder))])


def _files_under(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):  # a third of the time of Path.rglob
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (path for name in names if (path := Path(place, name)).is_file())
