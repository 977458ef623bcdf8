"""Lists of bodies in English: ``the Ministry of Finance, MOFCOM and the people's governments at or above the county level``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.responsible_units.english_names import ENTERPRISE
from etl.extract.responsible_units.lists import Item, read_name
from etl.notation.late_patterns import compile_late

_SEPARATOR = compile_late(
    r"\s*[,;]\s*(?:(?:and|or)\s+|&\s*)?|\s+(?:and|or|as\s+well\s+as|along\s+with)\s+(?!above\b|below\b|higher\b|lower\b)|\s*&\s*"
)
_LEADING = compile_late(r"\s*(?:(?:and|or|the|a|an|no|each|every|all|both|by|The|A|An|No|Each|Every|All|Both|And)\s+)*")
_MOST_PARTS = 4  # of the longest known name: General Administration of Quality Supervision, Inspection and Quarantine


def split_english_list(text: str, start: int, end: int) -> list[Item]:
    """The items of the list ``text[start:end]``; a comma or an ``and`` inside a name parts nothing."""
    cuts = [(start, start), *(mark.span() for mark in _SEPARATOR.finditer(text, start, end)), (end, end)]
    items: list[Item] = []
    at = 0
    while at < len(cuts) - 1:
        far = _end_of_name(text, cuts, at)
        if item := _item(text, cuts[at], cuts[far][0]):
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
        if read_name(wholes[far]).is_listed:
            return far
    joined = at + 1
    while joined < farthest and _joins(text, cuts[joined]):
        joined += 1
    end = next((far for far in range(at + 1, joined + 1) if read_name(wholes[far]).is_named), None)
    if end is None:
        whole = wholes[joined]  # China Export & Credit Insurance Corporation
        is_enterprise = joined > at + 1 and read_name(whole).is_proper and re.search(ENTERPRISE, whole)
        return joined if is_enterprise else at + 1
    while end < joined and _goes_on(wholes[end], _words(text[cuts[end][1] : cuts[end + 1][0]])):
        end += 1
    return end


def _joins(text: str, mark: tuple[int, int]) -> bool:
    """True if a separator may stand inside a name: a bare ``and`` or ``&`` without ``the`` behind it."""
    return text[slice(*mark)].strip() in ("and", "&") and not text.startswith("the ", mark[1])


def _goes_on(name: str, following: str) -> bool:
    """True if a body's name goes on with the words behind an ``and``: no doer themselves, and of the same case."""
    behind = read_name(following)
    if behind.is_named or behind.is_generic:
        return False
    if read_name(name).is_proper:
        return behind.is_proper and not following.isupper() and " of " in name
    return following == following.lower() and re.search(r"\b(?:of|for|in charge of)\b", name) is not None


def _item(text: str, mark: tuple[int, int], end: int) -> Item | None:
    """The item behind a separator without an article before it and punctuation around it, or None if nothing is left."""
    opening = _LEADING.match(text, mark[1], end)
    start = opening.end() if opening else mark[1]
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        end -= 1
    return Item(_words(text[start:end]), start, end, text[slice(*mark)].strip()) if end > start else None


def _words(text: str) -> str:
    """Words on one line, without an article before them."""
    return _LEADING.sub("", " ".join(text.split()), count=1)
