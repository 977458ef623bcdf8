"""Quantities that belong together: the two ends of a range, and the comparator that a list shares.

``30-40万元`` and ``一万元以上三万元以下`` are one row with two numbers; in ``最高100万元、30万元`` and ``1亿元、5亿元、10亿元以上``
every number takes the bound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from etl.extract.parameters.comparators import Bound, english_upper_bounds
from etl.extract.parameters.measure_units import per_after
from etl.extract.parameters.quantity import Quantity

RANGE = re.compile(
    r"[^\S\n]{0,3}(?:[-—–－~～―‑‐−]{1,2}|(?<=[ ])to(?=[ ])|至|到|以上至?|以上、?不[满足]|以上(?=[^\S\n]*\Z))[^\S\n]{0,3}\n?"
)
LIST = re.compile(
    r"[^\S\n]{0,3}(?:、|和|及|或|与|以及|或者|(?<=[ ])(?:and|or)(?=[ ])|,(?:[ ](?:and|or)(?=[ ]))?|[/，,](?=[^\S\n]*\Z))[^\S\n]{0,3}\n?[^\S\n]{0,3}"
)


@cache
def _english_upper() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[ ]or[ ](?:more|above|over|higher|greater|older))?,?[ ](?:(?:and|but|yet)[ ])?(?:{english_upper_bounds()})[ ]"
    )


def leads_to_upper_end(text: str, start: int, end: int) -> bool:
    """True if the words between two numbers make the second the upper end of a range: ``not less than 5 nor more than 10``."""
    return bool(RANGE.fullmatch(text, start, end) or _english_upper().fullmatch(text, start, end))


# How many of the first unit make one of the second.
_FINER = {
    ("month", "year"): 12,
    ("day", "week"): 7,
    ("hour", "day"): 24,
    ("minute", "hour"): 60,
    ("m", "km"): 1000,
    ("g", "kg"): 1000,
    ("cm", "m"): 100,
}


# 两年零六个月, 2 years and 3 months: one length in two units, told in the finer of them.
_GOES_ON = re.compile(r"[^\S\n]{0,2}(?:零|又|and|,)?[^\S\n]{0,2}")
_COMPOUND = {**_FINER, ("tonne", "kg"): 1000, ("kg", "g"): 1000, ("jin", "jin"): 1}
_AND = re.compile(r"[^\S\n]{0,3}(?:and|与|和|至|到)[^\S\n]{0,3}")
_JOINS_BOUNDS = re.compile(r"\s*(?:,?[ ](?:and|but|yet)(?:[ ](?:is|are))?[ ])?")  # at least 51% but below 75%
_OPENS_BETWEEN = re.compile(r"(?:\b[Bb]etween[ ]|介于[^\S\n]{0,2})\Z")
# reduced from 150 to 80, 由15%提高到20%: two values, no range
_CHANGES = re.compile(
    r"(?i:\b(?:reduc|increas|rais|lower|cut|chang|adjust|rose|ris|fell|grow|grew|drop|expand|shorten|extend|shrunk|declin)\w*\b(?:[^.;,]|,(?=\d)|,[ ]and[ ]){0,90}\b(?<!ranging )(?<!ranges )(?<!range )from[ ])\Z"
)
# 5000万元≤营业收入<1亿元: what lies between two signs is what both bound.
_BETWEEN_SIGNS = re.compile(r"[^\S\n]{0,2}(?P<sign>≤|<=|≦|⩽|<|＜|〈)[^\s，。；]{1,20}?")


@dataclass(slots=True)  # not frozen: that makes making one three times as slow
class BoundedQuantity:
    """A quantity with its bound; ``high`` is the second number of a range."""

    low: Quantity
    bound: Bound
    high: Quantity | None = None


def with_compounds(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities with those put together that are one length in two units: ``两年零六个月`` → 30 months."""
    joined: list[Quantity] = []
    for here in quantities:
        before = joined[-1] if joined else None
        if before and _continues(text, before, here):
            assert before.measure_unit and here.measure_unit
            units = (before.measure_unit.measure_unit, here.measure_unit.measure_unit)
            rate = _COMPOUND.get((units[1], units[0])) or _COMPOUND[units]
            value = value_of(before) * rate / here.measure_unit.factor + here.value
            joined[-1] = replace(here, start=before.start, value=value)
        else:
            joined.append(here)
    return joined


def _continues(text: str, before: Quantity, here: Quantity) -> bool:
    if before.measure_unit is None or here.measure_unit is None or here.scale != 1 or here.upper or before.upper:
        return False
    units = (here.measure_unit.measure_unit, before.measure_unit.measure_unit)
    rate = _COMPOUND.get(units) or _COMPOUND.get(units[::-1])
    finer = value_of(here) < value_of(before) if units == ("jin", "jin") else value_of(here) < (rate or 0)
    is_finer = bool(rate) and (units in _FINER or units[::-1] in _COMPOUND) and finer
    return is_finer and bool(_GOES_ON.fullmatch(text, before.end, here.start))


def with_ranges(text: str, found: list[BoundedQuantity]) -> list[BoundedQuantity]:
    """Return the quantities with the two ends of each range put together."""
    joined: list[BoundedQuantity] = []
    i = 0
    while i < len(found):
        here = found[i]
        after = found[i + 1] if i + 1 < len(found) else None
        low, high = _in_one_unit(here, after) if after else (here, None)
        if high and _are_ends(text, low, high):
            approximate = low.bound.approximate or high.bound.approximate
            opens = _OPENS_BETWEEN.search(text, max(0, low.bound.start - 12), low.bound.start)
            start = opens.start() if opens else low.bound.start
            bound = Bound("between", approximate, start, high.bound.end, from_before=True, from_after=True)
            joined.append(BoundedQuantity(low.low, bound, high.low))
            i += 2
        elif after and _says_twice(text, here, after):
            joined.append(BoundedQuantity(after.low, replace(after.bound, start=here.bound.start)))
            i += 2
        else:
            joined.append(here)
            i += 1
    return joined


def _in_one_unit(here: BoundedQuantity, after: BoundedQuantity) -> tuple[BoundedQuantity, BoundedQuantity]:
    """Both quantities in the finer of their units where one goes into the other (``六个月至三年`` → 6 and 36 months)."""
    low, high = here.low, after.low
    assert low.measure_unit and high.measure_unit
    units = (low.measure_unit.measure_unit, high.measure_unit.measure_unit)
    if units in _FINER:
        value = value_of(high) * _FINER[units] / low.measure_unit.factor
        return here, replace(after, low=replace(high, value=value, measure_unit=low.measure_unit))
    if units[::-1] in _FINER:
        value = value_of(low) * _FINER[units[::-1]] / high.measure_unit.factor
        return replace(here, low=replace(low, value=value, measure_unit=high.measure_unit)), after
    return here, after


def _are_ends(text: str, here: BoundedQuantity, after: BoundedQuantity) -> bool:
    low, high = here.low, after.low
    if after.bound.comparator in ("le", "lt") and _BETWEEN_SIGNS.fullmatch(text, low.end, after.bound.start):
        return True
    assert low.measure_unit and high.measure_unit
    if low.measure_unit.measure_unit != high.measure_unit.measure_unit or value_of(low) >= value_of(high):
        return False
    if _AND.fullmatch(text, low.end, high.start) and _OPENS_BETWEEN.search(
        text, max(0, here.bound.start - 12), here.bound.start
    ):
        return True
    before = max(0, here.bound.start - 110)
    if text.find("from ", before, here.bound.start) >= 0 and _CHANGES.search(text, before, here.bound.start):
        return False
    if RANGE.fullmatch(text, low.end, high.start) or RANGE.fullmatch(text, here.bound.end, high.start):
        return here.bound.comparator in (None, "ge", "gt", "le") and after.bound.comparator in (None, "le", "lt")
    opens = here.bound.comparator in ("ge", "gt") and after.bound.comparator in ("le", "lt")
    return opens and bool(_JOINS_BOUNDS.fullmatch(text, here.bound.end, after.bound.start))


def _says_twice(text: str, here: BoundedQuantity, after: BoundedQuantity) -> bool:
    """True if the second quantity only adds a bound to the first: ``两人及两人以上``."""
    same = here.low.measure_unit == after.low.measure_unit and here.low.value == after.low.value
    bounds = here.bound.comparator is None and after.bound.from_after
    return same and bounds and text[here.bound.end : after.bound.start].strip() in ("及", "和", "或", "或者")


def with_shared_bounds(text: str, found: list[BoundedQuantity]) -> list[BoundedQuantity]:
    """Give quantities the bound that their list shares: from a word before the list, or after it."""
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


def _in_one_list(text: str, before: BoundedQuantity, here: BoundedQuantity, back: bool = False) -> bool:
    """True if two single quantities of one kind stand in a list, the one that takes the bound having none of its own."""
    takes = before if back else here
    if before.high or here.high or takes.bound.comparator:
        return False
    one, other = before.low.measure_unit, here.low.measure_unit
    if one is None or other is None or one.quantity != other.quantity:
        return False
    per = per_after().match(text, before.bound.end)  # up to RMB 2 million per project and RMB 500,000 per enterprise
    return LIST.fullmatch(text, per.end() if per else before.bound.end, here.bound.start) is not None


def value_of(quantity: Quantity) -> Decimal:
    """Return a quantity's number in its canonical unit."""
    assert quantity.measure_unit
    return quantity.value * quantity.measure_unit.factor
