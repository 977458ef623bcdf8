"""Files of other word processors: the docx that LibreOffice made of them, else our own plain reader, with a warning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from etl.read.formats.docx import read_docx
from etl.read.prepared import Prepared
from etl.read.reading import Finding, Reading


def read_converted(content: bytes, prepared: Prepared, read_plainly: Callable[[bytes], Reading]) -> Reading:
    """Read the docx that LibreOffice made of a file; without one, use ``read_plainly`` and report the reason."""
    if prepared.docx is not None:
        reading = read_docx(prepared.docx)
        finding = Finding("info", "converted", "read from the docx that LibreOffice made of the file")
    else:
        reading = read_plainly(content)
        reason = prepared.missing or "the file was not converted"
        finding = Finding(
            "warning", "not_converted", f"automatic numbers may be missing and tables are read as lines: {reason}"
        )
    return replace(reading, findings=(*reading.findings, finding))
