"""The parts of a docx file."""

from __future__ import annotations

from lxml import etree

from etl.read.formats.zip_package import ZipPackage
from etl.read.reading import UnreadableSource

OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
OFFICE_DOCUMENT = "/officeDocument"


class Package(ZipPackage):
    """A docx file's parts by name. Raises `UnreadableSource` if the file is no docx, damaged or too large inside."""

    kind = "docx"
    advice = "open the file in Word and save it again"

    def __init__(self, content: bytes) -> None:
        if content.startswith(OLE_MARK):
            raise UnreadableSource(
                "the file is encrypted or in Word's old .doc format; open it in Word and save it as .docx without a password"
            )
        super().__init__(content)

    def parse(self, name: str, data: bytes) -> etree._Element:
        """Root element of a part, its namespace made the transitional one."""
        return super().parse(name, data.replace(STRICT[1:-1].encode(), W[1:-1].encode()))

    def main_part(self) -> str:
        """Name of the part that holds the text."""
        relations = self.read_part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if str(relation.get("Type", "")).endswith(OFFICE_DOCUMENT):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"
