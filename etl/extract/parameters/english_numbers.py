"""English quantities: numbers in words, fractions, scales, and nouns that are counted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from etl.extract.parameters.measure_units import MeasureUnit, measure_units
from etl.lexicon.alternations import alternation
from etl.notation.days import ENGLISH_MONTH
from etl.notation.late_patterns import compile_late
from etl.notation.numerals import ENGLISH_ONES, ENGLISH_SCALES, ENGLISH_TENS, parse_number

_WORDS = (*ENGLISH_ONES, *ENGLISH_TENS, *ENGLISH_SCALES)
_PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
# Scales in letters count only beside a currency: RMB 5m is five million, 5 m are metres.
_LETTERS = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_ITEM = MeasureUnit("items", "item", "count", Decimal(1))
_NO_NOUN = frozenset(
    "less is was has does this its as plus minus thus across always unless towards besides others us yes whereas afterwards "
    "hours days months weeks years times percents series business address access process progress".split()
)
# 20 demonstration projects, 1,200 newly built charging piles: up to two adjectives, then a plural
_ADJECTIVE = (
    r"(?!(?:of|in|and|or|to|the|a|an|for|by|with|from|on|at|as|is|are|was|were|per|shall|which|that|will|may|must|not|than)\b)"
    # 1,000 R&D centers, 30 A-rated enterprises, 100 small and medium-sized enterprises
    r"(?:[a-z][a-z-]{1,20}(?<!s)[ ]and[ ][a-z][a-z-]{1,20}|[a-z][a-z-]{1,20}|[A-Z][A-Z&]{1,5}|[A-Z0-9]{1,3}-[a-z]{2,20})"
)
COUNTED = compile_late(
    rf"[ ](?:{_ADJECTIVE} ){{0,2}}(?P<noun>[a-z]{{2,20}}s|[A-Z]{{2,5}}s|people|personnel)\b(?![-'’])"
)
# no more than 1 city, at least 1 full-time employee: one of a kind counts where a bound says that it is a number
_COUNTED_ONE = compile_late(
    rf"[ ](?:{_ADJECTIVE} ){{0,2}}(?P<noun>[a-z]{{3,20}})(?=[,.;:)]|\Z|[ ](?:of|in|per|and|or|for|to|from|each|shall|may|at|with|by|on)\b)"
)
_BOUND_BEFORE = compile_late(r"\b(?:more than|less than|fewer than|least|most|up to|exceed(?:ing)?)[ ]\Z")
WHOLE = "(?:(?:full|whole|entire|complete|further|additional|consecutive)[ ])?"  # two full years
# Numbers that name a place, a class or a rank: Article 5, No. 12, Class 1 drugs, Tier 2 cities, the top 10 enterprises.
_NAMES_A_PLACE = compile_late(
    r"(?:\b(?:[Aa]rticles?|ART(?:ICLE)?S?|[Nn]os?\.?|[Cc]hapters?|[Ss]ections?|[Pp]arts?|[Ii]tems?|[Pp]aragraphs?|[Aa]nnex(?:es)?|"
    r"[Aa]ppendix|[Tt]ables?|[Ff]igures?|[Pp]ages?|[Ss]teps?|[Pp]hases?|[Cc]lauses?|[Rr]oom|[Vv]ersion|[Gg]rades?|[Ll]evels?|[Tt]op|"
    r"[Cc]lass(?:es)?|[Cc]ategor(?:y|ies)|[Tt]iers?|[Ss]tages?|Types?|Groups?|Zones?|Lines?|Schedules?|Lots?|Batch|Round|"
    rf"{ENGLISH_MONTH})\.?,?\s)\Z"
)
_PART_OF_A_NUMBER = ("#", ".", "(", "/", "–", "—", "-")
_OR_MORE = compile_late(r"[ ]or[ ](?:more|fewer|less|above)(?=[ ])")  # 100 or more persons: the bound reads on
_SINGULAR = frozenset(("year", "month", "week", "day", "hour", "minute", "quarter"))
# the age of 18, aged 60 or above: years that are not named
AGE = MeasureUnit("years of age", "year", "duration", Decimal(1))
_AGED = compile_late(r"\b[Aa]ge[ds]?[ ](?:(?:of|between|from)[ ])?\Z")
_YEAR = compile_late(r"(?:1[89]|20)[0-9]{2}\Z")


@cache
def _numeral_pattern() -> str:
    words = "|".join(sorted(_WORDS, key=len, reverse=True))
    return rf"(?i:(?:(?:{words})(?![A-Za-z]))(?:(?:[ -]|[ ]and[ ])(?:(?:{words})(?![A-Za-z])))*)"


@cache
def _unit_pattern() -> str:
    units = [
        name
        for name, unit in measure_units().items()
        if name.isascii() and len(name) > 2 and (name[-1].islower() or (name.isalpha() and unit.quantity == "money"))
    ]
    return f"(?:{alternation(units)})(?![A-Za-z])"


@cache
def english_scale_pattern() -> str:
    """Alternation of the scales behind an Arabic number: words, and letters, which `scale_of` takes beside a currency."""
    words = "|".join(rf"(?i:{word})(?![A-Za-z])" for word in ENGLISH_SCALES)
    letters = "|".join(rf"{letter}(?![A-Za-z0-9²³/]|\.[a-z])" for letter in sorted(_LETTERS, key=len, reverse=True))
    return f"{words}|{letters}"


def scale_of(word: str | None, has_currency: bool) -> Decimal | None:
    """Return the factor of a scale word, or None if it is not one."""
    if word is None:
        return Decimal(1)
    if word.lower() in ENGLISH_SCALES:
        return Decimal(ENGLISH_SCALES[word.lower()])
    return Decimal(_LETTERS[word]) if has_currency else None


@cache
def english_quantity_pattern() -> str:
    """Verbose pattern of numbers in words with their unit, of fractions, and of halves, with named groups."""
    units = _unit_pattern().replace("\\ ", "[ ]")
    wholes = "|".join(ENGLISH_ONES[1:11])
    parts = "|".join(rf"{part}s?" for part in _PARTS)
    return rf"""
        (?= [A-Za-z½] ) (?<![A-Za-z])
        (?: (?P<english_share> (?i: (?:{wholes}|a) [ -] (?:{parts}|halves) (?= [ ](?:of|in|the|majority|or) | \W ) (?![ -](?:{parts})) | half (?= [ ](?:of|the|or)\b | [ ]?[,.;)] | \Z ) ) )
          | (?: (?i:half) [ ] an? | ½ | (?i:half-) ) [ ]? (?P<half_unit_of> year|month|hour|day|century|mu ) s? (?![A-Za-z])
          | (?P<english> {_numeral_pattern()} ) (?: [ ]? [(（] [ ]? (?P<restated> [0-9]{{1,3}}(?:,[0-9]{{3}})*(?:\.[0-9]{{1,4}})? ) [ ]? %? [ ]? [)）] )?
            (?: [ -]{{1,2}} {WHOLE} (?P<english_unit> {units} ) | [ ] (?P<english_once> time ) (?= [ ](?:but|to|or[ ]more)\b )   # not less than one time but
                | [ ] (?= or[ ](?:more|fewer|less)[ ](?P<english_counted> {units} ) ) )                 # two or more persons
            | (?P<twice> (?i:twice) ) (?= [ ](?:but|to|the|and|or[ ]more)\b )
          | (?P<english_alone> {_numeral_pattern()} ) (?= [ ]?(?:to|or|and|-|–|(?:or[ ]more,?[ ])?(?:nor|but|and)[ ](?:[a-z]{{2,9}}[ ]){{1,3}})[ ]?(?:[0-9]|{_numeral_pattern()}[ -](?:{units})) )
        )
    """


def read_english(match: re.Match[str]) -> tuple[Decimal, MeasureUnit] | None:
    """Return the value and unit that a match of `english_quantity_pattern` says."""
    percent = measure_units()["%"]
    if match["english_share"]:
        words = re.split(r"[ -]", match["english_share"].lower())
        if len(words) == 1:
            return Decimal(50), percent
        whole = 1 if words[0] == "a" else ENGLISH_ONES.index(words[0])
        part = _PARTS.get(words[1].removesuffix("s"), _PARTS.get(words[1].removesuffix("es"), 2))
        return round(Decimal(100 * whole) / part, 10).normalize(), percent
    if match["half_unit_of"]:
        return Decimal("0.5"), measure_units()[match["half_unit_of"]] if match["half_unit_of"] != "century" else percent
    if match["twice"]:
        return Decimal(2), measure_units()["times"]
    value = parse_number(match["restated"]) if match["restated"] else read_words(match["english"])
    unit = measure_units()[match["english_unit"] or match["english_counted"] or "times"]
    return None if value is None else (value, unit)


def read_words(text: str) -> Decimal:
    """Value of a number in words: ``one hundred and twenty``, ``five million``."""
    total = section = 0
    for word in re.split(r"[ -]+", text.lower()):
        if word == "and":
            continue
        if word in ENGLISH_ONES:
            section += ENGLISH_ONES.index(word)
        elif word in ENGLISH_TENS:
            section += 20 + 10 * ENGLISH_TENS.index(word)
        elif word == "hundred":
            section = (section or 1) * 100
        else:
            total, section = total + (section or 1) * ENGLISH_SCALES[word], 0
    return Decimal(total + section)


def read_counted(text: str, start: int, end: int) -> tuple[MeasureUnit, int] | None:
    """Return the unit of an Arabic number before a plural noun, and where the noun ends.

    Where a bound stands between them (``100 or more persons``), it ends with the number. Persons and enterprises are known by the lexicon; whatever else is counted is an item. A number that names a place of a
    text or a year counts nothing.
    """
    if _AGED.search(text, max(0, start - 14), start):
        return AGE, end
    bounded = _OR_MORE.match(text, end)
    found = COUNTED.match(text, bounded.end() if bounded else end)
    if found is None and text[start:end] == "1" and _BOUND_BEFORE.search(text, max(0, start - 14), start):
        found = _COUNTED_ONE.match(text, end)
    if found is None or found["noun"] in _NO_NOUN or _YEAR.fullmatch(text[start:end]):
        return None
    if is_a_name(text, start) or text.endswith(_PART_OF_A_NUMBER, 0, start):
        return None
    known = measure_units().get(found["noun"])
    if known and known.quantity != "count":
        return None
    return known or _ITEM, end if bounded else found.end()


def is_adjective(text: str, start: int, end: int, unit: MeasureUnit) -> bool:
    """True if a unit of time in the singular is part of a counted noun, and no length: ``200 day care centers``.

    ``start`` is where the number begins, ``end`` where it ends, before the blank.
    """
    one = unit.quantity == "duration" and unit.printed in _SINGULAR and text[start:end] != "1"
    return one and text[end : end + 1] == " " and COUNTED.match(text, end) is not None


def is_a_name(text: str, start: int) -> bool:
    """True if the number at ``start`` is part of a name or a rank and counts nothing: ``Class 1 drugs``, ``the top 10 enterprises``."""
    return _NAMES_A_PLACE.search(text, max(0, start - 14), start) is not None


def end_of_counted(text: str, at: int) -> int:
    """Return where a counted noun ends that begins behind the words at ``at`` (``or more | persons``), ``at`` if there is none."""
    found = COUNTED.match(text, at)
    return at if found is None or found["noun"] in _NO_NOUN else found.end()
