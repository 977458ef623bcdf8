"""What a list of English names shares: ``Autonomous Region Department of Finance, Department of Commerce``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.notation.english_bodies import parse_body, parse_place

_OFFICE = r"(?:Department|Bureau|Commission|Office|Administration|Authority|Committee)"
_FUNCTION = r"(?:[A-Z][\w'’-]*|of|for|and|the)(?: (?:[A-Z][\w'’-]*|of|for|and|the)){0,9}?"
_LEVEL = r"(?:Autonomous Region|Province|Provincial|Municipality|Municipal|City|Prefectural|Prefecture|County|District)"
_BEFORE = re.compile(rf"(?P<place>(?:[A-Z][\w'’-]* ){{0,5}}?{_LEVEL}) (?P<rest>{_FUNCTION})")
_BEHIND = re.compile(rf"(?P<rest>{_FUNCTION})(?P<place> of (?:the )?(?:[A-Z][\w'’-]* ){{0,4}}{_LEVEL})")
_BEHIND_NAME = re.compile(rf"(?P<rest>{_FUNCTION})(?P<place> of (?P<name>[A-Z][\w'’-]*))")
_BARE = re.compile(rf"(?!(?:National|State|General|Central|China|Supreme|Ministry)\b){_FUNCTION}")


def write_out_english(names: Sequence[str]) -> list[str]:
    """The names with the place that a bare department shares with the one named before it, or at the end of its list.

    >>> write_out_english(["Autonomous Region Department of Finance", "Department of Commerce"])
    ['Autonomous Region Department of Finance', 'Autonomous Region Department of Commerce']
    >>> write_out_english(["Department of Commerce of the Autonomous Region", "Department of Finance", "MOFCOM"])
    ['Department of Commerce of the Autonomous Region', 'Department of Finance of the Autonomous Region', 'MOFCOM']
    """
    written: list[str] = []
    before = behind = ""
    for name in names:
        found = _place_of(name)
        if found:
            before, behind = found
        elif (before or behind) and is_bare_department(name):
            name = f"{before}{name}{behind}"
        written.append(name)
    return written


def _place_of(name: str) -> tuple[str, str] | None:
    """What a department's name says of its place, before and behind its own words."""
    if match := _BEFORE.fullmatch(name):
        return f"{match['place']} ", ""
    if match := _BEHIND.fullmatch(name):
        return "", match["place"]
    match = _BEHIND_NAME.fullmatch(name)
    return ("", match["place"]) if match and parse_place(match["name"]) else None


def is_bare_department(name: str) -> bool:
    """True if a name is a department's without a place: ``Department of Finance``, no ministry and no state body."""
    if re.search(rf"\b{_OFFICE}\b", name) is None or _BARE.fullmatch(name) is None:
        return False
    return parse_body(name) is None or name.startswith("Development and Reform")
