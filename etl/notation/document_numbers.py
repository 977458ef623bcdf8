"""Document numbers (发文字号, GB/T 9704-2012 7.2.5): where they stand in a text, and their canonical form.

A number is a sign, a year in brackets and a running number (``国发〔2017〕5号``), or an order or notice of a body with a
running number (``国务院令第722号``, ``总局公告2016年第120号``). Sources print the brackets in every shape, drop one of a
pair, put spaces and line breaks between the parts. The canonical form has hexagonal brackets and no white space.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation, any_of
from etl.notation.late_patterns import compile_late

_GAP = r"[\s\u00ad\u200b\u200c\u200d\ufeff]{0,4}"
RUNNING_DIGITS = "〇○零一二三四五六七八九十百"  # Han numerals of running numbers
_OPEN, _CLOSE = r"〔﹝\[［【（({｛〖「『<〈", r"〕﹞\]］】）)}｝〗」』>〉"

_NUMBER_AFTER_SIGN = compile_late(
    rf"""
    (?= [{_OPEN}12第令公通] {_GAP} [\d{RUNNING_DIGITS}告第（(] )                           # told at once, by how each opens
    (?:
        (?: (?P<open>[{_OPEN}]) {_GAP} (?P<year>(?:19|20)\d\d|[5-9]\d) {_GAP} [{_CLOSE}]?  # 〔2017〕 [2023] （2020） 【2021
          | (?P<half>(?:19|20)\d\d) {_GAP} [{_CLOSE}] )                                  # 2017〕, the opening one lost
        {_GAP} (?P<di>第)? {_GAP} (?P<number>\d{{1,5}}|[{RUNNING_DIGITS}]{{1,6}}) {_GAP} 号 (?P<order>令(?!牌))?+
      | (?P<kind>令|公告|通告) {_GAP} [（(]? {_GAP}
        (?: (?P<of_year>(?:19|20)\d\d) {_GAP} 年 {_GAP} )?
        第 {_GAP} (?P<running>\d{{1,5}}|[{RUNNING_DIGITS}]{{1,6}}) {_GAP} 号                 # 令第722号, 公告2016年第120号
      | (?: (?P<before_year>(?:19|20)\d\d) {_GAP} 年 {_GAP} )?
        第 {_GAP} (?P<before>\d{{1,5}}|[{RUNNING_DIGITS}]{{1,6}}) {_GAP} 号 {_GAP} (?P<kind_after>令|公告)(?!牌)  # 第5号令
    )
    """,
    re.VERBOSE,
)

# What a body's full name ends in. Only a body gives orders, so 责令第三人 and 口令 are none.
_BODY_END = compile_late(rf"{any_of('endings_before_a_number')}\Z")
_SIGN_CHARACTER = compile_late(r"[㐀-䶿一-鿿〇A-Za-z]")
_JOINT = compile_late(r"[、\s]{1,3}\Z")
_JOINS = ("和", "及")
_HAN = compile_late(r"[㐀-䶿一-鿿]")
# A line that is a number and nothing else: also the two lines of an order (中华人民共和国主席令⏎第三十八号), and a number that
# lost its sign (〔2025〕第11号)
_RUNNING = rf"(?:第[ ]?[\d{RUNNING_DIGITS}]{{1,6}}[ ]?号|[（(]第?[ ]?[\d{RUNNING_DIGITS}]{{1,6}}[ ]?号[）)])"  # 第707号, （第三十八号）
_NUMBER_LINE = compile_late(
    rf"""
      [（(]? [㐀-鿿〇A-Z（）() ]{{0,24}} [ ]? [{_OPEN}] [ ]? (?:19|20)\d\d [ ]? [{_CLOSE}]? [ ]? 第? [ ]? \d{{1,5}} [ ]? 号 [）)]?
    | [（(]? [㐀-鿿 ]{{1,29}} [院部委局署府行会席国长] 令 [）)]? (?: [ ]? {_RUNNING} )?
    | {_RUNNING}
    | [（(]? (?:19|20)\d\d [ ]? 年? [ ]? 第 [ ]? \d{{1,5}} [ ]? 号 [ ]? (?:公告|通告|令)? [）)]?              # 2023年第5号公告
    """,
    re.VERBOSE,
)
# A letter-coded sign never holds a body's full name, an order's sign does.
_FULL_NAME = compile_late(r".*(?:人民政府(?:办公厅|办公室)?|委员会(?:办公厅|办公室)?|办公厅|办公室)(?=..)", re.DOTALL)
_LONGEST_SIGN, _LONGEST_BODY = 12, 40
_ORDER = compile_late(rf"{any_of('order_kinds')}\Z")
_BROKEN_SIGN = compile_late(r"[（(](?P<head>[㐀-䶿一-鿿]{1,40})\n\Z")
_DATE_TAIL = compile_late(r"[年月日]+(?=.)")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A document number in a text: ``text[start:end]`` as printed, ``document_number`` in canonical form."""

    start: int
    end: int
    document_number: str


def find_document_numbers(text: str) -> list[NumberMention]:
    """Find the document numbers (发文字号, GB/T 9704-2012 7.2.5) of a text.

    Words of the sentence before the issuer's code are not part of a number (``根据国发〔2017〕5号`` → ``国发〔2017〕5号``). A number that
    shares the code of the one before it (``国发〔2017〕5号、〔2018〕19号``) takes it over. A year and number without a code do not match.

    Returns:
        Mentions in order, without overlap. Offsets are code points of ``text``.
    """
    mentions: list[NumberMention] = []
    for match in _NUMBER_AFTER_SIGN.finditer(text) if "号" in text else ():
        floor = mentions[-1].end if mentions else 0
        before = match.start("kind") if match.group("kind") else match.start()
        start = _sign_start(text, floor, before, match)
        if start is not None:
            sign = _squeeze(text[start:before])
            mentions.append(NumberMention(start, match.end(), sign + _tail(match)))
        elif match.group("open") and mentions and text[floor : match.start()] in ("、", "和", "及", "与", "，"):
            sign = re.split("〔", mentions[-1].document_number)[0]
            mentions.append(NumberMention(match.start(), match.end(), sign + _tail(match)))
    return mentions


def normalize_document_number(text: str) -> str | None:
    """Canonical form of a string that is a document number as a whole (``国发 [2017] 5 号`` → ``国发〔2017〕5号``), else None.

    White space anywhere is ignored, also inside a letterspaced sign.
    """
    squeezed = _squeeze(text)
    mentions = find_document_numbers(squeezed)
    if len(mentions) != 1 or (mentions[0].start, mentions[0].end) != (0, len(squeezed)):
        return None
    return mentions[0].document_number


def is_number_line(line: str) -> bool:
    """True for a line that is a document number and nothing else, in brackets or not, or the one half of an order's.

    >>> [is_number_line(line) for line in ("（国发〔2023〕5号）", "第707号", "由县级以上人民政府责令")]
    [True, True, False]
    """
    if not line.rstrip("）)").endswith(("号", "令", "告")):
        return False
    return _NUMBER_LINE.fullmatch(line) is not None or normalize_document_number(line.strip("（()） ")) is not None


def _tail(match: re.Match[str]) -> str:
    """Return what stands behind the sign, in canonical form."""
    part = {name: _squeeze(value) if value else "" for name, value in match.groupdict().items()}
    if part["number"]:
        return f"〔{part['year'] or part['half']}〕{part['di']}{part['number']}号{part['order']}"
    if part["running"]:
        return f"{part['kind']}{part['of_year'] and part['of_year'] + '年'}第{part['running']}号"
    return f"{part['before_year'] and part['before_year'] + '年'}第{part['before']}号{part['kind_after']}"


def _sign_start(text: str, floor: int, end: int, match: re.Match[str]) -> int | None:
    """Return where the sign that ends at ``end`` begins, or None if there is none."""
    while end > floor and not _SIGN_CHARACTER.match(text[end - 1]) and match.start() - end < 4:
        if not (text[end - 1].isspace() or text[end - 1] in "\u00ad\u200b\u200c\u200d\ufeff"):
            return None
        end -= 1
    numbered_order = match.group("number") is None
    run = _run_start(text, floor, end)
    order = numbered_order or bool(_ORDER.search(text[run:end]))
    start = _after_sentence_words(text, run, end, order, text[run - 1 : run] in ("》", "号", "）", ")"))
    if order:
        start += text.startswith("原", start, end - 1)  # 原国家发展计划委员会令: the body as it was then called
        if numbered_order and not _BODY_END.search(text[start:end]):
            return None
        return _joint_start(text, floor, start) if start == run else start
    full_name = _FULL_NAME.match(text, start, end)
    if full_name and end - full_name.end() >= 2:
        start = full_name.end()
    sign = text[start:end]
    return start if 1 < len(sign) <= _LONGEST_SIGN and _HAN.search(sign) else None


def _run_start(text: str, floor: int, end: int) -> int:
    """Start of the unbroken run of letters before ``end``; a day before it (``14日国务院令``) is left out."""
    start = end
    while start > floor and end - start < _LONGEST_BODY and _SIGN_CHARACTER.match(text[start - 1]):
        start -= 1
    if start > floor and (text[start - 1].isdigit() or text[start - 1].isspace()):
        day = _DATE_TAIL.match(text, start, end)
        start = day.end() if day else start
    broken = _BROKEN_SIGN.search(text, max(floor, start - _LONGEST_BODY - 2), start)  # the bracket says where it begins
    return broken.start("head") if broken else start


def _joint_start(text: str, floor: int, start: int) -> int:
    """Start of the first of several bodies that give one order (``商务部、财政部令``)."""
    for _ in range(8):
        joint = _JOINT.search(text, max(floor, start - 3), start)
        if joint is None:
            return start
        run = _run_start(text, floor, joint.start())
        first = _after_sentence_words(text, run, joint.start(), order=True)
        if first == joint.start() or not _BODY_END.search(text[first : joint.start()]):
            return start
        start = first
        if first != run:
            return start
    return start


def _after_sentence_words(text: str, start: int, end: int, order: bool, follows: bool = False) -> int:
    """End of the last sentence word in ``text[start:end]``: what follows it is the sign.

    ``follows`` says that a citation stands right before, so that 和 joins and opens no place name (和政县).
    """
    anywhere, inside = _sentence_words()
    cut = start
    for word in anywhere.finditer(text, start, end - 1):
        cut = word.end()
    if (
        order and follows and (joint := inside.match(text, cut)) and joint.group() in _JOINS
    ):  # （青发〔2021〕1号）和省政府令
        cut = joint.end()
    if not order:  # 发展和改革委员会 and 经济合作部 are names of bodies, but no sign's letters
        for word in inside.finditer(text, max(cut, start), end - 1):
            if word.start() > cut or ((cut > start or follows) and end - word.end() > 1):
                cut = word.end()
    return cut


@cache
def _sentence_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = read_lexicon("words_before_document_number")
    lists = ([r["word"] for r in rows if r["place"] == place] for place in ("anywhere", "inside"))
    anywhere, inside = map(alternation, lists)
    return re.compile(anywhere), re.compile(inside)


def _squeeze(text: str) -> str:
    """Half-width digits, no white space, no invisible characters."""
    digits = "".join(unicodedata.normalize("NFKC", c) if c.isdigit() else c for c in text)
    return re.sub(r"[\s\u00ad\u200b\u200c\u200d\ufeff]+", "", digits)
