"""A sentence without white space: its phrases, its obligation words, and where a list of bodies may end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from etl.extract.responsible_units.name_patterns import NAMED_ENDINGS
from etl.extract.responsible_units.sentence_patterns import CUT_WORD, DESCRIBES, PHRASE_END, SENTENCE_END, SHARED_WORDS
from etl.lexicon import read_lexicon
from etl.notation.body_names import body_endings
from etl.notation.brackets import BRACKET, depths, match_brackets


class ObligingWord(NamedTuple):
    """An obligation word of a sentence: itself, its offsets and the phrase that it stands in."""

    text: str
    start: int
    end: int
    phrase: int


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
        return any(word.phrase == index for word in self.words)

    def stops_between(self, start: int, end: int) -> list[int]:
        """Where a list of two characters or more may end in ``[start, end]``, in order; if nowhere, none is read."""
        stops = self.stops
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
    ends = [0, *accumulate(map((1).__add__, map(len, SENTENCE_END.split(text))))]
    first = 0
    while first < len(words):
        number = bisect_right(ends, words[first].start())
        end = ends[number]
        last = first + 1
        while last < len(words) and words[last].start() < end:
            last += 1
        if sentence := _read_sentence(text, ends[number - 1], end - 1, words[first:last], defined):
            yield sentence
        first = last


def _read_sentence(
    text: str, start: int, end: int, words: Sequence[re.Match[str]], defined: frozenset[str]
) -> Sentence | None:
    """The sentence ``text[start:end]``, or None if no list in it can be a subject: before its word, or behind 由."""
    has_agent = text.find("由", words[0].end(), end) >= 0
    sentence = text[start : end if has_agent else words[-1].end()]
    stops = find_stops(sentence, defined)
    if not stops or (not has_agent and stops[0] > words[-1].start() - start):
        return None
    sentence = text[start:end]
    ends = [mark.start() for mark in PHRASE_END.finditer(sentence)]
    places = [(word.group(), word.start() - start, word.end() - start) for word in words]
    if BRACKET.search(sentence):
        inside = depths(sentence)
        ends = [at for at in ends if not inside[at]]
        places = [place for place in places if not inside[place[1]]]
    starts = [0, *[at + 1 for at in ends], len(sentence) + 1]
    obliging = [ObligingWord(*place, bisect_right(starts, place[1]) - 1) for place in places]
    return Sentence(sentence, start, starts, stops, obliging, defined)


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
    """The last character of what may end a list: ``shared`` if no named body ends in it, ``cut`` inside a word."""
    shared = [ending for ending in body_endings() if ending[-1] in SHARED_WORDS]
    last = "".join(sorted({ending[-1] for ending in (*NAMED_ENDINGS, *shared)}))
    return re.compile(
        rf"[{last}](?:(?:{one_behind(NAMED_ENDINGS)})(?P<cut>(?={CUT_WORD}))?|(?P<shared>{one_behind(shared)})(?!{CUT_WORD}))"
    )


def one_behind(endings: Collection[str]) -> str:
    """A pattern for one of the endings before a place, told by its last three characters."""
    tails = {ending[-3:] for ending in endings}
    widths = [sorted(tail for tail in tails if len(tail) == width) for width in (1, 2, 3)]
    return "|".join(rf"(?<={'|'.join(group)})" for group in widths if group)


def find_stops(text: str, defined: frozenset[str]) -> list[int]:
    """Where a list of named bodies may end, also behind the bracket that follows it, in order."""
    stops: list[int] = []
    is_named = False  # what ends in a shared word needs a named body before it
    for found in stop_pattern().finditer(text):
        is_named = is_named or found.lastgroup != "shared"
        if is_named and found.lastgroup != "cut":
            stops.append(found.end())
    if defined and (short := [m.end() for name in defined for m in re.finditer(re.escape(name), text)]):
        stops = sorted({*stops, *short})
    if stops and BRACKET.search(text):
        known = set(stops)
        stops = sorted(known.union(close for start, close in match_brackets(text) if start in known))
    return stops
