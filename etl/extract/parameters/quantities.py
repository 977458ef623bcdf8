"""Numbers of a text with their measure units, before anything is said of bounds, ranges and lists.

A quantity may lack its unit: in ``30-40万元`` and ``50、30、10万元`` the first numbers wait for the unit of the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.extract.parameters.measure_units import (
    MeasureUnit,
    currency_signs,
    english_unit_pattern,
    measure_unit_pattern,
    measure_units,
    unit_openings,
)
from etl.notation.numerals import ENGLISH_SCALES, english_numeral_pattern, parse_english, parse_fraction, parse_number

PERCENT = MeasureUnit("%", "percent", "percent", 1.0)
TIMES = MeasureUnit("倍", "times", "ratio", 1.0)
RATIO = MeasureUnit(":", "ratio", "ratio", 1.0)

_S = r"[^\S\n]{0,3}"
_WRAP = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"  # a line wrapped between number and unit
_ARABIC = r"(?<![0-9０-９])(?<![0-9０-９][.．])(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9０-９]{1,12})(?:[.．][0-9０-９]{1,6})?"
_SCALE = r"(?:[十百千]?(?:万亿|[万亿])(?!度)|[百千](?![米克伏瓦卡帕赫分焦]))"
_HAN_CHARACTERS = "一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_HAN = rf"[{_HAN_CHARACTERS}][零〇{_HAN_CHARACTERS}]{{0,13}}"
_HAN_DECIMAL = rf"(?:{_HAN}|零)(?:点[零〇一二三四五六七八九]{{1,6}})?"
# 一 that says "the same", "each", "some", "the last": no number.
_NO_COUNT_BEFORE_ONE = re.compile(
    r"(?:[同每某统唯单逐专另这那哪该之新首再第不划]|(?<!主)任|[^以]上|[^以]下|最后|(?:^|[的其，。；：、（\s])前|为数)\s{0,2}\Z"
)
# 数百, 几十 and 周三 are no numbers; 人数三百人, 株数三倍 and 每周两天 are.
_NO_NUMERAL_BEFORE = re.compile(
    r"(?:[第几零〇一二两三四五六七八九十百千万亿多星初]|(?<![人株总次户天件份名票基户套台辆班])数|(?<!每)周)\Z"
)
_CALENDAR_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_BARE_SCALE = re.compile(r"[百千万亿]+")
_NO_HALF_BEFORE = re.compile(r"(?:[上下后大多对过一个]|(?<!提)前)\Z")
_NEAR_A_PROPORTION = re.compile(r"比例|配比|配套|比值|之比|的比|比率|配备|置换|师生比")
_number = lru_cache(maxsize=4096)(parse_number)  # the same few hundred numerals come all the time


@dataclass(slots=True)  # not frozen: that makes making one three times as slow
class Quantity:
    """A number in a text, ``text[start:end]`` with its unit, ``value`` in the printed unit's own scale.

    ``scale`` is the factor its own words give (万 → 10000), ``is_plain`` whether it has none and may take a neighbour's.
    """

    start: int
    end: int
    value: float
    measure_unit: MeasureUnit | None
    scale: float = 1.0
    is_plain: bool = False
    is_han: bool = False
    approximate: bool = False
    is_bare_scale: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    arabic_units, han_units = measure_unit_pattern(False), measure_unit_pattern(True)
    scales = "|".join(rf"{word}(?![A-Za-z])" for word in ENGLISH_SCALES)
    currencies = re.escape("".join(sorted({sign[0] for sign in currency_signs()})))
    return re.compile(
        rf"""
        (?= [0-9０-９{_HAN_CHARACTERS}零半翻A-Za-z{currencies}] )                # what any of them opens with, told at once
      (?: (?P<share> (?: 百 | 千 | 万 | [二三四五六七八九十]{{1,3}} | [0-9]{{1,3}} ) {_S} 分之 {_S} (?P<above> {_HAN_DECIMAL} | {_ARABIC} ) )
      | (?<![0-9０-９./\-A-Za-z]) (?P<slashed> [1-9] {_S} / {_S} (?:[2-9]|10) ) (?! {_S} [0-9０-９./\-%A-Za-z年月] )
      | (?<![0-9.:：∶]) (?P<proportion> [1-9][0-9]{{0,2}}(?:\.[0-9]{{1,2}})? {_S} [:：∶] {_S} [1-9][0-9]{{0,2}}(?:\.[0-9]{{1,2}})? ) (?![0-9:：∶])
      | (?P<redoubled> 翻 {_S} (?P<doublings> [一二两三四123]?) {_S} 番 )
      | (?P<half> (?<![另前后大每对打各过]) 一半 | (?: (?<!过) | (?<=超过) ) 半数 ) (?! [时功路天夜径])
      | (?P<tenths> [一二两三四五六七八九]) 成 (?P<half_tenth> 半?) (?P<tenths_more> 多?) (?! [为立本果员功长都熟品效年套型分交绩份人活全就渝像因语组批片链网势列不] )
      | (?P<discount> [1-9](?:\.[0-9])? | [1-9][0-9] | [一二三四五六七八九]{{1,2}} ) {_S} 折 (?! [算旧合叠中射返腾] )
      | (?: (?= [A-Za-z] ) (?<![A-Za-z]) (?P<english> (?ai: {english_numeral_pattern()} ) ) (?: [ ] (?P<english_scale> {scales} ) )?
            [ ]{{1,2}} (?P<english_unit> {english_unit_pattern().replace(" ", "[ ]")} ) )
      | (?: (?<![A-Za-z]) (?P<currency> {"|".join(map(re.escape, currency_signs()))} ) {_S} )?
        (?P<number> {_ARABIC} ) (?: [ ]{{0,2}} (?P<word_scale> {scales} ) )? (?: {_S} (?P<odd> [余多] (?= {_S}[万亿千百]) ) )?
        (?: {_WRAP} (?P<scale> {_SCALE} ) (?: (?P<tail> [0-9]{{1,8}} {_S} [万千百]? ) )? )?
        (?: {_S} (?P<more> [余多] ) )? (?: {_S} (?P<half_unit> 个半 (?= 月|小时|年|学期) ) )?
        (?: {_WRAP} (?P<unit> (?<=个半)月 | {arabic_units} ) (?P<and_half> 半 (?! [数径成导岛年个天] ) )? )?
      | (?P<han> {_HAN_DECIMAL} | 半 ) (?: {_S} (?P<han_more> [余多] ) )? (?: (?P<han_half_unit> 个半 (?= 月|小时|年|学期) ) )?
        {_S} (?P<han_unit> (?<=个半)月 | {han_units} ) (?P<han_and_half> 半 (?! [数径成导岛年个天] ) )?
      | (?P<han_alone> {_HAN_DECIMAL} )
      )
        """,
        re.VERBOSE,
    )


@cache
def quantity_sign() -> re.Pattern[str]:
    """What a text needs somewhere to hold a quantity that has a unit or can get one: a numeral by a unit, scale or sign.

    It opens with one class of characters, so that a search is fast. What it asks of other characters than those of the
    quantity itself only sets aside calendar years, so a text without it is without it under a mask too.
    """
    numeral = f"{_HAN_CHARACTERS}零〇半"
    currencies = re.escape("".join(sorted({sign[-1] for sign in currency_signs()})))
    return re.compile(
        rf"""
        [0-9０-９{numeral}翻{currencies}\ ]
        (?: (?<= [0-9０-９] ) (?: (?<! [^0-9０-９.．,百千万亿] (?:19|20)[0-9]{{2}} ) | (?! \s{{0,7}} 年 ) )
            \s{{0,7}} (?: [{numeral}余多] | {unit_openings(False)} | {"|".join(ENGLISH_SCALES)} )
          | (?<= [{numeral}] ) {_S} [余多]? {_S} (?: {unit_openings(True)} )
          | (?<= [0-9０-９{numeral}] ) {_S} [余多]? {_S} (?: [/:：∶成折] | 分之 | 个半 )
          | (?<= [万亿] ) | (?<= 一 ) 半 | (?<= 半 ) 数 | (?<= 翻 ) {_S} .? {_S} 番
          | (?<= [{currencies}] ) {_S} [0-9０-９]
          | (?<= [ ] ) (?= [A-Za-z] ) (?: {unit_openings(False)} )                       # two years
        )
        """,
        re.VERBOSE,
    )


def find_quantities(text: str) -> Iterator[Quantity]:
    """Numbers of a masked text in order, with their units where they have one."""
    for match in _pattern().finditer(text):
        if match["han_alone"] or match["han"]:
            quantity = _han(match)
        elif match["number"]:
            quantity = _arabic(match)
        elif match["english"]:
            quantity = _english(match)
        else:
            quantity = _fraction(match)
        if quantity is not None:
            yield quantity


def _fraction(match: re.Match[str]) -> Quantity | None:
    """Shares, fractions, tenths, discounts and doublings: numbers that bring their unit with them."""
    start, end = match.span()
    if match["share"] or match["slashed"]:
        share = parse_fraction(match["share"] or match["slashed"])
        if share is None or (match["slashed"] and share >= 1):
            return None
        return Quantity(start, end, round(share * 100, 10), PERCENT, is_han=bool(match["share"]))
    if match["proportion"]:
        near = match.string[max(0, start - 12) : start] + match.string[end : end + 6]
        if not _NEAR_A_PROPORTION.search(near):
            return None
        first, second = re.split(r"[:：∶]", match["proportion"])
        return Quantity(start, end, float(first) / float(second), RATIO)
    if match["redoubled"]:
        doublings = _number(match["doublings"]) if match["doublings"] else 1.0
        return Quantity(start, end, 2.0 ** (doublings or 1.0), TIMES)
    if match["tenths"]:
        if _NO_NUMERAL_BEFORE.search(match.string, max(0, start - 2), start):
            return None
        tenths = 10 * (_number(match["tenths"]) or 0) + 5 * bool(match["half_tenth"])
        return Quantity(start, end, tenths, PERCENT, approximate=bool(match["tenths_more"]))
    if match["half"]:
        return Quantity(start, end, 50.0, PERCENT)
    if match["discount"]:
        said = match["discount"]
        value = _number(said) if said[0].isdigit() or len(said) == 1 else None
        if value is None:  # 八五折
            tens, ones = (_number(c) for c in said)
            value = 10 * (tens or 0) + (ones or 0)
        return Quantity(start, end, value * 10 if value < 10 else value, PERCENT)
    return None


def _english(match: re.Match[str]) -> Quantity:
    """A number in words and its unit, both English."""
    value = (parse_english(match["english"]) or 0) * ENGLISH_SCALES.get(match["english_scale"] or "", 1)
    return Quantity(*match.span(), float(value), measure_units()[match["english_unit"]])


def _arabic(match: re.Match[str]) -> Quantity | None:
    number, scale, tail, more, half_unit = match.group("number", "scale", "tail", "more", "half_unit")
    value = _number((number + (scale or "") + (tail or "")).replace("\n", ""))
    if value is None:
        return None
    word_scale, odd, printed, currency, and_half = match.group("word_scale", "odd", "unit", "currency", "and_half")
    value *= ENGLISH_SCALES.get(word_scale, 1)
    unit = _unit(printed or currency, half_unit)
    if unit and _is_part_of_a_name(match, unit):
        return None
    if half_unit or and_half:
        value += 0.5
    end = match.end() if unit else match.end("more") if more else match.end("scale") if scale else match.end("number")
    if tail:
        end = max(end, match.end("tail"))
    return Quantity(
        match.start(),
        end,
        value,
        unit,
        (_number(scale) or 1.0) if scale else 1.0,
        is_plain=not scale,
        approximate=bool(more or odd),
    )


def _is_part_of_a_name(match: re.Match[str], unit: MeasureUnit) -> bool:
    """Whether digits and unit are a calendar year that no date is (2023年版) or letters of a code (vFI7pd2E)."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    if unit.printed.isascii() and unit.printed.isalpha() and before.isascii() and before.isalpha():
        return True
    return unit.measure_unit == "year" and bool(_CALENDAR_YEAR.fullmatch(match["number"]))


def _han(match: re.Match[str]) -> Quantity | None:
    start = match.start()
    alone, said, more, half_unit, printed, and_half = match.group(
        "han_alone", "han", "han_more", "han_half_unit", "han_unit", "han_and_half"
    )
    said = said or alone
    value = _number(said)
    if value is None or _NO_NUMERAL_BEFORE.search(match.string, max(0, start - 2), start):
        return None
    if said == "半" and _NO_HALF_BEFORE.search(match.string[max(0, start - 2) : start]):
        return None
    if said == "一" and _NO_COUNT_BEFORE_ONE.search(match.string, max(0, start - 4), start):
        return None
    if half_unit or and_half:
        value += 0.5
    scale = said[len(said.rstrip("万亿")) :]
    return Quantity(
        start,
        match.end(),
        value,
        _unit(printed, half_unit),
        (_number(scale) or 1.0) if scale else 1.0,
        is_plain=not scale,
        is_han=True,
        approximate=bool(more),
        is_bare_scale=bool(_BARE_SCALE.fullmatch(said)),
    )


def _unit(printed: str | None, half_unit: str | None) -> MeasureUnit | None:
    if printed is None:
        return None
    return measure_units()["个" + printed if half_unit and printed == "月" else printed]
