"""The calendar expressions of a text, one moment at a time: what each says, and the days it stands for.

A moment is a year, half, quarter, month, ten days, day, five-year plan or the edge (底, 初) of one of them. What surrounds
it (自…起, 底前, 至) is read by ``etl.extract.dates``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from etl.extract.dates.day_spans import DaySpan, span_of_day, span_of_months, span_of_ten_days, span_of_years
from etl.extract.dates.english import BARE_YEAR, ENGLISH_SIGN, find_english_moments
from etl.extract.dates.moments import Moment
from etl.extract.dates.patterns import (
    COUNTED,
    DAY_ONLY,
    ENGLISH_EVERY,
    ENGLISH_HOLIDAY,
    HOLIDAY,
    HOLIDAY_NAME,
    JOINT,
    MOMENT,
    MONTHLY,
    MONTHLY_OPENING,
    NUMERIC,
    YEARS,
    holidays,
    plan_hint,
    plan_pattern,
    plan_years,
)
from etl.notation.language import holds_latin
from etl.notation.numerals import parse_arabic, parse_han

RELATIVE_YEARS = {"今年": 0, "明年": 1, "来年": 1, "去年": -1, "this": 0, "same": 0, "next": 1, "last": -1}


def find_moments(text: str) -> Iterator[Moment]:
    """Yield the moments of a masked text in order, not overlapping."""
    at = 0
    fixed = sorted(
        (
            *_plan_moments(text),
            *_numeric_moments(text),
            *_monthly_moments(text),
            *_english_moments(text),
            *_holidays(text),
        ),
        key=lambda m: m.start,
    )
    for moment in (*fixed, None):
        limit = moment.start if moment else len(text)
        while at < limit:
            match = _search_moment(text, at, limit)
            if match is None:
                break
            yield match
            at = match.end
            while (more := _day_after(text, match, limit)) is not None:
                yield more
                match, at = more, more.end
        if moment and moment.start >= at:
            yield moment
            while moment.recurs and (more := _day_after(text, moment, len(text))) is not None:
                yield more
                moment = more
        at = max(at, moment.end) if moment else at


def days_of(moment: Moment, year: int | None, signed: date | None) -> DaySpan | None:
    """The days a moment covers; ``year`` is the one its context gives, ``signed`` the date the relative words count from.

    None if the year is known from nowhere or the calendar has no such day.
    """
    if moment.plan:
        first, last = moment.plan
        return DaySpan(date(first, 1, 1), date(last, 12, 31), "period")
    if moment.year is not None:
        year = moment.year
    elif moment.relative or moment.this_month:
        year = signed.year + RELATIVE_YEARS.get(moment.relative or "", 0) if signed else None
    month = signed.month if moment.this_month and signed else moment.month
    if year is None:
        return None
    if month and moment.day:
        return span_of_day(year, month, moment.day)
    if month and moment.ten_days:
        return span_of_ten_days(year, month, "上中下".index(moment.ten_days))
    if month and moment.edge == "初":
        return span_of_ten_days(year, month, 0)
    if month:
        return span_of_months(year, month, month, "month")
    if moment.quarter:
        return span_of_months(year, 3 * moment.quarter - 2, 3 * moment.quarter, "quarter")
    if moment.quarters:
        return span_of_months(year, 1, 3 * moment.quarters, "period")
    if moment.half:
        return span_of_months(year, *((1, 6) if moment.half in "上前" else (7, 12)), precision="half")
    if moment.edge == "初":
        return span_of_months(year, 1, 1, "month")
    return span_of_years(year, year)


def precision_of(moment: Moment) -> str:
    """Return how exact the words are, also where their days are not known (day | month | quarter | half | year)."""
    if moment.day or moment.of_day:
        return "day"
    if moment.of_quarter or moment.quarter:
        return "quarter"
    if moment.of_half or moment.half:
        return "half"
    return "month" if moment.month or moment.this_month or moment.recurs else "year"


def _search_moment(text: str, at: int, limit: int) -> Moment | None:
    for match in MOMENT.finditer(text, at, limit):
        if match.end() > match.start() and (moment := _read(match)) is not None:
            return moment
    return None


def _read(match: re.Match[str]) -> Moment | None:
    said = match.groupdict()
    year = _year(said["year"]) if said["year"] else None
    edge = said["month_edge"] or said["quarter_edge"] or said["half_edge"] or said["bare_edge"] or said["year_edge"]
    if said["year_edge"] and not (year or said["relative"]):
        return None
    if (
        said["bare_edge"]
        and not match.string.startswith(("当年", "次年"), match.start() - 1)
        and COUNTED.search(match.string, max(0, match.start() - 4), match.start())
    ):
        return None
    start = match.start()
    while match.string[start].isspace():
        start += 1
    return Moment(
        start,
        match.end(),
        year=year,
        relative=said["relative"],
        month=_small(said["month"]) if said["month"] not in (None, "本") else None,
        this_month=said["month"] == "本",
        day=_small(said["day"]),
        ten_days=said["ten_days"],
        quarter=_small(said["quarter"] or said["quarter_letter"]),
        quarters=_small(said["quarters"]),
        half=said["half"] or (said["half_letter"] and "上下"[int(said["half_letter"]) - 1]),
        edge=edge,
    )


def _day_after(text: str, before: Moment, limit: int) -> Moment | None:
    """Return a day that shares year and month with the moment before it: ``4月13日至15日``, ``每月3日、5日``."""
    joint = JOINT.match(text, before.end, limit) if before.day else None
    match = DAY_ONLY.match(text, joint.end(), limit) if joint else None
    if match is None:
        return None
    return replace(before, start=match.start(), end=match.end(), day=_small(match["day"]))


def _numeric_moments(text: str) -> list[Moment]:
    moments = []
    for match in NUMERIC.finditer(text):
        year, month = (
            int(parse_arabic(match["year"]) or 0),
            int(parse_arabic(match["month"] or match["month_alone"]) or 0),
        )
        day = int(parse_arabic(match["day"]) or 0) if match["day"] else None
        if span_of_day(year, month, day) if day else 1 <= month <= 12:
            moments.append(Moment(*match.span(), year=year, month=month, day=day))
    for match in YEARS.finditer(text):
        first = int(match["first"])
        last = int(match["last"] or f"{first // 100}{match['short']}")
        if first < last <= first + 50:
            moments.append(Moment(*match.span(), plan=(first, last)))
    return moments


def _english_moments(text: str) -> list[Moment]:
    if BARE_YEAR.search(text) is None and not (
        holds_latin(text) and (ENGLISH_SIGN.search(text) or ENGLISH_EVERY.search(text))
    ):
        return []
    return list(find_english_moments(text))


def _holidays(text: str) -> list[Moment]:
    """Holidays with a fixed civil day, with the year before them or without one: ``2024年国庆节前``."""
    moments = []
    for match in HOLIDAY.finditer(text) if HOLIDAY_NAME.search(text) else ():
        month, day = holidays()[match["name"]]
        year = _year(match["year"]) if match["year"] else None
        moments.append(Moment(*match.span(), year=year, relative=match["relative"], month=month, day=day))
    for match in ENGLISH_HOLIDAY.finditer(text) if " Day" in text else ():
        month, day = holidays()[match["name"].replace("’", "'")]
        year = int(match["year"] or match["year_behind"])
        moments.append(Moment(*match.span(), year=year, month=month, day=day, is_english=True))
    return moments


def _monthly_moments(text: str) -> list[Moment]:
    """Return what comes back every month or quarter: ``每月15日``, ``次月十五日``, ``每季度末``."""
    return [
        Moment(
            *m.span(),
            day=_small(m["day"]),
            edge=m["edge"],
            recurs=True,
            of_quarter="季" in m[0],
            of_half="半年" in m[0],
            of_day=bool(m["weekday"]),
        )
        for m in (MONTHLY.finditer(text) if MONTHLY_OPENING.search(text) else ())
    ]


def _plan_moments(text: str) -> list[Moment]:
    moments = []
    for match in plan_pattern().finditer(text) if plan_hint().search(text) else ():
        edge = "末" if "末" in (match["tail"] or "") else None
        name = match["quoted"] or match["plain"]
        name = f"{name}普法" if text.startswith("普法", match.end()) and f"{name}普法" in plan_years() else name
        moments.append(Moment(*match.span(), plan=plan_years()[name], edge=edge))
    return moments


def _year(text: str) -> int:
    value = parse_arabic(text)
    if value is None:
        value = parse_han(text.replace("Ｏ", "〇").replace("O", "〇").replace("o", "〇").replace("0", "〇"))
    return int(value or 0)


def _small(text: str | None) -> int | None:
    if text is None:
        return None
    value = parse_arabic(text)
    return int(value) if value is not None else parse_han(text)
