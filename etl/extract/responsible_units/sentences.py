"""The sentences that oblige: their phrases, their obligation words, and where a list of bodies may end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from etl.extract.responsible_units.name_patterns import NAMED_ENDINGS
from etl.extract.responsible_units.sentence_patterns import DESCRIBES, PHRASE_END, SENTENCE_MARKS, SHARED_WORDS
from etl.lexicon import read_lexicon
from etl.lexicon.alternations import rests_of
from etl.notation.body_names import body_endings
from etl.notation.brackets import BRACKET, depths, match_brackets


@dataclass(slots=True)
class Sentence:
    """A sentence that obliges, in a text without blanks.

    Attributes:
        text: The text that it stands in; offsets are those of the text.
        end: Where the sentence ends.
        starts: Where its phrases start, and one place behind its end.
        words: Its obligation words outside brackets.
        first_stop: Where the first list of named bodies may end.
        defined: Short names that the document gives to bodies.
    """

    text: str
    end: int
    starts: list[int]
    words: Sequence[re.Match[str]]
    first_stop: int
    defined: frozenset[str]

    def phrase(self, index: int) -> tuple[int, int]:
        """Span of a phrase, without the comma, semicolon or colon behind it."""
        return self.starts[index], self.starts[index + 1] - 1

    def phrase_at(self, place: int) -> int:
        """Index of the phrase that a character stands in."""
        return bisect_right(self.starts, place) - 1

    def follows_comma(self, index: int) -> bool:
        """True if a comma, no semicolon or colon, stands before a phrase."""
        return index > 0 and self.text[self.starts[index] - 1] in "，,"

    def goes_on(self, index: int) -> bool:
        """True if a comma or semicolon, no colon, stands before a phrase: a subject may be carried over it."""
        return index > 0 and self.text[self.starts[index] - 1] in "，,；;"

    def obliges(self, index: int) -> bool:
        """True if a phrase has an obligation word of its own."""
        first = bisect_left(self.words, self.starts[index], key=re.Match.start)
        return first < len(self.words) and self.words[first].start() < self.starts[index + 1]


def read_sentences(text: str, defined: frozenset[str]) -> Iterator[Sentence]:
    """The sentences in which a list of bodies may be the subject of an obligation, in order.

    Args:
        text: A text whose only white space is the line breaks between its paragraphs.
        defined: Short names that the document gives to bodies.
    """
    words = list(obligation_pattern().finditer(text))
    marked = text + SENTENCE_MARKS[0] if words else ""
    for mark in SENTENCE_MARKS[1:]:
        marked = marked.replace(mark, SENTENCE_MARKS[0])
    places = [word.start() for word in words]
    last = 0
    while last < len(words):
        first, place = last, places[last]
        end = marked.index(SENTENCE_MARKS[0], place)
        last = bisect_left(places, end, first)
        # A subject stands before its word, or behind a 由 that follows it.
        has_agent = text.find("由", place, end) >= 0
        start = marked.rfind(SENTENCE_MARKS[0], 0, place) + 1
        stop = find_first_stop(text, start, end if has_agent else places[last - 1], defined)
        if stop is not None:
            yield _read_sentence(text, start, end, words[first:last], stop, defined)


def _read_sentence(
    text: str, start: int, end: int, words: Sequence[re.Match[str]], first_stop: int, defined: frozenset[str]
) -> Sentence:
    """A sentence cut into phrases, with the obligation words that stand in no bracket."""
    sentence = text[start:end]
    starts = [*accumulate(map((1).__add__, map(len, PHRASE_END.split(sentence))), initial=start)]
    if BRACKET.search(sentence):
        inside = depths(sentence)
        starts = [start, *(at for at in starts[1:-1] if not inside[at - 1 - start]), end + 1]
        words = [word for word in words if not inside[word.start() - start]]
    return Sentence(text, end, starts, words, first_stop, defined)


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


def find_first_stop(text: str, start: int, end: int, defined: frozenset[str]) -> int | None:
    """Where the first list of named bodies may end in a stretch of text, None if nowhere."""
    found = stop_pattern().search(text, start, end)
    if not defined:
        return found.end() if found else None
    stops = [at + len(name) for name in defined if (at := text.find(name, start, end)) >= 0]
    return min([*stops, found.end()] if found else stops, default=None)


@lru_cache(maxsize=16384)
def find_stops(words: str, defined: frozenset[str]) -> tuple[int, ...]:
    """Where a list of named bodies may end in a stretch of a sentence, also behind the bracket that follows it, in order."""
    first = find_first_stop(words, 0, len(words), defined)
    if first is None:
        return ()
    stops = {found.end() for found in stop_pattern().finditer(words)}
    for name in defined:
        stops.update(found.end() for found in re.finditer(re.escape(name), words))
    stops.update(found.end() for found in shared_stop_pattern().finditer(words, first))
    if BRACKET.search(words):
        stops.update(close for opening, close in match_brackets(words) if opening in stops)
    return tuple(sorted(stops))
