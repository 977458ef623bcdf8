"""Pictures of pages (.jpg, .png, .tif): their text by OCR, where the extra is installed."""

from __future__ import annotations

from etl.read.formats.pdf_layout import TextBlock
from etl.read.formats.pdf_measure import COLUMNS, measure_lines
from etl.read.formats.pdf_tables import join_tables
from etl.read.formats.recognized import read_recognized
from etl.read.prepared import Prepared
from etl.read.reading import Finding, Reading, UnreadableSource

ENDINGS = {".jpeg": "jpg", ".jpg": "jpg", ".png": "png", ".tif": "tif", ".tiff": "tif"}
TOOL = "ocr"


def read_image(content: bytes, prepared: Prepared) -> Reading:
    """The lines of all pictures in a file. Raises `UnreadableSource` if they were not recognized, or hold no text."""
    if not prepared.pages:
        reason = prepared.missing or "it was not recognized"
        raise UnreadableSource(f"a picture is read by OCR: {reason}")
    blocks: list[TextBlock] = []
    findings: list[Finding] = []
    for number, page in sorted(prepared.pages.items()):
        found, said = read_recognized(page, number)
        blocks += found
        findings += said
    blocks, tables = join_tables(blocks)
    lines = measure_lines(blocks)
    if not lines:
        raise UnreadableSource(findings[0].message)
    return Reading(
        tuple(lines), len(prepared.pages), column=COLUMNS, findings=tuple(findings), tables=tables, text_source="ocr"
    )
