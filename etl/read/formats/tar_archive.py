"""Tar archives, packed or not. Links and devices in them are left out."""

from __future__ import annotations

import lzma
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from etl.read.containers import MOST_BYTES_MEMBER, Member
from etl.read.reading import UnreadableSource

CONTAINERS = (".tar", ".tar.bz2", ".tar.gz", ".tar.xz", ".tgz")
BROKEN = (tarfile.TarError, EOFError, OSError, ValueError, zlib.error, lzma.LZMAError)


def unpack_tar_archive(path: Path) -> Iterator[Member]:
    """Yield the regular files of a tar in its order. Raises `UnreadableSource`."""
    try:
        with tarfile.open(path, errors="surrogateescape") as archive:
            for info in archive:
                if not info.isfile():
                    continue
                name = decode_name(info.name)
                if info.size > MOST_BYTES_MEMBER:
                    yield Member(name, b"", f"it is larger than {MOST_BYTES_MEMBER} bytes")
                elif (member := archive.extractfile(info)) is not None:
                    yield Member(name, member.read())
    except BROKEN:
        raise UnreadableSource("it is no tar or is damaged; pack it again") from None


def decode_name(name: str) -> str:
    """Return a name whose bytes are no UTF-8 as GBK, or with escapes."""
    content = name.encode("utf-8", "surrogateescape")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gbk", "backslashreplace")
