"""Signatures (发文机关署名, 成文日期; GB/T 9704-2012 7.3.5): who signed and when, in lines or glued to the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from etl.extract.metadata.body_names import is_body_name, split_bodies
from etl.notation.days import DAY, parse_day
from etl.notation.late_patterns import compile_late
from etl.notation.official_lines import find_line_day
from etl.notation.title_words import ends_as_title

# One who signs for a body: 行 长 周小川, 中华人民共和国主席 习近平.
_PERSON_LINE = compile_late(
    r"""
    (?: [㐀-鿿（）()\ ]{0,16} | [㐀-鿿]{4,30} )
    (?: 主席 | 总理 | [省市县区州部局行署会院厅]\ ?长 | 主任 )
    (?: [\s：:]{1,12} [㐀-鿿·]{1,6} (?:\s{1,2}[㐀-鿿]{1,3})? | [㐀-鿿]{2,4} )
    """,
    re.VERBOSE,
)
_GLUED = compile_late(
    rf"""
    (?: \A | (?<=[。！？）)；”表录单图书案法见则施划程]) ) \s{{0,4}}
    (?P<bodies> [㐀-鿿、\s]{{3,60}} (?: [（(][㐀-鿿、]{{2,30}}[）)] )?+ )
    (?P<day>{DAY}) \s{{0,2}} (?: (?P<act> 发布 | 公布 | 印发 | 通过 | 批准 ) | 在 [^。；\n]{{2,60}} (?P<act_at> 发布 | 公布 ) (?=[。\s]|\Z) | (?! [前后内起至到在以，、—-] ) )
    """,
    re.VERBOSE,
)
_PRINTED = compile_late(rf"(?P<day>{DAY}) \s{{0,4}} (?:印发|印制|印) (?![㐀-鿿])", re.VERBOSE)
# ——2025年1月14日在青山市第十五届人民代表大会第五次会议上: when and where a report was given
_GIVEN = compile_late(rf"(?:[—–―－-]{{1,4}}|[（(])\s?(?P<day>{DAY})\s?在[^。；]{{4,80}}上[）)]?", re.VERBOSE)
_MONTH_AND_DAY = compile_late(r"月\s{0,2}\w{1,3}\s{0,2}日")
_SENTENCE_END = compile_late(r"[。：:；）)]\s*\Z")
_MOST_SIGNERS = 30


@dataclass(frozen=True, slots=True)
class Signature:
    """Bodies in the order they signed, and the day; ``published`` where it says 发布 and not when it was signed."""

    bodies: tuple[str, ...]
    day: date | None
    published: bool = False


def find_dated_lines(lines: Sequence[str]) -> list[int]:
    """Numbers of the lines that may hold a day in Chinese order, as every signature does."""
    return [i for i, line in enumerate(lines) if "日" in line and _MONTH_AND_DAY.search(line)]


def find_signature(lines: Sequence[str], places: Iterable[int]) -> Signature | None:
    """The first signature of a document's ``lines`` whose day stands in one of ``places`` (line numbers in order).

    A signature is a line that is a day alone, with the bodies' names in the lines above; or a name and a day glued to the
    end of a sentence, where line breaks were lost.
    """
    for i in places:
        line = lines[i]
        if day := find_line_day(line):
            bodies = _bodies_above(lines, i)
            above = lines[i - 1 - len(bodies)] if i > len(bodies) else ""
            if bodies or (i > 0 and (_SENTENCE_END.search(above) or _PERSON_LINE.fullmatch(lines[i - 1].strip()))):
                return Signature(split_bodies(bodies), parse_day(day))
        for glued in _GLUED.finditer(line) if "年" in line else ():
            act = glued["act"] or glued["act_at"]
            if act in (None, "发布", "公布") and is_body_name(glued["bodies"]):
                return Signature(split_bodies([glued["bodies"]]), parse_day(glued["day"]), act is not None)
    return None


def find_lone_day(lines: Sequence[str]) -> date | None:
    """Return the day of the first line that is only a day, as under a title or at the head of a text, or says when a report was given."""
    for line in lines:
        if "日" in line:
            given = _GIVEN.fullmatch(line.strip())
            if day := given["day"] if given else find_line_day(line):
                return parse_day(day)
    return None


def find_printed_date(lines: Sequence[str]) -> date | None:
    """印发日期 (7.4.3): the day before 印发 in the last lines of a document (``…办公厅 2021年2月22日印发``)."""
    return next(
        (parse_day(m["day"]) for line in reversed(lines) if "印" in line and (m := _PRINTED.search(line))), None
    )


def _bodies_above(lines: Sequence[str], i: int) -> list[str]:
    """Return the lines above ``i`` that name bodies; a name broken over lines counts with its first part."""
    bodies: list[str] = []
    for j in range(i - 1, max(-1, i - 1 - _MOST_SIGNERS), -1):
        line = lines[j].strip()
        if _PERSON_LINE.fullmatch(line):
            continue
        begins = bool(bodies) and not is_body_name(line) and _is_broken_name(line, bodies[0])
        aside = (
            bool(re.fullmatch(r"[（(][㐀-鿿、]{2,30}[）)]", line))
            and bool(bodies)
            and j > 0
            and is_body_name(lines[j - 1])
        )
        if not (is_body_name(line) or begins or aside):
            break
        bodies.insert(0, line)
        if begins:
            break
    return bodies


def _is_broken_name(line: str, below: str) -> bool:
    return (
        bool(re.fullmatch(r"[㐀-鿿]{8,30}", line))
        and not ends_as_title(line)
        and len(below) <= 16
        and is_body_name(line + below)
    )
