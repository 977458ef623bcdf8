"""One document: its bytes to a `Source` of normalized text in paragraphs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from etl.raw_folder import document_id_of
from etl.read.docx import read_docx
from etl.read.furniture import mark_furniture
from etl.read.html import read_html
from etl.read.markdown import read_markdown
from etl.read.paragraphs import join_lines
from etl.read.pdf import read_pdf
from etl.read.reading import Reading, UnreadableSource
from etl.read.text import read_text
from etl.records import Diagnostic, Paragraph, Source

MOST_BYTES = 200 * 1024 * 1024
READERS: Mapping[str, tuple[str, Callable[[bytes], Reading]]] = {
    ".docx": ("docx", read_docx),
    ".htm": ("html", read_html),
    ".html": ("html", read_html),
    ".markdown": ("md", read_markdown),
    ".md": ("md", read_markdown),
    ".pdf": ("pdf", read_pdf),
    ".txt": ("txt", read_text),
}
READABLE = tuple(sorted(READERS))


def read_source(source_file: str, content: bytes) -> Source:
    """The source of a file: ``source_file`` is its path under raw/ with `/` for folders, ``content`` its bytes.

    The document's id is that path without its ending. Raises `UnreadableSource` with one sentence where the file gives
    no text.
    """
    path = PurePosixPath(source_file)
    ending = path.suffix.lower()
    if ending not in READERS:
        raise UnreadableSource(
            f"{source_file}: no reader for files that end in {ending or 'nothing'}; readable are {', '.join(READABLE)}"
        )
    if not content:
        raise UnreadableSource(f"{source_file}: the file is empty; put the document there again")
    if len(content) > MOST_BYTES:
        raise UnreadableSource(
            f"{source_file}: {len(content)} bytes are more than the {MOST_BYTES} that are read; split the document"
        )
    source_format, reader = READERS[ending]
    try:
        reading = reader(content)
    except UnreadableSource as reason:
        raise UnreadableSource(f"{source_file}: {reason}") from reason
    return build_source(source_file, source_format, content, reading)


def build_source(source_file: str, source_format: str, content: bytes, reading: Reading) -> Source:
    """Paragraphs laid end to end with their offsets, and a diagnostic for all that normalization removed or joined."""
    document_id = document_id_of(source_file)
    diagnostics: list[Diagnostic] = []

    def note(code: str, message: str, start: int | None = None) -> None:
        diagnostics.append(Diagnostic(document_id, None, "read", "info", code, message, start, start))

    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    joins: list[int] = []
    at = 0
    known_titles = [title for name, title in reading.page_metadata.items() if name == "title"]
    for joined in join_lines(mark_furniture(reading.lines), known_titles, reading.column):
        end = max(at - 1, 0)
        for line in joined.removed:
            note("furniture_removed", f"{line.removed}: {line.text}", at if joined.text else end)
        if not joined.text:
            continue
        if joined.joins:
            joins += [at + join for join in joined.joins]
        paragraphs.append(Paragraph(at, at + len(joined.text), joined.page, joined.kind))
        texts.append(joined.text)
        at += len(joined.text) + 1
    if not texts:
        raise UnreadableSource(
            f"{source_file}: the file holds no text of a document, only pictures, mark-up or page furniture; "
            "give a file with the text itself"
        )
    if joins:
        positions = ", ".join(map(str, joins))
        note("line_joined", f"{len(joins)} line breaks joined at {positions}")
    for warning in reading.warnings:
        diagnostics.append(Diagnostic(document_id, None, "read", "warning", "page_without_text", warning))
    for change, number in sorted(reading.characters_changed.items()):
        note("characters_normalized", f"{number} {change}")
    return Source(
        document_id,
        source_file,
        source_format,
        hashlib.sha256(content).hexdigest(),
        "\n".join(texts),
        tuple(paragraphs),
        reading.page_count,
        dict(reading.page_metadata),
        tuple(diagnostics),
    )
