"""Days of the calendar as spans: a year, half, quarter, month, ten days or day, both ends included."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The days an expression covers, and how exact it is (day | month | quarter | half | year | period)."""

    start: date
    end: date
    precision: str


def span_of_months(year: int, first: int, last: int, precision: str) -> DaySpan | None:
    """From the first day of one month to the last day of another, or None if there is no such month."""
    if not (1000 <= year <= 2999 and 1 <= first <= last <= 12):
        return None
    return DaySpan(date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision)


def span_of_years(first: int, last: int) -> DaySpan:
    """Return all days of the years from first to last."""
    return DaySpan(date(first, 1, 1), date(last, 12, 31), "year" if first == last else "period")


def span_of_day(year: int, month: int, day: int) -> DaySpan | None:
    """One day, or None if the calendar has none (2月30日)."""
    try:
        one = date(year, month, day)
    except ValueError:
        return None
    return DaySpan(one, one, "day")


def span_of_ten_days(year: int, month: int, part: int) -> DaySpan | None:
    """Return the first (0), second (1) or last (2) ten days of a month: 上旬, 中旬, 下旬."""
    whole = span_of_months(year, month, month, "month")
    if whole is None:
        return None
    first = date(year, month, 1 + 10 * part)
    return DaySpan(first, whole.end if part == 2 else date(year, month, 10 + 10 * part), "period")
