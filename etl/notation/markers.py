"""Markers: what can number a paragraph, in one table, and the readings a paragraph's beginning allows.

A reading is a claim, not yet a clause: ``I.`` is Roman one and Latin nine, ``1.5`` a decimal number or item 1. The tree
search decides. A new numbering style is one row of ``STYLES``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import regex

from etl.notation.numerals import HAN_NUMERAL, parse_english, parse_han, parse_roman

_HAN = f"[{HAN_NUMERAL}]{{1,6}}"
_HAN_SPACED = f"[{HAN_NUMERAL}](?:[ ]?[{HAN_NUMERAL}]){{0,5}}+"  # no numeral follows
_OPEN, _CLOSE = r"[（(﹙]", r"[）)﹚]"
_DOT = r"[.．﹒。、]"
_ENGLISH_NUMBER = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)


class Reading(NamedTuple):
    """One way to read a paragraph's beginning as a marker.

    ``series`` tells which markers look alike (a style, for decimals with its depth). ``marker`` is as printed,
    ``number`` what it says, ``sub`` the n of 第十条之n, ``prefix`` what stands before the last part of ``2.1``.
    ``doubt`` is true where the words that follow speak against a marker.
    """

    style: str
    series: str
    marker: str
    number: int
    sub: int = 0
    prefix: str = ""
    doubt: bool = False


def _arabic(text: str) -> int | None:
    digits = unicodedata.normalize("NFKC", text).strip(" .")
    return int(digits) if digits.isdecimal() else None


def _han(text: str) -> int | None:
    return parse_han(text.replace(" ", ""))


def _ordinal(text: str) -> int | None:
    return _han(text) or _arabic(text)


def _letter(text: str) -> int | None:
    return ord(text.lower()) - ord("a") + 1


def _symbol(text: str) -> int | None:
    """Number of a ready-made sign: ``①``, ``㈠``, ``⑴``, ``⒈``, ``❶``."""
    if "❶" <= text <= "❿":
        return ord(text) - ord("❶") + 1
    plain = unicodedata.normalize("NFKC", text).strip("().")
    return int(plain) if plain.isdecimal() else parse_han(plain)


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A row of the table: style, series, pattern with the group ``n`` (and ``sub``, ``prefix``), value, examples."""

    style: str
    series: str
    pattern: re.Pattern[str] | regex.Pattern[str]
    parse: Callable[[str], int | None]
    examples: tuple[str, ...]


def _row(style: str, series: str, pattern: str, parse: Callable[[str], int | None], *examples: str) -> Style:
    # re is the faster one, but knows no \p, and to it ㈩ is a letter
    compiled = regex.compile(pattern) if re.search(r"\\[pb]", pattern) else re.compile(pattern)
    return Style(style, series, compiled, parse, examples)


def _ordered(word: str) -> str:
    return rf"第[ ]?(?P<n>{_HAN_SPACED}|\d{{1,4}})[ ]?{word}"


STYLES = (
    _row(
        "part",
        "part",
        _ordered(r"(?:编|分编|部分)"),
        _ordinal,
        "第一编",
        "第一部分",
    ),
    _row(
        "chapter",
        "chapter",
        _ordered("章"),
        _ordinal,
        "第一章",
        "第 一 章",
    ),
    _row("section", "section", _ordered("节"), _ordinal, "第一节"),
    _row(
        "article",
        "article",
        _ordered("条") + rf"(?:之(?P<sub>{_HAN}))?(?![件例约款])",
        _ordinal,
        "第二十一条",
        "第十条之一",
        "第104条",
    ),
    _row(
        "han_comma",
        "han_comma",
        rf"(?P<n>{_HAN_SPACED})[ ]?[、.．﹒。]{{1,2}}",
        _han,
        "一、",
        "三.",
        "二十一 、",
    ),
    _row(
        "han_paren",
        "han_paren",
        rf"{_OPEN}[ ]?(?P<n>{_HAN_SPACED})[ ]?{_CLOSE}、?",
        lambda t: _han(t) or _symbol(t),
        "（一）",
        "(十八)",
        "（十三)",
        "( 二)",
    ),
    _row("han_paren", "han_paren", r"(?P<n>[㈠-㈩])、?", _symbol, "㈠"),
    _row("han_paren", "han_paren", rf"(?P<n>{_HAN})[）)]", _han, "三）"),
    _row(
        "arabic_dot",
        "arabic_dot",
        rf"(?P<n>\d{{1,3}})[ ]?{_DOT}{{1,2}}",
        _arabic,
        "1.",
        "1．",
        "1、",
        "1﹒",
        "4..",
        "21。",
    ),
    _row("arabic_dot", "arabic_dot", r"(?P<n>[⒈-⒛])", _symbol, "⒈"),
    _row("arabic_paren", "arabic_paren", rf"{_OPEN}[ ]?(?P<n>\d{{1,3}})[ ]?{_CLOSE}、?", _arabic, "（1）", "（104）"),
    _row("arabic_paren", "arabic_paren", r"(?P<n>\d{1,3})[ ]?[）)]", _arabic, "1）"),
    _row("arabic_paren", "arabic_paren", r"(?P<n>[⑴-⒇])", _symbol, "⑴"),
    _row("circled", "circled", r"(?P<n>[①-⑳㉑-㉟㊱-㊿❶-❿])、?", _symbol, "①", "❶"),
    _row(
        "decimal",
        "decimal",
        r"(?P<prefix>\d{1,3}(?:[.．]\d{1,3}){0,3})[.．](?P<n>\d{1,3})(?:[.．、](?!\d))?(?!\d)",
        _arabic,
        "1.1",
        "2.3.4",
    ),
    _row(  # 1 总则 above 1.1 编制目的 (GB/T 1.1): only where the decimals beside it bear it out
        "decimal",
        "decimal_whole",
        r"(?P<n>\d{1,2})(?=[ ]{0,4}\p{Han}[\p{Han}、（）()“” ]{1,24}$)",
        _arabic,
        "1",
    ),
    _row("roman", "roman", r"(?P<n>[IVXL]{1,6}|[Ⅰ-Ⅻ])(?:[ ]?[.．、]|(?<=[Ⅰ-Ⅻ])(?=[ ]))", parse_roman, "I.", "Ⅳ、"),
    _row(
        "roman",
        "roman_paren",
        rf"{_OPEN}[ ]?(?P<n>[ivxl]{{1,6}}|[IVXL]{{1,6}}|[Ⅰ-Ⅻⅰ-ⅻ])[ ]?{_CLOSE}",
        parse_roman,
        "(iv)",
        "（Ⅱ）",
    ),
    _row("latin", "latin", r"(?P<n>[a-zA-Z])[ ]?[.．、）)](?![a-zA-Z]\.)", _letter, "a.", "b)"),
    _row("latin", "latin_paren", rf"{_OPEN}[ ]?(?P<n>[a-zA-Z])[ ]?{_CLOSE}", _letter, "(b)"),
    _row(
        "english",
        "english",
        rf"(?i:(?P<n>{_ENGLISH_NUMBER}))[ ]?[.。．、]",
        parse_english,
        "twenty two.",
        "Twenty-two.",
    ),
    _row("english", "english_article", r"Article[ ](?P<n>\d{1,3})\b[.:]?", _arabic, "Article 5"),
    _row(
        "english",
        "english_chapter",
        r"Chapter[ ](?P<n>\d{1,3}|[IVXL]{1,6})\b[.:]?",
        lambda t: _arabic(t) or parse_roman(t),
        "Chapter II",
    ),
    _row("han_shi", "han_shi", r"(?P<n>[一二三四五六七八九十]{1,2})(?:要|是)(?=[\p{Han}“《])", parse_han, "一是"),
)

_NEAR, _FAR = 1500, 20_000  # characters in which a section's own decimals, and those of the one before, are looked for
_MAY_OPEN = re.compile(rf"[第{HAN_NUMERAL}（(﹙㈠-㈩⒈-⒛⑴-⒇①-⑳㉑-㉟㊱-㊿❶-❿Ⅰ-Ⅻ\da-zA-Z]")
# Words right after a marker that make it a reference or a quantity: 第五条规定的, （二）项, 1.5亿元, 3.0版, 一、二年级
_REFERENCE = re.compile(
    r"[ ]?(?:的?规定(?!要求)|所[列称指]|[款项目](?![目标录])|之规定|、?第[一二三四五六七八九十百]+[条款项]|[和与至]第)"
)
_MEASURE = (
    r"(?:[%％‰万亿元倍米℃]|年(?!度)|月(?![度报])|日(?!常)|个(?![人体性别])|代(?![理办码表])|级(?!别)|版(?!权)|维(?![护修权])"
    r"|[-—~～至]\d)"
)
_QUANTITY = re.compile(rf"(?![ ]?(?:19|20)\d\d[ ]?年)\d+(?:\.\d+)?[ ]?{_MEASURE}")  # 1. with 5亿元 behind it
_DECIMAL_QUANTITY = re.compile(rf"(?:\.\d+)?[ ]?{_MEASURE}")  # 1.5 with 亿元 behind it
_HAN_RUN = re.compile(rf"(?P<n>[{HAN_NUMERAL}]{{1,3}})(?:、|[级类线批次年季届期])")
_SPEAKS_AGAINST = dict.fromkeys(("article", "han_paren", "arabic_paren", "chapter", "section"), _REFERENCE) | {
    "arabic_dot": _QUANTITY,
    "decimal": _DECIMAL_QUANTITY,
    "han_comma": _HAN_RUN,
}


def find_readings(text: str, start: int, end: int) -> tuple[Reading, ...]:
    """All readings of ``text[start:end]``'s beginning as a marker, none where it opens with something else."""
    styles = _styles_opening_with(text[start]) if start < end else ()
    if not styles:
        return ()
    readings = []
    is_decimal = False
    for style in styles:
        match = style.pattern.match(text, start, end)
        if not match:
            continue
        reading = _read(style, match.group(), match.groups())
        if reading is None:
            continue
        if reading.series == "decimal_whole" and not _has_decimals(text, reading.number, start, end):
            continue
        if _is_doubtful(style.style, reading.number, text, match.end(), end):
            reading = reading._replace(doubt=True)
        elif reading.prefix:
            is_decimal = True
        readings.append(reading)
    if is_decimal:  # 1.3分类 is no item 1 that begins with a 3
        readings = [reading._replace(doubt=True) if reading.style == "arabic_dot" else reading for reading in readings]
    return tuple(readings)


@lru_cache(maxsize=4096)
def _styles_opening_with(character: str) -> tuple[Style, ...]:
    """The styles that may match a paragraph that begins with this character: none for most, four for the others."""
    if not _MAY_OPEN.match(character):
        return ()
    return tuple(style for style in STYLES if regex.match(style.pattern.pattern, character, partial=True))


@lru_cache(maxsize=4096)
def _read(style: Style, marker: str, groups: tuple[str | None, ...]) -> Reading | None:
    """The reading of a marker with these groups, without doubt; None where they say no number."""
    parts = dict(zip(style.pattern.groupindex, groups, strict=True))
    value = style.parse(parts["n"] or "")
    if value is None or value > 9999:
        return None
    prefix, sub = parts.get("prefix") or "", parts.get("sub")
    series = f"{style.series}{prefix.count('.') + prefix.count('．')}" if prefix else style.series
    return Reading(style.style, series, marker, value, parse_han(sub) or 0 if sub else 0, prefix)


def _has_decimals(text: str, number: int, start: int, end: int) -> bool:
    """True if a line below is numbered ``n.1``, or one above ``n-1.1``: then a bare ``n`` numbers the section."""
    below = (text.find(f"\n{number}{dot}1", end, end + _NEAR) for dot in ".．")
    above = (text.rfind(f"\n{number - 1}{dot}1", max(0, start - _FAR), start) for dot in ".．")
    return any(at >= 0 for at in (*below, *above))


def find_marker(text: str) -> str | None:
    """The marker that a line opens with, as printed, None if it opens with none.

    Only what numbers a paragraph beyond doubt: no 一是, which mostly runs on in a text, and no reference or quantity.
    """
    readings = find_readings(text, 0, len(text))
    return next((r.marker for r in readings if not r.doubt and r.style != "han_shi"), None)


def _is_doubtful(style: str, number: int, text: str, at: int, end: int) -> bool:
    """True where what follows the marker makes it a reference (``第五条规定``), a quantity (``1.5亿元``) or one of
    several ordinals (``一、二年级``: the next numeral is the marker's successor)."""
    pattern = _SPEAKS_AGAINST.get(style)
    match = pattern.match(text, at, end) if pattern else None
    if match and style == "han_comma":
        return parse_han(match["n"]) == number + 1
    return match is not None
