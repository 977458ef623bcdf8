"""English calendar expressions: days, months, quarters, halves and years as moments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.extract.dates.moments import Moment
from etl.extract.dates.patterns import BEFORE_MONTH, EVERY, plan_years
from etl.notation.late_patterns import compile_late
from etl.notation.numerals import format_han, parse_english_ordinal

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?"
    r"|january|february|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])"
)
_ORDINAL = r"(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]{4,6}teenth)|twentieth|thirtieth"
_DAY = rf"(?:(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9A-Za-z%]|[.,][0-9]{{1,2}}(?![0-9]))|{_ORDINAL})"
_DIGITS = r"(?:1[6-9][0-9]{2}|20[0-9]{2})(?![0-9A-Za-z%]|[.,][0-9]|-[0-9]|\s?年)"
_RELATIVE = r"(?<![Tt]he\s)(?i:this|next|last)\s(?:calendar\s)?year\b(?!['’])"  # what the document's date says
_YEAR = rf"(?:{_DIGITS}|{_RELATIVE})"
_B = r"\s{0,2},?\s{0,2}"  # between the parts
_OF = r"(?:\s{0,2},?\s{1,2}(?:of\s|in\s|the\syear\s(?:of\s)?)?(?:the\syear\s)?|\s{0,2},\s{0,2})"
_EDGE = r"(?i:(?:the\s)?(?P<edge>end|close|beginning|start|early|mid|late)(?:-|\s(?:of\s)?(?:the\syear\s(?:of\s)?)?))"
# What follows a bare year that is no date: a code, a unit.
_NO_YEAR = (
    r"(?!\s{0,2}(?:yuan|people|persons|RMB|edition|version|[a-z]{3,12}s\b(?<!is)(?<!was)(?<!has)(?<!wards)(?<!levels)))"
)
OF_A_LEVEL = r"\s(?:levels?|figures?|baselines?|targets?)\b"  # from the 2020 level: what something is measured by
# Words that stand before quantities as well: over 2020 is a year where the sentence stops or goes on behind it.
_OR_QUANTITY = "".join(rf"|(?<=\b{word}\s)" for word in "about against Against around over with With".split())
_GOES_ON = r"(?=[,.;:)]|\Z|\s(?:and|or|as|by|in|is|are|was|will|shall|the|levels?)\b)"
_PREPOSITION = "".join(
    rf"|(?<=\b{word}\s)"
    for word in "of by in to from since before until till during year years through throughout after between and than for early late mid within toward towards".split()
    + "By In From Since Before Until During After Between Year For Within".split()
)
ENGLISH = compile_late(
    rf"""
    (?<![A-Za-z0-9./]) (?<![0-9]-(?=[12]))
    (?: {_EDGE} )?
    (?:
        (?P<month> {_MONTH} ) (?: {_B} (?:the\s)? (?P<day> {_DAY} ) )? {_OF} (?P<year> {_YEAR} )
      | (?:the\s)? (?P<day2> {_DAY} ) (?:\s(?:day\s)?of)? \s{{0,2}} (?P<month2> {_MONTH} ) {_OF} (?P<year2> {_YEAR} )
      | (?P<year3> {_YEAR} ) {_B} (?<=[\s,]) (?P<month3> {_MONTH} ) (?! \s{{0,2}} (?:{_DAY}|{_YEAR}) )
      | (?: [Qq](?P<q>[1-4]) | (?:the\s)?(?P<q2>first|second|third|fourth|last|1st|2nd|3rd|4th)\s(?:calendar\s)?quarter ) (?:{_OF}|-) (?P<year4> {_YEAR} )
      | (?: [Hh](?P<h>[12]) | (?:the\s)?(?P<h2>first|second|latter|1st|2nd)\shalf(?:\syear)? ) (?:{_OF}|-) (?P<year5> {_YEAR} )
      | (?:the\s)?(?P<q4> first|second|third|fourth|last|1st|2nd|3rd|4th )\s(?:calendar\s)?quarter (?= \s(?:of\s)?(?:each|every)\s(?:calendar\s)?year )
      | (?:the\s)?(?P<h4> first|second|latter|1st|2nd )\shalf (?= \s(?:of\s)?(?:each|every)\s(?:calendar\s)?year )
      | (?:the\s)?(?P<day14> {_DAY} )(?:\sday)? (?= \s(?:of\s)?(?:the\s[a-z]{{4,9}}\smonth\sof\s)?(?:each|every)\s(?:calendar\s)?(?:month|quarter) )
      | (?:the\s)?(?P<each_end> end ) (?= \sof\s(?:each|every)\s(?:calendar\s)?(?:month|quarter|year) )
      | (?: (?<=\sto\s) | (?<=[0-9a-z][-–—]) ) (?P<day15> {_DAY} ) {_OF} (?P<year15> {_DIGITS} )                                  # October 1 to 7, 2025
      | (?P<year6> 20[0-9]{{2}}|19[0-9]{{2}} ) [\s-]{{1,2}} (?: [Qq](?P<q3>[1-4]) | [Hh](?P<h3>[12]) ) (?![0-9A-Za-z])
      | (?:the\s)?(?P<nth> {_ORDINAL} )\smonth\sof\s(?P<year8> {_DIGITS} )
      | (?:the\s)?(?P<plan> (?:1[0-9]|[1-9])(?:th|st|nd|rd) | {_ORDINAL} | Twelfth | Thirteenth | Fourteenth | Fifteenth | Eleventh )\s[Ff]ive-[Yy]ear\s[Pp]lan (?:\s[Pp]eriod|(?!\s(?:for|of|on|and)\s(?:the\s)?[A-Z]|\sOutline|["”’]))
      | (?:the\s)?(?P<decade> 1[89][0-9]0|20[0-9]0 )\s?['’]?s\b
      | (?P<year12> {_DIGITS} ) (?= \s?(?:-|–|—|~|to|and)\s?{_DIGITS} )
      | (?P<year14> {_RELATIVE} )
      | (?:the\s)?(?P<closing> year[-\s]end | (?<=the\s)end\sof\sthe\syear\b(?!\s(?:of|in|[0-9])) )
      | (?P<month9> {_MONTH} ) (?: \s (?:the\s)? (?P<day9> {_DAY} ) )?
      | (?:the\s)? (?P<day10> {_DAY} ) (?:\s(?:day\s)?of)? \s (?P<month10> {_MONTH} )
      | (?P<day11> (?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)? ) (?=\s{{0,2}}(?:to|-|–|—|until|through|and)\s{{0,2}}(?:{_DAY}\s(?:of\s)?{_MONTH}|{_MONTH}\s{_DAY}){_OF}{_YEAR})
      | (?: (?!){_PREPOSITION} | (?<=\sof\sthe\syear\s) | (?<=(?:19|20)[0-9]{{2}}[-–—~]) | (?<=(?:19|20)[0-9]{{2}}\s[-–—~]\s) | (?<=\s(?:19|20)[0-9]{{2}},\s) ) (?P<year0> {_DIGITS} ) {_NO_YEAR}
      | (?: (?!){_OR_QUANTITY} ) (?P<year16> {_DIGITS} ) {_GOES_ON}
      | (?: (?<=\b[Mm]id-) | (?<=\bearly-) | (?<=\blate-) ) (?P<year17> {_DIGITS} ) {_NO_YEAR}
      | (?<=\b[Tt]he\s) (?P<year18> {_DIGITS} ) (?= {OF_A_LEVEL} )
      | (?<= \b[Ee]nd\sof\s) (?P<year13> {_DIGITS} )
    )
    """,
    re.VERBOSE,
)
# What a text needs to hold any of it: a bare year, or words of a year, a month by name, or a quarter.
BARE_YEAR = compile_late(r"(?:1[6-9]|20)[0-9]{2}(?!\s?年)")
ENGLISH_SIGN = compile_late(rf"[Ff]ive-[Yy]ear|{_RELATIVE}|[Yy]ear[-\s]end|end\sof\sthe\syear|{BEFORE_MONTH}")
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_EDGES = {"end": "底", "close": "底", "late": None, "mid": None, "beginning": "初", "start": "初", "early": None}


def find_english_moments(text: str) -> Iterator[Moment]:
    """Yield the English moments of a masked text, in order.

    A month or day without a year is one only where the year follows in the same range (``September 1 to October 31,
    2024``); its ``year`` is then None and the reader of ranges hands it on.
    """
    before: Moment | None = None
    for match in ENGLISH.finditer(text):
        said = {name: value for name, value in match.groupdict().items() if value}
        moment = Moment(*match.span())
        year = next((value for name, value in said.items() if name.startswith("year")), None)
        month = next((value for name, value in said.items() if name.startswith("month")), None)
        day = next((value for name, value in said.items() if name.startswith("day")), None)
        if year and year.isdigit():
            moment.year = int(year)
        elif year:
            moment.relative = year.split()[0].lower()
        elif "closing" in said:
            moment.relative, moment.edge = "same", "底"
        elif "each_end" in said:
            moment.edge = "底"
        if "decade" in said:
            first = int(said["decade"])
            moment.plan = (first, first + 9)
        if "plan" in said:
            digits = re.match(r"[0-9]+", said["plan"])
            number = int(digits[0]) if digits else parse_english_ordinal(said["plan"]) or 0
            moment.plan = plan_years().get(f"{format_han(number)}五")
        if month:
            moment.month = MONTHS.index(month[:3].lower()) + 1
        if day:
            digits = re.match(r"[0-9]+", day)
            moment.day = int(digits[0]) if digits else parse_english_ordinal(day)
        quarter = said.get("q") or said.get("q2") or said.get("q3") or said.get("q4")
        if quarter:
            moment.quarter = _WORDS.get(quarter) or int(quarter)
        half = said.get("h") or said.get("h2") or said.get("h3") or said.get("h4")
        if half:
            moment.half = "下" if half in ("2", "second", "latter", "2nd") else "上"
        if "nth" in said:
            moment.month = parse_english_ordinal(said["nth"])
        if "edge" in said:
            moment.edge = _EDGES[said["edge"].lower()]
        if "day15" in said:
            if before is None or not before.day or not RANGE_WORDS.fullmatch(text, before.end, moment.start):
                continue
            moment.month = before.month
        before = moment
        if not moment.has_year:
            moment.yearly = _yearly(text, moment)
        if not (moment.has_year or moment.day or moment.edge or moment.yearly or _OPENS_RANGE.match(text, moment.end)):
            continue
        moment.is_english = True
        yield moment


RANGE_WORDS = compile_late(r"\s{0,2}(?:to|-|–|—|until|till|through)\s{0,2}")
_OPENS_RANGE = compile_late(rf"\s{{0,2}}(?:to|-|–|—|until|till|through|and)\s{{0,2}}(?:the\s)?(?:{_MONTH}|{_DAY})")
_YEARLY_BEHIND = rf"(?:\s{{0,2}},)?\s{{0,2}}(?:(?:of|in)\s)?{EVERY}"
_EVERY_YEAR = compile_late(_YEARLY_BEHIND)
# before June 30 and December 31 each year
_LISTED_YEARLY = compile_late(
    r"(?:,?\s(?:and|or)\s|,\s)(?:[A-Z][a-z]{2,8}\s\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8})" + _YEARLY_BEHIND
)
_YEARLY = compile_late(rf"(?i:(?:(?:by|before|in|on|no\slater\sthan)\s(?:the\s)?)?\b{EVERY}[^.;]{{0,40}})\Z")


def _yearly(text: str, moment: Moment) -> tuple[int, int] | None:
    """Return the span of a date that comes back, with the words that say so: ``March each year``, ``annually before 1 May``."""
    if behind := _EVERY_YEAR.match(text, moment.end):
        return moment.start, behind.end()
    if ahead := _YEARLY.search(text, max(0, moment.start - 60), moment.start):
        return ahead.start(), moment.end
    return (moment.start, moment.end) if _LISTED_YEARLY.match(text, moment.end) else None


def with_year_of_end(moment: Moment, end: Moment) -> Moment:
    """Return the beginning of an English range with the year, and month, that only its end says.

    ``September 1 to October 31, 2024``, ``1 to 7 October 2025``; in ``November to February 2017`` it is the year before;
    ``from March 1 to May 31 each year`` comes back as a whole.
    """
    if moment.has_year or not (moment.is_english and end.is_english):
        return moment
    if moment.yearly or end.yearly:
        starts, ends = zip(*filter(None, (moment.yearly, end.yearly, (moment.start, end.end))), strict=True)
        return replace(moment, yearly=(min(starts), max(ends)))
    if end.year is None:
        return moment
    month = moment.month or end.month
    passes_new_year = bool(month and end.month and month > end.month)
    return replace(moment, month=month, year=end.year - passes_new_year)
