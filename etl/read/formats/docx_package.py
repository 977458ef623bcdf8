"""The parts of a docx file, opened safely: sizes are limited, nothing outside the file is fetched, no entity is expanded."""

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
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
OFFICE_DOCUMENT = "/officeDocument"


class Package:
    """A docx file's parts by name. Raises `UnreadableSource` where the file is no docx, damaged or too large inside."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(OLE_MARK):
            raise UnreadableSource(
                "the file is encrypted or in Word's old .doc format; open it in Word and save it as .docx without a password"
            )
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
            infos = self._archive.infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            EOFError,
            NotImplementedError,
            OSError,
            UnicodeDecodeError,
            RuntimeError,
        ):
            raise UnreadableSource("the file is no docx or is damaged; open it in Word and save it again") from None
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
        self._names = {info.filename: info for info in infos}

    def read_part(self, name: str) -> etree._Element | None:
        """Root element of a part, its namespace made the transitional one; None where the file has no such part."""
        info = self._names.get(name)
        if info is None:
            return None
        try:
            with self._archive.open(info) as part:
                data = part.read(MOST_BYTES_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
            raise UnreadableSource(
                f"the part {name} is damaged or encrypted; open the file in Word and save it again"
            ) from None
        if len(data) > MOST_BYTES_PART:
            raise UnreadableSource(f"the part {name} unpacks to more than {MOST_BYTES_PART} bytes; split the document")
        data = data.replace(STRICT[1:-1].encode(), W[1:-1].encode())
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            if any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in parser.error_log):
                raise MemoryError from None  # no fault of the document
            raise UnreadableSource(f"the part {name} is damaged; open the file in Word and save it again") from None
        if root is None or root.getroottree().docinfo.doctype:
            raise UnreadableSource(
                f"the part {name} declares entities, which no docx does; save the document again in Word"
            )
        return root

    def main_part(self) -> str:
        """Name of the part that holds the text."""
        relations = self.read_part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if str(relation.get("Type", "")).endswith(OFFICE_DOCUMENT):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"
