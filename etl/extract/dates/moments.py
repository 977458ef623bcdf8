"""A moment: one calendar expression as printed, in its parts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)  # not frozen: that makes making one three times as slow
class Moment:
    """One calendar expression as printed: its span and its parts. What is None is not said.

    ``yearly`` is its span with the English words that say that it comes back (``March each year``).
    """

    start: int
    end: int
    year: int | None = None
    relative: str | None = None
    month: int | None = None
    this_month: bool = False
    day: int | None = None
    ten_days: str | None = None
    quarter: int | None = None
    quarters: int | None = None
    half: str | None = None
    edge: str | None = None
    plan: tuple[int, int] | None = None
    recurs: bool = False
    yearly: tuple[int, int] | None = None
    of_quarter: bool = False
    of_half: bool = False
    of_day: bool = False
    is_english: bool = False

    @property
    def is_bare_year(self) -> bool:
        """True if nothing but the year is said."""
        parts = (self.month, self.this_month, self.quarter, self.quarters, self.half, self.edge, self.plan)
        return not any(parts) and bool(self.year or self.relative)

    @property
    def is_bare_edge(self) -> bool:
        """True if it is 年底, 年末 or 年内 and no more."""
        return bool(self.edge) and not (self.has_year or self.month or self.this_month or self.quarter or self.half)

    @property
    def has_year(self) -> bool:
        """True if the expression says its year itself."""
        return self.year is not None or self.relative is not None or self.plan is not None
