"""Headings of numbered clauses. Siblings are decided together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import regex

from etl.notation.late_patterns import compile_late

_LIMIT = 30  # characters of a title that ends in a full stop
_WORDS = 15  # … and words, where the text is English
_LINE_LIMIT = 80  # characters of a title line without sentence end

_END = re.compile(r"[。！？!?.](?:(?<!\.)|(?=[ ]|$))")
_SENTENCE = re.compile(r"[。！？；!?;.](?:(?<!\.)|(?=[ ]|$))")
_COMMON_HAN, _HAN, _LATIN = (
    re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    regex.compile(r"\p{Han}"),
    re.compile("[A-Za-z][A-Za-z]"),
)
_BRACKETED = re.compile(r"[ ]*【(?P<heading>[^【】]{1,40})】")
_BRACKETED_ENGLISH = re.compile(r"[ ]*\[(?P<heading>[A-Z][^\[\]]{2,80})\]")
# Round brackets say a heading where the articles of a text have them: 第一条（目的和依据）, Article 2 (Scope of Application)
_IN_ROUND = compile_late(r"[ ]*[（(](?![\d一二三四五六七八九十]{1,3}[）)])(?P<heading>[^（）()，。；\d]{2,60})[）)]")
_LEADS_IN = re.compile(r"\b(?:including|includes?|following|follows|namely|and|or|of|by|to|for|with)$")
_NO_HEADING_ENDS = ("", "：", ":", "，", "、", ",")
_OPENING, _CLOSING = "（(〔[【《“", "）)〕]】》”"
_PAIRED = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]")


class Numbered(NamedTuple):
    """A numbered row as this rule sees it: its key, its parent, its first paragraph after the marker, whether it has
    more paragraphs, whether it has children."""

    key: int
    parent: int | None
    style: str
    line: str
    has_more: bool
    has_children: bool


def find_headings(rows: Sequence[Numbered], has_words: bool = True) -> dict[int, str]:
    """Headings by key, for the rows that have one.

    (a) a whole first paragraph without sentence end, something under it; (b) a whole short first paragraph ending in a
    full stop, something under it (where that is no child clause, siblings decide: the paragraph under the last item of a
    list mostly belongs to the list); (c) a short first sentence with more behind it, where at least half of the siblings
    have a heading. Articles have one as printed, in 【】, in the round brackets that at least half of them open with, or on
    a line of its own, or, in Chinese, by (c). Each language counts its own siblings;
    ``has_words`` is false for a text without Latin letters.
    """
    headings: dict[int, str] = {}
    openings: list[tuple[int, str, bool, list[int]]] = []
    families: dict[
        tuple[int | None, bool, bool], list[int]
    ] = {}  # how many there are, how many have or may have a heading
    in_round = _in_round_brackets(rows)
    for key, parent, style, line, has_more, has_children in rows:
        english, is_article = has_words and _is_english(line), style == "article"
        family = families.get((parent, is_article, english))
        if family is None:
            family = families[parent, is_article, english] = [0, 0]
        family[0] += 1
        if key in in_round:
            headings[key] = in_round[key]
        elif (heading := _find_heading(line, style, has_more, has_children)) is not None:
            headings[key] = heading
        elif english and is_article:
            continue
        elif (opening := _first_sentence(line, has_more or has_children)) is not None:
            openings.append((key, opening, is_article, family))
        else:
            continue
        family[1] += 1
    for key, opening, is_article, (size, titled) in openings:
        if 2 * (titled - 1) >= size - 1 and (size > 1 or not is_article):  # half of its siblings, itself not counted
            headings[key] = opening
    return headings


def _in_round_brackets(rows: Sequence[Numbered]) -> dict[int, str]:
    """Return the headings in round brackets right behind the marker, where two articles and at least half of them have one."""
    articles = [row for row in rows if row.style == "article"]
    found = {row.key: match["heading"].strip() for row in articles if (match := _IN_ROUND.match(row.line))}
    return found if len(found) > 1 and 2 * len(found) >= len(articles) else {}


def _find_heading(line: str, style: str, has_more: bool, has_children: bool) -> str | None:
    """Return a heading in 【】, or by rules (a) and (b) the whole first paragraph."""
    if "【" in line and (printed := _BRACKETED.match(line)) and (heading := printed["heading"].strip()):
        return heading
    if style == "article" and "[" in line and (printed := _BRACKETED_ENGLISH.match(line)):
        return printed["heading"].strip()
    if not (has_children or has_more):
        return None
    line = line.strip()
    if line[-1:] in _NO_HEADING_ENDS or _LEADS_IN.search(line):
        return None
    if not _SENTENCE.search(line):
        return line if len(line) <= _LINE_LIMIT or _is_english(line) else None
    body = line[:-1]
    if (
        style != "article"
        and has_children
        and line.endswith(("。", "."))
        and _is_short(body)
        and not _SENTENCE.search(body)
    ):
        return body.strip() or None
    return None


def _first_sentence(line: str, has_more: bool) -> str | None:
    """Rule (c): a short first sentence with more text behind it."""
    line = line.strip()
    end = _END.search(line)
    if not end or not (has_more or end.end() < len(line)):
        return None
    sentence = line[: end.start()].strip()
    if not sentence or "；" in sentence or sentence[-1] == "：" or not _is_short(sentence):
        return None
    return sentence if not _PAIRED.search(sentence) or _is_balanced(sentence) else None


def _is_balanced(line: str) -> bool:
    return all(line.count(a) == line.count(b) for a, b in zip(_OPENING, _CLOSING, strict=True))


def _is_english(line: str) -> bool:
    return not _COMMON_HAN.search(line) and _LATIN.search(line) is not None and not _HAN.search(line)


def _is_short(line: str) -> bool:
    if len(line) <= _LIMIT:  # too few characters for more words than an English title may have
        return True
    return _is_english(line) and len(line.split()) <= _WORDS
