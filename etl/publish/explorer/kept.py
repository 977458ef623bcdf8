"""Keeps the packed rows of shards for the next build, so that unchanged shards are not packed again."""

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
    """A folder of packed rows by the hash of their contents, each preceded by its own hash; without a folder nothing is kept."""

    def __init__(self, folder: Path | None = None, program: str = "") -> None:
        """Open the folder for a program, given by its hash; other programs may pack the same rows differently."""
        self._folder = folder
        self._program = program
        self._used = set[str]()

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the packed rows for a key, or make and keep them. A file that is damaged or cannot be written only costs time."""
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
        """Delete files that were not requested, and the half-written files of killed builds."""
        for path in self._folder.iterdir() if self._folder and self._folder.is_dir() else ():
            if path.name not in self._used:
                path.unlink(missing_ok=True)
