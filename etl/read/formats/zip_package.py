"""Zip packages of XML parts (docx, odt, ofd), opened safely: sizes are limited, nothing is written or fetched, no entity is
expanded."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from etl.read.reading import UnreadableSource

MOST_PARTS = 10_000
MOST_BYTES = 300 * 1024 * 1024
MOST_BYTES_PART = 100 * 1024 * 1024
HIGHEST_RATIO = 200
RATIO_COUNTS_FROM = 5 * 1024 * 1024
BROKEN_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, UnicodeDecodeError,
)  # fmt: skip


class ZipPackage:
    """The parts of a package by name. Raises `UnreadableSource` if the file is no zip, damaged or too large inside.

    ``kind`` is what messages call the format, ``advice`` what they tell people to do.
    """

    kind = "package"
    advice = "save it again"

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
            infos = self._archive.infolist()
        except BROKEN_ARCHIVE:
            raise UnreadableSource(f"the file is no {self.kind} or is damaged; {self.advice}") from None
        total = sum(info.file_size for info in infos)
        swollen = any(
            info.file_size > RATIO_COUNTS_FROM and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1)
            for info in infos
        )
        if len(infos) > MOST_PARTS or total > MOST_BYTES or swollen:
            raise UnreadableSource(
                f"the file unpacks to {total} bytes in {len(infos)} parts, more than a document has (a zip bomb?); "
                "save the document's text in a new file"
            )
        self._infos = {info.filename: info for info in infos}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the package."""
        return tuple(self._infos)

    def read_bytes(self, name: str) -> bytes | None:
        """Content of a part, or None if the package has no such part."""
        info = self._infos.get(name)
        if info is None:
            return None
        try:
            with self._archive.open(info) as part:
                data = part.read(MOST_BYTES_PART + 1)
        except BROKEN_ARCHIVE:
            raise UnreadableSource(f"the part {name} is damaged or encrypted; {self.advice}") from None
        if len(data) > MOST_BYTES_PART:
            raise UnreadableSource(f"the part {name} unpacks to more than {MOST_BYTES_PART} bytes; split the document")
        return data

    def read_part(self, name: str) -> etree._Element | None:
        """Root element of a part, or None if the package has no such part."""
        data = self.read_bytes(name)
        return None if data is None else self.parse(name, data)

    def parse(self, name: str, data: bytes) -> etree._Element:
        """Root element of a part's bytes, read without entities and without a network."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            if any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in parser.error_log):
                raise MemoryError from None  # no fault of the document
            raise UnreadableSource(f"the part {name} is damaged; {self.advice}") from None
        if root is None or root.getroottree().docinfo.doctype:
            raise UnreadableSource(f"the part {name} declares entities, which no {self.kind} does; {self.advice}")
        return root
