"""Columns of a table that name bodies: 牵头单位, 责任部门, 配合单位, and the bodies in their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Protocol

from etl.extract.passage_text import Compact, compact
from etl.extract.responsible_units.note_reading import NotedUnit, read_cells
from etl.extract.responsible_units.role_labels import LEVEL_OF_LABEL, role_words
from etl.lexicon.alternations import alternation
from etl.notation.column_labels import fold_label

_JOINT = "；"
_PERSON = re.compile(r"责任人|负责人|领导|联系人|联络员|姓名|签[字名]|意见")


class RoleText(Protocol):
    """A cell of such a column."""

    @property
    def role(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def start_char(self) -> int: ...


def find_column_role(labels: Sequence[str]) -> str | None:
    """The role that a header gives to the bodies under it; the innermost label that says one decides.

    >>> [find_column_role([label]) for label in ("牵头单位", "责任单位（部门）", "配合部门", "责任人", "任务内容")]
    ['lead', 'responsible', 'support', None, None]
    """
    for label in reversed(labels):
        if role := _role_of(fold_label(label)):
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


def read_role_cells(cells: Iterable[RoleText], convention: str | None) -> list[NotedUnit]:
    """The bodies in the cells of one row that name them; what they share is written out as in one note.

    Offsets are those of the document's text.
    """
    texts: list[str] = []
    offsets: list[int] = []
    gaps: set[int] = set()
    bounds: list[tuple[int, int, str]] = []
    for cell in cells:
        if texts:
            texts.append(_JOINT)
            offsets.append(offsets[-1] + 1)
        content = compact(cell.text, 0, len(cell.text))
        start = len(offsets)
        texts.append(content.text)
        offsets += [cell.start_char + offset for offset in content.offsets]
        gaps |= {start + gap for gap in content.gaps}
        bounds.append((start, len(offsets), cell.role))
    return read_cells(bounds, Compact("".join(texts), offsets, frozenset(gaps)), convention)
