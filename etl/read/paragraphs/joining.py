"""Joining of lines into paragraphs: which line breaks are kept, and what is put between two joined lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from etl.notation.addressees import is_addressees
from etl.notation.attachments import opens_attachment
from etl.notation.english_lines import ends_sentence, is_english, is_english_day, is_title_case, opens_acts
from etl.notation.markers import find_marker
from etl.notation.punctuation import CLOSING, PAUSE, SENTENCE_END
from etl.notation.title_words import ends_as_title, opens_text
from etl.read.brackets import find_brackets, find_enclosed, has_open_brackets
from etl.read.paragraphs.breaks import shows_wrap, stands_alone
from etl.read.paragraphs.openings import LONGEST_MARKER, is_bare_marker
from etl.read.paragraphs.titles import HEAD, find_signatures, find_title_spans, is_title_part
from etl.read.paragraphs.typesetting import Setting, find_measured_setting, find_setting, part_glued
from etl.read.paragraphs.wrapping import find_paragraph_ends
from etl.read.reading import Line
from etl.records import CellPlace

LATIN_WORD = re.compile(r"[A-Za-z0-9,.;:)]")
SENTENCE_INSIDE = re.compile(r"[。；]")
FINISHED = frozenset(SENTENCE_END + "；;：:）)”》…")  # no sentence goes on behind these


class Joined(NamedTuple):
    """A paragraph, and the offsets from its start at which lines were joined."""

    text: str
    page: int | None
    kind: str
    joins: tuple[int, ...]
    removed: tuple[Line, ...]  # page furniture that stood before it or inside it
    cell: CellPlace | None = None


def join_lines(
    lines: Sequence[Line], known_titles: Collection[str] = (), column: float | None = None
) -> Iterator[Joined]:
    """Join lines into paragraphs.

    Args:
        lines: Lines of the document in reading order.
        known_titles: Titles from the file's metadata, which may be broken over several lines.
        column: Width of the text column, if the format states it.

    Returns:
        The paragraphs in order, each with the furniture that was before or in it.
    """
    body = [line for line in lines if not line.removed]
    if column is not None:
        setting: Setting | None = find_measured_setting(body, column)
    else:
        setting = None if any(line.whole for line in body) else find_setting(body)
    if setting is not None:
        # lines are glued at a blank alone
        split = [[line] if line.removed or line.cell or " " not in line.text else part_glued(line) for line in lines]
        lines = list(chain.from_iterable(split))
    ends = find_ends([line for line in lines if not line.removed], setting, known_titles)
    removed: list[Line] = []
    parts: list[Line] = []
    at = 0
    for line in lines:
        if line.removed:
            removed.append(line)
            continue
        if ends[at]:
            if parts:
                yield join_parts([*parts, line], removed)
            else:
                yield Joined(line.text, line.page, line.kind, (), tuple(removed), line.cell)
            parts.clear()
            removed.clear()
        else:
            parts.append(line)
        at += 1
    if removed:
        yield Joined("", None, "text", (), tuple(removed))


def find_ends(lines: Sequence[Line], setting: Setting | None, known_titles: Collection[str] = ()) -> list[bool]:
    """For each line, return whether a paragraph ends with it."""
    if not lines:
        return []
    settled = settle_breaks(lines, known_titles, setting)
    if setting is not None:
        return find_paragraph_ends(lines, setting, settled)
    ends = [settled.get(i, True) for i in range(len(lines) - 1)] + [True]
    doubtful = [i for i in find_doubtful(lines) if i not in settled]
    pairs = find_brackets(lines) if doubtful and has_open_brackets(lines) else []
    enclosed = find_enclosed(lines, pairs)
    for i in doubtful:
        ends[i] = not is_torn_paragraph(lines[i], lines[i + 1], enclosed[i])
    return ends


def settle_breaks(lines: Sequence[Line], known_titles: Collection[str], setting: Setting | None) -> dict[int, bool]:
    """Breaks that titles and signatures settle: True if a paragraph ends, False if two lines join."""
    settled: dict[int, bool] = {}
    for i, (line, following) in enumerate(pairwise(lines)):
        if following.continues:
            settled[i] = False
        elif line.kind != "text" or following.kind != "text":
            settled[i] = True
        elif not (first := following.text[0]).isascii() and first != "（":
            continue  # what follows opens in Chinese
        elif following.after_blank and first.isascii() and line.page == following.page:
            ends = ends_english_paragraph(line.text, following.text)
            settled |= {} if ends is None else {i: ends}
        elif (is_english_day(following.text) or opens_acts(following.text)) and is_title_case(line.text):
            settled[i] = True  # the signature above its date, the title above who adopted it
    for i, line in enumerate(lines[: min(HEAD, len(lines) - 1)]):
        if is_title_part(line) and opens_text(lines[i + 1].text) and ends_as_title(line.text):
            settled.setdefault(i, True)
        if line.text[-1] in "：:" and is_addressees(line.text):
            settled.setdefault(i, True)
            # a title may fill its last line to the edge
            if (
                i
                and ends_as_title(lines[i - 1].text)
                and any("关于" in above.text for above in lines[max(0, i - 3) : i])
            ):
                settled.setdefault(i - 1, True)
    for signing in find_signatures(lines):
        settled[signing] = True
        if setting is None or not shows_wrap(lines[signing - 1], lines[signing], setting):
            settled[signing - 1] = True
    for start, end in find_title_spans(lines, known_titles):
        settled |= {start - 1: True, end - 1: True} | dict.fromkeys(range(start, end - 1), False)
    cells = [line.cell for line in lines]
    for i, (cell, next_cell) in enumerate(pairwise(cells)) if any(cells) else ():
        if cell or next_cell:  # a cell is a text of its own
            settled[i] = cell != next_cell or not lines[i + 1].continues
    return settled


def ends_english_paragraph(text: str, next_text: str) -> bool | None:
    """True if the empty line between two English lines ends a paragraph: it does unless a sentence goes on in small
    letters. None if that is not the question: the lines are no English, or the first one is a marker alone."""
    if not (next_text[0].isascii() and text[-1].isascii() and is_english(text)):
        return None
    if not (is_english(next_text) or next_text[0].isupper()):  # Important Notice: (注意事项)
        return None
    if is_bare_marker(text):
        return None
    if text[-1] in ".!?" and ends_sentence(text.rsplit(" ", 1)[-1]):
        return True
    return text[-1] in FINISHED or not next_text[0].islower() or find_marker(next_text) is not None


def find_doubtful(lines: Sequence[Line]) -> list[int]:
    """The breaks at which the characters around do not tell that a paragraph ends. A short line may be a bare marker."""
    return [
        i
        for i, (text, following) in enumerate(pairwise([line.text for line in lines]))
        if text[-1] not in FINISHED or following[0] in CLOSING or len(text) <= LONGEST_MARKER
    ]


def is_torn_paragraph(line: Line, following: Line, enclosed: bool) -> bool:
    """True if the next line continues a sentence that this line leaves open."""
    if "cell" in (line.kind, following.kind) or "heading" in (line.kind, following.kind):
        return False
    text, next_text = line.text, following.text
    if is_bare_marker(text):
        return not find_marker(next_text)
    if next_text[0] in CLOSING:
        return True
    if text[-1] in FINISHED:
        return False
    is_open = text[-1] in PAUSE or enclosed
    if not is_open and len(text) >= 20:
        # a sentence inside, or a line of prose that a page broke in its first: 坚持以…为指导，全面贯⏎彻党的…精神，…。
        is_open = bool(SENTENCE_INSIDE.search(text)) or (
            "，" in text and next_text[-1] in SENTENCE_END and not find_marker(text)
        )
    return is_open and not (opens_attachment(next_text) or stands_alone(next_text) or find_marker(next_text))


def join_parts(parts: Sequence[Line], removed: Sequence[Line]) -> Joined:
    """Join the lines of a paragraph: Han characters directly, Latin words with a space."""
    pieces = [parts[0].text]
    joins = []
    length, last = len(pieces[0]), pieces[0][-1]
    for part in parts[1:]:
        joins.append(length)
        first = part.text[0]
        if LATIN_WORD.fullmatch(last) and first.isascii() and first.isalnum() and needs_space(last, first):
            pieces.append(" ")
            length += 1
        pieces.append(part.text)
        length, last = length + len(part.text), part.text[-1]
    text = "".join(pieces)
    return Joined(text, parts[0].page, parts[0].kind, tuple(joins), tuple(removed), parts[0].cell)


def needs_space(last: str, first: str) -> bool:
    """Between Latin words, not within a number that the line's end broke."""
    return not (last.isdigit() and first.isdigit())
