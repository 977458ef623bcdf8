"""A sentence without white space: its phrases, its obligation words, and where a list of bodies may end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from etl.extract.responsible_units.names import body_endings
from etl.extract.responsible_units.obliged_lists import NAMED_ENDINGS
from etl.extract.responsible_units.sentence_patterns import CUT_WORD, DESCRIBES, PHRASE_END, SENTENCE_ENDS, SHARED_WORDS
from etl.lexicon import read_lexicon
from etl.notation.brackets import BRACKET, depths, match_brackets


@dataclass(slots=True)
class Sentence:
    """A sentence without white space.

    Attributes:
        text: Its text.
        starts: Where its phrases start, and one place behind its end.
        stops: Where a list of named bodies may end.
        words: Its obligation words outside brackets, each behind the index of its phrase.
        obliging: The phrases with an obligation word.
        defined: Short names that the document gives to bodies.
    """

    text: str
    starts: list[int]
    stops: list[int]
    words: list[tuple[int, re.Match[str]]]
    obliging: frozenset[int]
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

    def holds_stop(self, start: int, end: int) -> bool:
        """True if a list of two characters or more may end in ``[start, end)``; if not, nothing in it is read."""
        first = bisect_right(self.stops, start + 1)
        return first < len(self.stops) and self.stops[first] <= end


def read_sentence(text: str, defined: frozenset[str]) -> Sentence | None:
    """The sentence that a text without white space is, or None if no list in it can be the subject of an obligation."""
    words = list(obligation_pattern().finditer(text))
    stops = find_stops(text, defined) if words else []
    if not stops or (
        stops[0] > words[-1].start() and "由" not in text
    ):  # a subject stands before its word, or behind 由
        return None
    ends = list(PHRASE_END.finditer(text))
    if BRACKET.search(text):
        inside = depths(text)
        ends = [end for end in ends if not inside[end.start()]]
        words = [word for word in words if not inside[word.start()]]
    starts = [0, *[end.end() for end in ends], len(text) + 1]
    obliging = [(bisect_right(starts, word.start()) - 1, word) for word in words]
    return Sentence(text, starts, stops, obliging, frozenset(index for index, _ in obliging), defined)


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


@cache
def sentence_pattern() -> re.Pattern[str]:
    """A sentence; its second group is set if it may hold an obligation word behind a body's name, or 应当 before 由."""
    words = "".join(sorted({row["word"][-1] for row in read_lexicon("obligation_words")}))
    names = "".join(sorted({ending[-1] for ending in NAMED_ENDINGS}))
    return re.compile(
        rf"([^{SENTENCE_ENDS}{names}当须]*+(?:[{names}当须][^{SENTENCE_ENDS}{words}由]*+([{words}由])?)?[^{SENTENCE_ENDS}]*+)"
        rf"[{SENTENCE_ENDS}]*+"
    )


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
