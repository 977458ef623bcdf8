"""Lists of running text: which doers are named bodies, by name or by function, and which are others beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from etl.extract.responsible_units.lists import CLOSING_ETC, Item, read_name, split_list
from etl.extract.responsible_units.role_labels import MARKED_ROLE, find_closing
from etl.extract.responsible_units.sentence_patterns import (
    ABBREVIATION,
    ATTRIBUTE,
    BEFORE_NAME,
    BRANCHES,
    CLOSINGS,
    CONTINUED,
    LIST_MARK,
    LOCATED,
    OPENING,
    OTHER_DOER,
    SHARED_WORDS,
)
from etl.extract.responsible_units.sentences import find_stops
from etl.extract.responsible_units.shared_names import Doer, write_out
from etl.notation.brackets import CLOSING, strip_trailing_brackets
from etl.notation.defined_names import find_chinese_names


class Listed(NamedTuple):
    """A list of named bodies: where it begins, and the bodies with offsets from there."""

    offset: int
    doers: Sequence[Doer]


@lru_cache(maxsize=4096)
def read_list(words: str, defined: frozenset[str] = frozenset()) -> tuple[Doer, ...]:
    """The named bodies of a list, none where it holds anything but bodies and other doers.

    ``defined`` are the short names that the text gives to bodies. What lies where a body sits describes it, the bodies
    before that stay: ``市人民政府和名镇、名村所在地县人民政府`` → 市人民政府, 县人民政府.
    """
    if located := LOCATED.search(words, 2):
        behind = read_list(words[located.end() :], defined)
        before = (read_list(words[: mark.start()], defined) for mark in LIST_MARK.finditer(words, 0, located.start()))
        ahead = max((items for items in before), key=len, default=())
        if behind and (ahead or ATTRIBUTE.fullmatch(words[: located.start()] + "的")):
            placed = [doer._replace(item=doer.item.shifted(located.end())) for doer in behind]
            first = placed[0].item._replace(separator="、" if ahead else "")
            return (*ahead, placed[0]._replace(item=first), *placed[1:])
    core = strip_trailing_brackets(words)
    if not core or (
        not read_name(core).doer_ending
        and not core.endswith(tuple(defined))
        and not (core[-1] in SHARED_WORDS and read_name(core).kind)
    ):
        return ()
    items = [without_attribute(without_abbreviation(item)) for item in split_list(words)]
    doers = write_out([items])[0]
    named = [doer for doer in doers if doer.item.text in defined or read_name(doer.name).is_named]
    if len(named) == len(doers):
        return tuple(named)
    others = [doer for doer in doers if doer not in named]
    if not all(doer.printed.is_open or OTHER_DOER.fullmatch(doer.item.text) for doer in others):
        return ()
    return tuple(write_out([[doer.item for doer in named]])[0])  # who is no body shares nothing


@lru_cache(maxsize=16384)
def read_opening(words: str, between: re.Pattern[str], defined: frozenset[str]) -> Listed | None:
    """The list of named bodies that words open with, where ``between`` fits all that follows it; most are said often."""
    stops = find_stops(words, defined)
    opening = OPENING.match(words) if stops else None
    start = opening.end() if opening else 0
    for stop in reversed(stops):
        if stop <= start + 1:
            break
        if stop < len(words) and CONTINUED.match(words, stop):
            continue
        if words[stop - 1] in CLOSINGS and ABBREVIATION.search(words, start, stop):
            continue
        if between.fullmatch(words, stop) is None:
            continue
        if doers := read_list(words[start:stop], defined):
            return Listed(start, with_branches(words, start, with_whom_aside(doers)))
    return None


def with_whom_aside(doers: Sequence[Doer]) -> Sequence[Doer]:
    """The bodies of a list up to a 会同: ``市财政局会同市审计局负责`` says behind it with whom, not who."""
    for at, doer in enumerate(doers):
        if at and doer.item.separator == "会同":
            return doers[:at]
    return doers


def with_branches(text: str, start: int, doers: Sequence[Doer]) -> Sequence[Doer]:
    """The bodies of a list that begins at ``start``, each with what belongs to it: ``人民银行及其分支机构`` is one unit."""
    return [_with_branches(doer) if text.startswith(BRANCHES, start + doer.item.end) else doer for doer in doers]


def _with_branches(doer: Doer) -> Doer:
    item = doer.item._replace(text=doer.item.text + BRANCHES, end=doer.item.end + len(BRANCHES))
    return doer._replace(item=item, name=doer.name + BRANCHES)


def without_attribute(item: Item) -> Item:
    """An item without a phrase in 的 before it, where a body is left: ``保护对象所在地的区人民政府``.

    What stands behind a 等 says what the bodies before it are: ``园区管理机构等人民政府的派出机关``.
    """
    cut = item.text.rfind("的") + 1
    left = item.text[cut:]
    if cut == 0 or len(left) <= 3 or not read_name(left).is_named or CLOSING_ETC.search(item.text, 0, cut):
        return item
    return item.behind(cut) if ATTRIBUTE.fullmatch(item.text, 0, cut) else item


def without_abbreviation(item: Item) -> Item:
    """An item without the bracket in which the text defines what it calls it for short, or says its role (牵头)."""
    if item.text[-1:] not in CLOSING:
        return item
    found = ABBREVIATION.search(item.text) or (MARKED_ROLE.search(item.text) if find_closing(item.text, True) else None)
    return item.before(found.start()) if found else item


def find_short_names(text: str) -> dict[str, str]:
    """Full names by what the text calls these bodies for short: ``爱国卫生运动委员会（以下简称爱卫会）``.

    A phrase that names no body defines none: ``申请人（以下简称…）``, ``有关部门（以下统称…）``.
    """
    found: dict[str, str] = {}
    for short, full in find_chinese_names(text):
        items = [full, *(item.text for item in split_list(full))]
        bodies = [name for item in items if (name := _body_at_end(item))]
        if bodies:
            found.setdefault(short, bodies[-1])
    return found


def _body_at_end(words: str) -> str:
    """The named body that words end in, empty if none: ``由市卫生健康局`` → 市卫生健康局."""
    words = "".join(words.split()[-1:])
    for start in (0, *(found.end() for found in BEFORE_NAME.finditer(words))):
        if read_name(words[start:]).is_named:
            return words[start:]
    return ""
