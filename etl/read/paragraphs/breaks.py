"""Evidence for and against the end of a paragraph at a line break: the characters around it and the layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.lexicon.alternations import any_of
from etl.notation import english_lines
from etl.notation.attachments import opens_attachment
from etl.notation.document_numbers import is_number_line
from etl.notation.late_patterns import compile_late
from etl.notation.markers import find_marker
from etl.notation.official_lines import find_line_day, is_public_note
from etl.notation.punctuation import CLAUSE_END, CLOSERS, CLOSING, OPENING, PAUSE, SENTENCE_END
from etl.read.paragraphs.costs import COSTS, BreakCosts
from etl.read.paragraphs.openings import LABEL
from etl.read.paragraphs.typesetting import FIRST_LINE, FULL, SHORT, Setting
from etl.read.reading import Line

STANDS_ALONE = compile_late(r"目 ?[录次]|[（(]联系(?:人|电话)[^（()）]{3,80}[）)]")
MAY_STAND_ALONE = frozenset("日号令告）)】]录次0123456789")  # what lines that stand alone end in
REFERS_ON = compile_late(  # what goes on with a number that is no marker: 第⏎（二）项, 统⏎一、协调, 二十⏎三、
    rf"(?:第|按照|依照|依据|根据|以及|[和或至及与、，]|本{any_of('law_kinds')}|前款|第[一二三四五六七八九十百0-9]{{1,6}} ?[条款项]|[统唯归划专单之合同万任逐如一二三四五六七八九十百千])$"
)
# Marks that count and that words print too, but those that may be Roman numbers; and which one stands before each
LETTERS = ("壹贰叁肆伍陆柒捌玖拾", "甲乙丙丁戊己庚辛壬癸", "ABEFGHJKNOPQRSTUWYZ", "abefghjknopqrstuwyz")
BEFORE = {after: before for series in LETTERS for before, after in pairwise(series)}
COUNTING = frozenset("".join(LETTERS))
LONGEST_REFERENCE = 9  # characters of the longest of them, 第一百二十三 条
STOPS = frozenset(SENTENCE_END)
LAST_STOP = compile_late(f".*[{SENTENCE_END}{CLAUSE_END}]", re.DOTALL)
MARK = compile_late(r"[，。；：、！？（）“”《》]")
LONGEST_TITLE = 45  # characters of a clause's title line
OPENING_LENGTH = 100  # characters of a sentence's beginning that tell an article
ARTICLE_TEXT = compile_late(r"第[一二三四五六七八九十百]{1,6}条[ ]?(?:【[^【】]{1,40}】.|.{40})")  # no heading alone
PAUSE_INSIDE = compile_late(r"[，。；]")
# what cannot be parted from what it stands before, and goes to the next line with it: （20.5%, “十四五”, ——
UNBREAKABLE = compile_late(r"(?P<opening>[（(《〈“‘〔[【]{0,3})(?P<word>[0-9A-Za-z.%/\-+]{2,24}|—{2}|…{2}|)")


def find_flowing(lines: Sequence[Line]) -> list[bool]:
    """For each line, return whether it is running text (with a pause inside or right before it), not a title, signature or table cell."""
    flowing = []
    for i, line in enumerate(lines):
        before = lines[i - 1].text[-1] if i else "。"
        flowing.append(before in "，、" or bool(PAUSE_INSIDE.search(line.text)))
    return flowing


class Opening(NamedTuple):
    """The start of a line: its marker, whether the line is only a marker, a date or note on a line of its own, 附件."""

    marker: str | None
    is_bare: bool
    stands_alone: bool
    is_attachment: bool


def read_openings(lines: Sequence[Line]) -> list[Opening]:
    """Read the start of every line.

    Marks that words print as well (``招商队⏎伍、落实经费``, ``对⏎S、A、B类人才``) number a line only where the number before
    them opened one above.
    """
    openings: list[Opening] = []
    opened: set[str] = set()
    for i, line in enumerate(lines):
        opening = read_opening(line.text)
        if opening.marker and (first := opening.marker[0]) in COUNTING:
            is_open = i > 0 and lines[i - 1].text[-1] not in f"{SENTENCE_END}{CLAUSE_END}{CLOSERS}"
            if is_open and BEFORE.get(first) not in opened and first in BEFORE:
                opening = opening._replace(marker=None, is_bare=False)
            opened.add(first)
        openings.append(opening)
    return openings


def read_opening(text: str) -> Opening:
    marker = find_marker(text)
    return Opening(marker, marker == text, stands_alone(text), opens_attachment(text))


def stands_alone(text: str) -> bool:
    """True for a line that no other line continues: a day, a document number, a note on publication, 目录."""
    if text[-1] not in MAY_STAND_ALONE:
        return False
    return (
        STANDS_ALONE.fullmatch(text) is not None
        or find_line_day(text) is not None
        or is_number_line(text)
        or is_public_note(text)
        or (text.isascii() and english_lines.NUMBER_LINE.fullmatch(text) is not None)
    )


def find_prose(lines: Sequence[Line], openings: Sequence[Opening]) -> list[bool]:
    """For each line: does it leave a sentence of running text open? That has a comma, or began in the middle of a line,
    or is an article longer than its heading can be, and it is no title line behind a marker."""
    prose = []
    # of the sentence that stands open: is there a marker before it, its own beginning, its length, has it a comma
    marked, opening, length, paused, inside = False, "", 0, False, False
    for i, line in enumerate(lines):
        text = line.text
        if not length or line.after_blank or openings[i].marker:
            marked, opening, length, paused, inside = bool(openings[i].marker), "", 0, False, False
        if stopped := LAST_STOP.match(text):
            tail = text[stopped.end() :].lstrip(CLOSERS)
            marked, opening, length, paused = False, tail, len(tail), "，" in tail
            inside = bool(tail) and holds_sentence_end(text)
        else:
            length, paused = length + len(text), paused or "，" in text
            opening = opening + text if len(opening) < OPENING_LENGTH else opening
        titled = marked and length <= LONGEST_TITLE
        flowing = inside or (paused and not titled) or bool(ARTICLE_TEXT.match(opening))
        if i + 1 < len(lines) and (openings[i + 1].stands_alone or openings[i + 1].is_attachment):
            length = 0
        prose.append(bool(length) and flowing)
    return prose


def holds_sentence_end(text: str) -> bool:
    """True if a sentence ends behind the last colon of a text."""
    last = text.rfind("：") + 1
    return "。" in text[last:] or "；" in text[last:]


def is_short(line: Line, setting: Setting) -> bool:
    """True if a measured line is so short that it would hold more of its paragraph."""
    return setting.is_measured and line.width is not None and line.width < setting.width - SHORT


def shows_end(line: Line, following: Line, setting: Setting) -> bool:
    """True if the layout shows the end of a paragraph: a short line, and the gap or indent that marks all others."""
    if not is_short(line, setting):
        return False
    is_indented = following.indent is not None and FIRST_LINE[0] <= following.indent <= FIRST_LINE[1]
    return (setting.closing_is_marked and line.closes) or (setting.opening_is_marked and is_indented)


def shows_wrap(line: Line, following: Line, setting: Setting) -> bool:
    """True if the layout shows that a paragraph continues: a full line, and no gap or indent where all others have one."""
    if not setting.is_measured or line.width is None or line.width < setting.width - FULL:
        return False
    is_flush = following.indent is not None and following.indent < FIRST_LINE[0]
    is_close = line.page == following.page and not line.closes
    return (setting.closing_is_marked and is_close) or (setting.opening_is_marked and is_flush)


class Break(NamedTuple):
    """Costs of reading a line break as the end of a fragment, as a wrap, or as the end of a paragraph."""

    fragment: float
    wrap: float
    end: float
    allowance: float


SETTLED_END = Break(COSTS.never, COSTS.never, 0.0, 0.0)
SETTLED_JOIN = Break(COSTS.never, 0.0, COSTS.never, COSTS.never)


def weigh_break(
    line: Line,
    following: Line,
    opening: Opening,
    next_opening: Opening,
    flows: bool,
    runs_on: bool,
    enclosed: bool,
    closes_note: bool,
    setting: Setting,
    costs: BreakCosts = COSTS,
) -> Break:
    """Compute the costs of a break from the characters around it, its sentence, and the layout."""
    text, next_text = line.text, following.text
    last, first = text[-1], next_text[0]
    runs_on = runs_on and not shows_end(line, following, setting)
    finished = (text.rstrip(CLOSERS)[-1:] if last in CLOSERS else last) in STOPS
    fragment, wrap, end = costs.fragment, 0.0, costs.end
    if finished:
        wrap, end = costs.wrap_sentence, costs.end_sentence
        if len(next_text) >= 6 and not MARK.search(next_text):
            fragment += costs.fragment_unmarked
    elif last in CLAUSE_END:
        wrap, end = costs.wrap_clause, costs.end_clause
    elif last in PAUSE:
        end += costs.end_pause
    elif last not in CLOSERS and first not in CLOSING:
        if first not in OPENING:
            fragment += costs.fragment_flowing if flows or runs_on else costs.fragment_standing
        end += costs.end_running if runs_on else 0
    if next_opening.marker:
        if enclosed or REFERS_ON.search(text[-LONGEST_REFERENCE:]):
            end += costs.end_reference
        elif finished or last in CLAUSE_END or last in CLOSERS:
            fragment, wrap = fragment + costs.fragment_marker_finished, wrap + costs.wrap_marker_finished
        else:
            fragment, wrap, end = fragment + costs.fragment_marker, wrap + costs.wrap_marker, costs.end_before_marker
    else:
        end += costs.end_no_marker
    if LABEL.match(next_text) and last not in PAUSE and not enclosed:
        fragment, wrap, end = fragment + costs.fragment_label, wrap + costs.wrap_label, costs.end_before_label
    if enclosed:
        end += costs.end_enclosed
    elif closes_note and first not in CLOSING:
        fragment, wrap, end = fragment + costs.fragment_note, wrap + costs.wrap_note, costs.end_note
    if first in CLOSING:
        end += costs.end_before_closing
    if opening.is_bare:
        fragment, end = 0.0, costs.never
    if opening.stands_alone or next_opening.stands_alone or next_opening.is_attachment:
        fragment, wrap = fragment + costs.fragment_alone, wrap + costs.wrap_alone
    if line.page != following.page or not setting.is_fragmented:
        fragment = fragment if opening.is_bare else costs.never
    if setting.closing_is_marked and not (setting.is_measured and line.page != following.page):
        if line.closes:
            wrap, fragment = wrap + costs.wrap_closed, costs.never
        else:
            end += costs.end_unmarked
    if following.after_blank and line.page == following.page:
        wrap += costs.wrap_blank
    if setting.is_solid:
        end += costs.end_unmarked
    if setting.is_measured and following.indent is not None:
        if FIRST_LINE[0] <= following.indent <= FIRST_LINE[1]:
            wrap += costs.wrap_indented
        elif following.indent < FIRST_LINE[0]:
            is_unmarked = setting.opening_is_marked and not is_short(line, setting)
            end += costs.end_flush + (costs.end_unmarked if is_unmarked else 0)
        else:
            wrap += costs.wrap_deep
    run = UNBREAKABLE.match(next_text)
    allowance = 2.0 * len(run["opening"]) + len(run["word"]) if run else 0.0
    if len(next_text) > 1 and next_text[1] in CLOSING:
        allowance = max(allowance, 2.0)
    return Break(fragment, wrap, end, allowance)
