"""Responsibility notes in English: ``(Lead: Department of Commerce; Support: Department of Finance)``, ``(Led by X, with the participation of Y)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from etl.extract.responsible_units.english_lists import EnglishItem, split_english_list
from etl.extract.responsible_units.english_names import write_out_english
from etl.extract.responsible_units.note_reading import Note, NotedUnit
from etl.lexicon import read_lexicon
from etl.notation.brackets import find_bracket_pairs

LONGEST_NOTE = 800
_NOUN = r"(?:(?:\s+|-)(?:units?|departments?|bod(?:y|ies)|agenc(?:y|ies)|organi[sz]ations?|organs?|authorit(?:y|ies)|institutions?|parties|entit(?:y|ies))(?:\s?\(s\)|\(ies\))?)?"
_WORD = re.compile("[A-Za-z]{3}")  # led, lead
_LINE = regex.compile(r"[^\n]+")
# A list behind a lead, and what makes it one: with the participation of, in cooperation with, supported by.
_WITH = regex.compile(
    r"[,;]?\s*(?:\b(?:and\s+)?(?:with\s+(?:the\s+)?(?:participation|support|assistance|cooperation|co-operation|involvement)\s+(?:of|from)"
    r"|in\s+(?:cooperation|coordination|collaboration|co-operation)\s+with|together\s+with|jointly\s+with|in\s+conjunction\s+with"
    r"|(?:supported|assisted|joined)\s+by|with)\b)\s*",
    regex.IGNORECASE,
)
_LED_BY = regex.compile(r"\s*(?:to\s+be\s+)?(?:jointly\s+)?led\s+by:?\s+|\s*headed\s+by\s+", regex.IGNORECASE)
_DUTIES = r"(?:\s+(?:for|according|in\s+accordance|based|within|as|on|in|under)\b[^.;]*)?"
_SHALL = r"(?:(?:shall|will|should|must|is|are|to|be|jointly|respectively|separately|also|each)\s+){0,8}"
# What closes a list of bodies in a note, and the role that it gives.
_PREDICATES = (
    (
        regex.compile(
            rf",?\s*{_SHALL}(?:take|takes|taking|as|in)\s+the\s+lead(?:{_DUTIES})?(?=[.;,]|\s+with\b|\s*$)", regex.I
        ),
        "lead",
    ),
    (
        regex.compile(
            rf",?\s*{_SHALL}(?:cooperate|coordinate|co-operate|participate|assist|support|cooperates|assists|participates)\b{_DUTIES}",
            regex.I,
        ),
        "support",
    ),
    (regex.compile(rf",?\s*{_SHALL}(?:responsible|in\s+charge)\b{_DUTIES}", regex.I), "responsible"),
    (
        regex.compile(
            rf",?\s*{_SHALL}take\s+(?:their|its|the)\s+(?:\w+\s+)?(?:responsibilit(?:y|ies)|duties){_DUTIES}", regex.I
        ),
        "responsible",
    ),
    (
        regex.compile(
            r",?\s*(?:according\s+to|in\s+accordance\s+with|in\s+line\s+with)\s+(?:their|its)\s+(?:respective\s+)?(?:\w+\s+)?(?:duties|responsibilities|functions)[^.;]*",
            regex.I,
        ),
        "responsible",
    ),
)


def find_english_notes(text: str) -> Iterator[Note]:
    """The English responsibility notes of a text: brackets, and lines or sentences that open with a label."""
    if _WORD.search(text) is None or not _sign().search(text):
        return
    pairs = [pair for pair in find_bracket_pairs(text) if 8 < pair[1] - pair[0] < LONGEST_NOTE]
    for start, end in pairs:
        if _sign().search(text, start, end):
            units = read_english_note(text, start + 1, end - 1, is_line=False)
            if units:
                yield Note(start, end, tuple(units))
    for line in _LINE.finditer(text):
        for label in label_pattern().finditer(text, *line.span()):
            before = text[line.start() : label.start()].rstrip()
            if (before and before[-1] not in ".。;；") or any(start < label.start() < end for start, end in pairs):
                continue
            if units := read_english_note(text, label.start(), line.end(), is_line=True):
                yield Note(label.start(), line.end(), tuple(units))
            break


def read_english_note(text: str, start: int, end: int, is_line: bool) -> list[NotedUnit]:
    """The bodies of one note with their roles, empty if neither a label nor a verb makes it a note."""
    listed: list[tuple[EnglishItem, str]] = []
    labels = list(label_pattern().finditer(text, start, end))
    first = labels[0].start() if labels else end
    if not is_line:
        listed += _read_sentences(text, start, first)
    bounds = [*(label.start() for label in labels[1:]), end][: len(labels)]
    for label, bound in zip(labels, bounds, strict=True):
        role = _roles()[" ".join(label["label"].lower().split())]
        stop = regex.search(
            r"[.;]?\s*(?:[A-Z][a-z]+\s+){0,2}[A-Z]?[a-z]+\s?:|\.\s", text, pos=label.end(), endpos=bound
        )
        stretch_end = stop.start() if stop else bound
        listed += [(item, role) for item in split_english_list(text, label.end(), stretch_end, in_note=True)]
    kept = [(item, role) for item, role in listed if item.is_body]
    names = write_out_english([item.name for item, _ in kept])
    return [NotedUnit(item.start, item.end, name, role) for (item, role), name in zip(kept, names, strict=True)]


def _read_sentences(text: str, start: int, end: int) -> list[tuple[EnglishItem, str]]:
    """The lists of a note in words: ``Led by X, with Y``, ``X shall take the lead, and Y shall cooperate``."""
    if led := _LED_BY.match(text, start, end):
        behind = _WITH.search(text, led.end(), end)
        lead_end = behind.start() if behind else end
        leads = [(item, "lead") for item in split_english_list(text, led.end(), lead_end, in_note=True)]
        support = split_english_list(text, behind.end(), end, in_note=True) if behind else []
        return leads + [(item, "support") for item in support]
    listed: list[tuple[EnglishItem, str]] = []
    at = start
    while at < end:
        found = [(match, role) for pattern, role in _PREDICATES if (match := pattern.search(text, at, end))]
        if not found:
            break
        verb, role = min(found, key=lambda pair: (pair[0].start(), -pair[0].end()))
        if verb.start() == at or verb.end() == at:
            break
        listed += [(item, role) for item in split_english_list(text, at, verb.start(), in_note=True)]
        at = verb.end()
        behind = _WITH.match(text, at, end) if role == "lead" else None
        if behind:
            listed += [(item, "support") for item in split_english_list(text, behind.end(), end, in_note=True)]
            break
    return listed


@cache
def _roles() -> dict[str, str]:
    return {row["label"]: row["role"] for row in read_lexicon("english_responsibility_labels")}


@cache
def label_pattern() -> regex.Pattern[str]:
    """A label with its colon: ``Lead:``, ``Responsible unit(s):``, ``Supporting departments:``."""
    words = "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in sorted(_roles(), key=len, reverse=True))
    return regex.compile(rf"\b(?P<label>{words}){_NOUN}\s?[:：]\s*", regex.IGNORECASE)


@cache
def _sign() -> regex.Pattern[str]:
    """What every English note holds."""
    return regex.compile(
        rf"{label_pattern().pattern}|[(（\[［][^()（）]{{0,700}}\b(?:led|headed|lead|responsible|responsibilit|charge|dut(?:y|ies)|cooperat|coordinat|support)",
        regex.IGNORECASE,
    )
