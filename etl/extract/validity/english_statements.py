"""The same in English: ``These Measures shall come into force as of May 1, 2023 and shall be valid for five years``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.validity.statement import Length, Statement
from etl.notation.days import ENGLISH_DAY, PLAIN_DAY, parse_day
from etl.notation.late_patterns import compile_late
from etl.notation.numerals import parse_english

_DAY = rf"(?:{ENGLISH_DAY}|{PLAIN_DAY})"
_NUMBER = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)(?:\s\(\d{1,3}\))?"
_BEGINS = r"""(?:
    (?: come | comes | go | goes | enter | enters | be\sput | put ) \s (?:in)?to \s (?:force|effect|operation)
  | (?: take | takes ) \s effect | (?: be | become | becomes | is | are ) \s (?: effective | implemented | enforced | valid | applicable ) | appl(?:y|ies)
  | (?<=,\s)effective | (?:and\s)?effective | implementation )"""
_ON = r"(?: as\sof | as\sfrom | on\sand\sfrom | starting\sfrom | from | on | upon | since | beginning )"
# on a trial basis for two years, between what begins and when
_MEANWHILE = rf"(?: on \s a \s trial \s basis \s )? (?: for \s (?:an?\s(?:\w+\s)?(?:period|term)\sof\s)? {_NUMBER} \s (?:years?|months?) \s )?"
_FROM_DAY = compile_late(
    rf"{_BEGINS} \s {_MEANWHILE} (?:{_ON} \s)? (?P<day>{_DAY.replace(' ', chr(92) + ' ')})",
    re.VERBOSE | re.IGNORECASE,
)
_FROM_EVENT = compile_late(
    rf"""
    {_BEGINS} \s {_MEANWHILE} (?:{_ON} \s)?
    (?: (?P<number>{_NUMBER}) \s (?P<unit>days?|months?) \s (?:after|from|following) \s )?
    (?: the \s (?:date|day) \s of \s )? (?: its | their | the )? \s? (?: promulgation | issuance | issue | publication | release | announcement )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNTIL = compile_late(
    rf"""
    (?: valid | effective | in\s(?:force|effect) | implemented | appl(?:y|ies) ) [^.;]{{0,40}}? \s (?: until | till | through | to | up\sto ) \s (?P<day>{_DAY.replace(" ", chr(92) + " ")})
  | (?: expires? | lapse | cease\sto\sbe\s(?:valid|effective|in\sforce) ) \s (?:on|as\sof)? \s? (?P<end>{_DAY.replace(" ", chr(92) + " ")})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LENGTH = compile_late(
    rf"""
    (?: valid (?:\sfor)? (?:\sa\s(?:period|term)\sof)? | (?:validity|trial|valid) \s (?:period|term) (?:\sof\svalidity)? \s (?:of|is|shall\sbe) | (?:period|term)\sof\svalidity \s (?:of|is|shall\sbe) | in\s(?:force|effect)\sfor
      | (?: effective | implemented | force | effect | trial\sbasis ) \b [^.;]{{0,80}}? \s for (?:\sa(?:\s\w+)?\s(?:period|term)\sof)? )
    \s (?P<number>{_NUMBER}) \s (?P<unit>years?|months?|days?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OWN = compile_late(
    r"\b(?:(?:the|all) policies and measures\b|(?:These|This|The present|The above)\s(?!article|paragraph|period|clause)[A-Z]?\w+)|\AThe (?:plan|policy|policies|measures|provisions|rules|regulations|notice|circular|opinions|announcement|guidelines)\Z|\bhereby (?:promulgated|issued|published)|\bhereinafter referred to as",
    re.IGNORECASE,
)
_OTHER = compile_late(r"\b(?:licen[cs]e|permit|certificate|approval|contract|registration|Article \d+|article \d+)\b")
_MARKER = compile_late(r"\A\s*(?:Article|ARTICLE|Art\.)\s[\w-]{1,8}[.:]?\s")
_SENTENCE = compile_late(r"(?<=[.。;])\s+(?=[A-Z(])|\n")
_UNITS = {"year": "year", "month": "month", "day": "day"}


def find_english_statements(paragraph: str) -> Iterator[Statement]:
    """Statements of an English paragraph, in order."""
    said = False
    for sentence in _SENTENCE.split(_MARKER.sub("", paragraph)):
        for start, statement in sorted(_find(sentence), key=lambda pair: pair[0]):
            before = sentence[:start]
            if (_OWN.search(before.strip()) or said) and not _OTHER.search(before):
                said = True
                yield statement


def _find(sentence: str) -> Iterator[tuple[int, Statement]]:
    for match in _FROM_DAY.finditer(sentence):
        yield match.start(), Statement(effective=parse_day(match["day"]))
    for match in _FROM_EVENT.finditer(sentence):
        delay = _length(match["number"], match["unit"]) if match["number"] else None
        yield match.start(), Statement(begins_with="公布", delay=delay)
    for match in _UNTIL.finditer(sentence):
        yield match.start(), Statement(expiry=parse_day(match["day"] or match["end"]))
    for match in _LENGTH.finditer(sentence):
        if length := _length(match["number"], match["unit"]):
            yield match.start(), Statement(lasts=length)


def _length(number: str, unit: str) -> Length | None:
    word = re.sub(r"\s\(.*", "", number)
    value = int(word) if word.isdigit() else parse_english(word)
    return Length(float(value), _UNITS[unit.rstrip("s").lower()]) if value else None
