"""OFD, the national layout format (GB/T 33190-2016): pages of placed characters, read by the layout code of PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from etl.read.characters import count_changes
from etl.read.formats.ofd_page import Drawing, child_named, children_named, draw_page, local_name, read_box
from etl.read.formats.pdf_layout import TextBlock, find_blocks
from etl.read.formats.pdf_measure import COLUMNS, measure_lines
from etl.read.formats.pdf_tables import join_tables, last_grid
from etl.read.formats.zip_package import ZipPackage
from etl.read.reading import Finding, Reading, UnreadableSource

ENDINGS = {".ofd": "ofd"}
MOST_PAGES = 3000
A4 = (0.0, 0.0, 210.0, 297.0)  # millimetres
DESCRIBED = ("Title", "Author", "Subject", "Creator", "CreationDate", "ModDate")


class OfdPackage(ZipPackage):
    """The parts of an OFD file."""

    kind = "OFD"
    advice = "export the document again as OFD or PDF"

    def read_at(self, place: str, folder: str) -> tuple[etree._Element | None, str]:
        """The part at a location (ST_Loc: from the root with a leading /, else from ``folder``), and its own folder."""
        path = resolve(place, folder)
        return self.read_part(path), str(PurePosixPath(path).parent)


def resolve(place: str, folder: str) -> str:
    """A location as the name of a part; ``..`` never leads out of the package."""
    steps: list[str] = []
    whole = place if place.startswith("/") else f"{folder}/{place}"
    for step in whole.strip().split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def read_ofd(content: bytes) -> Reading:
    """Visual lines of all pages of all bodies with their measures; the cells of ruled tables one by one.

    Raises `UnreadableSource` if the file is no OFD, damaged, encrypted, or holds only pictures.
    """
    package = OfdPackage(content)
    root = package.read_part("OFD.xml")
    if root is None:
        raise UnreadableSource("the package has no OFD.xml, so it is no OFD or is encrypted; export the document again")
    blocks: list[TextBlock] = []
    findings: list[Finding] = []
    number = 0
    for body in children_named(root, "DocBody"):
        findings += describe_body(body, package)
        for drawing in read_pages(body, package):
            number += 1
            if number > MOST_PAGES:
                raise UnreadableSource(f"more than {MOST_PAGES} pages are not read; split the document")
            found = find_blocks(drawing.objects(), number, last_grid(blocks))
            if not found and drawing.images:
                findings.append(
                    Finding(
                        "warning", "page_without_text", f"page {number} holds no text, only a picture; give it as PDF"
                    )
                )
            elif drawing.images:
                findings.append(
                    Finding(
                        "info", "image_left_out", f"page {number} holds {drawing.images} pictures, which are not read"
                    )
                )
            blocks += found
    blocks, tables = join_tables(blocks)
    lines = measure_lines(blocks)
    if not lines:
        raise UnreadableSource(
            f"{number} pages hold no text, perhaps pictures; give the document as PDF and run OCR on it"
        )
    raw = "".join(text.text for block in blocks for text in block.lines)
    return Reading(tuple(lines), number, {}, count_changes(raw), COLUMNS, tuple(findings), tables)


def describe_body(body: etree._Element, package: OfdPackage) -> list[Finding]:
    """What the package says of a body: its description, and how many signatures it carries."""
    findings: list[Finding] = []
    info = child_named(body, "DocInfo")
    facts = {local_name(item): " ".join((item.text or "").split()) for item in (info if info is not None else ())}
    if told := "; ".join(f"{name} {facts[name]}" for name in DESCRIBED if facts.get(name)):
        findings.append(Finding("info", "package_metadata", f"the OFD package says of itself: {told[:500]}"))
    place = child_named(body, "Signatures")
    if place is not None and place.text:
        root, _ = package.read_at(place.text, "")
        signatures = len(children_named(root, "Signature")) if root is not None else 0
        findings.append(
            Finding(
                "info", "signature_present", f"{signatures} electronic signatures or seals, which were not verified"
            )
        )
    return findings


def read_pages(body: etree._Element, package: OfdPackage) -> Iterator[Drawing]:
    """The pages of a body as they are drawn: templates behind and before, then the content of the page."""
    place = child_named(body, "DocRoot")
    document, folder = package.read_at((place.text or "") if place is not None else "", "")
    if document is None:
        raise UnreadableSource("the document part of the OFD is missing; export the document again")
    common = child_named(document, "CommonData")
    default = read_box(child_named(common, "PageArea", "PhysicalBox"), A4)
    templates: dict[str, tuple[etree._Element | None, str]] = {
        item.get("ID", ""): package.read_at(item.get("BaseLoc", ""), folder)
        for item in (children_named(common, "TemplatePage") if common is not None else ())
    }
    pages = child_named(document, "Pages")
    for item in children_named(pages, "Page") if pages is not None else ():
        page, _ = package.read_at(item.get("BaseLoc", ""), folder)
        if page is None:
            raise UnreadableSource(f"the page part {item.get('BaseLoc', '')} is missing; export the document again")
        box = read_box(child_named(page, "Area", "PhysicalBox"), default)
        used = [
            templates.get(template.get("TemplateID", ""), (None, ""))[0]
            for template in children_named(page, "Template")
        ]
        yield draw_page([*(root for root in used if root is not None), page], box)
