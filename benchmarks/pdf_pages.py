"""Pages a second of PDF: the reader beside pdfplumber's bare ``extract_text`` over the same files."""

from __future__ import annotations

import io
import logging
from functools import partial

import pdfplumber

from benchmarks.folders import read_pdfs
from benchmarks.report import Row
from benchmarks.timing import measure, ratio
from etl.read import UnreadableSource, read_source


def measure_pages() -> list[Row]:
    """A row a file that is readable and one for all: pages, pages a second of both, and their ratio."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    rows: list[Row] = []
    pages, seconds, bare_seconds = 0, 0.0, 0.0
    for name, content in read_pdfs().items():
        try:
            own, source = measure(partial(read_source, name, content))
        except UnreadableSource:
            continue
        bare, _ = measure(partial(_extract_text, content))
        number = source.page_count or 0
        rows.append(_row(name, number, own, bare))
        pages, seconds, bare_seconds = pages + number, seconds + own, bare_seconds + bare
    return [*rows, _row("all", pages, seconds, bare_seconds)]


def _row(name: str, pages: int, seconds: float, bare_seconds: float) -> Row:
    return {
        "file": name,
        "pages": pages,
        "pages_a_second": ratio(pages, seconds),
        "bare_pages_a_second": ratio(pages, bare_seconds),
        "ratio": ratio(bare_seconds, seconds),
    }


def _extract_text(content: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [page.extract_text() for page in pdf.pages]
