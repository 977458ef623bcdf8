"""Lists of bodies in English: ``the Ministry of Finance, MOFCOM and the people's governments at or above the county level``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from etl.lexicon import read_lexicon
from etl.notation.english_bodies import parse_body, parse_place

_SEPARATOR = regex.compile(
    r"\s*[,;]\s*(?:(?:and|or)\s+|&\s*)?|\s+(?:and|or|as\s+well\s+as|along\s+with)\s+(?!above\b|below\b|higher\b|lower\b)|\s*&\s*"
)
_LEADING = regex.compile(
    r"\s*(?:(?:and|or|the|a|an|no|each|every|all|both|by|The|A|An|No|Each|Every|All|Both|And)\s+)*"
)
_MOST_PARTS = 4  # of the longest known name: General Administration of Quality Supervision, Inspection and Quarantine
_OFFICE = (
    r"(?:Ministry|Ministries|Commission|Bureau|Bureaus|Bureaux|Council|Governments?|Administration|Committee|Department|Departments|Office"
    r"|Bank|Courts?|Procuratorates?|Customs|Agency|Authority|Authorities|Corps|Congress|Federation|Union|League)"
)
_ENTERPRISE = r"(?:Group|Company|Corporation|Co\.|Ltd\.?|Inc\.?|Branch|Exchange|Association|Academy|Institute|University|Cent(?:er|re)|Society|Chamber|Airport|Hospital)"
_CAPITALIZED = r"[A-Z][\w'’-]*"
_PROPER = regex.compile(rf"{_CAPITALIZED}(?:\s+(?:(?:of|for|and|in|&|the|on)\s+)*{_CAPITALIZED}){{0,12}}")
_PLACE_ALONE = regex.compile(r".*\b(?:Region|Province|Municipality|Prefecture|Corps)")
_LOWER = r"[a-z][a-z'’-]*"
# A body told by its task, printed without capitals: the marriage registration office, competent departments of commerce.
_FUNCTIONAL = regex.compile(
    r"(?P<field>(?:[A-Za-z][a-z'’-]*(?:,)?\s+(?:and\s+)?){0,7}?)"
    r"(?P<head>(?i:governments?|organs?|departments?|authorit(?:y|ies)|bureaus?|offices?|committees?|courts?|procuratorates?|administrations?|agenc(?:y|ies)))"
    r"(?P<level>\s+(?:at|of)\s+(?:or\s+above\s+)?(?:the\s+)?(?:[a-z, ]{1,40}\s)?levels?(?:\s+(?:or|and)\s+above)?)?"
    r"(?P<behind>(?:\s+(?:of|for|in\s+charge\s+of|responsible\s+for|charged\s+with|performing|under|at|above)\s+[A-Za-z][\w'’ -]{2,80})?)"
)
# What stands behind departments with a field: of commerce, for foreign trade; not: of the enterprise, of the State Council.
_TASK = regex.compile(
    r"\s+(?:of|for|in\s+charge\s+of|responsible\s+for|charged\s+with|performing)\s+(?!(?:the\s+)?(?:(?i:state\s+council|central|people|provinc\w+|municipal\w*|cit(?:y|ies)|count(?:y|ies)|region)|enterprises?|units?|part(?:y|ies)|compan(?:y|ies)|state|applicants?|power|such|these|those|their|its)\b)"
)
_BARE = ("people", "people's", "people’s", "local", "the")


class EnglishItem(NamedTuple):
    """One item of a list: offsets into the text, its words on one line, and whether they name a body."""

    start: int
    end: int
    name: str
    is_body: bool


def split_english_list(text: str, start: int, end: int, in_note: bool = False) -> list[EnglishItem]:
    """The items of the list ``text[start:end]``; a comma or an ``and`` inside a name parts nothing.

    In a note (``in_note``) what no list knows is a body all the same if it is in title case.
    """
    cuts = [(start, start), *(mark.span() for mark in _SEPARATOR.finditer(text, start, end)), (end, end)]
    items: list[EnglishItem] = []
    at = 0
    while at < len(cuts) - 1:
        far = _end_of_name(text, cuts, at)
        item = read_english_item(text, cuts[at][1], cuts[far][0], in_note)
        if item is not None:
            items.append(item)
        at = far
    return items


def _end_of_name(text: str, cuts: Sequence[tuple[int, int]], at: int) -> int:
    """The cut at which the name ends that begins behind cut ``at``.

    A listed name goes as far as the list says. Another ends where it first names a body (``National Development`` names
    none), but goes on over words that do not (``Department of Culture`` + ``and Tourism``).
    """
    left = cuts[at][1]
    farthest = min(at + _MOST_PARTS, len(cuts) - 1)
    wholes = {far: _words(text[left : cuts[far][0]]) for far in range(at + 1, farthest + 1)}
    for far in range(farthest, at, -1):
        if parse_body(wholes[far]):
            return far
    joined = at + 1
    while joined < farthest and _joins(text, cuts[joined]):
        joined += 1
    end = next((far for far in range(at + 1, joined + 1) if is_english_body(wholes[far], False)), None)
    if end is None:
        whole = wholes[joined]  # China Export & Credit Insurance Corporation
        return joined if joined > at + 1 and _PROPER.fullmatch(whole) and regex.search(_ENTERPRISE, whole) else at + 1
    while end < joined and _goes_on(
        wholes[end], _words(text[cuts[end][1] : cuts[end + 1][0]]), text[slice(*cuts[end])]
    ):
        end += 1
    return end


def _joins(text: str, mark: tuple[int, int]) -> bool:
    """True if a separator may stand inside a name: a bare ``and`` or ``&`` without ``the`` behind it."""
    return text[slice(*mark)].strip() in ("and", "&") and not text.startswith("the ", mark[1])


def _goes_on(name: str, following: str, mark: str) -> bool:
    """True if a body's name goes on with the words behind an ``and``: no body themselves, and of the same case."""
    if is_english_body(following, False) or following.lower().split()[-1:][0] in doer_words():
        return False
    if _PROPER.fullmatch(name):
        return _PROPER.fullmatch(following) is not None and not following.isupper() and " of " in name
    return following == following.lower() and regex.search(r"\b(?:of|for|in charge of)\b", name) is not None


def read_english_item(text: str, start: int, end: int, in_note: bool) -> EnglishItem | None:
    """One item without ``the`` before it and white space around it, or None if nothing is left."""
    start = _LEADING.match(text, start, end).end()
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        end -= 1
    if end <= start:
        return None
    name = _words(text[start:end])
    return EnglishItem(start, end, name, is_english_body(name, in_note))


def is_english_body(name: str, in_note: bool) -> bool:
    """True if English words name a body: one that is listed, an office in title case, or one told by level or task.

    ``in_note``: any name in title case counts. ``relevant departments`` and ``localities`` name nobody.
    """
    if parse_body(name):
        return True
    if name.isupper():
        return in_note and name.isalpha() and 2 <= len(name) <= 10
    if _PROPER.fullmatch(name):
        if name.split()[0].lower() in _no_first_words():
            return False
        if regex.search(rf"\b{_OFFICE}\b", name) or (regex.search(rf"\b{_ENTERPRISE}", name) and in_note):
            return " " in name and not _is_generic_office(name)
        is_place = _PLACE_ALONE.fullmatch(name) is not None and " of " not in name  # Technology of Guangdong Province
        return (in_note and (" " in name or parse_place(name) is not None)) or is_place
    found = _FUNCTIONAL.fullmatch(name)
    if found is None:
        return False
    return _says_which(found)


def _says_which(found: regex.Match[str]) -> bool:
    """True if words without capitals say which body it is: a government, a court, an office with a field or a task."""
    field = found["field"].replace(",", " ").lower().split()
    if any(word in _no_first_words() or (word.endswith("ing") and word != "housing") for word in field[:1]):
        return False
    if any(word in _no_first_words() and word != "and" for word in field):
        return False
    head = found["head"].lower()
    says = [word for word in field if word not in generic_words() and word not in (*_BARE, "and", "or")]
    if head.startswith("government"):
        return not {"enterprise", "foreign"} & set(field)
    if any(phrase in " ".join(field) for phrase in _fields()):
        return True
    if says or (head.startswith(("court", "procuratorate")) and field):
        return True
    return bool(found["behind"]) and not head.startswith("office") and _TASK.match(found["behind"]) is not None


def _is_generic_office(name: str) -> bool:
    """True if an office in title case has no field: ``Relevant Departments``, ``Competent Authority``."""
    return name.lower() not in _fields() and all(word.lower() in generic_words() for word in name.split()[:-1])


@cache
def generic_words() -> frozenset[str]:
    """Words that say of no body which one it is: relevant, competent, local."""
    return frozenset(row["word"] for row in read_lexicon("english_generic_words") if row["kind"] == "generic")


@cache
def _fields() -> frozenset[str]:
    """Fields whose every word says nothing by itself: judicial administrative departments."""
    return frozenset(row["word"] for row in read_lexicon("english_generic_words") if row["kind"] == "field")


@cache
def doer_words() -> frozenset[str]:
    """What doers who are no bodies end in: enterprises, units, individuals."""
    return frozenset(row["word"] for row in read_lexicon("english_generic_words") if row["kind"] == "doer")


@cache
def _no_first_words() -> frozenset[str]:
    """Words in capitals with which a sentence begins and no name does: If, Where, In."""
    return frozenset(row["word"] for row in read_lexicon("english_generic_words") if row["kind"] == "opening")


def _words(text: str) -> str:
    """Words on one line, without a leading article."""
    words: str = _LEADING.sub("", " ".join(text.split()), count=1)
    return words
