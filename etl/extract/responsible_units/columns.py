"""Responsibility columns: cells under a table's header 责任单位, which come as paragraphs of their own."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.passage_text import compact
from etl.extract.responsible_units.names import find_jurisdiction, is_body, is_generic
from etl.extract.responsible_units.note_reading import Note, build_note
from etl.extract.responsible_units.role_labels import role_words
from etl.extract.responsible_units.shared_names import close_list
from etl.extract.responsible_units.unit_lists import split_list

LINE = re.compile(r"[^\n]+")
LONGEST_HEADER = 12
LONGEST_CELL = 400


@cache
def header_sign() -> re.Pattern[str]:
    """How a line that is a label ends."""
    return re.compile(rf"[{''.join(sorted({label[-1] for label in role_words('label')}))}]\s*(?:\n|$)")


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
        note = read_cell(text, line.start(), line.end(), roles[min(column, len(roles) - 1)]) if roles else None
        if note is None:
            in_header = in_header and len(words) <= LONGEST_HEADER
            column = 0
            continue
        in_header = False
        notes.append(note)
        column += 1
    return notes


def read_cell(text: str, start: int, end: int, role: str) -> Note | None:
    """The note that a line is, None where it holds anything but bodies and generic doers."""
    if end - start > LONGEST_CELL:
        return None
    content = compact(text, start, end)
    items = close_list(split_list(content.text, content.gaps))
    bodies = [item for item in items if is_body(item.text + item.suffix)]
    if not bodies or not all(item in bodies or is_generic(item.text) for item in items):
        return None
    if all(find_jurisdiction(item.text).kind == "bare" for item in bodies):
        return None
    return build_note(content, [(role, items)], start, end, None)
