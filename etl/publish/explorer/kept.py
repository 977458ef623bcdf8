"""Packed rows of shards kept for the next build: what did not change is not packed again."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from etl.hashes import hash_of

DIGEST_SIZE = hashlib.sha256().digest_size


class KeptShards:
    """A folder of packed rows under the hashes of what they were made of, each behind its own hash; without a folder nothing is kept."""

    def __init__(self, folder: Path | None = None, program: str = "") -> None:
        """Open the folder for a program, given by its hash: another program may pack the same rows otherwise."""
        self._folder = folder
        self._program = program
        self._used = set[str]()

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, or make and keep it. A file that is damaged, or cannot be written, costs time alone."""
        if self._folder is None:
            return make()
        name = hash_of([self._program, key])
        self._used.add(name)
        path = self._folder / name
        with contextlib.suppress(OSError):
            content = path.read_bytes()
            packed = content[DIGEST_SIZE:]
            if hashlib.sha256(packed).digest() == content[:DIGEST_SIZE]:
                return packed
        packed = make()
        half = path.with_name(f".{name}.{uuid4().hex}")
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            half.write_bytes(hashlib.sha256(packed).digest() + packed)
            os.replace(half, path)
        return packed

    def forget_unused(self) -> None:
        """Delete what was not asked for, and what killed builds left half written."""
        for path in self._folder.iterdir() if self._folder and self._folder.is_dir() else ():
            if path.name not in self._used:
                path.unlink(missing_ok=True)
