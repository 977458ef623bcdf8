"""Records that the readers of formats return, before lines become paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.read.characters import normalize_characters
from etl.records import CellPlace


class UnreadableSource(Exception):
    """The file has no readable text. The message is one sentence: what is wrong, why, and what to do."""


class Finding(NamedTuple):
    """A message of a reader about its file: a warning needs attention, an info tells what was changed or left out."""

    severity: str  # info | warning
    code: str
    message: str


@dataclass(slots=True)  # not frozen: a text has very many lines, and freezing makes each six times as slow to build
class Line:
    """One line as the format provides it: a visual line, a fragment of one, or a whole paragraph.

    ``text`` has normalized characters and no blank at its ends. ``indent`` and ``width`` count half-width columns
    (``indent`` None if the format does not tell; ``width`` None means: count the characters). ``closes`` says that
    blank space stood behind the last character, which word processors write at the end of a paragraph alone.
    ``removed`` names the page furniture that the line is; such a line is reported and not text.
    ``continues`` says that the format shows the line to go on with the one before (a title in large type).
    ``whole`` says that the format itself ends a paragraph here (an HTML block, a docx paragraph, a table cell).
    ``cell`` is the place of the table cell that the line stands in.
    """

    text: str
    page: int | None = None
    kind: str = "text"
    after_blank: bool = False
    closes: bool = False
    indent: float | None = None
    width: float | None = None
    removed: str = ""
    whole: bool = False
    continues: bool = False
    cell: CellPlace | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines of a document in reading order, and the metadata that the file carries outside its text.

    ``column`` is the width that full lines have, where the format measured it (then `Line.indent` and `Line.width` count too).
    ``tables`` are the cells of each table by its number, those without text too; ``Line.cell`` says which holds a line.
    """

    lines: tuple[Line, ...]
    page_count: int | None = None
    page_metadata: Mapping[str, str] = field(default_factory=dict)
    characters_changed: Mapping[str, int] = field(default_factory=dict)
    column: float | None = None
    findings: tuple[Finding, ...] = ()
    tables: Mapping[int, Sequence[CellPlace]] = field(default_factory=dict)
    text_source: str = "text"  # text | ocr


def read_line(raw: str, kind: str = "text", after_blank: bool = False, whole: bool = False) -> Line:
    """A `Line` of raw text: characters normalized, blank space at the ends measured and taken off."""
    text = normalize_characters(raw)
    body = text.strip(" ")
    return Line(body, None, kind, after_blank, closes=bool(body) and text[-1] == " ", whole=whole)
