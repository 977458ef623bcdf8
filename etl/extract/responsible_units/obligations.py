"""Subjects of obligations: named bodies that running text makes the doer of 要, 应, 须, 不得, 负责, 会同, 牵头."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from etl.extract.passage_text import compact
from etl.extract.responsible_units.english_obligations import find_english_subjects
from etl.extract.responsible_units.obliged_lists import read_list
from etl.extract.responsible_units.sentence_patterns import (
    ABBREVIATION,
    AFTER_SUBJECT,
    AFTER_SUBJECT_OF_SCENE,
    AGENT,
    ATTRIBUTE,
    BETWEEN,
    BRANCHES,
    CLOSINGS,
    CONTINUED,
    DESCRIBED,
    FIRST_DEED,
    FURTHER_DEEDS,
    NOTHING,
    OBLIGING_ALONE,
    OPENING,
    SCENE,
    SCENE_ENDS,
    SET_UP,
    SET_UP_BY,
    UNDER_WHAT,
)
from etl.extract.responsible_units.sentences import Sentence, read_sentence, sentence_pattern
from etl.extract.responsible_units.shared_names import write_out
from etl.extract.responsible_units.short_names import find_short_names
from etl.extract.responsible_units.unit_lists import ListItem

LONGEST_SUBJECT = 160
EARLIER_PHRASES = 3  # over how many commas an obligation word may take its subject


class ObligedBody(NamedTuple):
    """A body that a sentence obliges: offsets into the passage, and its name with what its list shares."""

    start: int
    end: int
    name: str


def find_obliged_bodies(text: str, notes: Sequence[tuple[int, int]]) -> list[ObligedBody]:
    """Named bodies that the sentences of a text oblige, one a body and sentence, in order.

    ``notes`` are spans of responsibility notes, which are not read again.
    """
    plain = hide(text, notes)
    short_names = find_short_names(plain)
    defined = frozenset(short_names)
    found: list[ObligedBody] = []
    for sentence in sentence_pattern().finditer(plain):
        if sentence[2] is None:
            continue
        read = read_sentence("".join(sentence[1].split()), defined)
        if read is None:
            continue
        subjects: dict[str, tuple[int, int]] = {}
        for start, end, name in find_subjects(read):
            if short_names.get(name) not in subjects:  # a body named again by its short name has one row
                subjects.setdefault(name, (start, end))
        if subjects:
            content = compact(plain, *sentence.span(1))
            found += (ObligedBody(*content.span(*place), name) for name, place in subjects.items())
    found += (ObligedBody(*subject) for subject in find_english_subjects(plain))
    return sorted(found, key=lambda body: body.start)


def hide(text: str, notes: Sequence[tuple[int, int]]) -> str:
    """The text with its notes covered by full stops, no offset changed."""
    pieces: list[str] = []
    read = 0
    for start, end in sorted(notes):
        pieces += text[read:start], "。" * (end - max(start, read))
        read = max(read, end)
    return "".join([*pieces, text[read:]])


def find_subjects(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Subjects of a sentence's obligations, as offsets and names."""
    text = sentence.text
    for index, word in sentence.words:
        if text.endswith("的", 0, sentence.phrase(index)[1]):
            continue  # 应当受理而不受理的: what the rule is about, not what it orders
        items: list[ListItem] = []
        if sentence.holds_stop(sentence.starts[max(index - EARLIER_PHRASES, 0)], word.start()):
            items = read_subject(sentence, index, word)
        if not items and word.group() in OBLIGING_ALONE:
            items = read_agent(sentence, word.end())
        joined = next((at for at, item in enumerate(items) if at and item.separator == "会同"), len(items))
        items = items[:joined]  # 市财政局会同市审计局负责: with whom, not who
        if items:
            yield from ((doer.item.start, doer.item.end, doer.name) for doer in write_out(items))


def read_subject(sentence: Sentence, index: int, word: re.Match[str]) -> list[ListItem]:
    """The bodies that are the subject of an obligation word in phrase ``index``, empty if it has another or none."""
    start, end = sentence.starts[index], word.start()
    items = read_bodies(sentence, start, end, BETWEEN)
    if items:
        return preceding_bodies(sentence, index) + items
    if index and sentence.text[start - 1] in "：:" and BETWEEN.fullmatch(sentence.text, start, end):
        return read_bodies(sentence, *sentence.phrase(index - 1), NOTHING)  # 市财政局：负责资金保障
    earliest = max(start, end - LONGEST_SUBJECT)
    by = sentence.text.rfind("由", earliest, end)  # 本办法由X负责解释
    items = read_bodies(sentence, by, end, BETWEEN) if by >= 0 else []
    described = _last_attribute(sentence.text, earliest, end)  # 受理申请的民政部门应当
    if not items and sentence.holds_stop(described, end) and ATTRIBUTE.fullmatch(sentence.text, start, described):
        items = read_bodies(sentence, described, end, BETWEEN)
    if items or by >= 0:
        return items
    farthest = sentence.starts[max(index - EARLIER_PHRASES, 0)]
    if end - start > LONGEST_SUBJECT or not sentence.holds_stop(farthest, start):
        return []
    if BETWEEN.fullmatch(sentence.text, start, end) is None:
        return []
    return read_earlier_subject(sentence, index, word.group())


def _last_attribute(text: str, start: int, end: int) -> int:
    """Where what stands behind the last 的 begins, that of 设区的市 aside; 0 if there is none."""
    at = text.rfind("的", start, end)
    while at > 0 and text.startswith("设区的市", at - 2):
        at = text.rfind("的", start, at)
    return at + 1


def read_agent(sentence: Sentence, start: int) -> list[ListItem]:
    """The bodies behind 由 that an obligation word without a verb of its own obliges: ``应当在30日内，由国家安全机关启动``."""
    by = AGENT.match(sentence.text, start)
    if by is None:
        return []
    end = next((begin - 1 for begin in sentence.starts if begin > by.end()), len(sentence.text))
    for stop in sentence.stops[bisect_right(sentence.stops, by.end() + 1) : bisect_right(sentence.stops, end - 1)]:
        if (
            sentence.text[stop] in "、和及与或等的（(〔"
            or DESCRIBED.match(sentence.text, stop)
            or CONTINUED.match(sentence.text, stop, end)
        ):
            continue
        if named := read_list(sentence.text[by.end() : stop], sentence.defined):
            return [ListItem(i.text, i.start + by.end(), i.end + by.end(), i.separator, i.suffix) for i in named]
    return []


def read_earlier_subject(sentence: Sentence, index: int, word: str) -> list[ListItem]:
    """The subject that an obligation word takes over a comma: from a list, a scene, or a first deed before it."""
    for first in range(index - 1, max(index - EARLIER_PHRASES, 0) - 1, -1):
        if not sentence.goes_on(first + 1):
            return []
        start, end = sentence.phrase(first)
        if word == "负责" and first == index - 1 and (items := read_set_up(sentence, start, end)):
            return items
        if sentence.follows_comma(first + 1) and (listed := read_bodies(sentence, start, end, NOTHING)):
            return preceding_bodies(sentence, first) + listed
        items = read_bodies(sentence, start, end, FIRST_DEED) if word in FURTHER_DEEDS else []
        is_scene = sentence.text.endswith(SCENE_ENDS, start, end)
        items = items or read_bodies(sentence, start, end, AFTER_SUBJECT_OF_SCENE if is_scene else AFTER_SUBJECT)
        by = sentence.text.find("由", start, end) if word in FURTHER_DEEDS else -1  # 由人民银行根据职责，会同…制定
        items = items or (read_bodies(sentence, by, end, UNDER_WHAT) if by >= 0 else [])
        if items:
            return items
        if SCENE.fullmatch(sentence.text, start, end) is None:
            return []
    return []


def read_set_up(sentence: Sentence, start: int, end: int) -> list[ListItem]:
    """The organ that a phrase sets up, which what it is set up for makes the doer: ``应当组建城乡规划委员会，负责审议…``."""
    if organ := read_bodies(sentence, start, end, SET_UP_BY):
        return organ
    set_up = SET_UP.match(sentence.text, start, end)
    return read_bodies(sentence, set_up.end(), end, NOTHING) if set_up else []


def preceding_bodies(sentence: Sentence, index: int) -> list[ListItem]:
    """Bodies of a list that runs on across commas before the phrase at ``index``.

    A phrase with an obligation word of its own is no part of it: ``公安机关等部门应当告知，民政部门应当决定``.
    """
    parts: list[list[ListItem]] = []
    while sentence.follows_comma(index) and index - 1 not in sentence.obliging:
        index -= 1
        listed = read_bodies(sentence, *sentence.phrase(index), NOTHING)
        if not listed:
            break
        parts.append(listed)
    return [item for part in reversed(parts) for item in part]


def read_bodies(
    sentence: Sentence, start: int, end: int, between: re.Pattern[str] | regex.Pattern[str]
) -> list[ListItem]:
    """The list of named bodies that ``[start, end)`` opens with, where ``between`` fits all that follows it."""
    if not sentence.holds_stop(start, end):
        return []
    text = sentence.text
    opening = OPENING.match(text, start, end)
    start = opening.end() if opening else start
    if end - start > LONGEST_SUBJECT:
        return []
    stops = sentence.stops
    for stop in reversed(stops[bisect_right(stops, start + 1) : bisect_right(stops, end)]):
        if stop < end and CONTINUED.match(text, stop, end):
            continue
        if text[stop - 1] in CLOSINGS and ABBREVIATION.search(text, start, stop):
            continue
        if between.fullmatch(text, stop, end) is None:
            continue
        if named := read_list(text[start:stop], sentence.defined):
            placed = [ListItem(i.text, i.start + start, i.end + start, i.separator, i.suffix) for i in named]
            return [*placed[:-1], with_branches(text, placed[-1])]
    return []


def with_branches(text: str, item: ListItem) -> ListItem:
    """An item with what belongs to it: ``人民银行及其分支机构`` is one unit."""
    if not text.startswith(BRANCHES, item.end):
        return item
    return item._replace(text=item.text + BRANCHES, end=item.end + len(BRANCHES))
