"""The measure units (计量单位) of the lexicon: how they are printed, what they measure, which canonical unit they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import groupby
from operator import itemgetter

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation

_NO_CURRENCY = frozenset(
    ("元", "元整", "圆", "圆整", "元人民币", "块", "块钱")
)  # of whatever currency the words beside it say


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """One printed unit: ``factor`` turns a number of it into its canonical ``measure_unit``."""

    printed: str
    measure_unit: str
    quantity: str
    factor: Decimal


@cache
def measure_units() -> dict[str, MeasureUnit]:
    """Return the measure units by their printed form."""
    return {
        row["printed"]: MeasureUnit(row["printed"], row["measure_unit"], row["quantity"], Decimal(row["factor"]))
        for row in read_lexicon("measure_units")
    }


_BRACKETED = re.compile(r"[（(\[〔【](?:计量)?(?:单位[ ]?[：:][ ]?)?(?P<unit>[^（()）]{1,16})[）)\]〕】]\s*$")


def find_measure_unit(words: str, in_brackets: bool = False) -> str | None:
    """Return the unit that the header of a column or a cell of its own prints, or None if it prints none that is known.

    >>> [find_measure_unit(words, in_brackets=True) for words in ("金额（万元）", "补贴标准（元/人·月）", "任务（2025年）")]
    ['万元', '元/人·月', None]
    """
    if words.isascii() and (english := _find_english_unit(words, in_brackets)):
        return english
    printed = "".join(words.split())
    if in_brackets:
        found = _BRACKETED.search(printed)
        if found is None:
            return None
        printed = found["unit"].removeprefix("单位").lstrip("：:")
    first = re.split("[/／]", printed)[0]
    if first in measure_units() or (first[:1] in _SCALES and first[1:] in measure_units()):
        return printed
    return None


_SCALES = "十百千万亿"
_BRACKETED_ENGLISH = re.compile(r"[(\[](?:unit:? ?|in )?(?P<unit>[^()\[\]]{1,30})[)\]]\s*$", re.IGNORECASE)


def _find_english_unit(words: str, in_brackets: bool) -> str | None:
    """The Chinese form of a unit in English words, its scale before or behind the currency.

    >>> [_find_english_unit(words, False) for words in ("RMB 10,000", "10,000 yuan", "100 million US dollars", "USD million", "km")]
    ['万元', '万元', '亿美元', '百万美元', None]
    """
    if in_brackets:
        found = _BRACKETED_ENGLISH.search(words)
        words = found["unit"] if found else ""
    printed = " ".join(words.lower().split())
    currencies, scales = _english_words("currency"), _english_words("scale")
    for scale in sorted(scales, key=len, reverse=True):
        before, found_scale, behind = printed.partition(scale)
        rest = f"{before} {behind}".split()
        if found_scale and not before.strip("abcdefghijklmnopqrstuvwxyz$. "):
            unit = currencies.get(" ".join(rest)) or currencies.get(rest[0] if rest and rest[0] == "rmb" else "")
            return scales[scale] + unit if unit else None
    return currencies.get(printed)


@cache
def _english_words(part: str) -> dict[str, str]:
    return {row["word"]: row["printed"] for row in read_lexicon("english_unit_words") if row["part"] == part}


@cache
def measure_unit_pattern(han_numerals: bool) -> str:
    """Alternation of the printed units, each with what must not follow it (人 but not 人民), the longest that matches.

    They are grouped by their first characters, which a lookahead tests at once.

    ``han_numerals`` keeps only those that count after a Chinese numeral: measuring units, not counting words (三个, 五项).
    """
    rows = [row for row in read_lexicon("measure_units") if not han_numerals or row["han_numerals"] == "yes"]
    by_opening: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(rows, key=lambda row: len(row["printed"]), reverse=True):
        opening, rest = row["printed"][0], row["printed"][1:]
        guard = "(?![A-Za-z0-9])" if row["printed"][-1].isascii() and row["printed"][-1].isalpha() else ""
        guard += f"(?!{guards})" if (guards := "|".join(row["not_before"].split())) else ""
        by_opening.setdefault(opening, []).append((rest, guard))
    groups = "|".join(rf"{re.escape(opening)}(?:{_guarded(rests)})" for opening, rests in by_opening.items())
    return f"(?=[{re.escape(''.join(by_opening))}])(?:{groups})"


def _guarded(words: Iterable[tuple[str, str]]) -> str:
    """Alternation of words with what must not follow each, which neighbours share: it is half of what is to compile."""
    return "|".join(
        f"(?:{'|'.join(re.escape(word) for word, _ in group)}){guard}"
        for guard, group in groupby(words, key=itemgetter(1))
    )


@cache
def unit_openings(han_numerals: bool) -> str:
    """Alternation of the first one or two characters of the printed units: what every one of them opens with."""
    seconds: dict[str, set[str]] = {}
    for row in read_lexicon("measure_units"):
        if not han_numerals or row["han_numerals"] == "yes":
            seconds.setdefault(row["printed"][0], set()).add(row["printed"][1:2])
    alone = re.escape("".join(first for first, second in seconds.items() if "" in second))
    longer = (
        rf"{re.escape(first)}[{re.escape(''.join(sorted(second)))}]"
        for first, second in seconds.items()
        if "" not in second
    )
    return "|".join((f"[{alone}]", *longer))


@cache
def currencies() -> dict[str, MeasureUnit]:
    """Return the names, codes and signs of currencies before a number or after 元 (``RMB``, ``￥``, ``港币``, ``US$``)."""
    money = {name: unit for name, unit in measure_units().items() if unit.quantity == "money"}
    return {name: unit for name, unit in money.items() if name not in _NO_CURRENCY and unit.factor == 1}


@cache
def currency_pattern() -> str:
    """Alternation of the currencies that may stand before a number, the longest first."""
    names = sorted((name for name in currencies() if not name[-1].islower()), key=lambda name: (-len(name), name))
    return "|".join(_spaced(name) for name in names)


@cache
def currency_openings() -> tuple[str, str, str]:
    """Return what currencies before a number open with, for classes: letters or signs; Han characters; those behind these."""
    names = [name for name in currencies() if not name[-1].islower()]
    han = [name for name in names if "一" <= name[0] <= "鿿"]
    kinds = ({name[0] for name in names if name not in han}, {name[0] for name in han}, {name[1] for name in han})
    others, firsts, seconds = (re.escape("".join(sorted(characters))) for characters in kinds)
    return others, firsts, seconds


@cache
def currency_endings() -> str:
    """Return the characters that currencies before a number end in, escaped for a class."""
    return re.escape("".join(sorted({name[-1] for name in currencies() if not name[-1].islower()})))


def find_currency(printed: str) -> MeasureUnit:
    """Return the currency that printed words name, whatever blanks stand in them (``US $``, ``hk $``)."""
    plain = "".join(printed.replace(".", "").split())
    known = currencies()
    return known.get(plain) or known.get(plain.upper()) or known[printed]


def _spaced(name: str) -> str:
    """Return a currency as it is printed: letters and sign may stand apart (``US $``)."""
    if name == "US$":
        return r"(?i:U\.?[ ]?S\.?)[ ]{0,2}\$"
    if name.isascii() and len(name) > 1 and name[-1] == "$":
        return rf"(?i:{re.escape(name[:-1])})[ ]{{0,2}}\$"
    return re.escape(name)


@cache
def per_unit(printed: str) -> str | None:
    """Canonical unit of a word after 每 or a slash (``每人`` → person, ``元/月`` → month), or None if it is no unit."""
    if named := _PER_ALONE.get(printed) or _ADVERBS.get(printed):
        return named
    known = measure_units().get(printed) or measure_units().get("个" + printed)
    return known.measure_unit if known else None


# What stands behind a slash or 每 and counts nothing.
_PER_ALONE = {"月": "month", "学月": "month", "季": "quarter", "生": "person", "万元": "10000 CNY"}
# 1.5 billion yuan annually
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "quarterly": "quarter",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}


@cache
def per_pattern() -> str:
    """Alternation of the words that can stand after 每 or a slash."""
    printed = {unit for unit in measure_units() if not unit[0].isdigit()} | {"季度", "学期", *_PER_ALONE}
    return alternation(printed)


@cache
def per_after() -> re.Pattern[str]:
    """Return what a quantity is counted per, after its unit: ``元/平方米``, ``元/人·年``, ``yuan a year``, ``yuan annually``."""
    space = r"[^\S\n]{0,3}"
    whole = "(?!(?<=[A-Za-z])[A-Za-z])"  # per h is hour, per household is not
    words = "(?:per|for each|for every|each|every|an?) "
    return re.compile(
        rf"{space}(?:[/／]|{words}){space}(?P<open>[（(]{space})?(?P<first>{per_pattern()}){whole}"
        rf"(?:{space}(?:[/／·•.]|{words}){space}(?P<second>{per_pattern()}){whole})?(?(open){space}[）)])"
        rf"|[ ](?P<adverb>{alternation(_ADVERBS)})\b"
    )
