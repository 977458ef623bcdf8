"""Brackets of any shape and width: which ones pair, and what lies between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

OPENING = "（(〔［[【〖"
CLOSING = "）)〕］]】〗"
BRACKET = re.compile(rf"[{re.escape(OPENING + CLOSING)}]")


def match_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Return every bracket pair of a text as ``(start, end)``, brackets included; inner pairs come before outer ones.

    Sources mix widths and shapes (``局(委）``), so any closing bracket closes the nearest open one. A bracket that is
    never closed, or that closes nothing, is passed over. One pass, linear in the text's length.
    """
    still_open: list[int] = []
    for bracket in BRACKET.finditer(text):
        if bracket.group() in OPENING:
            still_open.append(bracket.start())
        elif still_open:
            yield still_open.pop(), bracket.end()


def find_bracket_pairs(text: str, longest: int = 1500) -> list[tuple[int, int]]:
    """Return the outermost bracket pairs of a text, at most ``longest`` characters long, as ``(start, end)``, brackets included."""
    pairs: list[tuple[int, int]] = []
    for start, end in match_brackets(text):
        if end - start > longest:
            continue
        while pairs and pairs[-1][0] > start:  # inner pairs give way to the one around them
            pairs.pop()
        pairs.append((start, end))
    return pairs


def depths(text: str) -> bytearray:
    """Return the bracket depth of each character; a bracket itself counts as inside."""
    inside = bytearray(len(text))
    for start, end in find_bracket_pairs(text):
        inside[start:end] = b"\1" * (end - start)
    return inside


def cut_end(text: str, pattern: re.Pattern[str], longest: int) -> str:
    """Return a text without what a pattern, which ends in ``\\Z``, fits at its end, again and again.

    It is sought in the last ``longest`` characters alone: from every character of a long text it would be sought in vain.
    """
    end = len(text)
    while found := pattern.search(text, max(0, end - longest), end):
        end = found.start()
    return text[:end]


def strip_trailing_brackets(name: str) -> str:
    """Return a name without the bracket it ends in: ``市场监管局（知识产权局）`` → ``市场监管局``."""
    if name[-1:] not in CLOSING:
        return name
    pairs = find_bracket_pairs(name)
    return name[: pairs[-1][0]] if pairs and pairs[-1][1] == len(name) and pairs[-1][0] else name
