"""What a number counts in English: ``20 demonstration projects``, ``100 or more persons``, and the numbers that count nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from etl.extract.parameters.measure_units import MeasureUnit, measure_units
from etl.notation.days import ENGLISH_MONTH
from etl.notation.late_patterns import compile_late

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
_COUNTED = compile_late(
    rf"[ ](?:{_ADJECTIVE} ){{0,2}}(?P<noun>[a-z]{{2,20}}s|[A-Z]{{2,5}}s|people|personnel)\b(?![-'’])"
)
# no more than 1 city, at least 1 full-time employee: one of a kind counts where a bound says that it is a number
_COUNTED_ONE = compile_late(
    rf"[ ](?:{_ADJECTIVE} ){{0,2}}(?P<noun>[a-z]{{3,20}})(?=[,.;:)]|\Z|[ ](?:of|in|per|and|or|for|to|from|each|shall|may|at|with|by|on)\b)"
)
_BOUND_BEFORE = compile_late(r"\b(?:more than|less than|fewer than|least|most|up to|exceed(?:ing)?)[ ]\Z")
# Numbers that name a place, a class or a rank: Article 5, No. 12, Class 1 drugs, Tier 2 cities, the top 10 enterprises.
_NAMES_A_PLACE = compile_late(
    r"(?:\b(?:[Aa]rticles?|ART(?:ICLE)?S?|[Nn]os?\.?|[Cc]hapters?|[Ss]ections?|[Pp]arts?|[Ii]tems?|[Pp]aragraphs?|[Aa]nnex(?:es)?|"
    r"[Aa]ppendix|[Tt]ables?|[Ff]igures?|[Pp]ages?|[Ss]teps?|[Pp]hases?|[Cc]lauses?|[Rr]oom|[Vv]ersion|[Gg]rades?|[Ll]evels?|[Tt]op|"
    r"[Cc]lass(?:es)?|[Cc]ategor(?:y|ies)|[Tt]iers?|[Ss]tages?|Types?|Groups?|Zones?|Lines?|Schedules?|Lots?|Batch|Round|"
    rf"{ENGLISH_MONTH})\.?,?\s)\Z"
)
_PART_OF_A_NUMBER = ("#", ".", "(", "/", "–", "—", "-")
_OR_MORE = compile_late(r"[ ]or[ ](?:more|fewer|less|above)(?=[ ])")  # 100 or more persons: the bound reads on
_TIMES = frozenset(("year", "month", "week", "day", "hour", "minute", "quarter"))
# the age of 18, aged 60 or above: years that are not named
AGE = MeasureUnit("years of age", "year", "duration", Decimal(1))
_AGED = compile_late(r"\b[Aa]ge[ds]?[ ](?:(?:of|between|from)[ ])?\Z")
_YEAR = compile_late(r"(?:1[89]|20)[0-9]{2}\Z")


class CountedNoun(NamedTuple):
    """A noun that a number counts, with its adjectives: its unit, and where it ends in the text."""

    measure_unit: MeasureUnit
    end: int


def find_counted_noun(text: str, at: int) -> CountedNoun | None:
    """Return the plural that begins behind a number or its bound, which end at ``at``: ``20| demonstration projects``.

    Persons and enterprises are known by the lexicon; whatever else is counted is an item.
    """
    return _read_noun(_COUNTED.match(text, at))


def read_counted(text: str, start: int, end: int, unit: MeasureUnit | None) -> CountedNoun | None:
    """Return what the Arabic number ``text[start:end]`` counts, and where its mention ends.

    A bound between them (``100 or more persons``) ends the mention with the number. A year counts nothing.

    Args:
        text: Masked text.
        start: Where the number begins, in code points.
        end: Where it ends.
        unit: The unit printed behind it, if any. Only one of time in the singular can be an adjective instead
            (``200 day care centers``).
    """
    if unit is not None and (unit.printed not in _TIMES or text[start:end] == "1"):
        return None
    bounded = _OR_MORE.match(text, end)
    noun = find_counted_noun(text, bounded.end() if bounded else end)
    if unit is not None and noun is None:
        return None
    if _AGED.search(text, max(0, start - 14), start):
        return CountedNoun(AGE, end)
    if noun is None and text[start:end] == "1" and _BOUND_BEFORE.search(text, max(0, start - 14), start):
        noun = _read_noun(_COUNTED_ONE.match(text, end))
    if noun is None or _YEAR.fullmatch(text, start, end) or text.endswith(_PART_OF_A_NUMBER, 0, start):
        return None
    return noun._replace(end=end) if bounded else noun


def _read_noun(found: re.Match[str] | None) -> CountedNoun | None:
    if found is None or found["noun"] in _NO_NOUN:
        return None
    known = measure_units().get(found["noun"])
    if known and known.quantity != "count":
        return None
    return CountedNoun(known or _ITEM, found.end())


def names_a_place(text: str, start: int) -> bool:
    """True if the number at ``start`` is part of a name or a rank and counts nothing: ``Class 1 drugs``, ``the top 10 enterprises``."""
    return _NAMES_A_PLACE.search(text, max(0, start - 14), start) is not None
