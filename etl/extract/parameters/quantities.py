"""Numbers of a text with their measure units, before comparators, ranges and lists are applied.

A quantity may lack its unit: in ``30-40万元`` and ``50、30、10万元`` the first numbers wait for the unit of the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from etl.extract.parameters.english_numbers import (
    WHOLE,
    english_quantity_pattern,
    english_scale_pattern,
    read_counted,
    read_english,
    read_words,
    scale_of,
)
from etl.extract.parameters.measure_units import (
    MeasureUnit,
    currencies,
    currency_endings,
    currency_openings,
    currency_pattern,
    find_currency,
    measure_unit_pattern,
    measure_units,
    unit_openings,
)
from etl.lexicon.alternations import any_of
from etl.notation.numerals import parse_fraction, parse_number

PERCENT = MeasureUnit("%", "percent", "percent", Decimal(1))
TIMES = MeasureUnit("倍", "times", "ratio", Decimal(1))
RATIO = MeasureUnit(":", "ratio", "ratio", Decimal(1))

_S = r"[^\S\n]{0,3}"
_WRAP = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"  # a line wrapped between number and unit
# 1,234.5; 12 000 000 (GB/T 15835-2011); 82，225.00, where a decimal point, a comma or a short first group shows that the commas group
_GROUPED = (
    r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,5}(?=\.[0-9]{1,3}(?![0-9]))|[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])"
    r"|[0-9]{1,3}(?:[ \u00a0\u2007\u2009\u202f\u3000][0-9]{3}){1,4}(?![0-9])|[0-9]{1,2}(?:，[0-9]{3}){1,4}(?![0-9])"
    r"|[０-９]{1,3}(?:，[０-９]{3}){1,4}(?![０-９]))"
)
_ARABIC = rf"(?<![0-9０-９])(?<![0-9０-９][.．,])(?:{_GROUPED}|[0-9０-９]{{1,15}})(?:[.．][0-9０-９]{{1,8}})?"
_SCALE = r"(?:[十百千]?(?:万亿|[万亿])(?!度)|[百千佰仟](?![米克伏瓦卡帕赫分焦]))"
_HAN_CHARACTERS = "一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
_HAN = rf"[{_HAN_CHARACTERS}](?:(?!千[克米瓦伏卡焦赫帕])[零〇{_HAN_CHARACTERS}]){{0,30}}"
_HAN_DECIMAL = rf"(?:{_HAN}|零)(?:点[零〇一二三四五六七八九叁肆伍陆柒捌玖壹贰]{{1,6}}(?:万亿|[百千万亿])?)?"
# What follows a scale and belongs to the number: 1亿5000万, 100万三千, 200亿零四千230, 3万5.
_TAIL = rf"(?: [0-9]{{1,8}} {_S} [万千百]? | 零? [一二三四五六七八九] [千百十] [零一二三四五六七八九十百0-9]{{0,8}} | 零 [一二三四五六七八九十千百0-9]{{1,9}} )"
_MANY = r"[余多几]"
# 一 that says "the same", "each", "some", "the last": no number.
_NO_COUNT_BEFORE_ONE = re.compile(
    r"(?:[同每某统唯单逐专另这那哪该之新首再第不划]|(?<!主)任|[^以]上|[^以]下|最后|(?:^|[的其，。；：、（\s])前|为数)\s{0,2}\Z"
)
# 数百, 几十 and 周三 are no numbers; 人数三百人, 株数三倍 and 每周两天 are. Of a numeral that is read in part alone there is no row.
_NO_NUMERAL_BEFORE = re.compile(
    r"(?:[第几〇一二两三四五六七八九十百千万亿多星初壹贰叁肆伍陆柒捌玖拾佰仟廿卅]|零(?<![年月天日时元里斤]零)"
    r"|(?<![人株总次户天件份名票基户套台辆班])数|(?<!每)周)\Z"
)
_CALENDAR_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_BARE_SCALE = re.compile(r"[百千万亿]+")
_NO_HALF_BEFORE = re.compile(r"(?:[上下后大多对过一个]|(?<!提)前)\Z")
_NEAR_A_PROPORTION = re.compile(r"比例|配比|配套|比值|之比|的比|比率|配备|置换|[生师员数人]比|按|为")
_PAIR = re.compile(r"(?P<first>[一二两三四五六七八])(?P<second>[二三四五六七八九])(?P<rest>[十百千万亿]{0,3})")
# Minus signs count of shares, sums and temperatures; a hyphen behind a digit or a letter is none.
_MINUS = re.compile(
    r"(?:(?:\A|(?<=[长降率为是达至到于在比速幅度动围间（(：:，,。、；\s]))[-－−–]|(?<![抱辜欺胜辞担减])负)\Z"
)
_SIGNED = ("percent", "money", "temperature", "percentage_point")
# 元角分: what follows a sum and belongs to it.
_CHANGE = re.compile(
    rf"{_S}(?:(?P<jiao>[0-9]{{1,2}}|[零一二三四五六七八九两壹贰叁肆伍陆柒捌玖]){_S}[角毛](?!度|色|落|逐|膜))?"
    rf"(?:{_S}(?:又|零)?(?P<fen>[0-9]{{1,2}}|[零一二三四五六七八九两壹贰叁肆伍陆柒捌玖]){_S}(?:美|港)?分(?!之|钟|期|局|公司|厂|行|级|类|别|为|配|区|部|布|析|享|担|批|数|值))?"
    rf"(?P<whole>{_S}[整正](?![个体年改治常式确在规]))?"
)
_SCALE_BEHIND = re.compile(r"[ ](?P<scale>(?i:million|billion|trillion))(?![A-Za-z])")
_NAMED_CURRENCY = re.compile(
    rf"元{_S}(?:[（(](?:折合|均为|以)?{_S}(?P<boxed>[^（）()\s]{{2,6}}){_S}[）)]|(?P<behind>人民币|港币|美金|台币|新台币|澳门币))"
)
# 29日 alone is the day of some month; a length has a bound, or words that take one.
_DAY_OF_MONTH = re.compile(
    rf"(?:(?<![少多低高大小短长等])于|[在自从号]|{any_of('before_a_day_of_the_month')}|\A|[。，；\n])\s{{0,2}}\Z"
)
_IS_LENGTH = re.compile(rf"\s{{0,2}}(?:{any_of('behind_a_length')}|[）)]以[内上下]|[，。；、]?(?:每|共))")
_number = lru_cache(maxsize=4096)(parse_number)  # the same few hundred numerals come all the time


@dataclass(slots=True)  # not frozen: that makes making one three times as slow
class Quantity:
    """A number in a text, ``text[start:end]`` with its unit, ``value`` in the printed unit's own scale.

    ``scale`` is the factor its own words give (万 → 10000), ``is_plain`` whether it has none and may take a neighbour's.
    ``hundreds`` is the 百 or 千 that a digit before it in a range takes too (两到三千元).
    ``upper`` is the other number that it may be (七八万 → 70000 and 80000).
    """

    start: int
    end: int
    value: Decimal
    measure_unit: MeasureUnit | None
    scale: Decimal = Decimal(1)
    is_plain: bool = False
    is_han: bool = False
    approximate: bool = False
    is_bare_scale: bool = False
    upper: Decimal | None = None
    hundreds: Decimal = Decimal(1)


@cache
def _pattern() -> re.Pattern[str]:
    arabic_units, han_units = measure_unit_pattern(False), measure_unit_pattern(True)
    words = english_scale_pattern()
    return re.compile(
        rf"""
        (?= [0-9０-９{_HAN_CHARACTERS}零半翻½A-Za-z{currency_openings()}] )                # what any of them opens with, told at once
      (?: (?P<share> (?: [百佰] | [千仟] | [十百千]?[万亿] | [二三四五六七八九十]{{1,3}} | [0-9]{{1,3}} ) {_S} 分之 {_S} (?P<above> {_HAN_DECIMAL} | {_ARABIC} ) )
      | (?<![0-9０-９./\-A-Za-z]) (?P<slashed> [1-9] {_S} / {_S} (?:[2-9]|10) ) (?! {_S} (?! (?:of|or|majority)\b ) [0-9０-９./\-%A-Za-z年月] )
      | (?<![0-9.:：∶]) (?P<proportion> [1-9][0-9]{{0,2}}(?:\.[0-9]{{1,2}})? {_S} [:：∶] {_S} [1-9][0-9]{{0,2}}(?:\.[0-9]{{1,2}})? ) (?![0-9:：∶]|{_S}[:：∶])
      | (?P<redoubled> 翻 {_S} (?P<doublings> [一两二三四123]?) {_S} 番 )
      | (?P<half> (?<![另前后大每对打各过]) 一半 | (?: (?<!过) | (?<=超过) ) 半数 ) (?! [时功路天夜径])
      | (?P<tenths> [一二两三四五六七八九十] | (?<![0-9０-９.年月第]) [0-9]{{1,2}}(?:[.．][0-9]{{1,2}})? ) 成 (?P<half_tenth> 半 | [一二三四五六七八九] (?= [，。；、）)的] | 以[上下内] | 左右 | \Z ) )? (?P<tenths_more> 多?)
            (?! [为立本果员功长都熟品效年套型分交绩份人活全就渝像因语组批片链网势列不] )
      | (?P<discount> [1-9](?:\.[0-9])? | [1-9][0-9] | [一二三四五六七八九]{{1,2}} ) {_S} 折 (?! [算旧合叠中射返腾] )
      | {english_quantity_pattern()}
      | (?: (?<![A-Za-z每]) (?P<currency> {currency_pattern()} ) {_S} (?: [（(](?:大写|小写)[）)] | [:：] )? {_S} )?
        (?: (?P<number> {_ARABIC} ) (?: [ ]{{0,2}}\n?[ ]{{0,2}} (?P<word_scale> {words} ) )? (?: {_S} (?P<odd> {_MANY} (?= {_S}[万亿千百]) ) )?
          (?: {_WRAP} (?P<scale> {_SCALE} ) (?: (?P<tail> {_TAIL} ) )? )?
          (?: {_S} (?P<more> [余多] ) )? (?: {_S} (?P<half_unit> 个半 (?= 月|小时|年|学期) ) )?
          (?: (?: {_WRAP} {WHOLE} | - | [ ]?\[ ) (?P<unit> (?<=个半)月 | {arabic_units} ) (?P<and_half> 半 (?! [数径成导岛年个天] ) )? )?
        | (?P<han> {_HAN_DECIMAL} | 半 ) (?: {_S} (?P<han_odd> {_MANY} ) {_S} (?P<han_odd_scale> [百千]?[万亿]|[千百] ) )? (?: 个 (?P<han_scale> [万亿] ) )?
          (?: {_S} (?P<han_more> [余多] ) )? (?: (?P<han_half_unit> 个半 (?= 月|小时|年|学期) ) )?
          {_S} (?P<han_unit> (?<=个半)月 | {han_units} ) (?P<han_and_half> 半 (?! [数径成导岛年个天] ) )?
        )
      | (?P<han_alone> {_HAN_DECIMAL} )
      )
        """,
        re.VERBOSE,
    )


@cache
def quantity_hint() -> re.Pattern[str]:
    """What a text needs somewhere to hold a quantity that has a unit or can get one: a numeral by a unit, scale or sign.

    It opens with one class of characters, so that a search is fast. What it asks of other characters than those of the
    quantity itself only sets aside calendar years, so a text without it is without it under a mask too.
    """
    numeral = f"{_HAN_CHARACTERS}零〇半"
    return re.compile(
        rf"""
        [0-9０-９{numeral}翻½{currency_endings()}\ -]
        (?: (?<= [0-9０-９] ) (?: (?<! [^0-9０-９.．,百千万亿] (?:19|20)[0-9]{{2}} ) | (?! \s{{0,7}} 年 ) )
            \s{{0,7}} (?: [{numeral}余多几] | {unit_openings(False)} | [A-Za-z\[-] )
          | (?<= [{numeral}] ) {_S} [余多几]? {_S} (?: {unit_openings(True)} )
          | (?<= [0-9０-９{numeral}] ) {_S} [余多几个]? {_S} (?: [/:：∶成折万亿] | 分之 | 个半 )
          | (?<= [万亿] ) | (?<= 一 ) 半 | (?<= 半 ) 数 | (?<= 翻 ) {_S} .? {_S} 番 | (?<= ½ )
          | (?<= [{currency_endings()}] ) {_S} [（(]?(?:大写)?[）)]?[:：]? {_S} [0-9０-９{numeral}]
          | (?<= [ -] ) (?= [A-Za-z] ) (?: {unit_openings(False)} )                       # two years
          | (?<= [ ] ) (?i:half|thirds?|quarters?|fifths?) (?![a-z])
        )
        """,
        re.VERBOSE,
    )


def find_quantities(text: str) -> Iterator[Quantity]:
    """Numbers of a masked text in order, with their units where they have one."""
    at = 0
    for match in _pattern().finditer(text):
        if match.start() < at:  # the 角 and 分 of the sum before
            continue
        quantity: Quantity | None
        if match["english_alone"]:
            quantity = Quantity(*match.span(), read_words(match["english_alone"]), None, is_plain=True)
        elif match["han_alone"] or match["han"]:
            quantity = _han(match)
        elif match["number"]:
            quantity = _arabic(match)
        elif match["english_share"] or match["half_unit_of"] or match["english"]:
            said = read_english(match)
            quantity = Quantity(*match.span(), *said) if said else None
        else:
            quantity = _fraction(match)
        if quantity is not None:
            quantity = _with_change(text, quantity)
            at = quantity.end
            yield quantity


def _fraction(match: re.Match[str]) -> Quantity | None:
    """Shares, fractions, tenths, discounts and doublings: numbers that bring their unit with them."""
    start, end = match.span()
    if match["share"]:
        said = match["share"]
        while said and parse_fraction(said) is None:  # 百分之七十百分位
            said = said[:-1] if said[-1] in "百千万亿零〇" else ""
        share = parse_fraction(said) if said else None
        return Quantity(start, start + len(said), _percent(share), PERCENT, is_han=True) if share is not None else None
    if match["slashed"]:
        share = parse_fraction(match["slashed"])
        return Quantity(start, end, _percent(share), PERCENT) if share is not None and share < 1 else None
    if match["proportion"]:
        near = match.string[max(0, start - 12) : start] + match.string[end : end + 6]
        if not _NEAR_A_PROPORTION.search(near):
            return None
        first, second = re.split(r"[:：∶]", match["proportion"])
        return Quantity(start, end, Decimal(first.strip()) / Decimal(second.strip()), RATIO)
    if match["redoubled"]:
        doublings = _number(match["doublings"]) if match["doublings"] else Decimal(1)
        return Quantity(start, end, Decimal(2) ** (doublings or 1), TIMES)
    if match["tenths"]:
        if _NO_NUMERAL_BEFORE.search(match.string, max(0, start - 2), start):
            return None
        behind = match["half_tenth"]  # 三成半, 三成五
        tenths = 10 * (_number(match["tenths"]) or 0) + (5 if behind == "半" else _number(behind or "") or 0)
        return Quantity(start, end, Decimal(tenths), PERCENT, approximate=bool(match["tenths_more"]))
    if match["half"]:
        return Quantity(start, end, Decimal(50), PERCENT)
    if match["discount"]:
        said = match["discount"]
        printed = _number(said) if said[0].isdigit() or len(said) == 1 else None
        if printed is None:  # 八五折
            tens, ones = (_number(c) or Decimal(0) for c in said)
            printed = 10 * tens + ones
        return Quantity(start, end, printed * 10 if printed < 10 else printed, PERCENT)
    return None


def _percent(share: Decimal) -> Decimal:
    return round(share * 100, 10).normalize()


def _arabic(match: re.Match[str]) -> Quantity | None:
    number, scale, tail, more, half_unit = match.group("number", "scale", "tail", "more", "half_unit")
    value = _number((number + (scale or "") + (tail or "")).replace("\n", ""))
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
    elif (
        word_scale
        and unit is None
        and not currency
        and (counted := read_counted(match.string, start, match.end("word_scale")))
    ):
        unit, end = counted
    value *= factor
    number_end = max(match.end(name) for name in ("number", "word_scale", "scale", "tail", "more") if match[name])
    if currency and (unit is None or unit.measure_unit == "CNY" or unit.quantity != "money"):
        named = find_currency(currency)
        if printed and named.measure_unit == "CNY":  # the 元 says it already
            start = match.start("number")
        end = end if unit and unit.quantity == "money" else number_end
        unit = named
    elif (
        unit is None
        and not (scale or word_scale or more)
        and (counted := read_counted(match.string, start, number_end))
    ):
        unit, end = counted
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
        (_number(scale) or Decimal(1)) if scale else factor,
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
    value = _number(said + (odd_scale or "") + (myriad or ""))
    upper = None
    if value is None and (pair := _PAIR.fullmatch(said)):  # 七八万, 三五十
        value, upper = (_number(pair[name] + pair["rest"] + (odd_scale or "")) for name in ("first", "second"))
        if value is None or upper is None or value >= upper:
            return None
    if value is None or _NO_NUMERAL_BEFORE.search(match.string, max(0, start - 2), start):
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
        (_number(scale) or Decimal(1)) if scale else Decimal(1),
        is_plain=not scale,
        is_han=True,
        approximate=bool(more or odd_scale) or upper is not None,
        is_bare_scale=bool(_BARE_SCALE.fullmatch(said)),
        upper=upper,
        hundreds=(_number(said[1]) or Decimal(1)) if len(said) == 2 and said[1] in "百千佰仟" else Decimal(1),
    )


def _unit(printed: str | None, half_unit: str | None) -> MeasureUnit | None:
    if printed is None:
        return None
    return measure_units()["个" + printed if half_unit and printed == "月" else printed]


def _with_change(text: str, quantity: Quantity) -> Quantity:
    """A sum with the 角 and 分 behind it, and in the currency that is named behind 元 (``500万元（港币）``)."""
    unit = quantity.measure_unit
    if unit is None or unit.quantity != "money":
        return quantity
    if unit.printed.isascii():  # 75 USD million
        scale = _SCALE_BEHIND.match(text, quantity.end) if quantity.is_plain else None
        factor = scale_of(scale["scale"], has_currency=True) if scale else None
        return replace(quantity, value=quantity.value * factor, end=scale.end()) if scale and factor else quantity
    end, value = quantity.end, quantity.value
    named = _NAMED_CURRENCY.match(text, end - 1)
    if named and (said := currencies().get(named["boxed"] or named["behind"])):
        unit, end = said, named.end()
    change = _CHANGE.match(text, end)
    if change and (change["jiao"] or change["fen"] or change["whole"]):
        for name, part in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
            value += (_number(change[name]) or 0) * part if change[name] else 0
        end = change.end()
    return replace(quantity, value=value, measure_unit=unit, end=end)
