"""One document: its bytes to a `Source` of normalized text in paragraphs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePosixPath

from etl.raw_folder import document_id_of
from etl.read.furniture import mark_furniture
from etl.read.paragraphs import join_lines
from etl.read.reading import Reading, UnreadableSource
from etl.records import Diagnostic, Paragraph, Source

MOST_BYTES = 200 * 1024 * 1024
# Formats by the endings of files, and the modules that read them.
FORMATS: Mapping[str, str] = {
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".markdown": "md",
    ".md": "md",
    ".pdf": "pdf",
    ".txt": "txt",
}
MODULES: Mapping[str, str] = {"docx": "docx", "html": "html", "md": "markdown", "pdf": "pdf", "txt": "text"}
READABLE = tuple(sorted(FORMATS))


def read_source(source_file: str, content: bytes) -> Source:
    """The source of a file: ``source_file`` is its path under raw/ with `/` for folders, ``content`` its bytes.

    The document's id is that path without its ending. Raises `UnreadableSource` with one sentence where the file gives
    no text.
    """
    path = PurePosixPath(source_file)
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise UnreadableSource(
            f"{source_file}: no reader for files that end in {ending or 'nothing'}; readable are {', '.join(READABLE)}"
        )
    if not content:
        raise UnreadableSource(f"{source_file}: the file is empty; put the document there again")
    if len(content) > MOST_BYTES:
        raise UnreadableSource(
            f"{source_file}: {len(content)} bytes are more than the {MOST_BYTES} that are read; split the document"
        )
    source_format = FORMATS[ending]
    try:
        reading = find_reader(source_format)(content)
    except UnreadableSource as reason:
        raise UnreadableSource(f"{source_file}: {reason}") from reason
    return build_source(source_file, source_format, content, reading)


def find_reader(source_format: str) -> Callable[[bytes], Reading]:
    """The function that reads a format. Its module is loaded with the first file: those of PDF, Word and HTML take long."""
    module = MODULES[source_format]
    reader: Callable[[bytes], Reading] = getattr(import_module(f"etl.read.formats.{module}"), f"read_{module}")
    return reader


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
    for text, page, kind, breaks, removed in join_lines(mark_furniture(reading.lines), known_titles, reading.column):
        for line in removed:
            note("furniture_removed", f"{line.removed}: {line.text}", at if text else max(at - 1, 0))
        if not text:
            continue
        if breaks:
            joins += [at + join for join in breaks]
        end = at + len(text)
        paragraphs.append(Paragraph(at, end, page, kind))
        texts.append(text)
        at = end + 1
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
