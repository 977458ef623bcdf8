"""Brackets of any shape and width: which ones pair, and what lies between them."""

from __future__ import annotations

OPENING = "（(〔［[【〖"
CLOSING = "）)〕］]】〗"


def find_bracket_pairs(text: str, longest: int = 1500) -> list[tuple[int, int]]:
    """Outermost bracket pairs of a text as ``(start, end)``, brackets included, none longer than ``longest``.

    Sources mix widths and shapes (``局(委）``), so any closing bracket closes the nearest open one. A bracket that is
    never closed, or that closes nothing, is passed over. One pass, linear in the text's length.
    """
    pairs: list[tuple[int, int]] = []
    still_open: list[int] = []
    for i, char in enumerate(text):
        if char in OPENING:
            still_open.append(i)
        elif char in CLOSING and still_open:
            start = still_open.pop()
            if i + 1 - start > longest:
                continue
            while pairs and pairs[-1][0] > start:  # inner pairs give way to the one around them
                pairs.pop()
            pairs.append((start, i + 1))
    return pairs


def depths(text: str) -> list[int]:
    """How deep in brackets each character stands; a bracket itself counts as inside."""
    inside = [0] * len(text)
    for start, end in find_bracket_pairs(text):
        inside[start:end] = [1] * (end - start)
    return inside


def strip_trailing_brackets(name: str) -> str:
    """A name without the bracket it ends in: ``市场监管局（知识产权局）`` → ``市场监管局``."""
    pairs = find_bracket_pairs(name)
    return name[: pairs[-1][0]] if pairs and pairs[-1][1] == len(name) and pairs[-1][0] else name
