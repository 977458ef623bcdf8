"""Members of archives, mails and other containers, with limits that keep a hostile archive from filling the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from etl.raw_folder import printable_name
from etl.read.reading import UnreadableSource
from etl.read.registry import find_containers

MOST_MEMBERS = 10_000
MOST_BYTES = 2 * 1024**3  # of all members together
MOST_BYTES_MEMBER = 200 * 1024**2
HIGHEST_RATIO = 200  # of unpacked to packed bytes …
RATIO_COUNTS_FROM = 20 * 1024**2  # … where so much comes out
LONGEST_PATH = 1000  # characters
DEEPEST = 3  # archives inside archives
LEFT_BY_PROGRAMS = ("__MACOSX", "Thumbs.db", "desktop.ini")


class Member(NamedTuple):
    """A file inside another: its path there, with ``/`` between folders, and its bytes, or why it was left out."""

    path: str
    content: bytes
    fault: str = ""


Unpack = Callable[[Path], Iterator[Member]]


def find_container(name: str) -> str | None:
    """Return the extension that makes a file a container, or None if it is not one."""
    return next((ending for ending in find_containers() if name.lower().endswith(ending)), None)


def unpack(path: Path, ending: str) -> Iterator[Member]:
    """Return the members of a container that can be documents. Raises `UnreadableSource` if it is damaged or a bomb.

    Members that are encrypted, too large, or whose path leads out of the archive are returned with their fault.
    """
    module = find_containers()[ending]
    unpack_members: Unpack = getattr(import_module(f"etl.read.formats.{module}"), f"unpack_{module}")
    packed = max(path.stat().st_size, 1)
    total = number = 0
    for member in unpack_members(path):
        parts = [part for part in member.path.replace("\\", "/").split("/") if part not in ("", ".")]
        if not parts or any((part.startswith(".") and part != "..") or part in LEFT_BY_PROGRAMS for part in parts):
            continue
        number += 1
        total += len(member.content)
        if number > MOST_MEMBERS:
            raise UnreadableSource(f"it holds more than {MOST_MEMBERS} files; unpack it yourself")
        if total > MOST_BYTES or (total > RATIO_COUNTS_FROM and total > HIGHEST_RATIO * packed):
            raise UnreadableSource(f"{packed} bytes unpack to more than {total}: a bomb? Unpack it yourself")
        name = printable_name("/".join(parts))
        if is_outside(member.path, parts):
            yield Member(name, b"", "its path leads out of the archive")
        elif len(name) > LONGEST_PATH:
            yield Member(name[:80], b"", "its path is too long")
        else:
            yield member._replace(path=name)


def missing_for(module: str) -> str:
    """Return the missing program that a module needs to unpack files; empty if nothing is missing."""
    loaded = import_module(f"etl.read.formats.{module}")
    return str(loaded.ADVICE) if hasattr(loaded, "find_program") and loaded.find_program() is None else ""


def is_outside(path: str, parts: list[str]) -> bool:
    return path.startswith(("/", "\\")) or ".." in parts or (len(parts[0]) > 1 and parts[0][1] == ":")


def id_without_container(name: str) -> str:
    """Return a file's path without its extension; for a container without the whole extension (``a.tar.gz`` → ``a``)."""
    ending = find_container(name)
    return name[: -len(ending)] if ending else str(PurePosixPath(name).with_suffix(""))
