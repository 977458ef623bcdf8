"""What kind of date a moment is, by the words around it: point, period, deadline, start or recurring."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from etl.extract.dates.day_spans import DaySpan
from etl.extract.dates.english import OF_A_LEVEL
from etl.extract.dates.expressions import days_of, precision_of
from etl.extract.dates.moments import Moment
from etl.extract.dates.patterns import AFTER_DAY, RANGE
from etl.lexicon.alternations import any_of, words_in
from etl.notation.late_patterns import compile_late

RANGE_BEHIND = compile_late(AFTER_DAY + RANGE + r"(?P<next_year>次年|翌年|来年)?\s{0,2}")
OPENS_BETWEEN = compile_late(r"\b[Bb]etween\s(?:the\s)?\Z")
LIST = compile_late(r"\s{0,2}(?:、|和|及|与|以及)\s{0,2}")
BETWEEN_ENDS = compile_late(r"\s{0,2}之?间")
_RECURS = compile_late(rf"(?:{any_of('recurring_words')})(?:的|于|在|末月)?\s{{0,2}}$")
_RECURS_BARE = compile_late(r"(?:[每次当]年?|下一?年)\s{0,2}$")  # 每年底前, 每年年底前
_FROM = re.compile(
    r"(?:(?:自从|(?<![来亲独])自|(?<![服听跟依遵])从)\s{0,2}|(?i:\b(?:from|since|starting(?:\sfrom|\son)?|beginning(?:\sfrom|\son)?|commencing(?:\sfrom|\son)?|effective(?:\son)?|as\sfrom|on\sand\safter|with\seffect\sfrom|after))\s(?:the\s)?)$"
)
_BY = re.compile(
    rf"(?:{any_of('extending_verbs')}\s{{0,2}})?"
    rf"(?:{any_of('latest_words')}|"
    r"(?<![达升加降得])(?<!增长)(?<!提高)(?<!扩大)(?<!减少)到|(?<![甚乃以直])至|截止|截至|最迟|赶在)(?:于|在)?\s{0,2}$"
    r"|(?i:\b(?:by|before|on or before|until|till|prior\sto|(?:no|not)\slater\sthan|up\sto|through|expires?\son|valid\suntil|expiring\son|(?:extended|prolonged|postponed)\sto))\s"
    r"(?:(?:\x00{2,8}|\d{1,2})\s?(?:[ap]\.?m\.?)?\s(?:on|of)\s)?(?:the\s(?:year\s)?)?$"  # by 5:00 p.m. on June 30
)
_LABEL = re.compile(
    rf"(?:{any_of('time_limit_verbs')}?(?<!{any_of('days_of_events')}){any_of('time_limit_nouns')}(?:要求)?\s{{0,2}}[：:]"
    r"|截止(?:时间|日期)\s{0,2}[为是])\s{0,2}$"
)
_ENGLISH_LABEL = compile_late(
    r"\b(?i:deadline|closing date|due date)\b(?:[^.;,:]{0,40}\s(?:is|are|was|shall be|will be|to be)|:)\s(?:[^\s.;,:]{1,8}\s(?:[ap]\.?m\.?\s)?on\s)?(?:the\s)?\Z"
)
_SINCE = re.compile(
    AFTER_DAY + r"\s{0,2}(?:起(?!草|步|诉|点|始|源|飞)|开始(?=[，,。])|以来|之后|以后|后(?![续期勤台果备方面]))"
)
_BEGINS = compile_late(r"\s{0,2}开始")  # 从2002年开始; alone it may begin the next phrase
_BEFORE = re.compile(
    AFTER_DAY + r"\s{0,2}(?:年)?(?:之前|以前|截止(?![日时到期])|前(?![述款后沿景端往来置瞻面列身期]|提[条下是，。]))"
)
_BEFORE_NUMBER = compile_late(r"\s{0,2}前\s{0,2}[0-9０-９一二三四五六七八九十两]")
_DURING = compile_late(r"\s{0,2}(?:期间|之间)内?")
_OPENS_DURING = compile_late(r"\b[Dd]uring\s$")
_WITHIN = re.compile(r"\s{0,2}(?:之内|以内)")
_WITHIN_YEAR = compile_late(r"\b[Ww]ithin\s(?:the\s)?(?:(?:calendar\s)?year\s)?\Z")
_TO_NOW = re.compile(r"\s{0,2}(?:[-—–－~～]{1,2}|至)\s{0,2}(?:今(?!年)|长期)")
_COMPLETED = compile_late(rf"\s{{0,2}}{any_of('completing_verbs')}")
# As of a day on which something takes effect it begins; as of another day something was counted.
_OF_A_LEVEL = compile_late(OF_A_LEVEL)
_AS_OF = re.compile(r"(?i:\b(?:as\s(?:of|at)|at))\s(?:the\s)?$|(?<![期限间])截至(?:到)?\s{0,2}$")
_TAKES_EFFECT = compile_late(r"(?i:effect|force|effective|implement|appl(?:y|ies)|commence|valid|abolish|repeal)")
_HOUR, _ALONE = compile_late(AFTER_DAY), words_in("time_limit_nouns")
_SCHOOL_YEAR = re.compile(r"\s{0,2}(?:学年|届)")
_ANNUAL_DAY = compile_late(r"\s{0,2}[“\"]?[一-鿿·]{0,10}(?:日|节|宣传周|宣传月)")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A calendar expression in a text: ``text[start:end]`` with the words that make its kind, and its days.

    Both days are None for what recurs and for what no year is known of; only the former is a row.
    """

    start: int
    end: int
    kind: str
    start_date: date | None
    end_date: date | None
    precision: str


@dataclass(slots=True)
class MomentInText:
    """One moment, with its partner where it opens a range, and what its surroundings say of it."""

    text: str
    moment: Moment
    follower: Moment | None
    last: DateSpan | None
    last_year: int | None
    default_year: int | None
    signed: date | None
    standing: bool
    is_time_limit: bool

    def read(self) -> tuple[DateSpan | None, int | None]:
        """Return the span, or None if the words are no date, and the year that later dates without one take."""
        moment, end = self.moment, (self.follower or self.moment).end
        before = self.text[max(0, moment.start - 20) : moment.start]
        if _SCHOOL_YEAR.match(self.text, end):
            return None, None
        start = moment.start
        if moment.yearly:
            opens = _BY.search(self.text, max(0, moment.start - 60), moment.start)
            if self.follower:
                opens = opens or _FROM.search(before) or OPENS_BETWEEN.search(before)
            start -= len(opens[0]) if opens else 0
            return self._span(min(moment.yearly[0], start), moment.yearly[1], "recurring", None, None), None
        lacks_year = moment.is_english and not moment.has_year
        if self.standing and (lacks_year or moment.relative == "same"):
            return None, None  # June 30, the end of the year, in a law: of any year
        if lacks_year and not (moment.month and (self.default_year or self.last_year)):
            return None, None
        recurs = None if moment.has_year else (_RECURS_BARE if moment.is_bare_edge else _RECURS).search(before)
        if recurs:
            start -= len(recurs[0])
            if moment.edge == "内":
                return None, None
        year = moment.year or self.last_year or (None if self.last else self.default_year)
        inherits = not (moment.has_year or moment.recurs) and self.last is not None and self.last.kind == "recurring"
        if inherits and not (moment.month or moment.edge):
            return None, None
        seasonal = self.follower is not None and "次年" in self.text[moment.end : self.follower.start]
        seasonal = seasonal or self._holds_every_year(before, end)
        if recurs or moment.recurs or inherits or (seasonal and not (moment.has_year or self.last_year)):
            ahead = _BEFORE.match(self.text, end)
            end = ahead.end() if ahead else self._end_of_range(end)
            return self._span(start, end, "recurring", None, None), None
        if moment.edge == "底" and not moment.has_year and not moment.month:
            year = year or self.default_year
        year = year or self.default_year
        days = days_of(moment, year, self.signed)
        if days is None:
            return self._span(start, end, "unknown", None, None), self.last_year
        if self.follower:
            return self._range(days, before)
        return self._single(days, before), days.start.year

    def _holds_every_year(self, before: str, end: int) -> bool:
        """True if a month without a year stands in a law or rule, which means that of any year (``于10月31日前联合下达``)."""
        begins = _SINCE.match(self.text, end) or _FROM.search(before)
        return self.standing and bool(self.moment.month) and not self.moment.this_month and not begins

    def _range(self, days: DaySpan, before: str) -> tuple[DateSpan, int]:
        assert self.follower is not None
        year = days.start.year
        joint = RANGE_BEHIND.fullmatch(self.text, self.moment.end, self.follower.start)
        opens = OPENS_BETWEEN.search(before)
        until = days_of(self.follower, year + 1 if joint and joint["next_year"] else year, self.signed)
        if until and until.end < days.start and not self.follower.has_year:
            until = None
        from_ = _FROM.search(before)
        start = self.moment.start - (len(from_[0]) if from_ else len(opens[0]) if opens else 0)
        end = self._end_of_range(self.follower.end)
        if not joint and (between := BETWEEN_ENDS.match(self.text, self.follower.end)):
            end = between.end()
        if until is None or until.end < days.start:
            return self._span(start, end, "unknown", None, None), year
        return DateSpan(start, end, "period", days.start, until.end, until.precision), until.end.year

    def _end_of_range(self, end: int) -> int:
        during = _DURING.match(self.text, end)
        return during.end() if during else end

    def _single(self, days: DaySpan, before: str) -> DateSpan | None:
        text, moment = self.text, self.moment
        since, until, within = (
            _SINCE.match(text, moment.end),
            _BEFORE.match(text, moment.end),
            _WITHIN.match(text, moment.end),
        )
        if until and not moment.edge and _BEFORE_NUMBER.match(text, moment.end):
            until = None  # 2023年前11个月
        if _FROM.search(before):
            since = since or _BEGINS.match(text, moment.end)
        from_, by, label = _FROM.search(before), _BY.search(before), _LABEL.search(before)
        if moment.is_english:
            label = label or _ENGLISH_LABEL.search(text, max(0, moment.start - 80), moment.start)
            within_year = _WITHIN_YEAR.search(before) if moment.is_bare_year else None
            by = by or within_year
            if moment.is_bare_year and _OF_A_LEVEL.match(text, moment.end):
                return self._span(moment.start, moment.end, "point", days.start, days.end, days.precision)
        as_of = _AS_OF.search(before)
        if as_of and not until and not (as_of[0].startswith(("as", "As")) and self._takes_effect()):
            start = moment.start - len(as_of[0])
            if moment.edge in ("底", "末", None) and not since and not moment.plan:
                return self._span(start, moment.end, "point", days.end, days.end, days.precision)
        elif as_of and not until:
            from_ = as_of
        if moment.plan and moment.edge is None and not (since or until or by):
            opens = _OPENS_DURING.search(before)
            start = moment.start - (len(opens[0]) if opens else 0)
            return self._span(start, moment.end, "period", days.start, days.end, days.precision)
        if until or (within and moment.is_bare_year) or moment.edge in ("底", "末", "内"):
            end = until.end() if until else within.end() if within else moment.end
            start = moment.start - (len(by[0]) if by else 0)
            return self._span(start, end, "deadline", None, days.end, days.precision)
        if (since or from_ or _TO_NOW.match(text, moment.end)) and not by:
            to_now = _TO_NOW.match(text, moment.end)
            end = since.end() if since else to_now.end() if to_now else moment.end
            start = moment.start - (len(from_[0]) if from_ else 0)
            return self._span(start, end, "start", days.start, None, days.precision)
        if by or (label and not label[0].startswith("实施") and not self._is_occasion(label)):
            start = moment.start - (len(by[0]) if by else 0)
            return self._span(start, moment.end, "deadline", None, days.end, days.precision)
        if not moment.has_year and self._is_no_date_of_its_own(days):
            return None
        if self.last and self.last.kind == "deadline" and LIST.fullmatch(text, self.last.end, moment.start):
            return self._span(moment.start, moment.end, "deadline", None, days.end, days.precision)
        kind = "period" if moment.quarters else "point"
        return self._span(moment.start, self._end_of_range(moment.end), kind, days.start, days.end, days.precision)

    def _is_occasion(self, label: re.Match[str]) -> bool:
        """True for the hour of a meeting, behind a label alone on its line: ``时间：2023年8月16日下午3：00``."""
        hour = _HOUR.match(self.text, self.moment.end)
        opens = self.text[: self.moment.start].removesuffix(label[0])[-1:] in ("", "\n")
        return bool(self.moment.day and opens and label[0].startswith(_ALONE) and hour and hour[0].strip(" （）()"))

    def _takes_effect(self) -> bool:
        """True if the sentence says that something begins to hold."""
        stop = self.text.rfind(".", 0, self.moment.start) + 1
        end = self.text.find(".", self.moment.end) % (len(self.text) + 1)
        return bool(_TAKES_EFFECT.search(self.text, stop, end))

    def _is_no_date_of_its_own(self, days: DaySpan) -> bool:
        """True if the words need a year that only the sentence could give: 一季度, 上半年, 12月4日国家宪法日."""
        moment, listed = self.moment, self.last is not None and self.last_year is not None
        if moment.month and moment.day:
            return not listed and bool(_ANNUAL_DAY.match(self.text, moment.end))
        if moment.month:
            return False
        return not listed and not self.is_time_limit and not _COMPLETED.match(self.text, moment.end)

    def _span(
        self, start: int, end: int, kind: str, first: date | None, last: date | None, precision: str | None = None
    ) -> DateSpan:
        return DateSpan(start, end, kind, first, last, precision or precision_of(self.moment))
