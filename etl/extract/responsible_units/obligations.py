"""Subjects of obligations: named bodies that running text makes the doer of 要, 应, 须, 不得, 负责, 会同, 牵头."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from etl.extract.compact_text import without_blanks
from etl.extract.responsible_units.english_obligations import find_english_subjects
from etl.extract.responsible_units.obliged_lists import Listed, find_short_names, read_list, read_opening
from etl.extract.responsible_units.sentence_patterns import (
    AFTER_SUBJECT,
    AGENT,
    ATTRIBUTE,
    BETWEEN,
    CONTINUED,
    DESCRIBED,
    DUTY_AS_ATTRIBUTE,
    FIRST_DEED,
    FRAME,
    FURTHER_DEEDS,
    NOTHING,
    OBLIGING_ALONE,
    OPENING,
    SCENE,
    SET_UP,
    SET_UP_BY,
    UNDER_WHAT,
)
from etl.extract.responsible_units.sentences import Sentence, find_stops, read_sentences
from etl.extract.responsible_units.shared_names import UnitMention, write_out

LONGEST_SUBJECT = 160
LONGEST_PHRASE = 400  # read for the body that an obligation word without a verb obliges
EARLIER_PHRASES = 3  # over how many commas an obligation word may take its subject


def find_obliged_bodies(text: str, notes: Sequence[tuple[int, int]]) -> list[UnitMention]:
    """Named bodies that the sentences of a text oblige, one a body and sentence, in order.

    ``notes`` are spans of responsibility notes, which are not read again.
    """
    plain = hide(text, notes)
    short_names = find_short_names(plain)
    content = without_blanks(plain)
    found: list[UnitMention] = []
    for sentence in read_sentences(content.text, frozenset(short_names)):
        for start, end, name in name_once(find_subjects(sentence), short_names):
            found.append(UnitMention(*content.span(start, end), name, "subject"))
    for lists in find_english_subjects(plain):
        subjects = ([Listed(0, write_out([items])[0])] for items in lists)
        found += (UnitMention(start, end, name, "subject") for start, end, name in name_once(subjects, short_names))
    found.sort()
    return found


def name_once(subjects: Iterable[Sequence[Listed]], short_names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """The bodies of a sentence, each where it is named first; one named again by its short name has one row.

    Lists that make one subject together, a comma between them, share their words: ``市财政局、商务局，税务局应当``.
    """
    named: set[str | None] = set()
    for lists in subjects:
        offset, doers = lists[0]
        if len(lists) > 1:
            items = [doer.item.shifted(listed.offset) for listed in lists for doer in listed.doers]
            offset, doers = 0, write_out([items])[0]
        for doer in doers:
            if doer.name not in named and short_names.get(doer.name) not in named:
                named.add(doer.name)
                yield offset + doer.item.start, offset + doer.item.end, doer.name


def hide(text: str, notes: Sequence[tuple[int, int]]) -> str:
    """The text with its notes covered by full stops, no offset changed."""
    pieces: list[str] = []
    read = 0
    for start, end in sorted(notes):
        pieces += text[read:start], "。" * (end - max(start, read))
        read = max(read, end)
    return "".join([*pieces, text[read:]])


def find_subjects(sentence: Sentence) -> Iterator[list[Listed]]:
    """The lists of bodies that are subjects of a sentence's obligations."""
    text = sentence.text
    read = -1  # where the obligation word ends whose subject was read last
    for word in sentence.words:
        start, end = word.span()
        if start == read:  # 应当负责
            continue
        index = sentence.phrase_at(start)
        if text[sentence.starts[index + 1] - 2] == "的" or FRAME.match(text, end, sentence.end):
            continue  # 应当受理而不受理的: what the rule is about, not what it orders; 政府负责的体制: how
        is_alone = word.group() in OBLIGING_ALONE
        if is_alone and DUTY_AS_ATTRIBUTE.match(text, end, sentence.end):
            continue
        lists = read_subject(sentence, index, word) if sentence.first_stop <= start else []
        if not lists and is_alone:
            lists = read_agent(sentence, end)
        if lists:
            read = end
            yield lists


def read_subject(sentence: Sentence, index: int, word: re.Match[str]) -> list[Listed]:
    """The bodies that are the subject of an obligation word in a phrase, empty if it has another or none."""
    text, start, end = sentence.text, sentence.starts[index], word.start()
    items = read_bodies(sentence, start, end, BETWEEN)
    if items:
        return preceding_bodies(sentence, index) + items
    if index and text[start - 1] in "：:" and BETWEEN.fullmatch(text, start, end):
        return read_bodies(sentence, *sentence.phrase(index - 1), NOTHING)  # 市财政局：负责资金保障
    earliest = max(start, end - LONGEST_SUBJECT)
    by = text.rfind("由", earliest, end)  # 本办法由X负责解释
    items = read_bodies(sentence, by, end, BETWEEN) if by >= 0 else []
    described = _last_attribute(text, earliest, end)  # 受理申请的民政部门应当
    if not items and described and (behind := read_bodies(sentence, described, end, BETWEEN)):
        items = behind if ATTRIBUTE.fullmatch(text, start, described) else []
    if items or by >= 0:
        return items
    if index == 0 or end - start > LONGEST_SUBJECT or sentence.first_stop > start:
        return []
    if BETWEEN.fullmatch(text, start, end) is None:
        return []
    return read_earlier_subject(sentence, index, word.group())


def _last_attribute(text: str, start: int, end: int) -> int:
    """Where what stands behind the last 的 begins, that of 设区的市 aside; 0 if there is none."""
    at = text.rfind("的", start, end)
    while at > 0 and text.startswith("设区的市", at - 2):
        at = text.rfind("的", start, at)
    return at + 1


def read_agent(sentence: Sentence, start: int) -> list[Listed]:
    """The bodies behind 由 that an obligation word without a verb of its own obliges: ``应当在30日内，由国家安全机关启动``."""
    by = AGENT.match(sentence.text, start, sentence.end)
    if by is None:
        return []
    _, end = sentence.phrase(sentence.phrase_at(by.end()))
    words = sentence.text[by.end() : min(end, by.end() + LONGEST_PHRASE)]
    for stop in find_stops(words, sentence.defined):
        if stop == 1 or stop == len(words) or words[stop] in "、和及与或等的（(〔":
            continue
        if DESCRIBED.match(words, stop) or CONTINUED.match(words, stop):
            continue
        if doers := read_list(words[:stop], sentence.defined):
            return [Listed(by.end(), doers)]
    return []


def read_earlier_subject(sentence: Sentence, index: int, word: str) -> list[Listed]:
    """The subject that an obligation word takes over a comma: from a list, a scene, or a first deed before it."""
    text = sentence.text
    for first in range(index - 1, max(index - EARLIER_PHRASES, 0) - 1, -1):
        if not sentence.goes_on(first + 1):
            return []
        start, end = sentence.phrase(first)
        if word == "负责" and first == index - 1 and (items := read_set_up(sentence, start, end)):
            return items
        if sentence.follows_comma(first + 1) and (listed := read_bodies(sentence, start, end, NOTHING)):
            return preceding_bodies(sentence, first) + listed
        items = read_bodies(sentence, start, end, AFTER_SUBJECT)
        items = items or (read_bodies(sentence, start, end, FIRST_DEED) if word in FURTHER_DEEDS else [])
        by = text.find("由", start, end) if word in FURTHER_DEEDS else -1  # 由人民银行根据职责，会同…制定
        items = items or (read_bodies(sentence, by, end, UNDER_WHAT) if by >= 0 else [])
        if items:
            return items
        if SCENE.fullmatch(text, start, end) is None:
            return []
    return []


def read_set_up(sentence: Sentence, start: int, end: int) -> list[Listed]:
    """The organ that a phrase sets up, which what it is set up for makes the doer: ``应当组建城乡规划委员会，负责审议…``."""
    if organ := read_bodies(sentence, start, end, SET_UP_BY):
        return organ
    set_up = SET_UP.match(sentence.text, start, end)
    return read_bodies(sentence, set_up.end(), end, NOTHING) if set_up else []


def preceding_bodies(sentence: Sentence, index: int) -> list[Listed]:
    """Bodies of a list that runs on across commas before the phrase at ``index``.

    A phrase with an obligation word of its own is no part of it: ``公安机关等部门应当告知，民政部门应当决定``.
    """
    lists: list[Listed] = []
    while sentence.follows_comma(index) and not sentence.obliges(index - 1):
        index -= 1
        listed = read_bodies(sentence, *sentence.phrase(index), NOTHING)
        if not listed:
            break
        lists += listed
    return lists[::-1]


def read_bodies(sentence: Sentence, start: int, end: int, between: re.Pattern[str]) -> list[Listed]:
    """The list of named bodies that ``[start, end)`` opens with, where ``between`` fits all that follows it."""
    text = sentence.text
    if end - start > LONGEST_SUBJECT:
        opening = OPENING.match(text, start, end)
        start = opening.end() if opening else start
        if end - start > LONGEST_SUBJECT:
            return []
    listed = read_opening(text[start:end], between, sentence.defined)
    return [Listed(start + listed.offset, listed.doers)] if listed else []
