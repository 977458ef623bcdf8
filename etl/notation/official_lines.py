"""The lines that close an official text (GB/T 9704-2012, 7.3.5): who signs, and on which day.

Print sets the body's name above the day. Sources that lost their breaks set both on one line (``某市人民政府2023年5月1日``), or
behind the last sentence (``…认真执行。某市人民政府一九九九年五月一日``).
"""

from __future__ import annotations

import regex

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation
from etl.notation.days import DAY

BODY_ENDING = alternation([*(row["ending"] for row in read_lexicon("body_endings")), "国务院", "中央"])
_LONGEST = 160  # characters of the longest signature behind a sentence
_SIGNED_LINE = regex.compile(rf"[\p{{Han}}（）() 、·]{{1,80}}(?:{BODY_ENDING})[ ]?[（(]?{DAY}[）)]?")
_SIGNED_END = regex.compile(
    rf"(?<=[。！？；;”）〕】])[ ]?(?P<signature>[\p{{Han}}（） 、]{{2,80}}?(?:{BODY_ENDING})[ ]?{DAY})\s*"
)


def is_signed_line(line: str) -> bool:
    """True for a body's name and a day on one line: 某市人民政府2023年5月1日."""
    return line.endswith(("日", "日）", "日)")) and _SIGNED_LINE.fullmatch(line) is not None


def find_signed_end(text: str, start: int, end: int) -> int | None:
    """Where a signature begins that stands behind the last sentence of ``text[start:end]``, None where none does."""
    if text[end - 1 : end] != "日":
        return None
    for match in _SIGNED_END.finditer(text, max(start, end - _LONGEST), end):
        if match.end() == end:
            return int(match.start("signature"))
    return None
