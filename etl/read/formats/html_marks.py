"""Raised characters of a web page: note marks, which are not text, and exponents, which are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lxml import etree

from etl.lexicon import read_lexicon

HAN = re.compile(r"[\u3400-\u9fff]")
NOTE_MARK = re.compile(r"\[[0-9]{1,2}\]|〔[0-9]{1,2}〕|[0-9]{1,2}")
EXPONENT = re.compile(r"[+\-−]?[0-9]{1,3}")
POWER = re.compile(r"(?:^|[^0-9.])10\s*$")
POWER_OF_TWO = re.compile(r"(?:^|[^0-9.])2\s*$")  # with two digits raised: 2¹⁰
EXPONENTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LONGEST_UNIT = 8  # characters


@cache
def read_counted_units() -> tuple[str, ...]:
    """Return the units before which a raised digit is not a power."""
    return tuple(row["printed"] for row in read_lexicon("measure_units") if HAN.match(row["printed"]))


def is_note_mark(element: etree._Element, before: Sequence[str]) -> bool:
    """True for raised digits between a number and the unit that it counts (200[2]家), or behind both (3000元[1]): m², 米³
    and 10⁸元 are none."""
    mark = "".join(element.itertext()).strip()
    if not NOTE_MARK.fullmatch(mark) or is_power(mark, before):
        return False
    number = "".join(before[-6:]).rstrip()
    if number[-1:].isdecimal():
        return find_text_behind(element).startswith(read_counted_units())
    if mark in ("2", "3") and number.endswith("米"):
        return False  # square and cubic metres
    ends = (number[: -len(unit)].rstrip() for unit in read_counted_units() if number.endswith(unit))
    return any(end[-1:].isdecimal() for end in ends)


def show_exponent(element: etree._Element, before: Sequence[str]) -> str:
    """Return an exponent of ten or two in raised characters (10⁸); empty for other raised text."""
    raised = "".join(element.itertext()).strip()
    return raised.translate(EXPONENTS) if EXPONENT.fullmatch(raised) and is_power(raised, before) else ""


def is_power(raised: str, before: Sequence[str]) -> bool:
    number = "".join(before[-6:]).rstrip()
    return bool(POWER.search(number) or (len(raised) > 1 and raised.isdecimal() and POWER_OF_TWO.search(number)))


def find_text_behind(element: etree._Element) -> str:
    """Return the first words after an element, in its parent or in the next element."""
    tail = (element.tail or "").lstrip()
    following = element.getnext()
    if tail or following is None:
        return tail
    return "".join(following.itertext()).lstrip()[:LONGEST_UNIT]
