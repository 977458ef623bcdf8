"""A sentence without white space: its phrases, its obligation words, and where a list of bodies may end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from etl.extract.responsible_units.name_patterns import NAMED_ENDINGS
from etl.extract.responsible_units.sentence_patterns import DESCRIBES, PHRASE_END, SENTENCE_MARKS, SHARED_WORDS
from etl.lexicon import read_lexicon
from etl.lexicon.alternations import rests_of
from etl.notation.body_names import body_endings
from etl.notation.brackets import BRACKET, depths, match_brackets


class ObligingWord(NamedTuple):
    """An obligation word of a sentence: itself, its offsets and the phrase that it stands in."""

    text: str
    start: int
    end: int
    phrase: int


_phrase_of = attrgetter("phrase")


@dataclass(slots=True)
class Sentence:
    """A sentence without white space.

    Attributes:
        text: Its text.
        offset: Where it starts in the text that it was read from.
        starts: Where its phrases start, and one place behind its end.
        stops: Where a list of named bodies may end.
        words: Its obligation words outside brackets.
        defined: Short names that the document gives to bodies.
    """

    text: str
    offset: int
    starts: list[int]
    stops: list[int]
    words: list[ObligingWord]
    defined: frozenset[str]

    def phrase(self, index: int) -> tuple[int, int]:
        """Span of a phrase, without the comma, semicolon or colon behind it."""
        return self.starts[index], self.starts[index + 1] - 1

    def follows_comma(self, index: int) -> bool:
        """True if a comma, no semicolon or colon, stands before a phrase."""
        return index > 0 and self.text[self.starts[index] - 1] in "，,"

    def goes_on(self, index: int) -> bool:
        """True if a comma or semicolon, no colon, stands before a phrase: a subject may be carried over it."""
        return index > 0 and self.text[self.starts[index] - 1] in "，,；;"

    def obliges(self, index: int) -> bool:
        """True if a phrase has an obligation word of its own."""
        first = bisect_left(self.words, index, key=_phrase_of)
        return first < len(self.words) and self.words[first].phrase == index

    def stops_between(self, start: int, end: int) -> list[int]:
        """Where a list of two characters or more may end in ``[start, end]``, in order; if nowhere, none is read."""
        stops = self.stops
        if stops[0] > end or stops[-1] <= start + 1:
            return []
        return stops[bisect_right(stops, start + 1) : bisect_right(stops, end)]


def read_sentences(text: str, defined: frozenset[str]) -> Iterator[Sentence]:
    """The sentences in which a list of bodies may be the subject of an obligation, in order.

    Args:
        text: A text whose only white space is the line breaks between its paragraphs.
        defined: Short names that the document gives to bodies.
    """
    words = list(obligation_pattern().finditer(text))
    if not words:
        return
    marked = text
    for mark in SENTENCE_MARKS[1:]:
        marked = marked.replace(mark, SENTENCE_MARKS[0])
    begins = [0, *accumulate(map((1).__add__, map(len, marked.split(SENTENCE_MARKS[0]))))]
    places = [word.start() for word in words]
    first = 0
    while first < len(words):
        number = bisect_right(begins, places[first])
        start, end = begins[number - 1], begins[number] - 1
        last = bisect_right(places, end, first)
        # A subject stands before its word, or behind a 由 that follows it.
        has_agent = text.find("由", places[first], end) >= 0
        stops = find_stops(text, start, end if has_agent else words[last - 1].end(), defined)
        if stops and (has_agent or stops[0] <= places[last - 1] - start):
            yield _read_sentence(text[start:end], start, words[first:last], stops, defined)
        first = last


def _read_sentence(
    text: str, offset: int, words: Sequence[re.Match[str]], stops: list[int], defined: frozenset[str]
) -> Sentence:
    """A sentence cut into phrases, with the obligation words that stand in no bracket."""
    ends = [mark.start() for mark in PHRASE_END.finditer(text)]
    if BRACKET.search(text):
        inside = depths(text)
        ends = [at for at in ends if not inside[at]]
        words = [word for word in words if not inside[word.start() - offset]]
    obliging = [
        ObligingWord(word.group(), at := word.start() - offset, word.end() - offset, bisect_right(ends, at))
        for word in words
    ]
    return Sentence(text, offset, [0, *[at + 1 for at in ends], len(text) + 1], stops, obliging, defined)


@cache
def obligation_pattern() -> re.Pattern[str]:
    """Any obligation word that is no part of another word (主要, 应急, 负责人, 牵头单位).

    Nor the 负责 by which a department is described: ``国务院负责特种设备安全监督管理的部门``.
    """
    words = sorted(read_lexicon("obligation_words"), key=lambda row: len(row["word"]), reverse=True)
    parts = []
    for row in words:
        before = rf"(?<![{row['not_after']}]{row['word']})" if row["not_after"] else ""
        after = rf"(?![{row['not_before']}])" if row["not_before"] else ""
        if row["unless"]:  # 负责人 is a person, 负责人民调解工作 is not
            after = rf"(?:(?={row['unless']})|{after})"
        parts.append(row["word"] + before + after + (DESCRIBES if row["word"] == "负责" else ""))
    return re.compile("|".join(parts))


@cache
def stop_pattern() -> re.Pattern[str]:
    """The last character of a named body, where no other word begins: 委托, 部署, 办理, 政府采购."""
    return re.compile(_one_behind(NAMED_ENDINGS))


@cache
def shared_stop_pattern() -> re.Pattern[str]:
    """The last character of what a list may end in behind a named body, and no named body does: 有关部门, 各县."""
    return re.compile(_one_behind(ending for ending in body_endings() if ending[-1] in SHARED_WORDS))


def _one_behind(endings: Iterable[str]) -> str:
    """A pattern for the last character of one of the endings, told by the last three, where no cut word begins."""
    tails: dict[str, set[str]] = {}
    for ending in endings:
        tails.setdefault(ending[-1], set()).add(ending[-3:])
    branches = []
    for last, group in sorted(tails.items()):
        behind = "" if last in group else f"(?:{'|'.join(f'(?<={tail})' for tail in sorted(group))})"
        cut = rests_of("cut_word").get(last)
        branches.append(last + (f"(?!{cut})" if cut else "") + behind)
    return "|".join(branches)


def find_stops(text: str, start: int, end: int, defined: frozenset[str]) -> list[int]:
    """Where a list of named bodies may end in a sentence, also behind the bracket that follows it, in order.

    Places are counted from ``start``.
    """
    stops = [found.end() - start for found in stop_pattern().finditer(text, start, end)]
    if not stops and not defined:
        return stops
    sentence = text[start:end]
    if stops:
        stops += [found.end() for found in shared_stop_pattern().finditer(sentence, stops[0])]
    for name in defined:
        stops += [found.end() for found in re.finditer(re.escape(name), sentence)]
    if stops and BRACKET.search(sentence):
        stops += [close for opening, close in match_brackets(sentence) if opening in stops]
    return sorted(set(stops))
