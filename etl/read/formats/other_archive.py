"""7z and rar archives, unpacked by a program of this machine (7z, or bsdtar) into a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.read.containers import MOST_BYTES, MOST_BYTES_MEMBER, Member
from etl.read.reading import UnreadableSource

CONTAINERS = (".7z", ".rar")
SECONDS = 300
ADVICE = (
    "install 7z (Debian: apt-get install p7zip-full; for rar also p7zip-rar or libarchive-tools), or unpack it yourself"
)
# programs, and how each is told where to unpack; a password asked for is an empty one
PROGRAMS = {
    "7z": ("x", "-y", "-p", "-bd", "-o{folder}", "--", "{path}"),
    "bsdtar": ("-x", "-f", "{path}", "-C", "{folder}"),
}


def find_program() -> str | None:
    """Return the first of the programs that is installed."""
    return next((name for name in PROGRAMS if shutil.which(name)), None)


def unpack_other_archive(path: Path) -> Iterator[Member]:
    """Yield the regular files of an archive, by name. Raises `UnreadableSource`."""
    programs = [name for name in PROGRAMS if shutil.which(name)]
    if not programs:
        raise UnreadableSource(f"no program that unpacks it is here: {ADVICE}")
    for name in programs:
        with TemporaryDirectory(prefix="unpack-") as folder:
            if run(name, path, Path(folder)):
                yield from read_folder(Path(folder))
                return
    raise UnreadableSource(f"{' and '.join(programs)} cannot unpack it (encrypted, damaged, or too large?): {ADVICE}")


def run(name: str, path: Path, folder: Path) -> bool:
    """True if the program unpacked the archive within its time and `MOST_BYTES`."""
    arguments = [argument.format(path=path.absolute(), folder=folder) for argument in PROGRAMS[name]]
    silent = subprocess.DEVNULL
    try:
        done = subprocess.run(
            [name, *arguments], stdin=silent, stdout=silent, stderr=silent, timeout=SECONDS, check=False,
            preexec_fn=limit_files if os.name == "posix" else None,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def limit_files() -> None:
    """Limit the size of the files that the program may write."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_BYTES_MEMBER, MOST_BYTES_MEMBER))


def read_folder(folder: Path) -> Iterator[Member]:
    total = 0
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        total += path.stat().st_size
        if total > MOST_BYTES:
            raise UnreadableSource(f"it unpacks to more than {MOST_BYTES} bytes: a bomb? Unpack it yourself")
        yield Member(path.relative_to(folder).as_posix(), path.read_bytes())
