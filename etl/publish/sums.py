"""SHA256SUMS: the files that a build wrote, and their hashes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from etl.hashes import file_sha256

SUMS = "SHA256SUMS"


def write_sums(folder: Path, known: Mapping[str, str]) -> None:
    """Write the list of all files with their hashes, in the format of ``sha256sum --check``; some hashes are ``known``."""
    lines = [f"{known.get(name) or file_sha256(folder / name)}  {name}\n" for name in files_in(folder)]
    (folder / SUMS).write_bytes("".join(lines).encode("utf-8"))


def read_sums(folder: Path) -> dict[str, str]:
    """Read the hashes by file name. Raises OSError, and ValueError if it is not such a list."""
    lines = (folder / SUMS).read_text("utf-8").split("\n")
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines if line)}


def files_in(folder: Path) -> list[str]:
    """Return the names of all files under ``folder``, with ``/``, sorted."""
    found = []
    for place, _, names in os.walk(folder):
        inner = Path(place).relative_to(folder)
        found += [(inner / name).as_posix() for name in names]
    return sorted(found)
