"""Sentences that give the order of a list a meaning for the whole document: ``列第一位者为牵头单位，下同``."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from etl.records import Passage

FIRST_ITEM = regex.compile(
    r"(?:第\s*一(?:个?单位|个?部门|[位个家名者])?|首[位个家名])[^，。；、）)]{0,14}?(?:为|是|系)[^，。；）)]{0,6}?(?:牵头|主办|主责)"
)
BEFORE_COMMA = regex.compile(
    r"第\s*一个(?:逗号|分号)(?:之|以)?前[^，。；）)]{0,10}?(?:为|是|系)[^，。；）)]{0,6}?(?:牵头|主办|主责)"
)


def find_lead_convention(passages: Sequence[Passage]) -> str | None:
    """What the order of a list means in this document: ``first`` item leads, items ``before_comma`` lead, or None."""
    for passage in passages:
        if BEFORE_COMMA.search(passage.text):
            return "before_comma"
        if FIRST_ITEM.search(passage.text):
            return "first"
    return None
