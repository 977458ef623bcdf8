"""SHA256SUMS: which files a build wrote, and their hashes."""

from __future__ import annotations

from pathlib import Path

from etl.hashes import file_sha256

SUMS = "SHA256SUMS"


def write_sums(folder: Path) -> None:
    """The list of all files of the dataset with their hashes, as ``sha256sum --check`` reads it."""
    lines = [f"{file_sha256(folder / name)}  {name}\n" for name in files_in(folder)]
    (folder / SUMS).write_bytes("".join(lines).encode("utf-8"))


def read_sums(folder: Path) -> dict[str, str]:
    """Hashes by file name, as the build wrote them. Raises OSError, and ValueError where it is no such list."""
    lines = (folder / SUMS).read_text("utf-8").split("\n")
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines if line)}


def files_in(folder: Path) -> list[str]:
    """Names of all files under ``folder``, with ``/``, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
