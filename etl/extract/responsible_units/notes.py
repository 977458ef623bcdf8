"""Responsibility notes: where a clause names who must do it, in brackets or on a line of its own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from etl.extract.compact_text import Compact, compact, paragraphs_with
from etl.extract.responsible_units.columns import find_column_notes
from etl.extract.responsible_units.english_notes import ENGLISH_ROLE_SIGN
from etl.extract.responsible_units.lead_conventions import cut_convention
from etl.extract.responsible_units.lists import Item
from etl.extract.responsible_units.note_reading import Note, Stretch, read_note
from etl.extract.responsible_units.role_labels import COPULA, IS, Label, find_labels
from etl.notation.brackets import CLOSING, OPENING, find_bracket_pairs
from etl.notation.language import opens_english

# A bracket around more than one character (no note is 镇（乡）), or what closes a label; one class of signs opens it, by
# which a search skips all other characters.
NOTE_SIGN = re.compile(
    rf"[{re.escape(OPENING)}：:{COPULA[1:-1]}](?:(?<!{COPULA})(?!.[{re.escape(CLOSING)}])|(?<={IS}))"
)
ROLE_SIGN = re.compile(r"[牵责负配协主承落实参指推支]")
LINE_END = re.compile(r"[。\n]")
BARE_LIST_KINDS = {
    "department",
    "government",
    "court",
    "field_office",
    "bank",
    "association",
    "collective",
    "enterprise",
}
LONGEST_BARE_LIST = 800
_WIDE_BLANK = re.compile(r"[\t\u3000]\Z|[ ]{2}\Z")
_start_of = attrgetter("start")


def find_notes(text: str, starts: Sequence[int], convention: str | None) -> list[Note]:
    """The notes of all passages: those in brackets or behind a label, and the cells of a column.

    Args:
        text: The passages, each a paragraph of its own.
        starts: Where each of them starts, and the end of the text.
        convention: The document's own reading of a list's order (see ``find_lead_convention``).
    """
    notes = [
        note for span in paragraphs_with(NOTE_SIGN, text, starts) for note in find_marked_notes(text, *span, convention)
    ]
    labelled = {note.start for note in notes}
    return notes + [note for note in find_column_notes(text, starts) if note.start not in labelled]


def find_marked_notes(text: str, start: int, end: int, convention: str | None) -> list[Note]:
    """The notes in brackets or behind a label of one passage, none inside another."""
    passage = text[start:end]
    labels = find_labels(passage)
    pairs = find_bracket_pairs(passage)
    if not labels and not pairs:
        return []
    covered = bytearray(len(passage) + 1)
    for opening, closing in pairs:
        covered[opening:closing] = b"\1" * (closing - opening)
    notes: list[Note] = []
    for opening, closing in find_label_lines(passage, labels, covered):
        content = compact(text, start + opening, start + closing)
        if note := read_whole(content, start, labels, convention, is_line=True):
            notes.append(note)
            covered[opening:closing] = bytes(closing - opening)
    for opening, closing in pairs:
        if covered[opening] and closing > opening + 3:
            note = read_bracket(text, start + opening, start + closing, start, labels, convention)
            notes += [note] if note else []
    return notes


def read_whole(
    content: Compact, start: int, labels: Sequence[Label], convention: str | None, is_line: bool
) -> Note | None:
    """A line or the inside of a bracket as one note; ``labels`` are those of its passage, which begins at ``start``."""
    offsets = content.offsets
    first = bisect_left(labels, offsets[0] - start, key=_start_of) if offsets else 0
    last = bisect_right(labels, offsets[-1] - start, key=_start_of) if offsets else 0
    inside = [
        label._replace(start=bisect_left(offsets, start + label.start), end=bisect_left(offsets, start + label.end))
        for label in labels[first:last]
    ]
    return read_note(content, [Stretch(0, len(offsets), None)], inside, convention, is_line=is_line)


def read_bracket(
    text: str, opening: int, closing: int, start: int, labels: Sequence[Label], convention: str | None
) -> Note | None:
    """The note in one pair of brackets, or None if the bracket says something else."""
    note = None
    sign = (
        ENGLISH_ROLE_SIGN
        if text[opening + 1].isascii() and opens_english(text[opening + 1 : closing - 1])
        else ROLE_SIGN
    )
    if sign.search(text, opening + 1, closing - 1):
        content = compact(text, opening + 1, closing - 1)
        note = read_whole(content, start, labels, convention, is_line=False)
    if note is None and sign is ENGLISH_ROLE_SIGN and closes_english_sentence(text, opening, closing):
        note = read_english_bare_list(text, opening, closing, convention)
    if note is None and sign is ROLE_SIGN and closes_sentence(text, opening, closing):
        note = read_bare_list(text, opening + 1, cut_convention(text, opening + 1, closing - 1), convention)
        if note is not None and sum(1 for _ in note.units()) == 1 and not follows_sentence(text, opening):
            return None
    return note and note._replace(start=opening, end=closing)


def read_bare_list(text: str, start: int, end: int, convention: str | None) -> Note | None:
    """The note in a bracket that holds only a list of bodies."""
    content = compact(text, start, end)
    if len(content.text) > LONGEST_BARE_LIST:
        return None
    note = read_note(content, [Stretch(0, len(content.text), None)], (), convention, is_plain=True)
    named = [doer for _, doer in note.doers if not is_all_of_kind(doer.item)] if note else []
    kinds = {doer.printed.kind for doer in named}
    if not all(doer.item.name.is_body for doer in named) or not kinds & BARE_LIST_KINDS:
        return None
    if not kinds <= BARE_LIST_KINDS | {"place", "academy"}:
        return None
    if len(named) == 1 and not _is_sure_alone(named[0].item):
        return None
    return note


def _is_sure_alone(item: Item) -> bool:
    """True if one body among nobody's names is meant as a doer: it has its place (市财政局) or is all of a kind (各县区政府)."""
    return item.name.jurisdiction.kind in ("shared", "field_office") or item.text.startswith("各")


def read_english_bare_list(text: str, opening: int, closing: int, convention: str | None) -> Note | None:
    """The note in an English bracket that holds only a list of bodies; one alone has its place and follows a sentence."""
    content = compact(text, opening + 1, closing - 1)
    if len(content.text) > LONGEST_BARE_LIST:
        return None
    note = read_note(content, [Stretch(0, len(content.text), None)], (), convention, is_plain=True)
    named = [doer.item.name for _, doer in note.doers if not doer.item.name.is_generic] if note else []
    if not named or not all(name.is_named for name in named):
        return None
    is_sure = len(named) > 1 or (named[0].jurisdiction.kind == "shared" and text[:opening].rstrip()[-1:] == ".")
    return note if is_sure else None


def is_all_of_kind(item: Item) -> bool:
    """True if an item names nobody: ``有关部门``, ``各高校``."""
    return item.name.is_generic or (item.text.startswith("各") and not item.name.is_body)


def closes_sentence(text: str, start: int, end: int) -> bool:
    """True if a bracket follows a sentence's end, or stands at one."""
    after = text[end : end + 40].lstrip(" \t\u3000")[:1]
    return follows_sentence(text, start) or after in ("", "\n", "。", "；", ";")


def closes_english_sentence(text: str, start: int, end: int) -> bool:
    """True if an English bracket follows a sentence's end, or stands at one."""
    before, after = text[max(0, start - 40) : start].rstrip()[-1:], text[end : end + 40].lstrip(" \t")[:1]
    return before in (".", ";", ")") or after in ("", "\n", ".", ";")


def follows_sentence(text: str, start: int) -> bool:
    """True if what stands before ``start`` is the end of a sentence or of another note."""
    before = text[max(0, start - 40) : start].rstrip()
    return before.removesuffix("”")[-1:] in ("。", *"；;！!？?）)〕］")


def find_label_lines(text: str, labels: Sequence[Label], covered: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Spans of notes outside brackets: from a label at the start of a line or sentence to the last label's line end.

    Labels that follow one another are one note (``牵头单位：…`` and, on the next line, ``配合单位：…``).
    """
    begun: int | None = None
    ended = 0
    for label in labels:
        start = label.start
        before = text[max(0, start - 3) : start].rstrip(" \t\u3000—-·•*＊")[-1:]
        follows = begun is not None and not text[ended:start].strip(" \t\u3000\n。；;，,")
        if begun is not None and not follows:
            yield begun, ended
            begun = None
        opens = (
            before in ("", "\n")
            or before in "。；;！？）)］】”（(〔［"
            or (before == "." and text[start].isascii())
            or _WIDE_BLANK.search(text, max(0, start - 2), start) is not None  # 责任领导：张三  责任单位：…
        )
        if (covered[start] and not label.is_boxed) or not (follows or opens):
            continue
        begun = start if begun is None else begun
        ended = ended if label.end < ended else end_of_line(text, label.end)
    if begun is not None:
        yield begun, ended


def end_of_line(text: str, start: int) -> int:
    """Where the list after a label ends: its sentence's or line's end, but not right behind the label."""
    while start < len(text) and text[start].isspace():
        start += 1
    found = LINE_END.search(text, start)
    return found.start() if found else len(text)
