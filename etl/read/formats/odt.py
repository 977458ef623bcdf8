"""OpenDocument text: through LibreOffice, else its paragraphs and cells from ``content.xml`` (ISO/IEC 26300)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from etl.read.characters import count_changes
from etl.read.formats.converted import read_converted
from etl.read.formats.zip_package import ZipPackage
from etl.read.prepared import Prepared
from etl.read.reading import Line, Reading, UnreadableSource, read_line

ENDINGS = {".odt": "odt"}
TOOL = "libreoffice"
NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE = (f"{{{NAMES}{part}:1.0}}" for part in ("text", "table", "office"))
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
LEFT_OUT = frozenset((f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}sequence-decls"))
BLANKS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}


class OdtPackage(ZipPackage):
    """The parts of an OpenDocument text."""

    kind = "OpenDocument text"
    advice = "open the file in LibreOffice and save it again without a password"


def read_odt(content: bytes, prepared: Prepared) -> Reading:
    """Paragraphs and table cells in order. Raises `UnreadableSource` for encrypted and damaged files."""
    return read_converted(content, prepared, read_content)


def read_content(content: bytes) -> Reading:
    """Return the paragraphs of ``content.xml``; a note stands behind the paragraph that calls it."""
    package = OdtPackage(content)
    if b"encryption-data" in (package.read_bytes("META-INF/manifest.xml") or b""):
        raise UnreadableSource(f"the file is encrypted; {package.advice}")
    root = package.read_part("content.xml")
    if root is None:
        raise UnreadableSource(f"the file has no text part; {package.advice}")
    lines = tuple(find_lines(root))
    if not lines:
        raise UnreadableSource("the file holds no text, perhaps pictures; open it and save it as PDF")
    return Reading(lines, characters_changed=count_changes("".join(line.text for line in lines)))


def find_lines(root: etree._Element) -> Iterator[Line]:
    """Yield the lines of all paragraphs in file order."""
    for paragraph in root.iter(*PARAGRAPHS):
        ancestors = {element.tag for element in paragraph.iterancestors()}
        if ancestors & LEFT_OUT - {f"{TEXT}note"}:
            continue
        kind = "cell" if f"{TABLE}table-cell" in ancestors else "heading" if paragraph.tag == f"{TEXT}h" else "text"
        for part in "".join(pieces_of(paragraph)).split("\n"):
            if (line := read_line(part, kind=kind, whole=True)).text:
                yield line


def pieces_of(paragraph: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph, without the notes, comments and boxes that are anchored in it."""
    walker = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walker:
        is_own = element is paragraph
        if event == "start" and not is_own and (element.tag in LEFT_OUT or element.tag in PARAGRAPHS):
            walker.skip_subtree()
        elif event == "start":
            yield BLANKS.get(element.tag, "") or (element.text or "")
        if event == "end" and not is_own:
            yield element.tail or ""
