"""What one sentence says of its text's validity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time; ``unit`` is year, month, day or workday."""

    number: float
    unit: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence says of the text's own validity: days printed, or counted from an event or the first day.

    ``begins_with`` is the event (印发, 公布 …), ``delay`` what is counted from it; ``lasts`` counts from the first day.
    """

    effective: date | None = None
    begins_with: str | None = None
    delay: Length | None = None
    expiry: date | None = None
    lasts: Length | None = None
