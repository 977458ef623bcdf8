"""Sentences that give the order of a list a meaning for the whole document: ``列第一位者为牵头单位，下同``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.records import Passage

LEADING_ROLES = ("牵头", "主办", "主责")
FIRST_ITEM = re.compile(
    rf"(?:第\s*一(?:个?单位|个?部门|[位个家名者])?|首[位个家名])[^，。；、）)]{{0,14}}?(?:为|是|系)[^，。；）)]{{0,6}}?(?:{'|'.join(LEADING_ROLES)})"
)
BEFORE_COMMA = re.compile(
    rf"(?:第\s*一个)?(?:逗号|分号)(?:之|以)?前[^，。；）)]{{0,10}}?(?:为|是|系)[^，。；）)]{{0,6}}?(?:{'|'.join(LEADING_ROLES)})"
)


def find_lead_convention(passages: Sequence[Passage]) -> str | None:
    """What the order of a list means in this document: ``first`` item leads, items ``before_comma`` lead, or None."""
    text = "\n".join(passage.text for passage in passages)
    if not any(role in text for role in LEADING_ROLES) or not (BEFORE_COMMA.search(text) or FIRST_ITEM.search(text)):
        return None
    for passage in passages:
        if BEFORE_COMMA.search(passage.text):
            return "before_comma"
        if FIRST_ITEM.search(passage.text):
            return "first"
    return None
