"""From when to when a document says it is in force: what it prints, else what its own words let count."""

from __future__ import annotations

import calendar
import re
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from etl.extract.validity.english_statements import find_english_statements
from etl.extract.validity.statement import Length, Statement
from etl.extract.validity.statements import find_statements, may_hold_statements
from etl.lexicon.alternations import words_in
from etl.notation.days import parse_day
from etl.notation.language import holds_latin
from etl.notation.late_patterns import compile_late
from etl.records import Clause, Document

# Rows whose sentences without subject speak of the whole text.
_ABOUT_ALL = ("front", "preamble", "closing", "back")
_SAYS = re.compile("施行|实施|执行|试行|生效|有效|期限|失效|废止|试用")
# The first letter by itself: a search skips to it, as it does not where all letters may be of either case.
_SAYS_IN_ENGLISH = re.compile("[EFVLIPefvlip](?i:ffect|orce|alid|xpire|apse|mplement|romulgat)")
_HAN = compile_late("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Validity:
    """First and last day; ``is_counted`` where one of them was counted and not printed."""

    effective_date: date | None = None
    expiry_date: date | None = None
    is_counted: bool = False


def find_validity(
    text: str, clauses: Sequence[Clause], document: Document, issued: date | None, page: Mapping[str, str]
) -> Validity:
    """Return what a document says of its own validity.

    Args:
        text: The document's text.
        clauses: Its rows; those at the end go before those at the head, attachments speak where nothing else does.
        document: What is known of it: titles, and whether it is a draft.
        issued: The day that 印发之日, 发布之日, 公布之日 mean.
        page: Labelled facts of its page (实施日期, 失效日期), which count where the text says nothing.
    """
    titles = (document.title, document.forwarded_title)
    own_titles = frozenset(re.sub(r"\s+", "", title) for title in titles if title)
    explains = document.document_type in words_in("explaining_types")  # 本规定 is what it explains
    asked = [] if explains else _clauses_that_say(text, clauses)
    groups = (
        [clause for clause in reversed(asked) if clause.kind not in ("front", "attachment")],
        [clause for clause in asked if clause.kind == "front"],
        [clause for clause in reversed(asked) if clause.kind == "attachment"] if document.forwarded_title else [],
    )
    said = [
        statement
        for group in groups
        for clause in group
        for statement in _statements_of(text[clause.start_char : clause.end_char], clause.kind, own_titles)
    ]
    is_draft = document.status == "draft"
    first, first_is_counted = _first_day(said, None if is_draft else issued)
    first = first or parse_day(page.get("effective_date", ""))
    last, last_is_counted = _last_day(said, first)
    last = last or parse_day(page.get("expiry_date", ""))
    if first and last and first > last:
        return Validity(first, None, first_is_counted)
    return Validity(first, last, first_is_counted or last_is_counted)


def _clauses_that_say(text: str, clauses: Sequence[Clause]) -> list[Clause]:
    """Return the clauses that hold a word of validity."""
    starts = [clause.start_char for clause in clauses]
    matches = chain(_SAYS.finditer(text), _SAYS_IN_ENGLISH.finditer(text) if holds_latin(text) else ())
    return [clauses[place] for place in sorted({bisect(starts, match.start()) - 1 for match in matches})]


def _statements_of(row: str, kind: str, own_titles: frozenset[str]) -> Iterable[Statement]:
    if not may_hold_statements(row) and not holds_latin(row):
        return
    for paragraph in row.split("\n"):
        if _HAN.search(paragraph):
            yield from find_statements(paragraph, own_titles, kind in _ABOUT_ALL)
        elif paragraph:
            yield from find_english_statements(paragraph)


def _first_day(said: Sequence[Statement], issued: date | None) -> tuple[date | None, bool]:
    """Return the first day that is said, and whether it was counted."""
    printed = next((statement.effective for statement in said if statement.effective), None)
    if printed:
        return printed, False
    for statement in said:
        if statement.begins_with and issued and statement.begins_with != "通过":
            day = _add(issued, statement.delay) if statement.delay else issued
            if day:
                return day, True
    return None, False


def _last_day(said: Iterable[Statement], first: date | None) -> tuple[date | None, bool]:
    for statement in said:
        if statement.expiry:
            return statement.expiry, False
        if statement.lasts and first and (end := _end_of(first, statement.lasts)):
            return end, True
    return None, False


def _end_of(first: date, length: Length) -> date | None:
    """Return the last day of a length that begins on ``first``: the day before its anniversary, or the month's last."""
    if length.unit in ("year", "month"):
        months = length.number * (12 if length.unit == "year" else 1)
        if months != int(months):
            return None
        year, month = divmod(first.year * 12 + first.month - 1 + int(months), 12)
        last_of_month = calendar.monthrange(year, month + 1)[1]
        if first.day > last_of_month:
            return date(year, month + 1, last_of_month)
        return date(year, month + 1, first.day) - timedelta(days=1)
    following = _add(first, length)
    return following - timedelta(days=1) if following else None


def _add(day: date, length: Length) -> date | None:
    """Return the day so long behind ``day``; None for working days, which only a calendar of holidays could count."""
    if length.unit == "day":
        return day + timedelta(days=int(length.number))
    if length.unit == "workday":
        return None
    months = int(length.number * (12 if length.unit == "year" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
