"""The measure units (计量单位) of the lexicon: how they are printed, what they measure, which canonical unit they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from etl.lexicon import read_lexicon


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """One printed unit: ``factor`` turns a number of it into its canonical ``measure_unit``."""

    printed: str
    measure_unit: str
    quantity: str
    factor: float


@cache
def measure_units() -> dict[str, MeasureUnit]:
    """The measure units by their printed form."""
    return {
        row["printed"]: MeasureUnit(row["printed"], row["measure_unit"], row["quantity"], float(row["factor"]))
        for row in read_lexicon("measure_units")
    }


@cache
def measure_unit_pattern(han_numerals: bool) -> str:
    """Alternation of the printed units, longest first, each with what must not follow it (人 but not 人民).

    ``han_numerals`` keeps only those that count after a Chinese numeral: measuring units, not counting words (三个, 五项).
    """
    rows = [row for row in read_lexicon("measure_units") if not han_numerals or row["han_numerals"] == "yes"]
    parts = []
    for row in sorted(rows, key=lambda row: len(row["printed"]), reverse=True):
        printed = re.escape(row["printed"])
        if row["printed"][-1].isascii() and row["printed"][-1].isalpha():
            printed += "(?![A-Za-z0-9])"
        guards = "|".join(row["not_before"].split())
        parts.append(printed + (f"(?!{guards})" if guards else ""))
    return "|".join(parts)


@cache
def english_unit_pattern() -> str:
    """Alternation of the units that are English words, which numbers in words count too (``within three years``)."""
    words = [
        printed for printed in measure_units() if printed.isascii() and len(printed) > 2 and printed[-2:].islower()
    ]
    return "|".join(rf"{word}(?![A-Za-z])" for word in sorted(words, key=len, reverse=True))


@cache
def currency_pattern() -> str:
    """Alternation of the currency signs and codes that stand before a number (``RMB 2 million``, ``￥500``)."""
    money = [u for u in measure_units().values() if u.quantity == "money" and not u.printed[-1].islower()]
    signs = [re.escape(u.printed) for u in money if not "一" <= u.printed[0] <= "鿿"]
    return "|".join(sorted(signs, key=len, reverse=True))


@cache
def per_unit(printed: str) -> str | None:
    """Canonical unit of a word after 每 or a slash (``每人`` → person, ``元/月`` → month), None where it is no unit."""
    if printed in ("月", "学月"):
        return "month"
    if printed == "季":
        return "quarter"
    known = measure_units().get(printed) or measure_units().get("个" + printed)
    return known.measure_unit if known else None


@cache
def per_pattern() -> str:
    """Alternation of the words that can stand after 每 or a slash."""
    printed = {unit for unit in measure_units() if not unit[0].isdigit()} | {"月", "季度", "学期", "季"}
    return "|".join(re.escape(p) for p in sorted(printed, key=len, reverse=True))


@cache
def per_after() -> re.Pattern[str]:
    """What a quantity is counted per where it is printed behind the unit: ``元/平方米``, ``元/人·年``, ``yuan per year``."""
    space = r"[^\S\n]{0,3}"
    return re.compile(
        rf"{space}(?:[/／]|per ){space}(?P<first>{per_pattern()})(?:{space}[/／·•]{space}(?P<second>{per_pattern()}))?"
    )
