"""Titles in 《》: where they begin and end, nested and broken ones included."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.lexicon.alternations import any_of

_MARK = re.compile(r"[《》]")
IN_MARKS = (
    r"(?:[^《》]|《[^《》]{1,80}》){1,160}"  # what stands in 《》, to stand in a pattern; one title may hold others
)
# A title that was opened with 《 and closed with the mark of a nested one.
_CLOSED_BY_NESTED = re.compile(r"《([^《》〈〉。；\n]{2,120})〉")
_LONGEST_TITLE = 300
# 海关总署公告2018年第60号（关于修订《X》的公告）: its title, in the bracket behind its number
_IN_BRACKET = re.compile(
    rf"\s{{0,2}}(?P<title>[（(]关于(?:[^（()）《》。；]|《{IN_MARKS}》){{2,120}}的{any_of('notice_kinds')}[）)])"
)
_SPACE_BY_HAN = re.compile(r"(?<![!-~])\s+|\s+(?![!-~])")


def find_titles(text: str) -> list[tuple[int, int]]:
    """Find the outermost titles of ``text``; return spans from 《 to behind 》 in code points, in order.

    A title may run over a line break and hold others (《关于印发《X》的通知》). One that has no end is none, and does
    not hide those behind it.
    """
    if "《" not in text:
        return []
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        if mark.group() == "《":
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            if (
                mark.end() - start <= _LONGEST_TITLE
                and text[start + 1 : mark.start()].strip()
                and "。" not in text[start : mark.start()]
            ):
                while pairs and pairs[-1][0] > start:
                    pairs.pop()
                pairs.append((start, mark.end()))
    for start in opened:
        broken = _CLOSED_BY_NESTED.match(text, start)
        if broken:
            pairs.append((start, broken.end()))
    return sorted(pairs)


def find_bracketed_titles(text: str, number_ends: Iterable[int]) -> list[tuple[int, int]]:
    """Find the titles that stand in round brackets right behind document numbers; return their spans, brackets included."""
    found = (_IN_BRACKET.match(text, end) for end in number_ends)
    return [title.span("title") for title in found if title]


def tidy_title(title: str) -> str:
    """Remove the line breaks and spaces that layout put into a title; between words of ASCII one space stays."""
    words = title.split()
    if len(words) < 2:
        return "".join(words)
    return " ".join(_SPACE_BY_HAN.sub("", title).split())
