"""Adoption notes of laws and rules (题注): who passed or published them, and when (Legislation Law art. 62)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from etl.extract.metadata.body_names import plain_body
from etl.lexicon.alternations import any_of
from etl.notation.days import DAY, parse_day
from etl.notation.document_numbers import find_document_numbers
from etl.notation.late_patterns import compile_late

_SESSION = compile_late(
    r"(?P<place>[㐀-鿿]{0,14}?)第[一二三四五六七八九十百\d]{1,5}届(?P<body>(?:全国)?人民代表大会(?:常务委员会)?)"
    r"第[一二三四五六七八九十百\d]{1,5}次会议[^。，批]{0,8}通过"
)
_COUNCIL = compile_late(r"国务院(?=第[\d一二三四五六七八九十百]{1,4}次常务会议|发布|公布)")
_MEETING = compile_late(
    rf"(?:\A|[日由\s]|(?<![㐀-鿿]))\s{{0,3}}经?\s{{0,3}}(?P<body>(?!经)[㐀-鿿]{{2,20}}?{any_of('adopting_bodies')})\s?(?:\d{{4}}\s?年)?\s?第\s?\d{{1,3}}\s?次"
    rf"{any_of('councils_meetings')}会议"
)
_ACT = compile_late(rf"(?P<day>{DAY}) [^。；，\n]{{0,60}}? (?P<act>通过|公布|发布|批准)", re.VERBOSE)
_DATED = compile_late(DAY, re.VERBOSE)
_AMENDED = compile_late(r"修正|修订|修改|废止")
_NOTE_LINES = 15


def is_adoption_note(line: str) -> bool:
    """True if the line opens with a day and says what was done on it: 2020年6月29日 …第二十七次会议通过."""
    return bool(_ACT.match(line.strip().lstrip("（(")))


def find_adopting_body(front: Sequence[str]) -> str | None:
    """Return the assembly or council that passed the text, by the first adoption note in the head; None without one."""
    text = "\n".join(front[:_NOTE_LINES])
    if "届" in text and (session := _SESSION.search(text)):
        place = re.sub(r"\A.*(?:日|经|由|已)\s*", "", session["place"])
        national = place in ("", "中华人民共和国")
        return plain_body(
            ("全国" if national and not session["body"].startswith("全国") else "" if national else place)
            + session["body"]
        )
    if "会议" in text and (meeting := _MEETING.search(text)):
        return plain_body(meeting["body"])
    return "国务院" if _COUNCIL.search(text) else None


def find_adoption_day(front: Sequence[str]) -> date | None:
    """Return the day of the order that published, else of the passing (成文日期, GB/T 9704-2012 7.3.5).

    None if the note tells of amendments: then the text as it stands is of another day.
    """
    dated = _notes(front)
    if any(_AMENDED.search(line) for line in dated):
        return None
    acts = [act for line in dated for act in _ACT.finditer(line)]
    ordered = [act for act in acts if act["act"] in ("公布", "发布") and "令" in act.group()]
    return parse_day((ordered or acts)[0]["day"]) if acts else None


def find_order_number(front: Sequence[str]) -> str | None:
    """Return the number of the order that published the text, wherever in the note it stands: ``…通过 …国务院令第405号公布``."""
    for line in _notes(front):
        for act in _ACT.finditer(line):
            numbers = find_document_numbers(line[: act.end()]) if act["act"] in ("公布", "发布") else ()
            if numbers:
                return numbers[-1].document_number
    return None


def _notes(front: Sequence[str]) -> list[str]:
    """Return the lines of the head that open with a day, or with an order's number before it, in a bracket or none."""
    lines = [line.strip().lstrip("（(") for line in front[:_NOTE_LINES]]
    return [line for line in lines if _DATED.match(line) or _opens_with_order(line)]


def _opens_with_order(line: str) -> bool:
    numbers = find_document_numbers(line)
    return bool(numbers) and not numbers[0].start and _DATED.match(line[numbers[0].end :].lstrip("，, ")) is not None


def find_publication_day(front: Sequence[str]) -> date | None:
    """Return the day on which a law was first published (自公布之日起). Later amendments do not change it."""
    acts = [act for line in front[:_NOTE_LINES] for act in _ACT.finditer(line) if act["act"] in ("公布", "发布")]
    return parse_day(acts[0]["day"]) if acts else None
