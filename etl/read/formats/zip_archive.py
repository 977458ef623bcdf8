"""Zip archives; names that are GBK bytes, as Windows in China writes them, are read as such."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from etl.read.containers import MOST_BYTES_MEMBER, Member
from etl.read.formats.zip_package import BROKEN_ARCHIVE
from etl.read.reading import UnreadableSource

CONTAINERS = (".zip",)
HAN = re.compile("[\u4e00-\u9fff]")
IS_UTF8, IS_ENCRYPTED = 0x800, 0x1


def unpack_zip_archive(path: Path) -> Iterator[Member]:
    """Yield the files of a zip in its order. Raises `UnreadableSource`."""
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    yield read_member(archive, info)
    except BROKEN_ARCHIVE:
        raise UnreadableSource("it is no zip or is damaged; pack it again") from None


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    name = info.filename if info.flag_bits & IS_UTF8 else decode_name(info.filename)
    if info.flag_bits & IS_ENCRYPTED:
        return Member(name, b"", "it is encrypted; unpack it with its password")
    try:
        with archive.open(info) as member:
            content = member.read(MOST_BYTES_MEMBER + 1)
    except BROKEN_ARCHIVE:
        return Member(name, b"", "it is damaged; pack the archive again")
    if len(content) > MOST_BYTES_MEMBER:
        return Member(name, b"", f"it is larger than {MOST_BYTES_MEMBER} bytes")
    return Member(name, content)


def decode_name(name: str) -> str:
    """A name that ``zipfile`` read as code page 437: its bytes as GBK where that makes Han characters and UTF-8 makes none.

    The two bytes of a Han character in GBK are often right UTF-8 too, of an Arabic or Hebrew letter; never the other way round
    for a whole name in UTF-8, whose Han characters have three.
    """
    try:
        content = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    readings = []
    for encoding in ("utf-8", "gbk"):
        try:
            readings.append(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return next((reading for reading in readings if HAN.search(reading)), readings[0] if readings else name)
