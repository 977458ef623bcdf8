"""Calendar days as official texts print them, each spelling once: ``2021年2月22日``, ``二〇二一年二月二十二日``, ``2026-04-24``, ``July 25, 2023``.

GB/T 9704-2012 (7.3.5.5) sets the day of signature in Arabic numerals; its forerunners set Chinese ones, with 〇, ○, 零 or O for
zero. The patterns hold in verbose expressions and in others.
"""

from __future__ import annotations

import re
from datetime import date

from etl.notation.numerals import parse_han

_HAN_ZERO = "〇○零ＯO0"
_HAN_YEAR = f"{_HAN_ZERO}一二三四五六七八九"
_HAN_NUMBER = "一二三四五六七八九十廿卅元"
_GAP = r"\s{0,2}"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)

# 2 0 2 4 年 3 月 1 5 日, set with spaces, is a day too.
_YEAR = r"(?:(?:19|20)\d\d|(?:1[ ]9|2[ ]0)[ ]\d[ ]\d)"
_ONE_OR_TWO = r"\d(?:[ ]?\d)?"
ARABIC_DAY = rf"{_YEAR}{_GAP}年{_GAP}{_ONE_OR_TWO}{_GAP}月{_GAP}{_ONE_OR_TWO}{_GAP}日"
HAN_DAY = rf"[一二][{_HAN_YEAR}]{{3}}{_GAP}年{_GAP}[{_HAN_NUMBER}]{{1,2}}{_GAP}月{_GAP}[{_HAN_NUMBER}]{{1,3}}{_GAP}日"
DAY = rf"(?:{ARABIC_DAY}|{HAN_DAY})"
PLAIN_DAY = r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d)"
ENGLISH_DAY = (
    rf"(?:{ENGLISH_MONTH}[ ]?\d{{1,2}}(?:st|nd|rd|th)?,?[ ]?(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ ](?:day[ ]of[ ])?{ENGLISH_MONTH},?[ ]?(?:19|20)\d\d)"
)
ANY_DAY = rf"(?:{DAY}|{PLAIN_DAY}|{ENGLISH_DAY})"

_FIND = re.compile(ANY_DAY)
_ARABIC = re.compile(r"(\d{4})\D{1,5}(\d{1,2})\D{1,5}(\d{1,2})")
_HAN = re.compile(rf"([一二][{_HAN_YEAR}]{{3}})年([{_HAN_NUMBER}]{{1,2}})月([{_HAN_NUMBER}]{{1,3}})日")


def parse_day(text: str) -> date | None:
    """Parse the first day printed in a string; None if there is none, or if the calendar has no such day (2月30日)."""
    found = _FIND.search(text)
    plain = re.sub(r"\s+", "", found.group()) if found else ""
    if arabic := _ARABIC.match(plain):
        numbers: list[int | None] = [int(part) for part in arabic.groups()]
    elif han := _HAN.match(plain):
        numbers = [_parse_han(part) for part in han.groups()]
    elif found:
        numbers = _parse_english(found.group())
    else:
        return None
    try:
        year, month, day = (number or 0 for number in numbers)
        return date(year, month, day)
    except ValueError:
        return None


def _parse_han(text: str) -> int | None:
    for spelling, digit in (("廿", "二十"), ("卅", "三十"), ("元", "一")):
        text = text.replace(spelling, digit)
    return parse_han(text.translate(str.maketrans("○零ＯO0", "〇〇〇〇〇")))


def _parse_english(text: str) -> list[int | None]:
    day, year = (int(number) for number in re.findall(r"\d+", text))
    name = next(word for word in re.findall(r"[A-Za-z]{3}", text) if word.lower() in _MONTHS)
    return [year, _MONTHS.index(name.lower()) + 1, day]
