"""An open PDF: its pages by pdfium, and by pdfplumber those of which pdfium tells too little."""

from __future__ import annotations

import logging
import zlib
from io import BytesIO
from typing import Any

import pypdfium2

from etl.read.formats.pdf_objects import PageObjects
from etl.read.formats.pdfium_page import NeedsLayout, read_page_objects

logging.getLogger("pdfminer").setLevel(logging.ERROR)


AT_ONCE = 4096  # bytes of a damaged stream, until the one at fault is near
BYTES_OF_SUM = 3  # of the sum that ends a stream, behind its first


class PdfFile:
    """The pages of a PDF. A file that pdfium cannot open is read by pdfplumber alone, whose errors say what is wrong."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._layout: Any = None  # pdfplumber's document, opened where a page asks for it
        self._pdfium: pypdfium2.PdfDocument | None
        self._page: pypdfium2.PdfPage | None = None  # read last: pdfium forgets the fonts that no open page needs
        try:
            self._pdfium = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            self._pdfium = None
        self.page_count = len(self._pdfium) if self._pdfium else len(self._open_layout().pages)

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, *_: object) -> None:
        if self._page is not None:
            self._page.close()
        if self._pdfium is not None:
            self._pdfium.close()
        if self._layout is not None:
            self._layout.close()

    def read_objects(self, number: int) -> PageObjects:
        """Return what stands on a page (from 1)."""
        if self._pdfium is not None:
            before, self._page = self._page, self._pdfium[number - 1]
            if before is not None:
                before.close()
            try:
                return read_page_objects(self._page).turned()
            except (NeedsLayout, pypdfium2.PdfiumError):
                pass
        page = self._open_layout().pages[number - 1]
        found = PageObjects.of_pdf(page)
        page.close()
        return found

    def read_text(self, number: int) -> str:
        """Return the bare text of a page (from 1) by pdfium; empty where pdfium cannot read it."""
        if self._pdfium is None:
            return ""
        try:
            page = self._pdfium[number - 1]
            text_page = page.get_textpage()
            text = str(text_page.get_text_bounded(errors="ignore"))
            text_page.close()
            page.close()
        except pypdfium2.PdfiumError:
            return ""
        return text

    def _open_layout(self) -> Any:
        import pdfplumber
        from pdfminer import pdftypes

        if self._layout is None:
            pdftypes.decompress_corrupted = inflate_damaged
            self._layout = pdfplumber.open(BytesIO(self._content), unicode_norm=None)
        return self._layout


def inflate_damaged(data: bytes) -> bytes:
    """What a compressed stream with a fault holds; raises ``zlib.error`` where the fault is no mere wrong sum at its end.

    pdfminer's own function adds byte to byte: a damaged stream of a megabyte takes it a minute.
    """
    inflater, pieces, at = zlib.decompressobj(), [], 0
    while at < len(data):
        before = inflater.copy()
        try:
            pieces.append(inflater.decompress(data[at : at + AT_ONCE]))
        except zlib.error:
            break
        at += AT_ONCE
    try:
        while at < len(data):
            pieces.append(before.decompress(data[at : at + 1]))
            at += 1
    except zlib.error:
        if at < len(data) - BYTES_OF_SUM:
            raise
    return b"".join(pieces)


def explain(error: Exception) -> str:
    """One clause that says why a PDF cannot be read."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    causes = {type(cause) for cause in (error, error.__cause__, error.__context__, *error.args) if cause is not None}
    if causes & {PDFPasswordIncorrect, PDFEncryptionError} or "password" in str(error).lower():
        return "the PDF is encrypted; save it without a password"
    if isinstance(error, PdfminerException) and any(
        isinstance(a, (PDFPasswordIncorrect, PDFEncryptionError)) for a in error.args
    ):
        return "the PDF is encrypted; save it without a password"
    return f"the PDF is damaged ({type(error).__name__}); export the document again"
