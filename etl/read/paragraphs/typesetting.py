"""The setting of hard-wrapped text: how wide its column is, and how its visual lines come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.notation.late_patterns import compile_late
from etl.notation.markers import find_marker
from etl.notation.punctuation import CLAUSE_END, CLOSERS, SENTENCE_END
from etl.read.characters import measure_width
from etl.read.reading import Line

INDENT = 4  # columns: the first line of a paragraph is short by two full-width characters (GB/T 9704-2012, 7.3.3)
LEAST_WIDTH = 20  # columns of a line that tells of the column
LEAST_TORN = 2  # lines that break in mid-sentence
STOPS = frozenset(SENTENCE_END + CLAUSE_END + CLOSERS)
FIRST_LINE = (2.5, 7.0)  # columns that the first line of a paragraph is indented by
LEAST_OPENED = 5  # paragraphs behind a line that ends one for certain
LEAST_SOLID, MOST_SHORT = 30, 0.04  # lines, and the share of short ones, of a document without paragraphs
FULL = 2  # columns: a line short by no more holds no other character
SHORT = 8  # columns: a line short by more ends a paragraph
OVERFLOW = 3  # columns by which squeezed punctuation lets a line run over
GLUED = re.compile(r"(?<=[。；：]) (?=[第（(一二三四五六七八九十0-9])")
CHAPTER_WITH_ARTICLE = compile_late(
    r"第[一二三四五六七八九十]{1,3}[编章节] [^，。；：第]{2,25} (?=第[一二三四五六七八九十百]{1,5}条 )"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: the column's width, and whether visual lines come in fragments."""

    width: float
    is_fragmented: bool
    closing_is_marked: bool
    is_measured: bool = False  # widths and indents come from the page, not from counting characters
    opening_is_marked: bool = False  # the first line of a paragraph is indented, as the page shows
    is_solid: bool = False  # hardly any line is short: the document's own line breaks are lost


def width_of(line: Line) -> float:
    return line.width if line.width is not None else measure_width(line.text)


def find_setting(lines: Sequence[Line]) -> Setting | None:
    """Return the setting of hard-wrapped text, or None if lines are paragraphs.

    Lines that break in mid-sentence are as wide as the column: the width is the one most of them share, or a wider one that many
    share (first lines are short by the indent). Few lines may be wider (a page break that was lost glues two).
    """
    if len(lines) < 4:
        return None
    # a character takes two columns at most
    long_lines = [
        i for i, line in enumerate(lines[:-1]) if len(line.text) >= LEAST_WIDTH / 2 and line.text[-1] not in STOPS
    ]
    open_lines = [(i, width) for i in long_lines if (width := width_of(lines[i])) >= LEAST_WIDTH]
    torn = [round(width) for i, width in open_lines if not find_marker(lines[i + 1].text)]
    if len(torn) < LEAST_TORN:
        return None
    counts = Counter(torn)
    peak = max(counts.values())
    width = max(value for value, count in counts.items() if count >= max(min(peak, 2), 0.4 * peak))
    # a character takes a column at least, and of the full lines a quarter is torn: what is tested below fails by this alone
    if sum(len(line.text) > width + OVERFLOW for line in lines) > max(1, 2 * len(torn), 0.03 * len(lines)):
        return None
    widths = [round(width_of(line)) for line in lines]
    full = [w for w in widths if width - INDENT - 2 <= w <= width + OVERFLOW]
    torn_full = [w for w in torn if width - INDENT - 2 <= w <= width + OVERFLOW]
    longer = sum(w > width + OVERFLOW for w in widths)
    if len(torn_full) < max(LEAST_TORN, 0.25 * len(full)) or longer > max(1, 0.5 * len(full), 0.03 * len(lines)):
        return None
    return Setting(width, find_fragments(lines, widths, width), find_closing(lines, widths, width))


def find_measured_setting(lines: Sequence[Line], column: float) -> Setting:
    """Return the setting of lines whose widths and indents the page tells, in a column so wide."""
    widths = [round(width_of(line)) for line in lines]
    is_closing_marked = find_closing(lines, widths, column)
    short = sum(line_width < column - SHORT for line_width in widths)
    return Setting(
        column,
        is_fragmented=False,
        closing_is_marked=is_closing_marked,
        is_measured=True,
        opening_is_marked=find_opening(lines, widths, column),
        is_solid=len(lines) >= LEAST_SOLID and short <= MOST_SHORT * len(lines),
    )


def find_opening(lines: Sequence[Line], widths: Sequence[int], width: float) -> bool:
    """True if indents mark the beginnings of paragraphs: nearly all lines behind a short one that ends a sentence have one."""
    opened = [
        following.indent
        for line, following, line_width in zip(lines, lines[1:], widths, strict=False)
        if line_width < width - SHORT and line.text[-1] in SENTENCE_END and following.kind == "text"
    ]
    indented = sum(indent is not None and FIRST_LINE[0] <= indent <= FIRST_LINE[1] for indent in opened)
    return len(opened) >= LEAST_OPENED and indented >= 0.8 * len(opened)


def is_torn(text: str, following: str) -> bool:
    """True if the break stands in mid-sentence: no mark before it, no numbering behind it."""
    return text[-1] not in STOPS and not find_marker(following)


def find_fragments(lines: Sequence[Line], widths: Sequence[int], width: float) -> bool:
    """Short lines that end in a pause are fragments of a visual line; a typeset paragraph has none."""
    short = sum(
        1
        for line, line_width in zip(lines, widths, strict=True)
        if line_width < width - 12 and line.text[-1] in "，、,"
    )
    return short > max(2, 0.03 * len(lines))


def find_closing(lines: Sequence[Line], widths: Sequence[int], width: float) -> bool:
    """True if blank space behind the last character marks the ends of paragraphs: full torn lines never have it."""
    ended = [
        line
        for line, line_width in zip(lines, widths, strict=True)
        if line.text[-1] in SENTENCE_END and line_width < width - SHORT
    ]
    if len(ended) < 3 or sum(line.closes for line in ended) < 0.7 * len(ended):
        return False
    torn = [
        line
        for line, following, line_width in zip(lines, lines[1:], widths, strict=False)
        if line_width >= width - INDENT - 2 and is_torn(line.text, following.text)
    ]
    return len(torn) >= 3 and sum(line.closes for line in torn) <= 0.05 * len(torn)


def part_glued(line: Line) -> list[Line]:
    """A visual line that a lost page break or line end glued to the next: a blank and a marker behind a sentence's end,
    or an article behind a chapter's title."""
    text = line.text
    cuts = [match.end() for match in GLUED.finditer(text) if find_marker(text[match.end() :])]
    if match := CHAPTER_WITH_ARTICLE.match(text):
        cuts.append(match.end())
    if not cuts:
        return [line]
    starts = [0, *sorted(set(cuts))]
    return [
        replace(line, text=text[start:end].rstrip(" "), closes=line.closes if end == len(text) else True)
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    ]
