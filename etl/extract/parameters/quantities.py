"""Numbers of a text with their measure units, before comparators, ranges and lists are applied.

A quantity may lack its unit: in ``30-40万元`` and ``50、30、10万元`` the first numbers wait for the unit of the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from etl.extract.parameters.counted_nouns import names_a_place, read_counted
from etl.extract.parameters.english_numbers import read_english, read_words, scale_of
from etl.extract.parameters.fractions import NO_NUMERAL_BEFORE, parse_numeral, read_fraction
from etl.extract.parameters.measure_units import (
    MeasureUnit,
    currencies,
    find_currency,
    measure_units,
)
from etl.extract.parameters.quantity import Quantity
from etl.extract.parameters.quantity_patterns import BLANKS, quantity_pattern
from etl.lexicon.alternations import any_of
from etl.notation.late_patterns import compile_late

# 一 that says "the same", "each", "some", "the last": no number.
_NO_COUNT_BEFORE_ONE = compile_late(
    r"(?:[同每某统唯单逐专另这那哪该之新首再第不划]|(?<!主)任|[^以]上|[^以]下|最后|(?:^|[的其，。；：、（\s])前|为数)\s{0,2}\Z"
)
_CALENDAR_YEAR = compile_late(r"(?:19|20)[0-9]{2}")
_BARE_SCALE = compile_late(r"[百千万亿]+")
_NO_HALF_BEFORE = compile_late(r"(?:[上下后大多对过一个]|(?<!提)前)\Z")
_PAIR = compile_late(r"(?P<first>[一二两三四五六七八])(?P<second>[二三四五六七八九])(?P<rest>[十百千万亿]{0,3})")
# Minus signs count of shares, sums and temperatures; a hyphen behind a digit or a letter is none.
_MINUS = compile_late(
    r"(?:(?:\A|(?<=[长降率为是达至到于在比速幅度动围间（(：:，,。、；\s]))[-－−–]|(?<![抱辜欺胜辞担减])负)\Z"
)
_SIGNED = ("percent", "money", "temperature", "percentage_point")
# 元角分: what follows a sum and belongs to it.
_CHANGE = compile_late(
    rf"{BLANKS}(?:(?P<jiao>[0-9]{{1,2}}|[零一二三四五六七八九两壹贰叁肆伍陆柒捌玖]){BLANKS}[角毛](?!度|色|落|逐|膜))?"
    rf"(?:{BLANKS}(?:又|零)?(?P<fen>[0-9]{{1,2}}|[零一二三四五六七八九两壹贰叁肆伍陆柒捌玖]){BLANKS}(?:美|港)?分(?!之|钟|期|局|公司|厂|行|级|类|别|为|配|区|部|布|析|享|担|批|数|值))?"
    rf"(?P<whole>{BLANKS}[整正](?![个体年改治常式确在规]))?"
)
_SCALE_BEHIND = compile_late(r"[ ](?P<scale>(?i:million|billion|trillion))(?![A-Za-z])")
_NAMED_CURRENCY = compile_late(
    rf"元{BLANKS}(?:[（(](?:折合|均为|以)?{BLANKS}(?P<boxed>[^（）()\s]{{2,6}}){BLANKS}[）)]|(?P<behind>人民币|港币|美金|台币|新台币|澳门币))"
)
# 29日 alone is the day of some month; a length has a bound, or words that take one.
_DAY_OF_MONTH = compile_late(
    rf"(?:(?<![少多低高大小短长等])于|[在自从号]|{any_of('before_a_day_of_the_month')}|\A|[。，；\n])\s{{0,2}}\Z"
)
_IS_LENGTH = compile_late(rf"\s{{0,2}}(?:{any_of('behind_a_length')}|[）)]以[内上下]|[，。；、]?(?:每|共))")


def find_quantities(text: str) -> Iterator[Quantity]:
    """Numbers of a masked text in order, with their units where they have one."""
    at = 0
    for match in quantity_pattern().finditer(text):
        if match.start() < at:  # the 角 and 分 of the sum before
            continue
        quantity: Quantity | None
        if match["english_alone"]:
            quantity = Quantity(*match.span(), read_words(match["english_alone"]), None, is_plain=True)
        elif match["han_alone"] or match["han"]:
            quantity = _han(match)
        elif match["number"]:
            quantity = _arabic(match)
        elif match["english_share"] or match["half_unit_of"] or match["english"] or match["twice"]:
            said = read_english(match)
            end = match.end("english") if match["english_counted"] else match.end()
            quantity = Quantity(match.start(), end, *said) if said else None
        else:
            quantity = read_fraction(match)
        if quantity is not None:
            quantity = _with_change(text, quantity)
            at = quantity.end
            yield quantity


def _arabic(match: re.Match[str]) -> Quantity | None:
    number, scale, tail, more, half_unit = match.group("number", "scale", "tail", "more", "half_unit")
    value = parse_numeral((number + (scale or "") + (tail or "")).replace("\n", ""))
    if value is None:
        return None
    word_scale, odd, printed, currency, and_half = match.group("word_scale", "odd", "unit", "currency", "and_half")
    unit = _unit(printed, half_unit)
    has_currency = bool(currency) or (unit is not None and unit.quantity == "money")
    start, end = match.start() if currency else match.start("number"), match.end()
    factor = scale_of(word_scale, has_currency)
    if factor is None:  # 5 m: metres
        measured = measure_units().get(word_scale or "")
        if unit is not None or measured is None:
            return None
        unit, factor, end = measured, Decimal(1), match.end("word_scale")
    value *= factor
    number_end = max(match.end(name) for name in ("number", "word_scale", "scale", "tail", "more") if match[name])
    if currency and (unit is None or unit.measure_unit == "CNY" or unit.quantity != "money"):
        named = find_currency(currency)
        if printed and not printed.isascii() and named.measure_unit == "CNY":  # the 元 says it already
            start = match.start("number")
        end = end if unit and unit.quantity == "money" else number_end
        unit = named
    elif not (scale or more) and (counted := read_counted(match.string, start, number_end, unit)):
        unit, end = counted
    if unit and unit.quantity == "count" and names_a_place(match.string, start):
        return None
    if unit and (_is_part_of_a_name(match, unit) or _is_day_of_month(match.string, start, match.end(), unit, value)):
        return None
    if half_unit or and_half:
        value += Decimal("0.5")
    if unit is None:
        end = number_end
    minus = _MINUS.search(match.string, max(0, start - 1), start) if unit and unit.quantity in _SIGNED else None
    return Quantity(
        start - (len(minus[0]) if minus else 0),
        end,
        -value if minus else value,
        unit,
        (parse_numeral(scale) or Decimal(1)) if scale else factor,
        is_plain=not scale and factor == 1,
        approximate=bool(more or odd),
    )


def _is_part_of_a_name(match: re.Match[str], unit: MeasureUnit) -> bool:
    """True if digits and unit are a calendar year that no date is (2023年版) or letters of a code (vFI7pd2E)."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    if unit.printed.isascii() and unit.printed.isalpha() and before.isascii() and before.isalpha():
        return not match["currency"]
    return unit.measure_unit == "year" and bool(_CALENDAR_YEAR.fullmatch(match["number"]))


def _is_day_of_month(text: str, start: int, end: int, unit: MeasureUnit, value: Decimal) -> bool:
    """True if ``29日`` is the day of some month that the words leave open, and no length."""
    if unit.printed != "日" or value > 31:
        return False
    return bool(_DAY_OF_MONTH.search(text, max(0, start - 4), start)) and not _IS_LENGTH.match(text, end)


def _han(match: re.Match[str]) -> Quantity | None:
    start = match.start("han") if match["han"] else match.start()
    alone, said, more, half_unit, printed, and_half, currency = match.group(
        "han_alone", "han", "han_more", "han_half_unit", "han_unit", "han_and_half", "currency"
    )
    if alone == "零":  # 两年零六个月
        return None
    odd_scale, myriad = match.group("han_odd_scale", "han_scale")
    said = said or alone
    value = parse_numeral(said + (odd_scale or "") + (myriad or ""))
    upper = None
    if value is None and (pair := _PAIR.fullmatch(said)):  # 七八万, 三五十
        value, upper = (parse_numeral(pair[name] + pair["rest"] + (odd_scale or "")) for name in ("first", "second"))
        if value is None or upper is None or value >= upper:
            return None
    if value is None or NO_NUMERAL_BEFORE.search(match.string, max(0, start - 2), start):
        return None
    if said == "半" and _NO_HALF_BEFORE.search(match.string[max(0, start - 2) : start]):
        return None
    if (
        said == "一"
        and not (half_unit or and_half)
        and _NO_COUNT_BEFORE_ONE.search(match.string, max(0, start - 4), start)
    ):
        return None
    unit = _unit(printed, half_unit)
    if unit and _is_day_of_month(match.string, start, match.end(), unit, value):
        return None
    if currency and unit and unit.quantity == "money":
        start = start if find_currency(currency).measure_unit == "CNY" else match.start()
        unit = find_currency(currency) if unit.measure_unit == "CNY" else unit
    if half_unit or and_half:
        value += Decimal("0.5")
    scale = (said + (odd_scale or "") + (myriad or ""))[len(said.rstrip("万亿")) :]
    return Quantity(
        start,
        match.end(),
        value,
        unit,
        (parse_numeral(scale) or Decimal(1)) if scale else Decimal(1),
        is_plain=not scale,
        is_han=True,
        approximate=bool(more or odd_scale) or upper is not None,
        is_bare_scale=bool(_BARE_SCALE.fullmatch(said)),
        upper=upper,
        hundreds=(parse_numeral(said[1]) or Decimal(1)) if len(said) == 2 and said[1] in "百千佰仟" else Decimal(1),
    )


def _unit(printed: str | None, half_unit: str | None) -> MeasureUnit | None:
    if printed is None:
        return None
    return measure_units()["个" + printed if half_unit and printed == "月" else printed]


def _with_change(text: str, quantity: Quantity) -> Quantity:
    """Return a sum with the 角 and 分 behind it, and in the currency that is named behind 元 (``500万元（港币）``)."""
    unit = quantity.measure_unit
    if unit is None or unit.quantity != "money":
        return quantity
    if unit.printed.isascii():  # 75 USD million
        scale = _SCALE_BEHIND.match(text, quantity.end) if quantity.is_plain else None
        factor = scale_of(scale["scale"], has_currency=True) if scale else None
        if scale and factor:
            quantity.value, quantity.end = quantity.value * factor, scale.end()
        return quantity
    end, value = quantity.end, quantity.value
    named = _NAMED_CURRENCY.match(text, end - 1)
    if named and (said := currencies().get(named["boxed"] or named["behind"])):
        unit, end = said, named.end()
    change = _CHANGE.match(text, end)
    if change and (change["jiao"] or change["fen"] or change["whole"]):
        for name, part in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
            value += (parse_numeral(change[name]) or 0) * part if change[name] else 0
        end = change.end()
    quantity.value, quantity.measure_unit, quantity.end = value, unit, end
    return quantity
