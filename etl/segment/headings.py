"""Headings: what a source sets as a numbered clause's title. Siblings decide together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

_LIMIT = 30  # characters of a title that ends in a full stop
_WORDS = 15  # … and words, where the text is English
_LINE_LIMIT = 80  # characters of a title line without sentence end

_END = regex.compile(r"[。！？!?]|\.(?=[ ]|$)")
_SENTENCE = regex.compile(r"[。！？；!?;]|\.(?=[ ]|$)")
_HAN = regex.compile(r"\p{Han}")
_BRACKETED = regex.compile(r"[ ]*【(?P<heading>[^【】]{1,40})】")
_OPENING, _CLOSING = "（(〔[【《“", "）)〕]】》”"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered row as this rule sees it: its key, its parent, its paragraphs after the marker, whether it has children."""

    key: int
    parent: int | None
    style: str
    paragraphs: tuple[str, ...]
    has_children: bool


def find_headings(rows: Sequence[Numbered]) -> Mapping[int, str]:
    """Headings by key, for the rows that have one.

    (a) a whole first paragraph without sentence end, something under it; (b) a whole short first paragraph ending in a
    full stop, something under it (where that is no child clause, siblings decide: the paragraph under the last item of a
    list mostly belongs to the list); (c) a short first sentence with more behind it, where at least half of the siblings
    have a heading. Articles have one as printed, in 【】 or on a line of its own, or by (c).
    """
    headings: dict[int, str] = {}
    openings: dict[int, str] = {}
    families: dict[tuple[int | None, str], list[Numbered]] = defaultdict(list)
    for row in rows:
        families[row.parent, "article" if row.style == "article" else ""].append(row)
        printed = _BRACKETED.match(row.paragraphs[0]) if row.paragraphs else None
        if printed:
            headings[row.key] = printed["heading"].strip()
        elif (heading := _own_paragraph(row)) is not None:
            headings[row.key] = heading
        elif (opening := _first_sentence(row)) is not None:
            openings[row.key] = opening
    for family in families.values():
        titled = sum(row.key in headings or row.key in openings for row in family)
        if 2 * (titled - 1) >= len(family) - 1:  # half of its siblings, itself not counted
            headings |= {row.key: openings[row.key] for row in family if row.key in openings}
    return headings


def _own_paragraph(row: Numbered) -> str | None:
    """Rules (a) and (b): the whole first paragraph."""
    if not row.paragraphs or not (row.has_children or len(row.paragraphs) > 1):
        return None
    line = row.paragraphs[0].strip()
    if not line or line.endswith(("：", ":", "，", "、", ",")):
        return None
    if not _SENTENCE.search(line):
        return line if len(line) <= _LINE_LIMIT or _is_english(line) else None
    body = line[:-1]
    if (
        row.style != "article"
        and row.has_children
        and line.endswith(("。", "."))
        and _is_short(body)
        and not _SENTENCE.search(body)
    ):
        return body.strip()
    return None


def _first_sentence(row: Numbered) -> str | None:
    """Rule (c): a short first sentence with more text behind it."""
    line = row.paragraphs[0].strip() if row.paragraphs else ""
    end = _END.search(line)
    if not end:
        return None
    sentence = line[: end.start()].strip()
    more = line[end.end() :].strip() or len(row.paragraphs) > 1 or row.has_children
    if not sentence or not more or not _is_short(sentence) or "；" in sentence or sentence.endswith("："):
        return None
    balanced = all(sentence.count(a) == sentence.count(b) for a, b in zip(_OPENING, _CLOSING, strict=True))
    return sentence if balanced else None


def _is_english(line: str) -> bool:
    return not _HAN.search(line)


def _is_short(line: str) -> bool:
    return len(line.split()) <= _WORDS if _is_english(line) else len(line) <= _LIMIT
