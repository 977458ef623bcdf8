"""Title lines: a document's title, a collection's heading, a heading that has no number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.notation import english_lines
from etl.notation.addressees import is_addressees
from etl.notation.late_patterns import compile_late
from etl.notation.markers import MarkerReading
from etl.notation.title_words import ends_as_title
from etl.segment import cues
from etl.segment.blocks import Block

_TITLE = 160  # characters of the longest title
LEAST_TITLE = 9  # characters of a document's title: 具体举措 heads a part
_HEADING = 30  # characters of an unnumbered heading
_SENTENCE = re.compile(r"[。！？；]")
_FINISHED = compile_late(r"[。！？；][”’）)】〕]?$|[）)】〕]$")


def is_title(line: str) -> bool:
    """True for a line that reads as a document's title: no sentence, ends in a document type, brackets aside."""
    if line[:1].isascii() and english_lines.is_title(line):
        return True
    if len(line) > _TITLE or _SENTENCE.search(line):
        return False
    return ends_as_title(line)


def is_compiled_heading(line: str) -> bool:
    """True for a collection's heading: ``12.…关于印发…的通知（2023年3月31日）``, a running number before the title."""
    match = cues.COMPILED_HEADING.fullmatch(line)
    return match is not None and bool(match["date"] or is_title(match["title"]))


def is_unnumbered_heading(
    lines: Sequence[str], blocks: Sequence[Block], readings: Sequence[tuple[MarkerReading, ...]], index: int
) -> bool:
    """True for a line without number that is a heading: a name for the rest of a text, a styled line above clauses, or a
    short line between a finished paragraph and a clause, whose own number the source lost (拆迁管理 for 第二章 拆迁管理)."""
    line = lines[index]
    if len(line) > _HEADING or cues.SENTENCE_END.search(line) or line.endswith(("：", ":")):
        return False
    if cues.SECTION_NAME.fullmatch(line):
        return True
    if index + 1 == len(lines) or not readings[index + 1] or blocks[index + 1].inside or blocks[index].inside:
        return False
    if blocks[index].kind == "heading":
        return True
    if blocks[index].kind == "cell" and all(reading.number != 1 for reading in readings[index + 1]):
        return False  # a row's label heads what is counted beside it
    return _stands_alone(lines, readings, index)


def _stands_alone(lines: Sequence[str], readings: Sequence[tuple[MarkerReading, ...]], index: int) -> bool:
    """True for a plain line that neither goes on with the paragraph before it nor names bodies or the whole document."""
    line = lines[index]
    if not (_FINISHED.search(lines[index - 1]) or is_addressees(lines[index - 1])) or cues.NO_HEADING.search(line):
        return False
    if not any(readings[:index]) and len(line) >= LEAST_TITLE and is_title(line):
        return False
    named = cues.SIGNATURE.fullmatch(line) is not None
    return not named or any(reading.style == "article" for reading in readings[index + 1])
