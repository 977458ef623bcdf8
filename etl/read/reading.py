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
    """A message of a reader about its file: a warning needs attention, an info states what was changed or left out."""

    severity: str  # info | warning
    code: str
    message: str


@dataclass(slots=True)  # not frozen: a text has very many lines, and freezing makes each six times as slow to build
class Line:
    """One line as the format provides it: a visual line, a fragment of one, or a whole paragraph.

    ``text`` has normalized characters and no blank at its ends. ``indent`` and ``width`` count half-width columns
    (``indent`` is None if unknown; ``width`` None means: count the characters). ``closes`` is true if blanks follow the last
    character, which word processors write only at the end of a paragraph.
    ``removed`` names the kind of page furniture; such a line is reported and is not text.
    ``continues`` is true if the layout shows that the line continues the one before (a title in large type).
    ``whole`` is true if the format itself ends a paragraph here (an HTML block, a docx paragraph, a table cell).
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

    ``column`` is the width of full lines, if the format measures it (`Line.indent` and `Line.width` are then set too).
    ``tables`` has the cells of each table by its number, empty ones included; ``Line.cell`` refers to them.
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
    """Return a `Line` of raw text, with normalized characters and without blanks at its ends."""
    return line_of(normalize_characters(raw), kind, after_blank, whole)


def line_of(text: str, kind: str = "text", after_blank: bool = False, whole: bool = False) -> Line:
    """Return a `Line` of a text with normalized characters, without blanks at its ends."""
    body = text.strip(" ")
    return Line(body, None, kind, after_blank, closes=bool(body) and text[-1] == " ", whole=whole)
