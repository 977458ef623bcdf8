"""Markers: the readings a paragraph's beginning allows.

A reading is a claim, not yet a clause: ``I.`` is Roman one and Latin nine, ``1.5`` a decimal number or item 1. The tree
search decides. The styles stand in ``numbering_styles``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import regex

from etl.lexicon.alternations import any_of
from etl.notation.late_patterns import compile_late
from etl.notation.numbering_styles import STYLES, Style, series_of, styles_opening
from etl.notation.numerals import HAN_NUMERAL, parse_han

_SECOND = 2  # marker of a series that is no series alone


class MarkerReading(NamedTuple):
    """One way to read a paragraph's beginning as a marker.

    ``series`` tells which markers look alike (a style, for decimals with its depth). ``marker`` is as printed,
    ``number`` what it says, ``sub`` the n of 第十条之n, ``prefix`` what stands before the last part of ``2.1``.
    ``doubt`` is true if the words that follow speak against a marker.
    """

    style: str
    series: str
    marker: str
    number: int
    sub: int = 0
    prefix: str = ""
    doubt: bool = False


_STANDARD = ("\n1 范围\n", "\n2 规范性引用文件\n")  # the sections that every standard has (GB/T 1.1-2020, 8.5 and 8.6)
_NEAR, _FAR = 1500, 20_000  # characters in which a section's own decimals, and those of the one before, are looked for
# Words right after a marker that make it a reference or a quantity: 第五条规定的, （二）项, 1.5亿元, 3.0版, 一、二年级
_REFERENCE = re.compile(
    r"""
    [ ]? (?: 的?规定(?!要求) | 所[列称指] | [款项目](?![目标录]) | 之规定 | 、?第[一二三四五六七八九十百]+[条款项] | [和与至]第
           | [（(][一二三四五六七八九十\d]{1,3}[）)] [ ]? [款项目] )
    | [ ] (?: of|and|or|to|through|shall|hereof|above|below|applies|paragraph|of[ ]this ) (?![A-Za-z])   # Article 5 of this Law
    """,
    re.VERBOSE,
)
_AMENDED = compile_late(any_of("behind_an_amended_article"))  # 第四十六条中的“…”修改为“…” names another text's article
_MEASURE = (
    r"(?:[%％‰万亿元倍米℃]|年(?!度)|月(?![度报])|日(?!常)|个(?![人体性别])|代(?![理办码表])|级(?!别)|版(?!权)|维(?![护修权])"
    r"|[-—~～至]\d)"
)
_QUANTITY = compile_late(rf"(?![ ]?(?:19|20)\d\d[ ]?年)\d+(?:\.\d+)?[ ]?{_MEASURE}")  # 1. with 5亿元 behind it
_DECIMAL_QUANTITY = compile_late(  # 1.5 with 亿元 behind it, 11.5.14.2 with 的试验
    rf"(?:\.\d+)?[ ]?(?:{_MEASURE}|的|[条款项](?![目款])|[和与、至]\d|所[列称指述]|规定)"
)
_HAN_RUN = compile_late(rf"(?P<n>[{HAN_NUMERAL}]{{1,3}})(?:、|[级类线批次年季届期])")
_SPEAKS_AGAINST = dict.fromkeys(("part", "article", "han_paren", "arabic_paren", "chapter", "section"), _REFERENCE) | {
    "arabic_dot": _QUANTITY,
    "decimal": _DECIMAL_QUANTITY,
    "han_comma": _HAN_RUN,
}


# Most markers: one style alone reads them, and what follows begins no reference, no further numeral or stop
_REFERRING = "".join(sorted({*re.findall(r"[^\x00-\x7f]", _REFERENCE.pattern)}))
_PLAIN = re.compile(
    rf"""
    (?: 第[{HAN_NUMERAL}]{{1,6}}[章节条](?=[ ]) | [（(][{HAN_NUMERAL}]{{1,6}}[）)] | [{HAN_NUMERAL}]{{1,6}}、 )
    (?= [ ]?[^{_REFERRING}{HAN_NUMERAL}.．﹒。(\ \da-z] )
    """,
    re.VERBOSE,
)


def find_readings(text: str, start: int, end: int) -> tuple[MarkerReading, ...]:
    """Return all readings of a numbering marker at the start of ``text[start:end]``; empty if there is no marker."""
    plain = _PLAIN.match(text, start, end)
    return _read_plain(plain[0]) if plain else _read_all(text, start, end)


@lru_cache(maxsize=4096)
def _read_plain(marker: str) -> tuple[MarkerReading, ...]:
    """Return the readings of a marker that nothing behind it bears on."""
    return _read_all(marker, 0, len(marker))


def _read_all(text: str, start: int, end: int) -> tuple[MarkerReading, ...]:
    """Return the readings in all styles, each doubted by what follows."""
    styles = styles_opening(text, start, end) if start < end else ()
    if not styles:
        return ()
    readings = []
    is_decimal = False
    for style in styles:
        match = style.pattern.match(text, start, end)
        if not match or (style.style == "article" and _AMENDED.match(text, match.end(), end)):
            continue
        reading = _read(style, match[0], match.groups())
        if reading is None:
            continue
        if reading.series == "decimal_whole" and not _numbers_section(text, reading.number, start, end):
            continue
        if _is_doubtful(style, reading.number, text, match.end(), end):
            reading = reading._replace(doubt=True)
        is_decimal = is_decimal or bool(reading.prefix)
        readings.append(reading)
    if is_decimal:  # 1.3分类 is no item 1 that begins with a 3
        readings = [reading._replace(doubt=True) if reading.style == "arabic_dot" else reading for reading in readings]
    return tuple(readings)


@lru_cache(maxsize=4096)
def _read(style: Style, marker: str, groups: tuple[str | None, ...]) -> MarkerReading | None:
    """Return the reading of a marker with these groups, without doubt, or None if they say no number."""
    parts = dict(zip(style.pattern.groupindex, groups, strict=True))
    value = style.parse(parts["n"] or "")
    if value is None or value > 9999:
        return None
    prefix, sub = parts.get("prefix") or "", parts.get("sub")
    return MarkerReading(style.style, series_of(style, prefix), marker, value, _value_of(sub), prefix)


def _numbers_section(text: str, number: int, start: int, end: int) -> bool:
    """True if a bare number numbers a section: of a standard, or borne out by the decimals beside it."""
    return all(section in text for section in _STANDARD) or _has_decimals(text, number, start, end)


def _has_decimals(text: str, number: int, start: int, end: int) -> bool:
    """True if a line below is numbered ``n.1``, or one above ``n-1.1``: then a bare ``n`` numbers the section."""
    below = (text.find(f"\n{number}{dot}1", end, end + _NEAR) for dot in ".．")
    above = (text.rfind(f"\n{number - 1}{dot}1", max(0, start - _FAR), start) for dot in ".．")
    return any(at >= 0 for at in (*below, *above))


def find_marker(text: str) -> str | None:
    """Return the marker at the start of a line, as printed, or None if there is none.

    Only what numbers a paragraph beyond doubt: no 一是, which mostly runs on in a text, and no reference or quantity.
    """
    for reading in find_readings(text, 0, len(text)):
        if not reading.doubt and reading.style != "han_shi":
            return reading.marker
    return None


def _value_of(sub: str | None) -> int:
    """Return the n of 第十条之n, Article 10-n."""
    if not sub:
        return 0
    return int(sub) if sub.isdecimal() else parse_han(sub) or 0


def _is_doubtful(style: Style, number: int, text: str, at: int, end: int) -> bool:
    """True if what follows the marker makes it a reference (``第五条规定``), a quantity (``1.5亿元``) or one of
    several ordinals (``一、二年级``: the next numeral is the marker's successor), or where it stands alone in the text
    though its style needs company (``First,``)."""
    pattern = _SPEAKS_AGAINST.get(style.style)
    match = pattern.match(text, at, end) if pattern else None
    if match and style.style == "han_comma":
        return parse_han(match["n"]) == number + 1
    return match is not None or (style.needs_company and not _has_company(text, style.series))


@lru_cache(maxsize=8)
def _has_company(text: str, series: str) -> bool:
    """True if two lines of the text open with a marker of that series."""
    patterns = "|".join(style.pattern.pattern for style in STYLES if style.series == series)
    lines = regex.finditer(rf"(?:\A|\n)(?:{patterns})", text)
    return sum(1 for _ in islice(lines, _SECOND)) == _SECOND
