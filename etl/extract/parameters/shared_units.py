"""Measure units that a number lacks and takes from elsewhere: from its list or range, a bracket, or what it is about.

``50、30、10万元`` and ``10-20万元`` share the unit of the last number; ``10万以下（含10万元）`` says it in the bracket; ``不超过100万。``
after a word of money means yuan.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from etl.extract.parameters.context_words import context_words
from etl.extract.parameters.counted_nouns import AGE
from etl.extract.parameters.measure_units import MeasureUnit, measure_units
from etl.extract.parameters.quantity import PERCENT, Quantity
from etl.extract.parameters.ranges import LIST, RANGE, leads_to_upper_end
from etl.lexicon.alternations import any_of
from etl.notation.late_patterns import compile_late

_RESTATES = re.compile(r"[（(]\s{0,2}(?:不?(?:包)?[含括]|(?:not )?(?:including|inclusive of)|excluding)\s{0,2}\Z")
_HELD = re.compile(r"[（(]\s{0,2}不?(?:包)?[含括]\s{0,2}[）)]")
_CLOSES = re.compile(r"\s{0,2}[）)]")
_MONEY_BEFORE = re.compile(context_words("money_before"))
_MONEY_AFTER = re.compile(rf"\s{{0,2}}的?(?:一次性)?{any_of('bounds')}?的?(?:{context_words('money_after')})")
_ENDS = re.compile(
    r"\s{0,2}(?:\Z|[，。；、）)：,;\n]|以上|以下|以内|及以|[-—–－~～至]|的|奖|补|资|经费|（|\(|不等|左右|启动|支持)"
)
_AGES = compile_late(r"[ ]?(?:to|and|-|–)[ ]?")
_SENTENCE = re.compile(r"[。；\n]")
_PEOPLE_BEFORE = re.compile(r"人口[^，。；]{0,6}\Z")


def without_restatements(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Drop quantities in brackets that repeat the one before; it takes its unit from there if it has none."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if not _restates(text, quantity):
            kept.append(quantity)
        elif kept and kept[-1].measure_unit is None and kept[-1].value == quantity.value:
            kept[-1] = replace(kept[-1], measure_unit=quantity.measure_unit)  # 10万以下（含10万元）
    return kept


def _restates(text: str, quantity: Quantity) -> bool:
    """True if a bracket says the bound once more: ``5万元以上（含5万元）``."""
    closes = _CLOSES.match(text, quantity.end)
    return bool(closes and _RESTATES.search(text, max(0, quantity.start - 20), quantity.start))


def with_shared_units(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities with the units that lists, ranges and context give them."""
    shared = list(quantities)
    for i in range(len(shared) - 1, -1, -1):
        here = shared[i]
        if here.measure_unit is not None:
            continue
        after = shared[i + 1] if i + 1 < len(shared) else None
        if after and after.measure_unit:
            held = _HELD.match(text, here.end)
            ranged = leads_to_upper_end(text, held.end() if held else here.end, after.start)
            listed = (
                here.is_han == after.is_han
                and LIST.fullmatch(text, here.end, after.start)
                and not _opens_line(text, here)
            )
            if ranged or listed:
                scale = after.scale if here.is_plain else Decimal(1)
                if ranged and here.is_han and here.value < 10:
                    scale *= after.hundreds
                if ranged and here.value * scale > after.value:
                    scale = Decimal(1)
                shared[i] = replace(here, value=here.value * scale, measure_unit=after.measure_unit, scale=scale)
                continue
        if unit := _unit_by_context(text, here):
            shared[i] = replace(here, measure_unit=unit)
    for i in range(1, len(shared)):
        before, here = shared[i - 1], shared[i]
        is_money = before.measure_unit is not None and before.measure_unit.quantity == "money"
        if here.measure_unit is None and is_money and not here.is_han and RANGE.fullmatch(text, before.end, here.start):
            shared[i] = replace(here, measure_unit=before.measure_unit)  # US$20 million to 30 million
            if before.is_plain and before.value * here.scale <= here.value:  # US$20-30 million
                shared[i - 1] = replace(before, value=before.value * here.scale)
            continue
        if here.measure_unit is None and before.measure_unit is AGE and _AGES.fullmatch(text, before.end, here.start):
            shared[i] = replace(here, measure_unit=AGE)  # aged 18 to 60
            continue
        waits = here.measure_unit is None and here.is_han and before.is_han and before.measure_unit is PERCENT
        if waits and (RANGE.fullmatch(text, before.end, here.start) or LIST.fullmatch(text, before.end, here.start)):
            shared[i] = replace(here, measure_unit=PERCENT)  # 百分之十至二十
    return shared


def _opens_line(text: str, quantity: Quantity) -> bool:
    """True if a number is a list marker rather than a list item: ``1、5个项目``."""
    return text[max(0, quantity.start - 1) : quantity.start] in ("", "\n")


def _unit_by_context(text: str, quantity: Quantity) -> MeasureUnit | None:
    """Yuan or persons for a number in 万 or 亿 that lacks its unit: ``不超过100万。``, ``城区常住人口300万以下城市``."""
    if quantity.scale < 10**4 or not _ENDS.match(text, quantity.end):
        return None
    before = _SENTENCE.split(text[max(0, quantity.start - 30) : quantity.start])[-1]
    if _PEOPLE_BEFORE.search(before):
        return measure_units()["人"]
    if _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(text, quantity.end):
        return measure_units()["元"]
    return None
