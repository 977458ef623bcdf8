"""Numbers that a browser shows before the items of an ordered list; they are in no element's text."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from etl.notation.markers import find_marker
from etl.notation.numerals import format_han, format_roman

HAN_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]{0,80}(?:cjk-ideographic|chinese)", re.IGNORECASE)
NO_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
NEAR = 20  # elements in which an item's first words are looked for


class ListNumbers:
    """Counts the items of the ordered lists that are open."""

    def __init__(self) -> None:
        self._open: list[tuple[etree._Element, str, int]] = []

    def open(self, element: etree._Element) -> str:
        """Return the marker of a list item; empty if the list has none or the text has its own."""
        if element.tag == "ol":
            style = element.get("style", "")
            numbering = (
                "none" if NO_STYLE.search(style) else "han" if HAN_STYLE.search(style) else element.get("type", "1")
            )
            start = element.get("start", "1")
            self._open.append((element, numbering, int(start) - 1 if re.fullmatch(r"-?\d{1,6}", start) else 0))
        if element.tag != "li" or not self._open or element.getparent() is not self._open[-1][0]:
            return ""
        owner, numbering, count = self._open.pop()
        value = element.get("value", "")
        count = int(value) if re.fullmatch(r"\d{1,6}", value) else count + 1
        self._open.append((owner, numbering, count))
        first = next((text for inner in islice(element.iter(), NEAR) if (text := (inner.text or "").strip())), "")
        if not first or find_marker(first):
            return ""
        return format_marker(numbering, count)

    def close(self, element: etree._Element) -> None:
        if element.tag == "ol" and self._open and self._open[-1][0] is element:
            self._open.pop()


def format_marker(numbering: str, count: int) -> str:
    """Format the number of a list item as a browser does."""
    if numbering == "none" or count < 1:
        return ""
    if numbering == "han":
        return f"{format_han(count)}、" if count < 10_000 else ""
    if numbering in ("i", "I") and count < 4000:
        roman = format_roman(count)
        return f"{roman if numbering == 'I' else roman.lower()}. "
    if numbering in ("a", "A") and count <= 26:
        return f"{chr(ord(numbering) + count - 1)}. "
    return f"{count}. "
