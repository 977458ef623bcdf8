"""English quantities: numbers in words, fractions, scales."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from etl.extract.parameters.measure_units import MeasureUnit, measure_units
from etl.lexicon.alternations import alternation
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
WHOLE = "(?:(?:full|whole|entire|complete|further|additional|consecutive)[ ])?"  # two full years


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
