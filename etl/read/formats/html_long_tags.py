"""Tags with thousands of attributes, which no page has: the parser compares every attribute with all before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 100_000  # characters of a tag; a shorter one costs little whatever it holds
MOST_ATTRIBUTES = 1_000
_OPENING = re.compile("<[a-zA-Z]")
_NEXT = re.compile("[>\"']")
_PIECE = re.compile(r"\S+")


def cut_long_tags(text: str) -> str:
    """A page whose tags have no more than ``MOST_ATTRIBUTES`` attributes, or are short. No text of it is lost."""
    if len(text) <= LONGEST:
        return text
    kept, end = [], 0
    for start, stop in _long_tags(text):
        pieces = list(_PIECE.finditer(text, start, stop - 1))
        if len(pieces) > MOST_ATTRIBUTES:
            kept.append(text[end : pieces[MOST_ATTRIBUTES].start()])
            end = stop - 1
    return "".join([*kept, text[end:]])


def _long_tags(text: str) -> Iterator[tuple[int, int]]:
    """Where long tags begin and end, quoted values and all. Every character is looked at once."""
    at = 0
    while opening := _OPENING.search(text, at):
        at = opening.end()
        while (found := _NEXT.search(text, at)) and found.group() != ">":
            at = text.find(found.group(), found.end()) + 1
            if not at:  # a quotation that nothing closes takes in the rest
                return
        if not found:
            return
        at = found.end()
        if at - opening.start() > LONGEST:
            yield opening.start(), at
