"""The letters of a document's clauses, which are what two documents are compared by.

Letters are Han characters, Latin letters and digits. Blanks, punctuation, a clause's marker, the width of characters,
citations and responsibility notes do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, Protocol

from etl.notation.brackets import find_bracket_pairs
from etl.records import Clause

_LETTERS = re.compile(r"([0-9A-Za-zÀ-ÖØ-öø-ɏ０-９Ａ-Ｚａ-ｚ〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]+)")
_WIDE = re.compile("[０-ｚ]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}

Span = tuple[int, int]


class ClauseLetters(NamedTuple):
    """The letters of a clause. Its ``runs`` lie at ``starts`` in the text (code points), each ``lengths`` letters long."""

    document_id: str
    clause_id: str
    letters: str
    starts: tuple[int, ...]
    lengths: tuple[int, ...]


class Words(Protocol):
    """What a citation or a responsible unit says of its place."""

    @property
    def clause_id(self) -> str: ...
    @property
    def start_char(self) -> int: ...
    @property
    def end_char(self) -> int: ...


def find_letters(
    text: str, clauses: Iterable[Clause], citations: Iterable[Words], noted_units: Iterable[Words]
) -> list[ClauseLetters]:
    """Find the letters of every clause of a document.

    Args:
        text: the document's text.
        clauses: its clauses.
        citations: its citations.
        noted_units: those of its responsible units that stand in notes.

    Returns:
        One record per clause, in the order of the clauses; a clause without letters has an empty string.
    """
    uncounted: dict[str, list[Span]] = {}
    for citation in citations:
        uncounted.setdefault(citation.clause_id, []).append((citation.start_char, citation.end_char))
    noted: dict[str, list[Span]] = {}
    for unit in noted_units:
        noted.setdefault(unit.clause_id, []).append((unit.start_char, unit.end_char))
    letters = []
    is_wide = _WIDE.search(text) is not None
    for clause in clauses:
        spans = uncounted.get(clause.clause_id, [])
        if clause.marker:
            spans = [(clause.start_char, clause.start_char + len(clause.marker)), *spans]
        if clause.clause_id in noted:
            spans = [*spans, *_find_notes(text, clause, noted[clause.clause_id])]
        starts, lengths, words = list[int](), list[int](), list[str]()
        for start, end in _between(clause.start_char, clause.end_char, spans):
            pieces = _LETTERS.split(text[start:end])  # what is no letters, letters, what is no letters …
            sizes = list(map(len, pieces))
            starts += list(accumulate(sizes, initial=start))[1:-1:2]
            lengths += sizes[1::2]
            words += pieces[1::2]
        joined = "".join(words)
        if is_wide:
            joined = joined.translate(_NARROW)
        letters.append(ClauseLetters(clause.document_id, clause.clause_id, joined, tuple(starts), tuple(lengths)))
    return letters


def locate(starts: Sequence[int], lengths: Sequence[int], first: int, last: int) -> Span:
    """Locate letters of a clause in its document's text.

    Args:
        starts: where the clause's runs of letters begin in the text.
        lengths: how many letters each run has.
        first: index of the first letter, from 0.
        last: index of the last letter.

    Returns:
        The span ``[start_char, end_char)`` from the first letter to the last.
    """
    ends = list(accumulate(lengths))
    place = []
    for index in (first, last):
        run = next(i for i, end in enumerate(ends) if index < end)
        place.append(starts[run] + index - (ends[run] - lengths[run]))
    return place[0], place[1] + 1


def _find_notes(text: str, clause: Clause, mentions: Iterable[Span]) -> Iterator[Span]:
    """The responsibility notes that units were read from: the brackets around them, or else their line."""
    own = text[clause.start_char : clause.end_char]
    brackets = [(start + clause.start_char, end + clause.start_char) for start, end in find_bracket_pairs(own)]
    for start, end in mentions:
        around = next((pair for pair in brackets if pair[0] < start and end < pair[1]), None)
        yield around or (
            max(text.rfind("\n", 0, start) + 1, clause.start_char),
            min(text.find("\n", end) % (len(text) + 1), clause.end_char),
        )


def _between(start: int, end: int, spans: Iterable[Span]) -> Iterator[Span]:
    """What is left of ``[start, end)`` without ``spans``."""
    for span_start, span_end in sorted(spans):
        if start < span_start:
            yield start, min(span_start, end)
        start = max(start, span_end)
    if start < end:
        yield start, end
