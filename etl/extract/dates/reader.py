"""Dates (calendar expressions) of a document: what is printed, what kind it is, the days it stands for.

Kinds: ``2017年`` is a point; ``2016-2020年`` a period; ``到2025年`` and ``6月底前`` a deadline; ``自…起`` a start; what comes
back every year (``每年3月底前``, ``次年1月31日前``; in a law ``四月至十月``) is recurring and has no days. Nothing is resolved from today's date: a year
that the words leave open comes from the sentence, from the year in the document's title, or from the day it was signed or printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.extract.clause_texts import ClauseTexts
from etl.extract.dates.document_years import default_year, is_standing
from etl.extract.dates.english import with_year_of_end
from etl.extract.dates.expressions import find_moments
from etl.extract.dates.kinds import BETWEEN_ENDS, LIST, OPENS_BETWEEN, RANGE_BEHIND, DateSpan, MomentInText
from etl.extract.dates.moments import Moment
from etl.extract.dates.patterns import may_hold_dates, texts_with_dates
from etl.extract.mask import mask_text
from etl.mentions import DateMention
from etl.records import ClauseText, Document

_BETWEEN = re.compile(r"\s{0,2}(?:[与和至到]|and)\s{0,2}")  # 2021年与2025年之间, between 2021 and 2025
_SENTENCE_END = re.compile(r"[。！？]")


class DateReader:
    """Reads the dates in the texts of one document, each text once, however many of its finders ask for it."""

    def __init__(self, document: Document) -> None:
        self._default_year, self._standing = default_year(document), is_standing(document)
        self._signed = document.signed_date or document.printed_date  # minutes print the latter alone
        self._known: dict[tuple[str, bool], tuple[str, list[DateSpan]]] = {}

    def read(self, text: str, is_time_limit: bool = False) -> tuple[str, list[DateSpan]]:
        """``text`` under the mask, and its calendar expressions, also those whose days are not known.

        In a cell of time limits a quarter or half year needs no year of its own: the document's is meant.
        """
        if not may_hold_dates(text):
            return mask_text(text), []
        key = text, is_time_limit
        if key not in self._known:
            masked = mask_text(text)
            self._known[key] = masked, self._find_spans(masked, is_time_limit)
        return self._known[key]

    def _find_spans(self, masked: str, is_time_limit: bool) -> list[DateSpan]:
        moments = list(find_moments(masked))
        spans: list[DateSpan] = []
        last: DateSpan | None = None  # the date before in the same sentence
        last_year: int | None = None
        at = looked = 0
        for i, moment in enumerate(moments):
            if moment.start < at:
                continue
            if last and _SENTENCE_END.search(masked, max(last.end, looked), moment.start):
                last = last_year = None
            is_apart = last is not None and "；" in masked[max(last.end, looked) : moment.start]
            if last and is_apart and last.kind not in ("point", "period"):
                last = last_year = None
            looked = moment.start
            follower = moments[i + 1] if i + 1 < len(moments) else None
            if follower and not _joins(masked, moment, follower):
                follower = None
            moment = with_year_of_end(moment, follower) if follower else moment
            facts = self._default_year, self._signed, self._standing, is_time_limit
            span, year = MomentInText(masked, moment, follower, last, last_year, *facts).read()
            if is_apart and span and span.kind not in ("point", "period"):  # 2022年3月启动；6月底前完成: another year
                span, year = MomentInText(masked, moment, follower, None, None, *facts).read()
            if span is None:
                continue
            spans.append(span)
            last, last_year, at = span, year, span.end
        return _with_shared_deadlines(masked, spans)


def _joins(text: str, moment: Moment, follower: Moment) -> bool:
    """True if two moments are the ends of one range."""
    if RANGE_BEHIND.fullmatch(text, moment.end, follower.start):
        return True
    if not _BETWEEN.fullmatch(text, moment.end, follower.start):
        return False
    opens = OPENS_BETWEEN.search(text, max(0, moment.start - 12), moment.start)
    return bool(opens or BETWEEN_ENDS.match(text, follower.end))


def find_dates(
    clause_texts: Sequence[ClauseText], document: Document, reader: DateReader | None = None
) -> tuple[DateMention, ...]:
    """Find the calendar expressions of clause texts.

    Args:
        clause_texts: Texts of the document.
        document: Its metadata. Relative expressions (今年, 年底前, 6月底) yield a row only if it supplies the year.
        reader: Reader shared with other finders of the document.

    Returns:
        Rows of ``dates`` in reading order. Offsets are code points of the document's text.
    """
    reader = reader or DateReader(document)
    rows = []
    for clause_text in texts_with_dates(ClauseTexts.of(clause_texts)):
        ordinal = 0
        for found in reader.read(clause_text.text, clause_text.is_time_limit)[1]:
            if clause_text.is_time_limit:
                found = _as_deadline(clause_text.text, found)
            if found.kind != "recurring" and not (found.start_date or found.end_date):
                continue
            ordinal += 1
            rows.append(
                DateMention(
                    clause_id=clause_text.clause_id,
                    ordinal=ordinal,
                    mention=clause_text.text[found.start : found.end],
                    kind=found.kind,
                    start_date=found.start_date,
                    end_date=found.end_date,
                    precision=found.precision,
                    start_char=clause_text.start_char + found.start,
                    end_char=clause_text.start_char + found.end,
                )
            )
    return tuple(rows)


def _as_deadline(text: str, span: DateSpan) -> DateSpan:
    """Turn a date in a column of time limits into a deadline, unless the words state a period or a start."""
    is_part_of_year = span.kind == "period" and span.precision in ("quarter", "half")
    if (span.kind == "point" or is_part_of_year) and not RANGE_BEHIND.search(text, span.start, span.end):
        return replace(span, kind="deadline", start_date=None)
    return span


def _with_shared_deadlines(text: str, spans: list[DateSpan]) -> list[DateSpan]:
    """Return the spans with the 前 that ends a list given to every date of it: ``6月20日、9月20日、12月10日前``."""
    shared = list(spans)
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i], shared[i + 1]
        hands_on = text[after.end - 1] == "前" or after is not spans[i + 1]
        shares = hands_on and here.precision == after.precision
        if shares and (here.kind, after.kind) == ("point", "deadline") and LIST.fullmatch(text, here.end, after.start):
            shared[i] = replace(here, kind="deadline", start_date=None)
    return shared
