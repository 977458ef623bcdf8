"""Responsibility notes: where a clause names who must do it, in brackets or on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from etl.extract.passage_text import compact
from etl.extract.responsible_units.names import ending_kind, find_jurisdiction, is_body, is_generic
from etl.extract.responsible_units.note_reading import Note, build_note, read_note
from etl.extract.responsible_units.role_labels import find_labels
from etl.extract.responsible_units.shared_names import close_list
from etl.extract.responsible_units.unit_lists import split_list
from etl.notation.brackets import find_bracket_pairs

LINE_END = regex.compile(r"[。\n]")
BARE_LIST_KINDS = (
    "department",
    "government",
    "court",
    "field_office",
    "bank",
    "association",
    "collective",
    "enterprise",
)


def find_notes(text: str, convention: str | None = None) -> list[Note]:
    """Responsibility notes of a passage, in order, none inside another.

    ``convention`` is the document's own reading of a list's order (see ``find_lead_convention``).
    """
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
    """The note in one pair of brackets, None where the bracket says something else."""
    note = read_note(text, start + 1, end - 1, convention, is_line=False)
    if note is None and closes_sentence(text, start, end):
        note = read_bare_list(text, start + 1, end - 1, convention)
        if note is not None and len(note.units) == 1 and not follows_sentence(text, start):
            return None
    return replace(note, start=start, end=end) if note else None


def closes_sentence(text: str, start: int, end: int) -> bool:
    """Whether a bracket follows a sentence's end, or stands at one."""
    after = text[end : end + 40].lstrip(" \t\u3000")[:1]
    return follows_sentence(text, start) or after in ("", "\n", "。", "；", ";")


def follows_sentence(text: str, start: int) -> bool:
    """Whether what stands before ``start`` is the end of a sentence or of another note."""
    return text[max(0, start - 40) : start].rstrip()[-1:] in ("。", *"；;！!？?”）)〕］")


def read_bare_list(text: str, start: int, end: int, convention: str | None) -> Note | None:
    """A bracket that holds nothing but a list of bodies."""
    content = compact(text, start, end)
    items = close_list(split_list(content.text, content.gaps))
    if not items or len(content.text) > 800:
        return None
    bodies = [item for item in items if not is_generic(item.text)]
    if not bodies or not all(is_body(item.text) for item in bodies):
        return None
    kinds = {ending_kind(item.text + item.suffix) for item in bodies}
    if not kinds <= {*BARE_LIST_KINDS, "place"} or kinds == {"place"}:
        return None
    if len(bodies) == 1 and find_jurisdiction(bodies[0].text).kind not in ("shared", "field_office"):
        return None
    return build_note(content, [("responsible", items)], start, end, convention)


def find_label_lines(text: str, covered: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Spans of notes outside brackets: from a label at the start of a line or sentence to the last label's line end.

    Labels that follow one another are one note (``牵头单位：…`` and, on the next line, ``配合单位：…``).
    """
    begun: int | None = None
    ended = 0
    for label in find_labels(text):
        start = label.start()
        before = text[max(0, start - 3) : start].rstrip(" \t\u3000—-·•*＊")[-1:]
        follows = begun is not None and not text[ended:start].strip(" \t\u3000\n。；;，,")
        if begun is not None and not follows:
            yield begun, ended
            begun = None
        if (covered[start] and not label["boxed"]) or not (
            follows or (before in ("", "\n") or before in "。；;！？）)〕］】”（(〔［")
        ):
            continue
        begun = start if begun is None else begun
        ended = ended if label.end() < ended else end_of_line(text, label.end())
    if begun is not None:
        yield begun, ended


def end_of_line(text: str, start: int) -> int:
    """Where the list after a label ends: its sentence's or line's end, but not right behind the label."""
    while start < len(text) and text[start].isspace():
        start += 1
    found = LINE_END.search(text, start)
    return found.start() if found else len(text)
