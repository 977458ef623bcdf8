"""Parameters of a document: quantities with a measure unit, their bounds, ranges and lists.

A range is one row with two numbers (``30-40万元``, ``一万元以上三万元以下``). In a list that shares a bound or a unit every
number takes it (``最高100万元、30万元``; ``1亿元、5亿元、10亿元以上``; ``50、30、10万元``). A bracket that restates a bound is
no second row. Dates, ordinals, ranks, names and everything in 《》 are masked before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.extract.dates import find_date_spans
from etl.extract.mask import cover, mask_quoted_names, mask_text
from etl.extract.parameters.comparators import Bound, bound_of
from etl.extract.parameters.context import anchor_of, per_of, subject_of
from etl.extract.parameters.context_words import context_words
from etl.extract.parameters.measure_units import MeasureUnit, measure_units
from etl.extract.parameters.quantities import PERCENT, Quantity, find_quantities
from etl.records import Document, Parameter, Passage

_RANGE = re.compile(
    r"[^\S\n]{0,3}(?:[-—–－~～―‑‐−]{1,2}|至|到|以上至?|以上、?不[满足]|以上(?=[^\S\n]*\Z))[^\S\n]{0,3}\n?"
)
_LIST = re.compile(r"[^\S\n]{0,3}(?:、|和|及|或|与|以及|或者|[/，,](?=[^\S\n]*\Z))[^\S\n]{0,3}\n?[^\S\n]{0,3}")
_RESTATES = re.compile(r"[（(]\s{0,2}不?(?:包)?[含括]\s{0,2}\Z")
_CLOSES = re.compile(r"\s{0,2}[）)]")
_MONEY_BEFORE = re.compile(context_words("money_before"))
_MONEY_AFTER = re.compile(rf"\s{{0,2}}的?(?:一次性)?(?:以上|以下|以内)?的?(?:{context_words('money_after')})")
_ENDS = re.compile(
    r"\s{0,2}(?:\Z|[，。；、）)：,;\n]|以上|以下|以内|及以|[-—–－~～至]|的|奖|补|资|经费|（|\(|不等|左右|启动|支持)"
)
_SENTENCE = re.compile(r"[。；\n]")
_PEOPLE_BEFORE = re.compile(r"人口[^，。；]{0,6}\Z")


def find_parameters(passages: Sequence[Passage], document: Document) -> tuple[Parameter, ...]:
    """Quantities of the passages as rows, in order; numbers written out, offsets are code points of the document's text."""
    rows = []
    for passage in passages:
        for ordinal, found in enumerate(_find(passage.text, document), 1):
            rows.append(_row(passage, ordinal, found))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Found:
    """A quantity with its bound; ``high`` is the second number of a range."""

    low: Quantity
    bound: Bound
    high: Quantity | None = None


def _find(text: str, document: Document) -> list[_Found]:
    masked = mask_text(text)
    masked = mask_quoted_names(cover(masked, [(span.start, span.end) for span in find_date_spans(masked, document)]))
    quantities = [q for q in find_quantities(masked) if not _restates(masked, q)]
    quantities = _with_shared_units(masked, quantities)
    found, floor = [], 0
    for quantity in quantities:
        unit = quantity.measure_unit
        if unit is not None:
            counts = unit.quantity in ("count", "money", "percent", "ratio")
            found.append(_Found(quantity, bound_of(masked, floor, quantity.start, quantity.end, counts)))
        floor = quantity.end
    found = _with_shared_bounds(masked, _ranges(masked, found))
    return [f for f in found if not f.low.is_bare_scale or f.bound.comparator]


def _restates(text: str, quantity: Quantity) -> bool:
    """Whether a bracket says the bound once more: ``5万元以上（含5万元）``."""
    before = _RESTATES.search(text, max(0, quantity.start - 8), quantity.start)
    return bool(before and _CLOSES.match(text, quantity.end))


def _with_shared_units(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with the units that lists, ranges and context give them."""
    shared = list(quantities)
    for i in range(len(shared) - 1, -1, -1):
        here = shared[i]
        if here.measure_unit is not None:
            continue
        after = shared[i + 1] if i + 1 < len(shared) else None
        if after and after.measure_unit and here.is_han == after.is_han:
            ranged = _RANGE.fullmatch(text, here.end, after.start)
            listed = _LIST.fullmatch(text, here.end, after.start) and not _opens_line(text, here)
            if ranged or listed:
                scale = after.scale if here.is_plain else 1.0
                if ranged and here.value * scale > after.value:
                    scale = 1.0
                shared[i] = replace(here, value=here.value * scale, measure_unit=after.measure_unit, scale=scale)
                continue
        shared[i] = replace(here, measure_unit=_unit_by_context(text, here))
    for i in range(1, len(shared)):
        before, here = shared[i - 1], shared[i]
        waits = here.measure_unit is None and here.is_han and before.is_han and before.measure_unit is PERCENT
        if waits and (_RANGE.fullmatch(text, before.end, here.start) or _LIST.fullmatch(text, before.end, here.start)):
            shared[i] = replace(here, measure_unit=PERCENT)  # 百分之十至二十
    return shared


def _opens_line(text: str, quantity: Quantity) -> bool:
    """Whether a number is a list marker rather than a list item: ``1、5个项目``."""
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


def _ranges(text: str, found: list[_Found]) -> list[_Found]:
    """The quantities with the two ends of each range put together."""
    joined: list[_Found] = []
    i = 0
    while i < len(found):
        here = found[i]
        after = found[i + 1] if i + 1 < len(found) else None
        if after and _are_ends(text, here, after):
            bound = Bound(
                "between",
                here.bound.approximate or after.bound.approximate,
                here.bound.start,
                after.bound.end,
                True,
                True,
            )
            joined.append(_Found(here.low, bound, after.low))
            i += 2
        elif after and _says_twice(text, here, after):
            joined.append(_Found(after.low, replace(after.bound, start=here.bound.start)))
            i += 2
        else:
            joined.append(here)
            i += 1
    return joined


def _are_ends(text: str, here: _Found, after: _Found) -> bool:
    low, high = here.low, after.low
    assert low.measure_unit and high.measure_unit
    if low.measure_unit.measure_unit != high.measure_unit.measure_unit or _value(low) >= _value(high):
        return False
    if _RANGE.fullmatch(text, low.end, high.start) or _RANGE.fullmatch(text, here.bound.end, high.start):
        return here.bound.comparator in (None, "ge", "gt", "le") and after.bound.comparator in (None, "le", "lt")
    opens = here.bound.comparator in ("ge", "gt") and after.bound.comparator in ("le", "lt")
    return opens and not text[here.bound.end : after.bound.start].strip()


def _says_twice(text: str, here: _Found, after: _Found) -> bool:
    """Whether the second quantity only adds a bound to the first: ``两人及两人以上``."""
    same = here.low.measure_unit == after.low.measure_unit and here.low.value == after.low.value
    bounds = here.bound.comparator is None and after.bound.from_after
    return same and bounds and text[here.bound.end : after.bound.start].strip() in ("及", "和", "或", "或者")


def _with_shared_bounds(text: str, found: list[_Found]) -> list[_Found]:
    """The quantities with the bounds that lists share, forward from a word before, backward from a word behind."""
    shared = list(found)
    for i in range(1, len(shared)):
        before, here = shared[i - 1], shared[i]
        if before.bound.from_before and _in_one_list(text, before, here):
            bound = replace(here.bound, comparator=before.bound.comparator, from_before=True)
            shared[i] = replace(here, bound=bound)
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i], shared[i + 1]
        if after.bound.from_after and not after.bound.from_before and _in_one_list(text, here, after, back=True):
            shared[i] = replace(here, bound=replace(here.bound, comparator=after.bound.comparator, from_after=True))
    return shared


def _in_one_list(text: str, before: _Found, here: _Found, back: bool = False) -> bool:
    """Whether two single quantities of one kind stand in a list, the one that takes the bound having none of its own."""
    takes = before if back else here
    if before.high or here.high or takes.bound.comparator:
        return False
    one, other = before.low.measure_unit, here.low.measure_unit
    same = one is not None and other is not None and one.quantity == other.quantity
    return same and bool(_LIST.fullmatch(text, before.bound.end, here.bound.start))


def _value(quantity: Quantity) -> float:
    assert quantity.measure_unit
    return round(quantity.value * quantity.measure_unit.factor, 10)


def _row(passage: Passage, ordinal: int, found: _Found) -> Parameter:
    text, unit = passage.text, found.low.measure_unit
    assert unit
    comparator = found.bound.comparator or "eq"
    low = _value(found.low)
    high = _value(found.high) if found.high else low
    per, start, end = per_of(text, 0, found.bound.start, found.bound.end)
    return Parameter(
        clause_id=passage.clause_id,
        ordinal=ordinal,
        mention=text[start:end],
        quantity=unit.quantity,
        comparator=comparator,
        approximate=found.bound.approximate or found.low.approximate or bool(found.high and found.high.approximate),
        low=None if comparator in ("le", "lt") else low,
        high=None if comparator in ("ge", "gt") else high,
        unit=unit.measure_unit,
        per=per,
        anchor=anchor_of(text, start, end) if unit.quantity == "duration" else None,
        subject=subject_of(text, start, end),
        start_char=passage.start_char + start,
        end_char=passage.start_char + end,
    )
