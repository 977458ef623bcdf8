"""Days in the head of an English text: of a line of their own, of a web page, of the notes on adoption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from etl.notation import english_lines
from etl.notation.days import parse_day
from etl.notation.late_patterns import compile_late

_NUMERIC_DAY = compile_late(r"\b(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d\d)\b")
_CLOCK = compile_late(r"\b\d{1,2}:\d\d\b")
_PROMULGATED_ON = compile_late(
    rf"\b(?:promulgated|published|issued|released)\b(?:(?!\b(?:implemented|effective|into)\b)[^;.]|(?<=No)\.){{0,160}}?(?P<day>{english_lines.DAY})",
    re.IGNORECASE | re.DOTALL,
)
_ADOPTED_ON = compile_late(  # from the last such word before the day
    rf"\b(?:adopted|approved|passed)\b(?:(?!\b(?:adopted|approved|passed)\b)[^;.]){{0,200}}?(?P<day>{english_lines.DAY})",
    re.IGNORECASE | re.DOTALL,
)
_AMENDED = compile_late(r"\b(?:amended|revised)\b", re.IGNORECASE)


def find_lone_english_day(front: Sequence[str]) -> date | None:
    """Return a day alone on its line, or at the end of one behind a wide gap or the number."""
    for line in front:
        tail = re.search(rf"\s{{2,}}({english_lines.DAY})$", line) or re.search(
            rf"(?:No\.? ?\d+|\d\])\s+({english_lines.DAY})$", line
        )
        if english_lines.DATE_LINE.fullmatch(line) or tail:
            return parse_day(tail[1] if tail else line)
    return None


def find_english_page_day(front: Sequence[str]) -> date | None:
    """Return the day of a web page: with a time of day, behind Updated, beside a source."""
    for line in front:
        if (_CLOCK.search(line) or re.match(r"(?:By .{2,60})?(?:Last )?Updated|Source", line)) and (
            day := parse_any_day(line)
        ):
            return day
    return None


def parse_any_day(text: str) -> date | None:
    """Return a day in any spelling; of a numeric one with two readings None."""
    if day := parse_day(text):
        return day
    if numeric := _NUMERIC_DAY.search(text):
        first, second, year = (int(part) for part in numeric.groups())
        if (first > 12) != (second > 12):
            day_of_month, month = (first, second) if first > 12 else (second, first)
            try:
                return date(year, month, day_of_month)
            except ValueError:
                return None
    return None


def find_promulgation_day(adoption: str) -> date | None:
    """Return the day of promulgation in the notes on adoption below a title."""
    match = _PROMULGATED_ON.search(adoption)
    return parse_day(match["day"]) if match else None


def find_english_adoption_day(adoption: str) -> date | None:
    """Return the day of a law without a signature: of promulgation, else of adoption; None if it was amended."""
    if _AMENDED.search(adoption):
        return None
    match = _PROMULGATED_ON.search(adoption) or _ADOPTED_ON.search(adoption)
    return parse_day(match["day"]) if match else None
