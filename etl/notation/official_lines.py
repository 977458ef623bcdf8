"""Lines that close an official text (GB/T 9704-2012, 7.3.5 and 7.3.6): signature, day, note on publication.

Print sets the body's name above the day. Sources that lost their breaks set both on one line (``某市人民政府2023年5月1日``), or
behind the last sentence (``…认真执行。某市人民政府一九九九年五月一日``). Below it a note says that the text may be published
(``（此件公开发布）``).
"""

from __future__ import annotations

import regex

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation
from etl.notation import english_lines
from etl.notation.days import DAY, PLAIN_DAY
from etl.notation.late_patterns import compile_late

_ENDINGS = (*(row["ending"] for row in read_lexicon("body_endings")), "国务院", "中央")
# Behind any characters of a name: 委员会 is found by 会.
BODY_ENDING = alternation(end for end in _ENDINGS if not end.endswith(tuple({*_ENDINGS} - {end})))
_LONGEST = 160  # characters of the longest signature behind a sentence
_SIGNED_LINE = compile_late(rf"[\p{{Han}}（）() 、·]{{1,80}}(?:{BODY_ENDING})[ ]?[（(]?{DAY}[）)]?", library=regex)
_SIGNED_END = compile_late(  # read from its end on
    rf"(?r)(?<=[。！？；;”）〕】])[ ]?(?P<signature>[\p{{Han}}（） 、]{{2,80}}(?:{BODY_ENDING})[ ]?{DAY})\Z",
    library=regex,
)
PUBLIC_NOTE = (
    r"[（(【\[](?:(?:此件|此文|本件|本文)[^（）()]{0,16}(?:公开|发布|公布|刊登|登报|印发|传达|删减|删节|发至|存档)[^（）()]{0,8}"
    r"|(?:主动|依申请|不予)公开|此页无正文)[）)】\]](?!\.)"  # （主动公开）.pdf is a file's name
)
_PUBLIC_NOTE = regex.compile(PUBLIC_NOTE)
_NOTED = r"(?:[ ]{0,4}[（(][^（）()]{2,20}[）)])?"  # 2023年5月1日（此件公开发布）
_DAY_LINE = compile_late(rf"[（(]?[ ]?(?P<day>{DAY}|{PLAIN_DAY})[ ]?[）)]?{_NOTED}", library=regex)
_ACT_LINE = regex.compile(rf"[（(]?(?:{DAY}|{PLAIN_DAY})[）)]?[ ]?(?:印发|发布|公布|起?施行|实施)")


def find_line_day(line: str) -> str | None:
    """Return the day, as printed, of a line that is a day alone, with a note behind it or none; None for another line.

    >>> find_line_day("（2023年5月1日）"), find_line_day("二〇二三年五月一日（此件公开发布）"), find_line_day("自2023年5月1日起")
    ('2023年5月1日', '二〇二三年五月一日', None)
    """
    line = line.strip()
    found = _DAY_LINE.fullmatch(line) if may_end_day(line) else None
    return str(found["day"]) if found else None


def may_end_day(line: str) -> bool:
    """True unless the last character of a line tells that it is no day alone."""
    return line[-1:] in "日）)" or line[-1:].isdecimal()


def is_date_line(line: str) -> bool:
    """True for a day alone on a line, with what it was the day of, or with the body that signed."""
    if find_line_day(line) or is_signed_line(line):
        return True
    return _ACT_LINE.fullmatch(line) is not None or english_lines.is_english_day(line)


def is_public_note(line: str) -> bool:
    """True for a note that the document may be made public, or was cut for it."""
    return _PUBLIC_NOTE.fullmatch(line) is not None or english_lines.PUBLIC_NOTE.fullmatch(line) is not None


def is_signed_line(line: str) -> bool:
    """True for a body's name and a day on one line: 某市人民政府2023年5月1日."""
    return line.endswith(("日", "日）", "日)")) and _SIGNED_LINE.fullmatch(line) is not None


def find_signed_end(text: str, start: int, end: int) -> int | None:
    """Return the start offset of a signature after the last sentence of ``text[start:end]``, or None if there is none."""
    if text[end - 1 : end] != "日":
        return None
    match = _SIGNED_END.search(text, max(start, end - _LONGEST), end)
    return int(match.start("signature")) if match else None
