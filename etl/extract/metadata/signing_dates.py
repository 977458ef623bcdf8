"""Days as signatures and page fields print them: ``2021年2月22日``, ``二○二一年二月二十二日``, ``2026-04-24``."""

from __future__ import annotations

import re
from datetime import date

from etl.notation.numerals import parse_han

_HAN_YEAR = "〇○零ＯO0一二三四五六七八九"
_HAN_NUMBER = "一二三四五六七八九十廿元"

DAY = rf"""(?:
    (?:19|20)\d\d \s{{0,2}} 年 \s{{0,2}} \d{{1,2}} \s{{0,2}} 月 \s{{0,2}} \d{{1,2}} \s{{0,2}} 日
  | [一二] [{_HAN_YEAR}]{{3}} \s{{0,2}} 年 \s{{0,2}} [{_HAN_NUMBER}]{{1,2}} \s{{0,2}} 月 \s{{0,2}} [{_HAN_NUMBER}]{{1,3}} \s{{0,2}} 日
)"""
PLAIN_DAY = r"(?:19|20)\d\d [-./] \d{1,2} [-./] \d{1,2} (?!\d)"

_ARABIC = re.compile(r"(\d{4})\D{1,5}(\d{1,2})\D{1,5}(\d{1,2})")
_HAN = re.compile(rf"([一二][{_HAN_YEAR}]{{3}})年([{_HAN_NUMBER}]{{1,2}})月([{_HAN_NUMBER}]{{1,3}})日")
_FIND = re.compile(rf"{DAY}|{PLAIN_DAY}", re.VERBOSE)


def parse_day(text: str) -> date | None:
    """The day that a string of one day says, in Arabic or Chinese numerals; None if it says none."""
    found = _FIND.search(text)
    plain = re.sub(r"\s+", "", found.group()) if found else ""
    if arabic := _ARABIC.match(plain):
        year, month, day = (int(part) for part in arabic.groups())
    elif han := _HAN.match(plain):
        zeroed = han[1].translate(str.maketrans("○零ＯO0", "〇〇〇〇〇"))
        numbers = [
            parse_han(zeroed),
            *(parse_han(part.replace("廿", "二十").replace("元", "一")) for part in han.groups()[1:]),
        ]
        year, month, day = (number or 0 for number in numbers)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
