"""Statements of a text about its own validity: when it takes effect, how long it is valid.

``本办法自2023年5月1日起施行，有效期5年`` · ``自印发之日起30日后施行`` · ``有效期至2028年12月31日`` · ``试行一年``. Only what the text
says of itself counts: 本…, 以上…, 各项政策措施…, or a sentence without subject beside such a one; a limit of one measure, of a
permit or of another document is none (国务院办公厅 《行政规范性文件》 practice after 国办发〔2018〕37号).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date

from etl.extract.validity.statement import Length, Statement
from etl.lexicon.alternations import any_of
from etl.notation.days import DAY, PLAIN_DAY, parse_day
from etl.notation.late_patterns import compile_late
from etl.notation.numerals import parse_number
from etl.notation.title_marks import IN_MARKS

_ANY_DAY = rf"(?: {DAY} | {PLAIN_DAY} )"
_NUMBER = r"(?: \d{1,3} | [一二两三四五六七八九十]{1,3} | 半 )"
_MIDNIGHT = r"(?: (?:零|00?|24) (?: [时点] | [:：]00 ) \s? )"
_LIMIT = rf"(?: {any_of('limit_verbs')}? 有效期限? | {any_of('forces')} (?:期限?|时间) | (?:适用|政策)?期限 )"
_BEGINS = rf"(?: {any_of('before_effect_verbs')}\s? ){{0,2}} (?P<verb> {any_of('effect_verbs')} )"

_FROM_DAY = compile_late(
    rf"(?: (?P<from>[自从于]) \s? )?+ (?P<day>{_ANY_DAY}) \s? {_MIDNIGHT}? (?P<on>之?日?起)? [，,]? \s? {_BEGINS} (?!的|期|前|后|以[前后来])",
    re.VERBOSE,
)
# The header of a law: 1982年12月10日 全国人民代表大会公告公布施行.
_HEADER = compile_late(rf"\A\s*(?P<day>{DAY})[^，,；;。]{{0,60}}(?:公布|发布)施行\s*\Z")
_FROM_EVENT = compile_late(
    rf"""
    (?: [自从于] \s? (?: 本[^，。；]{{2,6}} )?? )?
    (?P<event> {any_of("promulgating_verbs")} (?:[并、]{any_of("publishing_verbs")})? )
    (?: 之?日 (?: 起 | 后 )? | [之以]?后 | 即? (?=起) 起? | 时 (?: 起 )? ) [，,]? \s?
    (?: (?:满|的|届满|第)? \s? (?P<number>{_NUMBER}) \s? 个? (?P<unit>日|天|月|年|工作日) (?:[之以]?[后起内])? 起? )?+ \s?
    (?: {_BEGINS} | (?P<holds> 有效 ) (?! 期 [内届满] ) ) (?!的|前|后|以[前后来]|期间)
    """,
    re.VERBOSE,
)
_UNTIL = compile_late(
    rf"""
    (?: {_LIMIT} \s? (?:为|是|从|自)? \s? (?: [^，。；]{{2,24}}? (?:起|日) )?? (?:延[长续]|顺延|暂定|截止)? [至到为]? \s?
            (?: 至 | 到 | 截至 | 截止[到至]? | 止于 | 截止(?:日期|时间)?[为是：:]? )
      | {any_of("lasting_verbs")} \s? [至到] | (?<=起) \s? [，,]? {any_of("states_in_force")}?[至到] | (?: 至 | 到 ) (?= [^，。；]{{6,16}} 止 ) )
    \s? (?P<end> {_ANY_DAY} | (?:19|20)\d\d \s? 年 (?: \s? \d{{1,2}} \s? 月 | ) [底末]? ) \s? {any_of("ending_words")}?
    """,
    re.VERBOSE,
)
_ENDS_ON = compile_late(
    rf"(?: [于自在至到] \s? )?+ (?P<end>{_ANY_DAY}) \s? (?P<on>起)? \s? (?: {any_of('at_once')}\s? )?+ {any_of('ending_verbs')}"
    r"(?!的)",
    re.VERBOSE,
)
_PERIOD = compile_late(
    rf"(?: {_LIMIT} \s? (?:为|是|自|从|：|:)? \s? | [自从] \s? ) (?P<start>{_ANY_DAY}) \s? 起? \s? (?: 至 | 到 | [-—–－~～]{{1,2}} ) \s? (?P<end>{_ANY_DAY}) \s? 止?",
    re.VERBOSE,
)
_LENGTH = compile_late(
    rf"""
    (?: {_LIMIT} \s? (?:为|是|暂?定为|暂定|限)? | (?:试行|暂行|暂定|有效|执行|施行|实施) (?:期限?|时间)? \s? (?:为|是|暂定|试行)? )
    \s? (?P<number>{_NUMBER}) \s? 个? (?P<unit>年|月|日|天) (?P<half>半)? (?! [度底末初内] (?! 有效) | 行动 | 计划 | 规划 | 以[上下] | 一 | [，,]?(?:期满|届满)(?!后?(?:自[动行])?{any_of("ending_verbs")}) )
    """,
    re.VERBOSE,
)
_SENTENCE_END = compile_late(r"[。！!\n]")
# What every statement holds one of: a year, a length behind what leads to it, the event that it counts from. Each opens
# with one class of characters, or with words, so that a search is fast.
_YEAR = compile_late("[12一二](?:(?<=1)[ ]?9|(?<=2)[ ]?0|(?<![12])[〇○零ＯO0一二三四五六七八九]{3})")
_SPAN = compile_late(r"[期限间效行施为是定]\s{0,2}[\d一二两三四五六七八九十半]{1,3}\s?个?[年月日天]")
_EVENT = compile_late(any_of("promulgating_verbs"))
_PART_END = compile_late(r"[，,；;：:]")
_OPENING = compile_late(
    r"""
    \A (?: \s*
        (?: [（(] [一二三四五六七八九十\d]{1,3} [）)] | 第 [一二三四五六七八九十百零〇\d]{1,6} [条章] | [一二三四五六七八九十]{1,3} 、 | \d{1,3} [.．、]
          | 【 [^】]{1,12} 】 | 附\s{0,4}则 | 其[他它] (?:事项)? | 有效期 (?=本) | 施行日期 )
    ){0,5} \s*
    """,
    re.VERBOSE,
)
_NOTE = compile_late(rf"\A{any_of('note_heads')}?(?:说明|事项)?[：:]?\Z")
_OWN = compile_late(
    r"""
    (?: 本 (?! [市省区县州镇地级] (?!规) | 单位 | 部门 | 行业 | 人 | 年 | 企业 | 次 | 季 | 月 ) | 以上 | 上述 (?!.*其余) | 前述 | 此 (?=[方办规通文]) | 各项? (?=政策|措施|举措) | 政策措施 | 全部 (?=政策|措施) )
    (?! [^，,；;]{0,12} 第 [^，,；;]{1,6} [条款项] )
    """,
    re.VERBOSE,
)
_ALL_MEASURES = compile_late(
    rf"{any_of('all_of_them')}{any_of('kinds_of_support')}?{any_of('measure_kinds')}[^，,；;]{{0,4}}\Z"
)
_PROMULGATES = compile_late(
    rf"现(?:予|将|印|公|发|批)|印发给|予以{any_of('publishing_verbs')}|(?:公布|发布|令)\s*\Z|审议通过|同意"
)
_EXPLAINS = compile_late(
    r"解释|以[^，,；;]{2,12}为准|由[^，,；;]{2,30}(?:负责|承担)|与[^，,；;]{0,30}不一致|除[^，,；;]{0,40}外\Z|\A(?:除|未)[^，,；;]{0,40}的\Z|特此"
)
_ADVERBS = compile_late(rf"(?:{any_of('own_adverbs')}|经[^，,；;]{{2,20}})+\Z")
_TITLE = compile_late(rf"《({IN_MARKS})》\s*(?:[（(][^（()）]{{0,20}}[）)])?\s*\Z")


_COVER = "\x00"
_REACH = 400  # characters of a sentence before a statement that may name its subject
_UNITS = {"年": "year", "月": "month", "日": "day", "天": "day", "工作日": "workday"}


def find_statements(paragraph: str, own_titles: frozenset[str], is_free: bool) -> Iterator[Statement]:
    """Statements of a paragraph, in order.

    Args:
        paragraph: A paragraph, its marker included.
        own_titles: The titles that mean the text itself, without white space.
        is_free: True if a sentence without subject speaks of the whole text (behind or before its measures).
    """
    said = False  # a sentence of the paragraph spoke of the text itself
    for number, sentence in enumerate(_SENTENCE_END.split(paragraph)):
        if not may_hold_statements(sentence):
            continue
        text = _OPENING.sub("", sentence)
        for start, statement in _find_in_sentence(text):
            if _is_own(text[:start], own_titles, said, is_free or number == 0):
                said = True
                yield statement


def may_hold_statements(text: str) -> bool:
    """False for a text that names neither a day, nor a length, nor an event from which a text is in force."""
    return any(sign.search(text) for sign in (_YEAR, _SPAN, _EVENT))


def _find_in_sentence(text: str) -> list[tuple[int, Statement]]:
    """Statements of a sentence, whoever they speak of, with where their words begin."""
    found: list[tuple[int, Statement]] = []
    signs = [sign for sign in (_YEAR, _SPAN, _EVENT) if sign.search(text)]
    for sign, pattern, read in _READINGS:
        if sign not in signs:
            continue
        matches = list(pattern.finditer(text))
        for match in matches:
            if (statement := read(match)) is not None:
                found.append((match.start(), statement))
        if matches:
            text = pattern.sub(_covered, text)
    return sorted(found, key=lambda pair: pair[0])


def _covered(match: re.Match[str]) -> str:
    """Cover a statement except its verb, after which a length may follow (自2023年5月1日起试行一年)."""
    verb = match.start(match.lastgroup) if match.lastgroup in ("verb", "holds") else match.end()
    return _COVER * (verb - match.start()) + match.string[verb : match.end()]


def _read_period(match: re.Match[str]) -> Statement | None:
    around = match.string[max(0, match.start() - 12) : match.end() + 12]
    is_validity = re.search(r"有效|执行|实施|施行|试行", around)
    return Statement(effective=parse_day(match["start"]), expiry=parse_day(match["end"])) if is_validity else None


def _read_header(match: re.Match[str]) -> Statement:
    return Statement(effective=parse_day(match["day"]))


def _read_day(match: re.Match[str]) -> Statement | None:
    is_beginning = match["from"] or match["on"] or not match.string[: match.start()].strip()
    return Statement(effective=parse_day(match["day"])) if is_beginning else None


def _read_event(match: re.Match[str]) -> Statement:
    """自印发之日起30日后施行, 自印发之日起5年内有效."""
    length = _length(match["number"], match["unit"]) if match["number"] else None
    if match["holds"] and length:
        return Statement(begins_with=match["event"][:2], lasts=length)
    return Statement(begins_with=match["event"][:2], delay=length)


def _read_end(match: re.Match[str]) -> Statement:
    return Statement(expiry=_last_day(match["end"]))


def _read_length(match: re.Match[str]) -> Statement:
    return Statement(lasts=_length(match["number"], match["unit"], bool(match["half"])))


# In this order: what one has read, those behind it do not see. Each needs the sign before it.
_READINGS: tuple[tuple[re.Pattern[str], re.Pattern[str], Callable[[re.Match[str]], Statement | None]], ...] = (
    (_YEAR, _PERIOD, _read_period),
    (_YEAR, _HEADER, _read_header),
    (_YEAR, _FROM_DAY, _read_day),
    (_EVENT, _FROM_EVENT, _read_event),
    (_YEAR, _UNTIL, _read_end),
    (_YEAR, _ENDS_ON, _read_end),
    (_SPAN, _LENGTH, _read_length),
)


def _is_own(before: str, own_titles: frozenset[str], said: bool, is_free: bool) -> bool:
    """True if the words before a statement, in its sentence, make the text itself its subject."""
    parts = _PART_END.split(before[-_REACH:])
    direct = _ADVERBS.sub("", parts.pop().strip())
    if direct:
        if titled := _TITLE.search(direct):
            return re.sub(r"\s+", "", titled[1]) in own_titles
        if _ALL_MEASURES.search(direct) and (said or any(_OWN.match(part.strip()) for part in parts)):
            return True
        return bool(_OWN.match(direct)) or (bool(_PROMULGATES.search(direct)) and is_free)
    for part in reversed(parts):
        part = part.strip()
        if not part or _NOTE.fullmatch(part) or _EXPLAINS.search(part):
            continue
        if _OWN.match(part) or _PROMULGATES.search(part):
            return True
        if titled := _TITLE.search(part):
            return re.sub(r"\s+", "", titled[1]) in own_titles
        return bool(list(_find_in_sentence(part))) and is_free
    return said or is_free


def _length(number: str, unit: str, and_half: bool = False) -> Length | None:
    value = parse_number(number)
    return Length(float(value) + 0.5 * and_half, _UNITS[unit]) if value else None


def _last_day(text: str) -> date | None:
    """Return the last day of a printed day, month or year."""
    if day := parse_day(text):
        return day
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else 12
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None
