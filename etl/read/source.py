"""Read stage: the bytes of a document into a `Source`, normalized text in paragraphs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from etl.raw_folder import document_id_of
from etl.read.characters import RADICALS, is_traditional, restore_traditional
from etl.read.furniture import find_source_url, mark_furniture
from etl.read.paragraphs import join_lines
from etl.read.prepared import NOTHING, Prepared
from etl.read.reading import Line, Reading, UnreadableSource
from etl.read.registry import find_formats, find_reader
from etl.read.tables.settling import settle_tables
from etl.records import Diagnostic, Paragraph, Source

MOST_BYTES = 200 * 1024 * 1024


def read_source(
    source_file: str, content: bytes, prepared: Prepared = NOTHING, document_id: str | None = None
) -> Source:
    """Read a file into a `Source`.

    Args:
        source_file: Path of the file under ``raw/``, with ``/`` between folders. Its extension selects the reader.
        content: Bytes of the file.
        prepared: Results of the outside programs that were run on the bytes.
        document_id: Id of the document. Default: ``source_file`` without its extension.

    Raises:
        UnreadableSource: The file has no text; the message is one sentence.
    """
    path = PurePosixPath(source_file)
    ending = path.suffix.lower()
    found = find_formats().get(ending)
    if found is None:
        raise UnreadableSource(
            f"{source_file}: no reader for files that end in {ending or 'nothing'}; "
            f"readable are {', '.join(find_formats())}"
        )
    if not content:
        raise UnreadableSource(f"{source_file}: the file is empty; put the document there again")
    if len(content) > MOST_BYTES:
        raise UnreadableSource(
            f"{source_file}: {len(content)} bytes are more than the {MOST_BYTES} that are read; split the document"
        )
    read = find_reader(found)
    try:
        reading = read(content, prepared) if found.tool else read(content)
    except UnreadableSource as reason:
        raise UnreadableSource(f"{source_file}: {reason}") from reason
    return build_source(document_id or document_id_of(source_file), source_file, found.name, content, reading)


def build_source(document_id: str, source_file: str, source_format: str, content: bytes, reading: Reading) -> Source:
    """Join paragraphs to one text with offsets, and report everything that normalization removed or joined."""
    diagnostics: list[Diagnostic] = []

    def note(code: str, message: str, start: int | None = None) -> None:
        diagnostics.append(Diagnostic(document_id, None, "read", "info", code, message, start, start))

    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    joins: list[int] = []
    at = 0
    metadata = dict(reading.page_metadata)
    known_titles = [title for name, title in reading.page_metadata.items() if name == "title"]
    lines = mark_furniture(settle_tables(_settle_script(reading), reading.tables))
    for text, page, kind, breaks, removed, cell in join_lines(lines, known_titles, reading.column):
        for line in removed:
            if url := find_source_url(line.text):
                metadata.setdefault("source_url", url)
            note("furniture_removed", f"{line.removed}: {line.text}", at if text else max(at - 1, 0))
        if not text:
            continue
        if breaks:
            joins += [at + join for join in breaks]
        end = at + len(text)
        paragraphs.append(Paragraph(at, end, page, kind, cell))
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
    diagnostics += [Diagnostic(document_id, None, "read", *finding) for finding in reading.findings]
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
        metadata,
        tuple(diagnostics),
        reading.text_source,
    )


def _settle_script(reading: Reading) -> Sequence[Line]:
    """Return the lines of a reading, radicals converted to the script of the document."""
    lines = reading.lines
    if not reading.characters_changed.get(RADICALS) or not is_traditional("".join(line.text for line in lines)):
        return lines
    return [replace(line, text=restore_traditional(line.text)) for line in lines]
