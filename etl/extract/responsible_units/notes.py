"""Responsibility notes: where a clause names who must do it, in brackets or on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from etl.extract.responsible_units.note_reading import Note, read_bare_list, read_line_of_bodies, read_note
from etl.extract.responsible_units.role_labels import find_labels, role_words
from etl.notation.brackets import CLOSING, OPENING, find_bracket_pairs

LINE_END = regex.compile(r"[。\n]")
LINE = re.compile(r"[^\n]+")
LONGEST_HEADER = 12
LONGEST_CELL = 400


def find_notes(text: str, convention: str | None = None) -> list[Note]:
    """Notes of one passage: those in brackets or behind a label, and the cells of a column.

    Args:
        text: The passage.
        convention: The document's own reading of a list's order (see ``find_lead_convention``).
    """
    notes = find_marked_notes(text, convention)
    labelled = {note.start for note in notes}
    return notes + [note for note in find_column_notes(text) if note.start not in labelled]


def find_marked_notes(text: str, convention: str | None = None) -> list[Note]:
    """Responsibility notes in brackets or behind a label, in order, none inside another."""
    pairs = find_bracket_pairs(text)
    covered = bytearray(len(text) + 1)
    for start, end in pairs:
        covered[start:end] = b"\1" * (end - start)
    lines = [read_note(text, start, end, convention, is_line=True) for start, end in find_label_lines(text, covered)]
    notes = [note for note in lines if note is not None]
    for note in notes:
        covered[note.start : note.end] = bytes(note.end - note.start)
    brackets = [
        read_bracket(text, start, end, convention) for start, end in pairs if covered[start] and end > start + 3
    ]
    return sorted([*notes, *(note for note in brackets if note is not None)], key=lambda note: note.start)


def read_bracket(text: str, start: int, end: int, convention: str | None) -> Note | None:
    """The note in one pair of brackets, or None if the bracket says something else."""
    note = read_note(text, start + 1, end - 1, convention, is_line=False)
    if note is None and closes_sentence(text, start, end):
        note = read_bare_list(text, start + 1, end - 1, convention)
        if note is not None and len(note.units) == 1 and not follows_sentence(text, start):
            return None
    return replace(note, start=start, end=end) if note else None


def closes_sentence(text: str, start: int, end: int) -> bool:
    """True if a bracket follows a sentence's end, or stands at one."""
    after = text[end : end + 40].lstrip(" \t\u3000")[:1]
    return follows_sentence(text, start) or after in ("", "\n", "。", "；", ";")


def follows_sentence(text: str, start: int) -> bool:
    """True if what stands before ``start`` is the end of a sentence or of another note."""
    return text[max(0, start - 40) : start].rstrip()[-1:] in ("。", *"；;！!？?”）)〕］")


def find_label_lines(text: str, covered: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Spans of notes outside brackets: from a label at the start of a line or sentence to the last label's line end.

    Labels that follow one another are one note (``牵头单位：…`` and, on the next line, ``配合单位：…``).
    """
    begun: int | None = None
    ended = 0
    for label in find_labels(text):
        start = label.start
        before = text[max(0, start - 3) : start].rstrip(" \t\u3000—-·•*＊")[-1:]
        follows = begun is not None and not text[ended:start].strip(" \t\u3000\n。；;，,")
        if begun is not None and not follows:
            yield begun, ended
            begun = None
        if (covered[start] and not label.is_boxed) or not (
            follows or (before in ("", "\n") or before in "。；;！？）)〕］】”（(〔［")
        ):
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


def find_column_notes(text: str) -> list[Note]:
    """Notes that are cells: lines of nothing but bodies, behind a line that is a label without a colon.

    Where a header has several such labels (牵头单位, 配合单位), cells that follow one another take their roles in order.
    """
    if not header_sign().search(text):
        return []
    notes: list[Note] = []
    roles: list[str] = []
    in_header = False
    column = 0
    for line in LINE.finditer(text):
        words = "".join(line.group().split())
        role = role_words("label").get(words) if len(words) <= LONGEST_HEADER else None
        if role is not None:
            roles = [*roles, role] if in_header else [role]
            in_header = True
            continue
        role_of_cell = roles[min(column, len(roles) - 1)] if roles and len(line.group()) <= LONGEST_CELL else None
        note = read_line_of_bodies(text, *line.span(), role_of_cell) if role_of_cell else None
        if note is None:
            in_header = in_header and len(words) <= LONGEST_HEADER
            column = 0
            continue
        in_header = False
        notes.append(note)
        column += 1
    return notes


@cache
def header_sign() -> re.Pattern[str]:
    """How a line that is a label ends."""
    return re.compile(rf"[{''.join(sorted({label[-1] for label in role_words('label')}))}]\s*(?:\n|$)")


@cache
def note_sign() -> re.Pattern[str]:
    """What every passage with a note holds: a bracket, or the end of a label before its colon or its line's end.

    A bracket around one character, as in 镇（乡）, is no note.
    """
    lasts = "".join(sorted({label[-1] for label in role_words("label")}))
    opening, closing = re.escape(OPENING), re.escape(CLOSING)
    return re.compile(rf"[{opening}{lasts}](?:(?<=[{opening}])(?![^{opening}{closing}][{closing}])|\s*[：:\n])")
