"""Lists of bodies: where one item ends and the next begins."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from etl.extract.brackets import depths
from etl.extract.responsible_units.names import (
    LONGEST_NAME,
    find_jurisdiction,
    is_complete_body,
    is_generic,
    match_collective,
)

SEPARATORS = "、，,；;。|/"
CONJUNCTION = regex.compile(r"以及|及其|会同|或者|和|及|与|暨|或")
LEADING = regex.compile(r"[*＊·•\-—－:：]+|以及|并由|[和及与由并](?!平|田|县|静|硕|政)")
# 等 that closes a list: 等部门, 等市人民政府; not the one of 高等法院, 平等, 等级.
CLOSING_ETC = regex.compile(r"(?<![高中平同初特优均])等(?!级|候|教育|专科|院校|学校|法院)(?P<tail>.*)$")


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: offsets into the list's text, and the separator before it (empty for the first)."""

    text: str
    start: int
    end: int
    separator: str = ""
    suffix: str = ""  # what a later item of the list lends it


def split_list(text: str, gaps: frozenset[int] = frozenset()) -> list[ListItem]:
    """Items of a list without white space; ``gaps`` are the offsets where white space stood.

    Separators inside brackets, and those of one collective name (``各市、县（市、区）人民政府``), split nothing; 和, 及, 与
    and a gap split only where two complete bodies meet (``市科技局和市财政局``, never ``工业和信息化厅``).
    """
    inside = depths(text)
    items: list[ListItem] = []
    start, separator, i = 0, "", 0
    while i <= len(text):
        opens = skip_leading(text, i) if i == start else i if text[i - 1 : i] in ("和", "及", "与") else None
        if opens is not None and (head_end := match_collective(text, opens)):
            i = head_end
        if i >= len(text) or (text[i] in SEPARATORS and not inside[i]):
            items += split_at_conjunctions(text, start, min(i, len(text)), separator, gaps)
            separator = text[i] if i < len(text) else ""
            start = i + 1
        i += 1
    return [item for item in items if item.text]


def skip_leading(text: str, start: int) -> int:
    """Where an item's own words begin, after list marks and a leading 和, 及, 由."""
    found = LEADING.match(text, start)
    return found.end() if found else start


def split_at_conjunctions(text: str, start: int, end: int, separator: str, gaps: frozenset[int]) -> list[ListItem]:
    """One stretch between separators as items, cut at each 和, 及, 与 or gap between two complete bodies."""
    start = skip_leading(text, start)
    items: list[ListItem] = []
    cuts = [(m.start(), m.end(), m.group()) for m in CONJUNCTION.finditer(text, start, end)]
    cuts = sorted(cuts + [(gap, gap, " ") for gap in gaps if start < gap < end])[:40]
    for left_end, right_start, mark in cuts:
        if left_end < (match_collective(text, start) or start + 1):
            continue
        left, right = text[start:left_end], text[right_start:end]
        is_departments = mark == "及其" or (mark == "及" and left.endswith("人民政府"))  # 人民政府及财政、物价部门
        follows = opens_anew(right) if mark == " " else is_departments or can_open(right)
        if follows and can_stand(left):
            items.append(ListItem(left, start, left_end, separator))
            start, separator = right_start, mark
    return [*items, ListItem(text[start:end], start, end, separator)]


def can_stand(name: str) -> bool:
    """Whether the words before a 和 are a doer by themselves."""
    closed = CLOSING_ETC.search(name)
    return (
        is_complete_body(name) or is_generic(name) or (closed is not None and name.endswith(("部门", "单位", "政府")))
    )


def can_open(words: str) -> bool:
    """Whether the words after a 和 open with another doer: ``市财政局负责``, ``各县（市）``, ``相关部门``."""
    if words.startswith(("各", "政府", "人民政府")):
        return True
    ends = range(2, min(len(words), LONGEST_NAME) + 1)
    return any(is_complete_body(words[:end]) or is_generic(words[:end]) for end in ends)


def opens_anew(words: str) -> bool:
    """Whether the words after white space are a body with a jurisdiction of its own, not the rest of a broken name."""
    return is_complete_body(words) and (words[0] == "各" or find_jurisdiction(words).kind == "shared")
