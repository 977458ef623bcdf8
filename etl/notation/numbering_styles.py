"""Numbering styles: what can number a paragraph, one row per style.

A row carries all that is known of its style; what may open a paragraph, how styles nest and which are alike is derived
from the rows. Adding a style is adding a row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from etl.notation.late_patterns import compile_late
from etl.notation.numerals import (
    HAN_NUMERAL,
    english_numeral_pattern,
    english_ordinal_pattern,
    parse_english,
    parse_english_ordinal,
    parse_han,
    parse_roman,
)

_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_PLAIN = "".join(c for c in HAN_NUMERAL if c not in _FORMAL)
_HAN = f"[{HAN_NUMERAL}]{{1,6}}"
_HAN_SPACED = f"[{_PLAIN}](?:[ ]?[{_PLAIN}]){{0,5}}+"  # no numeral follows
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_OPEN, _CLOSE = r"[（(﹙]", r"[）)﹚]"
_DOT = r"[.．﹒。、]"
_WORD = english_numeral_pattern()
_LETTERS = r"[IVXL]{1,8}(?![A-Za-z])"

# Styles that differ by their numeral alone are of one family: 三、 for 3. and (7) for （七）, as machine translation writes
PLAIN, BRACKETED = "a numeral and a stop", "a numeral in brackets"


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A row of the table.

    ``style`` is the column of the dataset; ``series`` tells which markers look alike. ``rank`` orders the series from the
    outermost in (GB/T 9704-2012, 7.3.3: 一、 → （一） → 1. → （1）; Legislation Law, art. 65: 编 章 节 条 款 项 目), ``deeper``
    is added to it for every further part of a decimal number. ``pattern`` has the group ``n`` (and ``sub``, ``prefix``),
    which ``parse`` turns into the number. ``needs_company`` says that one such marker alone in a text is doubtful.
    """

    style: str
    series: str
    rank: int
    family: str | None
    pattern: re.Pattern[str]
    parse: Callable[[str], int | None]
    examples: tuple[str, ...]
    deeper: int = 0
    needs_company: bool = False


def _row(
    style: str,
    series: str,
    rank: int,
    family: str | None,
    pattern: str,
    parse: Callable[[str], int | None],
    *examples: str,
    deeper: int = 0,
    needs_company: bool = False,
) -> Style:
    # re is the faster one, but knows no \p, and to it ㈩ is a letter
    compiled = compile_late(pattern, library=regex if r"\p" in pattern else re)
    return Style(style, series, rank, family, compiled, parse, examples, deeper, needs_company)


def _arabic(text: str) -> int | None:
    digits = unicodedata.normalize("NFKC", text).strip(" .")
    return int(digits) if digits.isdecimal() else None


def _han(text: str) -> int | None:
    return parse_han(text.replace(" ", ""))


def _ordinal(text: str) -> int | None:
    return _han(text) or _arabic(text)


def _named(text: str) -> int | None:
    """Number behind Chapter, Article: ``5``, ``IV``, ``One``."""
    return _arabic(text) or parse_roman(text) or parse_english(text)


def _letter(text: str) -> int | None:
    return ord(text.lower()) - ord("a") + 1


def _stem(text: str) -> int | None:
    return _STEMS.index(text) + 1


def _symbol(text: str) -> int | None:
    """Number of a ready-made sign: ``①``, ``㈠``, ``⑴``, ``⒈``, ``❶``."""
    if "❶" <= text <= "❿":
        return ord(text) - ord("❶") + 1
    plain = unicodedata.normalize("NFKC", text).strip("().")
    return int(plain) if plain.isdecimal() else parse_han(plain)


def _ordered(word: str) -> str:
    """第…章; ``word`` may name it in simplified and in traditional characters."""
    return rf"第[ ]?(?P<n>{_HAN_SPACED}|\d{{1,4}})[ ]?{word}"


def _english(word: str) -> str:
    """Chapter …; the number in digits, in Roman numerals or in a word."""
    return rf"{word}[ ]?(?P<n>\d{{1,4}}(?![\d.]*\d)|(?<=[ ])(?:{_LETTERS}|(?i:{_WORD})))"


_ENDS = r"(?:[ ]?[.:：](?=[ ]|$))?"  # the stop or colon behind Article 5 is the marker's

# style, series, rank, family, pattern, what its number says, examples
# fmt: off
STYLES = (
    _row("part", "part", 10, None, _ordered(r"(?:[编編篇](?!章|目)|分编|部分)"), _ordinal, "第一编", "第一部分"),
    _row("part", "part", 10, None, _english("P(?:art|ART)") + _ENDS, _named, "Part I", "PART 1", "Part One"),
    _row("chapter", "chapter", 20, None, _ordered("章"), _ordinal, "第一章", "第 一 章"),
    _row("chapter", "chapter", 20, None, _english("C(?:hapter|HAPTER)") + _ENDS, _named, "Chapter II", "CHAPTER I:"),
    _row("section", "section", 30, None, _ordered("[节節]"), _ordinal, "第一节"),
    _row("section", "section", 30, None, _english("S(?:ection|ECTION)") + _ENDS, _named, "Section 1", "SECTION ONE"),
    _row("article", "article", 40, None,
         _ordered("[条條]") + rf"(?:之[ ]?(?P<sub>{_HAN}|\d{{1,2}}))?(?![件例约款約])",
         _ordinal, "第二十一条", "第十条之一", "第3条之1", "第104条", "第 1 條"),
    _row("article", "article", 40, None,
         _english("A(?:rticle|RTICLE|rt[.]|RT[.])") + rf"(?:[ ]?[-–][ ]?(?P<sub>\d{{1,2}}))?{_ENDS}",
         _named, "Article 5", "ARTICLE 5", "Art. 5", "Article 10-1", "Article 3:", "Article IV", "Article Five"),
    _row("roman", "roman", 50, PLAIN,
         r"(?P<n>[IVXL]{1,6}|[Ⅰ-Ⅻ])(?:[ ]?[.．、]|(?<=[Ⅰ-Ⅻ])(?=[ ]))(?![A-Z]\.)", parse_roman, "I.", "Ⅳ、"),
    _row("han_comma", "stem", 52, None, rf"(?P<n>[{_STEMS}])[ ]?[、.．]", _stem, "甲、", "乙."),
    _row("han_comma", "han_formal", 54, None, rf"(?P<n>[{_FORMAL}]{{1,5}})[ ]?[、.．]", _han, "壹、", "贰."),
    _row("han_comma", "han_comma", 60, PLAIN, rf"(?P<n>{_HAN_SPACED})[ ]?[、.．﹒。]{{1,2}}", _han, "一、", "三.", "二十一 、"),
    _row("han_paren", "han_paren", 70, BRACKETED,
         rf"{_OPEN}[ ]?(?P<n>{_HAN_SPACED})[ ]?{_CLOSE}、?",
         lambda t: _han(t) or _symbol(t), "（一）", "(十八)", "（十三)", "( 二)"),
    _row("han_paren", "han_paren", 70, BRACKETED, r"(?P<n>[㈠-㈩])、?", _symbol, "㈠"),
    _row("han_paren", "han_paren", 70, BRACKETED, rf"(?P<n>{_HAN})[）)]", _han, "三）"),
    _row("han_paren", "han_lenticular", 65, None, rf"【[ ]?(?P<n>{_HAN_SPACED})[ ]?】", _han, "【一】"),
    _row("arabic_dot", "arabic_dot", 80, PLAIN,
         rf"(?P<n>\d{{1,3}})[ ]?{_DOT}{{1,2}}", _arabic, "1.", "1．", "1、", "1﹒", "4..", "21。"),
    _row("arabic_dot", "arabic_dot", 80, PLAIN, r"(?P<n>[⒈-⒛])", _symbol, "⒈"),
    _row("arabic_paren", "arabic_paren", 100, BRACKETED,
         rf"{_OPEN}[ ]?(?P<n>\d{{1,3}})[ ]?{_CLOSE}、?", _arabic, "（1）", "（104）"),
    _row("arabic_paren", "arabic_paren", 100, BRACKETED, r"(?P<n>\d{1,3})[ ]?[）)]", _arabic, "1）"),
    _row("arabic_paren", "arabic_paren", 100, BRACKETED, r"(?P<n>[⑴-⒇])", _symbol, "⑴"),
    _row("circled", "circled", 120, None, r"(?P<n>[①-⑳㉑-㉟㊱-㊿❶-❿])、?", _symbol, "①", "❶"),
    _row("decimal", "decimal", 90, None,
         r"(?P<prefix>\d{1,3}(?:[.．]\d{1,3}){0,3})[.．](?P<n>\d{1,3})(?:[.．、](?!\d))?(?!\d)",
         _arabic, "1.1", "2.3.4", deeper=20),
    # 1 总则 above 1.1 编制目的 (GB/T 1.1): only where the decimals beside it bear it out
    _row("decimal", "decimal_whole", 85, PLAIN,
         r"(?P<n>\d{1,2})(?=[ ]{0,4}\p{Han}[\p{Han}、（）()“” ]{1,24}$|[ ]{1,4}[A-Z][A-Za-z,'’()& -]{3,80}$)", _arabic, "1"),
    _row("roman", "roman_paren", 160, BRACKETED,
         rf"{_OPEN}[ ]?(?P<n>[IVXL]{{1,6}}|[Ⅰ-Ⅻ])[ ]?{_CLOSE}", parse_roman, "(IV)", "（Ⅱ）"),
    _row("roman", "roman_small_paren", 164, BRACKETED,
         rf"{_OPEN}[ ]?(?P<n>[ivxl]{{1,6}}|[ⅰ-ⅻ])[ ]?{_CLOSE}", parse_roman, "(iv)", "（ⅱ）"),
    _row("roman", "roman_small", 162, PLAIN, r"(?P<n>[ivxl]{1,6}|[ⅰ-ⅻ])[ ]?[.．、）)](?![a-zA-Z]\.)", parse_roman, "ii."),
    _row("latin", "latin_capital", 168, None, r"(?P<n>[A-Z])[ ]?[.．、）)](?![a-zA-Z]\.)", _letter, "A."),
    _row("latin", "latin", 170, None, r"(?P<n>[a-z])[ ]?[.．、）)](?![a-zA-Z]\.)", _letter, "a.", "b)"),
    _row("latin", "latin_capital_paren", 174, None, rf"{_OPEN}[ ]?(?P<n>[A-Z])[ ]?{_CLOSE}", _letter, "(B)"),
    _row("latin", "latin_paren", 176, None, rf"{_OPEN}[ ]?(?P<n>[a-z])[ ]?{_CLOSE}", _letter, "(b)"),
    _row("english", "english", 180, PLAIN,
         rf"(?i:(?P<n>{_WORD}))[ ]?[.。．、]", parse_english, "twenty two.", "Twenty-two."),
    _row("english", "english", 180, PLAIN, rf"(?i:(?P<n>{_WORD})),(?=[ ])", parse_english, "two,", needs_company=True),
    _row("english", "english_paren", 182, BRACKETED,
         rf"{_OPEN}[ ]?(?i:(?P<n>{_WORD}))[ ]?{_CLOSE}", parse_english, "(two)"),
    _row("english", "english_ordinal", 181, PLAIN,
         rf"(?i:(?:the[ ])?(?P<n>{english_ordinal_pattern()}))[ ]?[,，、:：](?=[ ]|$)",
         parse_english_ordinal, "First,", "Secondly,", "The third,", needs_company=True),
    _row("han_shi", "han_shi", 190, None, r"(?P<n>[一二三四五六七八九十]{1,2})(?:要|是)(?=[\p{Han}“《])", parse_han, "一是"),
)
# fmt: on
# The ideographs that stand in markers
IDEOGRAPHS = frozenset(c for style in STYLES for c in style.pattern.pattern if regex.match(r"\p{Han}", c))


_ORDERED = re.compile(_ordered(r"(?P<word>.)"))


def styles_opening(text: str, start: int, end: int) -> tuple[Style, ...]:
    """The styles that may match at the start of ``text[start:end]``: none for most paragraphs, one for most of the others."""
    head = text[start]
    if head != "第":
        styles = _styles_opening_with(head)
        return _styles_opening_with(text[start : min(start + 2, end)]) if len(styles) > 1 else styles
    ordered = _ORDERED.match(text, start, end)
    return _styles_opening_with(f"第一{ordered['word']}") if ordered else ()


@lru_cache(maxsize=4096)
def _styles_opening_with(head: str) -> tuple[Style, ...]:
    """Return the styles that may match a paragraph that begins so; of a number, the kind alone counts."""
    return tuple(style for style, begins in zip(STYLES, _begins(), strict=True) if begins.match(head, partial=True))


@cache
def _begins() -> tuple[regex.Pattern[str], ...]:
    """Return the patterns of the styles, compiled so that the beginning of a match can be asked for."""
    return tuple(regex.compile(style.pattern.pattern) for style in STYLES)


def series_of(style: Style, prefix: str) -> str:
    """Return the series of a marker: that of its style; for a decimal number, with its depth."""
    return f"{style.series}{prefix.count('.') + prefix.count('．')}" if prefix else style.series


@lru_cache(maxsize=256)
def rank_of(series: str) -> int:
    """Return the usual depth of a series. Only the order of these numbers matters."""
    style, depth = _style_of(series)
    return style.rank + style.deeper * depth


@lru_cache(maxsize=256)
def family_of(series: str) -> str | None:
    """Return the family of a series, or None if nothing is alike."""
    return _style_of(series)[0].family


def _style_of(series: str) -> tuple[Style, int]:
    name = series.rstrip("0123456789")
    return next(style for style in STYLES if style.series == name), int(series[len(name) :] or 0)
