"""PDF: the lines and tables of all its pages; what stands on no page as text is unreadable, aloud."""

from __future__ import annotations

from collections.abc import Iterator

from etl.read.characters import count_changes, split_at_breaks
from etl.read.formats.page_metadata import find_page_metadata
from etl.read.formats.pdf_file import PdfFile, explain
from etl.read.formats.pdf_layout import TextBlock, find_blocks
from etl.read.formats.pdf_measure import COLUMNS, measure_lines
from etl.read.formats.pdf_notes import place_notes
from etl.read.formats.pdf_objects import PageObjects
from etl.read.formats.pdf_tables import join_tables, last_grid
from etl.read.formats.recognized import read_recognized
from etl.read.prepared import Prepared
from etl.read.reading import Finding, Line, Reading, UnreadableSource, read_line
from etl.read.unreadable_pages import find_fault

ENDINGS = {".pdf": "pdf"}
TOOL = "ocr"  # for pages that are pictures
MOST_PAGES = 3000
MOST_CHARACTERS_A_PAGE = 100_000
LEAST_CHARACTERS_A_PAGE = 15  # on average; a scanned file has a stamp or a page number as text at most
RUN_OCR = "run OCR on the PDF and give the text"
LEAST_SHARE = 0.6  # of the characters that pdfium finds; below that its text is taken
TURNS = {
    "up": "in lines that run up the page",
    "down": "in lines that run down the page",
    "over": "upside down",
    "columns": "in columns from right to left",
}
FACE_LINES = 30  # lines at the head in which a printed web page states its facts


def read_pdf(content: bytes, prepared: Prepared) -> Reading:
    """Visual lines of all pages with their measures; the cells of tables one by one; pages that OCR read as it read them.

    Raises `UnreadableSource` for encrypted and damaged files, and for pictures that were not recognized.
    """
    if b"%PDF" not in content[:1024]:
        raise UnreadableSource("the file is no PDF (it does not begin with %PDF); export the document again")
    try:
        with PdfFile(content) as file:
            if file.page_count > MOST_PAGES:
                raise UnreadableSource(
                    f"{file.page_count} pages are more than the {MOST_PAGES} that are read; split the document"
                )
            if not file.page_count:
                raise UnreadableSource("the PDF has no page or is damaged; export the document again")
            blocks, without_text, findings = read_pages(file, prepared)
            page_count = file.page_count
    except (UnreadableSource, MemoryError):  # a limit of this build is no fact of the file
        raise
    except RecursionError:
        raise UnreadableSource("the PDF's objects nest without end; export the document again") from None
    except Exception as error:  # pdfminer lets errors of all kinds escape on damaged files
        raise UnreadableSource(explain(error)) from None
    blocks, tables = join_tables(place_notes(blocks))
    lines = measure_lines(blocks)
    characters = sum(len(line.text) for line in lines)
    if characters < LEAST_CHARACTERS_A_PAGE * page_count and (without_text or characters < LEAST_CHARACTERS_A_PAGE):
        raise UnreadableSource(
            f"{page_count} pages hold {characters} characters of text, so they are pictures; {prepared.missing or RUN_OCR}"
        )
    face = [line for line in lines if line.page == 1][:FACE_LINES]
    metadata, positions = find_page_metadata({}, [], face, {})
    marked = tuple(
        Line(line.text, page=line.page, removed="page metadata") if i in positions else line
        for i, line in enumerate(lines)
    )
    raw = "".join(text.text for block in blocks for text in block.lines)
    source = "ocr" if any(finding.code == "recognized" for finding in findings) else "text"
    return Reading(marked, page_count, metadata, count_changes(raw), COLUMNS, tuple(findings), tables, source)


def read_pages(file: PdfFile, prepared: Prepared) -> tuple[list[TextBlock], list[int], list[Finding]]:
    """The blocks of text of every page, the numbers of the pages that hold none but pictures, and what is to be said."""
    blocks: list[TextBlock] = []
    without_text: list[int] = []
    findings: list[Finding] = []
    for number in range(1, file.page_count + 1):
        if number in prepared.pages:
            found, said = read_recognized(prepared.pages[number], number)
            blocks += found
            findings += said
            if not found:
                without_text.append(number)
            continue
        objects = file.read_objects(number)
        if len(objects.chars) > MOST_CHARACTERS_A_PAGE:
            raise UnreadableSource(
                f"page {number} holds {len(objects.chars)} characters, more than a page can; export it again"
            )
        found = find_blocks(objects, number, last_grid(blocks))
        size = sum(
            len("".join(line.text.split())) for block in found for line in block.lines if "(cid:" not in line.text
        )
        other = file.read_text(number) if objects.is_doubtful else ""
        if size < LEAST_SHARE * len("".join(other.split())):
            found = [TextBlock.of_text(number, list(split_text(other)))]
        elif not size and objects.images:
            without_text.append(number)
            reason = f"page {number} holds no text, perhaps a picture; {prepared.missing or RUN_OCR}"
            findings.append(Finding("warning", "page_without_text", reason))
        if fault := find_fault("".join(line.text for block in found for line in block.lines)):
            reason = f"page {number}: {fault}; {prepared.missing or RUN_OCR}"
            findings.append(Finding("warning", "unreadable_text", reason))
        findings += tell_marks(objects, number)
        blocks += found
    return blocks, without_text, findings


def tell_marks(objects: PageObjects, number: int) -> Iterator[Finding]:
    """What was done to a page: how it was turned, and what was left out of its text, a watermark and the marks of notes."""
    if objects.watermark:
        yield Finding("info", "furniture_removed", f"watermark of page {number}: {objects.watermark[:100]}")
    if objects.turn:
        yield Finding("info", "page_turned", f"page {number} is set {TURNS[objects.turn]} and was turned")
    if objects.note_marks:
        shown = "; ".join(objects.note_marks[:20])
        yield Finding("info", "note_marks_removed", f"{len(objects.note_marks)} note marks of page {number}: {shown}")


def split_text(text: str) -> Iterator[str]:
    for raw in split_at_breaks(text):
        if line := read_line(raw).text:
            yield line
