"""A number of a text with its measure unit, as the finders of quantities, ranges and lists hand it on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from etl.extract.parameters.measure_units import (
    MeasureUnit,
)

PERCENT = MeasureUnit("%", "percent", "percent", Decimal(1))
TIMES = MeasureUnit("倍", "times", "ratio", Decimal(1))
RATIO = MeasureUnit(":", "ratio", "ratio", Decimal(1))


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
