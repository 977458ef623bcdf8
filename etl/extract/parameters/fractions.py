"""Shares, fractions, tenths, discounts and doublings: numbers that bring their unit with them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from etl.extract.parameters.quantity import PERCENT, RATIO, TIMES, Quantity
from etl.notation.late_patterns import compile_late
from etl.notation.numerals import parse_fraction, parse_number

# 数百, 几十 and 周三 are no numbers; 人数三百人, 株数三倍 and 每周两天 are. Of a numeral that is read in part alone there is no row.
NO_NUMERAL_BEFORE = re.compile(
    r"(?:[第几〇一二两三四五六七八九十百千万亿多星初壹贰叁肆伍陆柒捌玖拾佰仟廿卅]|零(?<![年月天日时元里斤]零)"
    r"|(?<![人株总次户天件份名票基户套台辆班])数|(?<!每)周)\Z"
)
_NEAR_A_PROPORTION = re.compile(r"比例|配比|配套|比值|之比|的比|比率|配备|置换|[生师员数人]比|按|为")
_ENGLISH_RATIO = compile_late(r"\b[Rr]atios?\b[^.;\d]{0,72}\Z")
_NAMED_RATIO = compile_late(r"(?<![对相无好])比[一-鿿]{0,5}\s?\Z")  # 车桩比不高于2.5:1
parse_numeral = lru_cache(maxsize=4096)(parse_number)  # the same few hundred numerals come all the time


def read_fraction(match: re.Match[str]) -> Quantity | None:
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
        before = match.string[max(0, start - 80) : start]
        if not (_NEAR_A_PROPORTION.search(near) or _ENGLISH_RATIO.search(before) or _NAMED_RATIO.search(before)):
            return None
        first, second = re.split(r"[:：∶]", match["proportion"])
        return Quantity(start, end, Decimal(first.strip()) / Decimal(second.strip()), RATIO)
    if match["redoubled"]:
        doublings = parse_numeral(match["doublings"]) if match["doublings"] else Decimal(1)
        return Quantity(start, end, Decimal(2) ** (doublings or 1), TIMES)
    if match["tenths"]:
        said = match["tenths"]
        if not said[0].isdigit() and NO_NUMERAL_BEFORE.search(match.string, max(0, start - 2), start):
            return None
        behind = match["half_tenth"]  # 三成半, 三成五
        tenths = 10 * (parse_numeral(said) or 0) + (5 if behind == "半" else parse_numeral(behind or "") or 0)
        return Quantity(start, end, Decimal(tenths), PERCENT, approximate=bool(match["tenths_more"]))
    if match["half"]:
        return Quantity(start, end, Decimal(50), PERCENT)
    if match["discount"]:
        said = match["discount"]
        printed = parse_numeral(said) if said[0].isdigit() or len(said) == 1 else None
        if printed is None:  # 八五折
            tens, ones = (parse_numeral(c) or Decimal(0) for c in said)
            printed = 10 * tens + ones
        return Quantity(start, end, printed * 10 if printed < 10 else printed, PERCENT)
    return None


def _percent(share: Decimal) -> Decimal:
    return round(share * 100, 10).normalize()
