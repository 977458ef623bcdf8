"""Columns of a table that name bodies: 牵头单位, 责任部门, 配合单位, and the bodies in their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Protocol

from etl.extract.compact_text import Compact, compact, paragraphs_with
from etl.extract.responsible_units.note_reading import Note, Stretch, read_note
from etl.extract.responsible_units.role_labels import LEVEL_OF_LABEL, find_english_label, find_labels, role_words
from etl.lexicon.alternations import alternation, any_of
from etl.notation.column_labels import fold_label
from etl.notation.language import opens_english

_JOINT = "；"
_LINE = re.compile(r"[^\n]+")
_LONGEST_HEADER = 12
_LONGEST_CELL = 400
_PERSON = re.compile(any_of("person_label"))


class RoleText(Protocol):
    """A cell of such a column."""

    @property
    def role(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def start_char(self) -> int: ...
    @property
    def convention(self) -> str | None: ...


def find_column_role(labels: Sequence[str]) -> str | None:
    """The role that a header gives to the bodies under it; the innermost label that says one decides.

    >>> [find_column_role([label]) for label in ("牵头单位", "责任单位（部门）", "配合部门", "责任人", "Lead department")]
    ['lead', 'responsible', 'support', None, 'lead']
    """
    for label in reversed(labels):
        if role := find_english_label(label) if opens_english(label) else _role_of(fold_label(label)):
            return role
    return None


@lru_cache(maxsize=1024)
def _role_of(label: str) -> str | None:
    if _PERSON.search(label):
        label = re.split("[及和与、/]", label)[0]  # 责任单位及责任人
        if _PERSON.search(label):
            return None
    found = _label_pattern().fullmatch(label)
    return role_words("label").get(found["label"]) if found else None


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = alternation(role_words("label"))
    return re.compile(rf"(?:{LEVEL_OF_LABEL})(?P<label>{labels})(?:[及和与、/].{{1,12}})?")


def read_role_cells(cells: Iterable[RoleText], convention: str | None) -> Note | None:
    """The cells of one row that name bodies, read as one note, or None if they name none.

    Offsets are those of the document's text; a label or a verb in a cell gives another role than its column.
    """
    texts: list[str] = []
    offsets: list[int] = []
    gaps: set[int] = set()
    stretches: list[Stretch] = []
    for cell in cells:
        if texts:
            texts.append(_JOINT)
            offsets.append(offsets[-1] + 1)
        content = compact(cell.text, 0, len(cell.text))
        start = len(offsets)
        texts.append(content.text)
        offsets += [cell.start_char + offset for offset in content.offsets]
        gaps |= {start + gap for gap in content.gaps}
        stretches.append(Stretch(start, len(offsets), cell.role))
    text = "".join(texts)
    return read_note(Compact(text, offsets, frozenset(gaps)), stretches, find_labels(text), convention)


def find_column_notes(text: str, starts: Sequence[int]) -> Iterator[Note]:
    """Notes that are cells: lines of nothing but bodies, behind a line that is a label without a colon.

    Args:
        text: The passages, each a paragraph of its own.
        starts: Where each of them starts, and the end of the text.
    """
    for start, end in paragraphs_with(_header_sign(), text, starts):
        yield from _read_lines(text, start, end)


def _read_lines(text: str, start: int, end: int) -> list[Note]:
    """The notes of one passage.

    Where a header has several labels (牵头单位, 配合单位), cells that follow one another take their roles in order.
    """
    notes: list[Note] = []
    roles: list[str] = []
    in_header = False
    column = 0
    for line in _LINE.finditer(text, start, end):
        words = "".join(line.group().split())
        role = role_words("label").get(words) if len(words) <= _LONGEST_HEADER else None
        if role is not None:
            roles = [*roles, role] if in_header else [role]
            in_header = True
            continue
        role_of_cell = roles[min(column, len(roles) - 1)] if roles and len(line.group()) <= _LONGEST_CELL else None
        note = _read_line(text, *line.span(), role_of_cell) if role_of_cell else None
        if note is None:
            in_header = in_header and len(words) <= _LONGEST_HEADER
            column = 0
            continue
        in_header = False
        notes.append(note)
        column += 1
    return notes


def _read_line(text: str, start: int, end: int, role: str) -> Note | None:
    """The note that a line under a header of the role is, or None if it holds anything but bodies and generic doers."""
    content = compact(text, start, end)
    note = read_note(content, [Stretch(0, len(content.text), role)], is_plain=True)
    if note is None or not all(doer.item.is_body or doer.item.name.is_generic for _, doer in note.doers):
        return None
    if all(doer.printed.jurisdiction.kind == "bare" for _, doer in note.doers if doer.item.is_body):
        return None
    return note._replace(start=start, end=end)


@cache
def _header_sign() -> re.Pattern[str]:
    """The end of a line that is a label."""
    lasts = "".join(sorted({label[-1] for label in role_words("label")}))
    return re.compile(rf"\n(?:(?<=[{lasts}]\n)|(?<=[{lasts}]\s\n))")
