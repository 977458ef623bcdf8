"""OFD, the national layout format (GB/T 33190-2016): pages of placed characters, read by the layout code of PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from lxml import etree

from etl.read.characters import count_changes
from etl.read.formats.ofd_page import Drawing, child_named, children_named, draw_page, local_name, read_box
from etl.read.formats.pdf_layout import TextBlock, find_blocks
from etl.read.formats.pdf_measure import COLUMNS, measure_lines
from etl.read.formats.pdf_tables import join_tables, last_grid
from etl.read.formats.recognized import read_recognized
from etl.read.formats.zip_package import ZipPackage
from etl.read.prepared import Prepared
from etl.read.reading import Finding, Reading, UnreadableSource

ENDINGS = {".ofd": "ofd"}
TOOL = "ocr"  # for pages that are pictures
MOST_PAGES = 3000
RUN_OCR = "give the document as PDF and run OCR on it"
RESOURCES = ("PublicRes", "DocumentRes", "PageRes")
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
    """Return a location as the name of a part; ``..`` never leads out of the package."""
    steps: list[str] = []
    whole = place if place.startswith("/") else f"{folder}/{place}"
    for step in whole.strip().split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def read_ofd(content: bytes, prepared: Prepared) -> Reading:
    """Read the visual lines of all pages of all bodies with their measures, and the cells of ruled tables one by one.

    Args:
        content: Bytes of the file.
        prepared: Its pages that are pictures, as OCR read them.

    Raises:
        UnreadableSource: The file is no OFD, damaged, encrypted, or holds pictures that were not recognized.
    """
    package = OfdPackage(content)
    root = package.read_part("OFD.xml")
    if root is None:
        raise UnreadableSource("the package has no OFD.xml, so it is no OFD or is encrypted; export the document again")
    findings = [finding for body in children_named(root, "DocBody") for finding in describe_body(body, package)]
    blocks: list[TextBlock] = []
    number = 0
    for number, (drawing, _) in enumerate(draw_pages(package), 1):
        if number > MOST_PAGES:
            raise UnreadableSource(f"more than {MOST_PAGES} pages are not read; split the document")
        if number in prepared.pages:
            found, said = read_recognized(prepared.pages[number], number)
            findings += said
        else:
            found = find_blocks(drawing.objects(), number, last_grid(blocks))
            findings += tell_pictures(drawing, number, bool(found), prepared.missing)
        blocks += found
    blocks, tables = join_tables(blocks)
    lines = measure_lines(blocks)
    if not lines:
        raise UnreadableSource(f"{number} pages hold no text, perhaps pictures; {prepared.missing or RUN_OCR}")
    raw = "".join(text.text for block in blocks for text in block.lines)
    source = "ocr" if any(finding.code == "recognized" for finding in findings) else "text"
    return Reading(tuple(lines), number, {}, count_changes(raw), COLUMNS, tuple(findings), tables, source)


def tell_pictures(drawing: Drawing, number: int, has_text: bool, missing: str) -> Iterator[Finding]:
    """Report that a page has pictures, which are not read."""
    if drawing.images and has_text:
        count = len(drawing.images)
        yield Finding("info", "image_left_out", f"page {number} holds {count} pictures, which are not read")
    elif drawing.images:
        reason = f"page {number} holds no text, only a picture; {missing or RUN_OCR}"
        yield Finding("warning", "page_without_text", reason)


def describe_body(body: etree._Element, package: OfdPackage) -> list[Finding]:
    """Report the description of a body and the number of its signatures."""
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


def draw_pages(package: OfdPackage) -> Iterator[tuple[Drawing, Mapping[str, str]]]:
    """Draw the pages of all bodies; with each, the names of the parts that hold its pictures, by resource."""
    root = package.read_part("OFD.xml")
    for body in children_named(root, "DocBody") if root is not None else ():
        yield from draw_body(body, package)


def draw_body(body: etree._Element, package: OfdPackage) -> Iterator[tuple[Drawing, Mapping[str, str]]]:
    """Draw the pages of a body: templates behind and before, then the content of the page."""
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
    media = find_media(common, folder, package)
    pages = child_named(document, "Pages")
    for item in children_named(pages, "Page") if pages is not None else ():
        page, page_folder = package.read_at(item.get("BaseLoc", ""), folder)
        if page is None:
            raise UnreadableSource(f"the page part {item.get('BaseLoc', '')} is missing; export the document again")
        box = read_box(child_named(page, "Area", "PhysicalBox"), default)
        used = [
            templates.get(template.get("TemplateID", ""), (None, ""))[0]
            for template in children_named(page, "Template")
        ]
        drawing = draw_page([*(root for root in used if root is not None), page], box)
        yield drawing, {**media, **find_media(page, page_folder, package)} if drawing.images else {}


def find_media(item: etree._Element | None, folder: str, package: OfdPackage) -> dict[str, str]:
    """Return the names of the parts that hold pictures, by resource, of a document or page (GB/T 33190-2016, 7.9)."""
    found: dict[str, str] = {}
    for name in RESOURCES:
        for place in children_named(item, name) if item is not None else ():
            root, own = package.read_at(place.text or "", folder)
            if root is None:
                continue
            base = f"{own}/{root.get('BaseLoc', '')}"
            for media in root.iter("{*}MultiMedia"):
                file = child_named(media, "MediaFile")
                if file is not None and file.text:
                    found[media.get("ID", "")] = resolve(file.text, base)
    return found
