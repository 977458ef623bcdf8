"""What follows a title in brackets and belongs to the mention: the document number, the short name (以下简称)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.notation.document_numbers import NumberMention
from etl.notation.late_patterns import compile_late
from etl.notation.title_marks import IN_MARKS

_OPEN = compile_late(r"\s{0,4}[（(〔﹝\[［【]")
_PAIRS = {"（": "）)", "(": "）)", "〔": "〕］】]", "﹝": "﹞〕", "[": "]〕］", "［": "］]〕", "【": "】〕]"}
_ANY_MARK = compile_late(r"[（(〔﹝\[［【）)〕﹞\]］】]")
_LONGEST_BRACKET, _MOST_BRACKETS, _DEEPEST = 240, 3, 4

_SHORT_NAME = compile_late(
    r"""
    (?: 以下简?称 | 下称 | 简称 )(?!\s{0,2}“?(?:的|之))          # 以下统称 stands for several things at once
    (?: 为 | ： | : )?+ \s{0,4}
    (?P<quote> [“"'‘「]?+ )
    (?: 《 (?P<marked> """
    + IN_MARKS
    + r""" ) 》 | (?P<plain> [^\s，,；;。、（）()《》“”"'’」]{1,40} ) )
    """,
    re.VERBOSE,
)
# (hereinafter referred to as the "Opinions"), (the "Notice"), ("FIL")
_ENGLISH_SHORT_NAME = compile_late(
    r"""
    (?: hereinafter \s (?:collectively\s)? (?:referred\sto\sas|called|as|known\sas)? \s? | \A \s? (?= (?:the\s)? ["“'‘] ) )
    (?:the\s)? (?: 《 (?P<marked> """
    + IN_MARKS
    + r""" ) 》 | ["“'‘]? (?P<plain> [A-Z][A-Za-z]* (?:\s[A-Za-z]+){0,8} ) ["”'’]? )
    """,
    re.VERBOSE,
)
# A standard's code and number (GB/T 1.1-2020): GB 50180, JGJ/T 16—2008, DB65/T 3950.
_STANDARD = r"[A-Z]{2,6} \d{0,2} (?: \s?/\s? [A-Z]{1,3} )?+ \s?[-—–]?\s? \d[\d.]{1,12} (?: \s?[-—–－]\s?\d{2,4} )?+"
_STANDARD_BEHIND = compile_late(rf"\s{{0,2}} (?P<standard> {_STANDARD} ) (?! [\dA-Za-z] )", re.VERBOSE)
# In front of a title a year or three digits tell it from what only looks like one: GB 50016-2014《…》, not PM 2.5《…》.
_STANDARD_BEFORE = compile_late(
    rf"(?<![A-Za-z\d/]) (?= [^《]* (?: \d{{3}} | [-—–－]\d\d ) ) (?P<standard> {_STANDARD} ) \s{{0,2}} \Z", re.VERBOSE
)
_LONGEST_STANDARD = 36
_ENDS_STANDARD = (*"0123456789", " ", "\u3000", "\n")
# Numbers that only a bracket behind a title makes one.
_BARE_NUMBER = compile_late(
    rf"""
    (?: (?P<standard> {_STANDARD} )
      | (?P<unsigned> 〔(?:19|20)\d\d〕 \s? (?:第\s?)?\d{{1,5}}\s?号 )
      | (?P<running> (?: (?:19|20)\d\d \s?年\s? )?+ 第\s?\d{{1,5}}\s?号 (?:令|公告)?+ )
    )
    \s{{0,4}} (?= \Z | [，,；;）)] )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Brackets:
    """What the brackets behind a title say; ``end`` is where the mention ends (the title's own end if they say nothing)."""

    end: int
    document_number: str | None = None
    short_name: str | None = None
    plain_short_name: bool = False


def read_brackets(text: str, title_end: int, numbers: Sequence[NumberMention]) -> Brackets:
    """Reads up to three brackets from ``title_end`` on; ``numbers`` are the document numbers of the text.

    A bracket that holds neither number nor short name (（试行）) is read over only where one that does follows it.
    """
    number: str | None = None
    short_name: str | None = None
    plain = False
    end = at = title_end
    for candidate in numbers:  # 《…》国发〔2017〕5号, without brackets
        if title_end <= candidate.start <= title_end + 4 and not text[title_end : candidate.start].strip():
            number, end, at = candidate.document_number, candidate.end, candidate.end
    standard = None if number else _STANDARD_BEHIND.match(text, title_end)
    if standard:
        number, end = _tidy_standard(standard["standard"]), standard.end()
        at = end
    for _ in range(_MOST_BRACKETS):
        span = _bracket(text, at)
        if span is None:
            break
        start, at = span
        inside = text[start + 1 : at - 1]
        if number is None:
            number = _number_inside(start + 1, at, inside, numbers)
            end = at if number else end
        defined = _SHORT_NAME.search(inside) or _ENGLISH_SHORT_NAME.search(inside)
        if defined and short_name is None:
            printed = defined["marked"] or defined["plain"]
            short_name = printed if printed.isascii() else re.sub(r"\s+", "", printed)
            plain = defined["marked"] is None
            end = at
        if end != at and len(inside) > 12:
            break
    return Brackets(end, number, short_name, plain)


def find_standard_before(text: str, start: int, title_start: int) -> tuple[int, str] | None:
    """Where the standard's number begins that stands right before a title, not before ``start``, and the number; else None."""
    if not text.endswith(_ENDS_STANDARD, start, title_start):
        return None
    found = _STANDARD_BEFORE.search(text, max(start, title_start - _LONGEST_STANDARD), title_start)
    return (found.start(), _tidy_standard(found["standard"])) if found else None


def _bracket(text: str, at: int) -> tuple[int, int] | None:
    """Start and end of the bracket that opens at ``at`` (white space before it allowed), or None if there is none."""
    opening = _OPEN.match(text, at)
    if opening is None:
        return None
    start = opening.end() - 1
    depth = 0
    closing = _PAIRS[text[start]]
    for mark in _ANY_MARK.finditer(text, start, start + _LONGEST_BRACKET):
        if mark.group() in _PAIRS:
            depth += 1
            if depth > _DEEPEST:
                return None
        else:
            depth -= 1
            if depth == 0:
                return (start, mark.end()) if mark.group() in closing + "）)" else None
    return None


def _number_inside(start: int, end: int, inside: str, numbers: Sequence[NumberMention]) -> str | None:
    for candidate in numbers:
        if start <= candidate.start and candidate.end <= end:
            return candidate.document_number
    bare = _BARE_NUMBER.match(inside.strip())
    if bare is None:
        return None
    return _tidy_standard(bare["standard"]) if bare["standard"] else re.sub(r"\s+", "", bare[0])


def _tidy_standard(printed: str) -> str:
    """Return a standard's number with single spaces, as printed otherwise."""
    return re.sub(r"\s+", " ", printed.strip())
