"""Sentences that give the order of a list a meaning for the whole document: ``列第一位者为牵头单位，下同``."""

from __future__ import annotations

import re

from etl.notation.late_patterns import compile_late

LEADING_ROLES = ("牵头", "主办", "主责")
FIRST_ITEM = re.compile(
    rf"(?:第\s*一(?:个?单位|个?部门|[位个家名者])?|首[位个家名])(?:[^，。；、）)]{{0,14}}?(?:为|是|系)[^，。；）)]{{0,6}}?|的?)(?:{'|'.join(LEADING_ROLES)})"
)
BEFORE_COMMA = compile_late(
    rf"(?:逗号|分号)(?:之|以)?前[^，。；）)]{{0,10}}?(?:为|是|系)[^，。；）)]{{0,6}}?(?:{'|'.join(LEADING_ROLES)})"
)


def find_lead_convention(text: str) -> str | None:
    """What the order of a list means in a document: the ``first`` item leads, items ``before_comma`` lead, or None.

    ``text`` are its passages; the first sentence that says so decides.
    """
    if not any(role in text for role in LEADING_ROLES):
        return None
    before_comma, first = BEFORE_COMMA.search(text), FIRST_ITEM.search(text)
    if before_comma and (first is None or text.find("\n", first.start(), before_comma.start()) < 0):
        return "before_comma"
    return "first" if first else None


def cut_convention(text: str, start: int, end: int) -> int:
    """Return where the list ``text[start:end]`` ends if words behind it tell its order: ``…，列首位的为牵头单位，下同``."""
    said = FIRST_ITEM.search(text, start, end)
    if said is None:
        return end
    stop = max(text.rfind(mark, start, said.start()) for mark in "，,；;。")
    return stop if stop > start else end
