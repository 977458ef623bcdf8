"""Lists of bodies: where one item ends and the next begins."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple, Self

from etl.extract.responsible_units.english_names import EnglishName
from etl.extract.responsible_units.name_patterns import DEPENDENT, GENERIC_TAILS, TOWNSHIP
from etl.extract.responsible_units.names import LONGEST_NAME, REGION_ENDINGS, Name, match_collective
from etl.lexicon import read_lexicon
from etl.lexicon.alternations import any_of
from etl.notation.body_names import body_endings
from etl.notation.brackets import CLOSING, depths
from etl.notation.language import opens_english
from etl.notation.late_patterns import compile_late

MARK = re.compile("[、，,；;。|/和及与或的]")  # a separator, or what a collective name may follow
CONJUNCTION = re.compile(r"以及|及其(?![他它余])|会同|或者|和|及|与|暨|或")
LEADING = re.compile(r"[*＊·•\-—－:：]+|以及|并由|[和及与由并](?!平|田|县|静|硕|政)")
# 等 that closes a list: 等部门, 等市人民政府; not the one of 高等法院, 平等, 等级.
CLOSING_ETC = re.compile(r"等(?<![高中平同初特优均]等)(?!级|候|教育|专科|院校|学校|法院)(?P<tail>(?:[^由]|自由)*)$")
# Who stands in a list beside bodies: 生产经营者或者房屋征收部门, 农村集体经济组织和村民委员会.
PERSONS = re.compile(rf"(?:者|[请事有用理利务收责租办]人|{any_of('person_ending')})$")
ANY_DEPARTMENT = re.compile("(?:其[他它]|各?有关|各?相关){1,2}(?:行政|主管|职能)*部门")
HEAD_OF_ALL = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:总局|部|银行|证监会)(?=各)")
DEPARTMENT = compile_late(rf"(?P<field>[\u4e00-\u9fff]{{2,8}}?){any_of('lent_function')}")
FIELD = compile_late(r"[\u4e00-\u9fff（）()、]{2,24}")


@lru_cache(maxsize=4096)
def read_name(name: str) -> Name:
    """What a name says of itself, by the rules of the language that it opens in; kept for when it is asked again."""
    return EnglishName(name) if opens_english(name) else Name(name)


class Item(NamedTuple):
    """One item of a list: offsets into the list's text, and the separator before it (empty for the first)."""

    text: str
    start: int
    end: int
    separator: str = ""
    suffix: str = ""  # what a later item of the list lends it
    prefix: str = ""  # what an earlier item lends it; in English, where the place stands behind

    @property
    def name(self) -> Name:
        """What its words say."""
        return read_name(self.text)

    @property
    def words(self) -> str:
        """Its words with what the list lends it (``广州`` + 市人民政府, ``开封市`` + 政府)."""
        suffix = self.suffix
        if suffix and self.text[-1:] == suffix[0] and suffix[0] in REGION_ENDINGS:
            suffix = suffix[1:]
        return self.prefix + self.text + suffix

    @property
    def whole(self) -> Name:
        """What its words say with what the list lends it."""
        return read_name(self.words)

    @property
    def is_body(self) -> bool:
        """It names a body, by itself or with what the list lends it."""
        lent = self.prefix + self.text + self.suffix
        return self.name.is_body or (lent != self.text and read_name(lent).is_body)

    def before(self, end: int) -> Self:
        """The item up to ``end``, counted in its text."""
        return self._replace(text=self.text[:end], end=self.start + end)

    def behind(self, start: int) -> Self:
        """The item from ``start`` on, counted in its text."""
        return self._replace(text=self.text[start:], start=self.start + start)

    def shifted(self, by: int) -> Self:
        """The item with offsets into a text in which the list begins at ``by``."""
        return self._replace(start=self.start + by, end=self.end + by)


@lru_cache(maxsize=4096)
def split_list(text: str, gaps: frozenset[int] = frozenset()) -> tuple[Item, ...]:
    """Items of a list without white space, kept since documents print many lists often; ``gaps`` are where white space stood.

    Separators inside brackets, and those of one collective name (``各市、县（市、区）人民政府``), split nothing; 和, 及, 与
    and a gap split only where two complete bodies meet (``市科技局和市财政局``, never ``工业和信息化厅``).
    """
    inside = depths(text)
    items: list[Item] = []
    start, separator = 0, ""
    read = end_of_levels(text, 0)
    while mark := MARK.search(text, read):
        read = mark.end()
        if mark.group() in "和及与或的":
            read += text.startswith("者", read)
            read = match_collective(text, read) or read
        elif not inside[mark.start()]:
            items += split_at_conjunctions(text, start, mark.start(), separator, gaps)
            start, separator = read, mark.group()
            read = end_of_levels(text, start)
    items += split_at_conjunctions(text, start, len(text), separator, gaps)
    return tuple(item for item in items if item.text)


def skip_leading(text: str, start: int) -> int:
    """Where an item's own words begin, after list marks and a leading 和, 及, 由."""
    found = LEADING.match(text, start)
    return found.end() if found else start


def end_of_levels(text: str, start: int) -> int:
    """Where the levels of the collective name end that an item opens with, or that its head body has: 税务总局各省、市…."""
    start = skip_leading(text, start)
    if levels := match_collective(text, start):
        return levels
    head = HEAD_OF_ALL.match(text, start)
    return (match_collective(text, head.end()) if head else None) or start


def split_at_conjunctions(text: str, start: int, end: int, separator: str, gaps: frozenset[int]) -> list[Item]:
    """One stretch between separators as items, cut at each 和, 及, 与 or gap between two complete bodies."""
    start = skip_leading(text, start)
    items: list[Item] = []
    cuts = [(m.start(), m.end(), m.group()) for m in CONJUNCTION.finditer(text, start, end)]
    if gaps:
        cuts = sorted(cuts + [(gap, gap, " ") for gap in gaps.intersection(range(start + 1, end))])
    for left_end, right_start, mark in cuts[:40]:
        if left_end < (match_collective(text, start) or start + 1):
            continue
        right_end = min((gap for gap in gaps if right_start < gap < end), default=end) if mark == " " else end
        left, right = text[start:left_end], text[right_start:right_end]
        is_departments = mark == "及其" or (mark == "及" and left.endswith("人民政府"))  # 人民政府及财政、物价部门
        is_departments = is_departments or (
            read_name(left).is_complete and is_place(right)
        )  # 各市政府和济源示范区、…管委会
        follows = opens_anew(left, right) if mark == " " else is_departments or opens_with_doer(right)
        if (follows and (can_stand(left) or is_field_beside(left, right))) or are_two_fields(left, mark, right):
            items.append(Item(left, start, left_end, separator))
            start, separator = right_start, mark
    return [*items, Item(text[start:end], start, end, separator)]


def is_place(words: str) -> bool:
    """True if words name a place, which a later item of the list may make a body of."""
    name = read_name(words)
    return name.kind == "place" and name.is_body


def can_stand(name: str) -> bool:
    """True if the words before a 和 are a doer by themselves."""
    found = read_name(name)
    if found.is_complete or found.is_generic or PERSONS.search(name):
        return True
    return name.endswith(("部门", "单位", "政府")) and CLOSING_ETC.search(name) is not None


def is_field_beside(left: str, right: str) -> bool:
    """True if words before a 和 are a field that lacks the 部门 of generic departments: ``价格及相关部门``."""
    is_field = FIELD.fullmatch(left) and not read_name(left).kind and read_name(left + "部门").is_body
    return bool(is_field and ANY_DEPARTMENT.fullmatch(right))


def are_two_fields(left: str, mark: str, right: str) -> bool:
    """True if words around a 和 are fields of two departments: ``财政和税务部门``, but never ``文化和旅游部门``."""
    department = DEPARTMENT.fullmatch(right)
    if department is None or department["field"] not in _fields():
        return False
    before = read_name(left + "部门")
    first = left if left in _fields() else left.removeprefix(before.government or before.jurisdiction.prefix)
    joined = {first + mark + department["field"], first + department["field"]}
    return first in _fields() and not joined & _fields()


@cache
def _fields() -> frozenset[str]:
    """Functions of departments, in full and for short: 卫生健康, 卫健."""
    stems = (words for row in read_lexicon("functions") for words in (row["stem"], *row["short_stems"].split("、")))
    return frozenset(form for words in stems if words for form in (words, words.replace("和", "")))


def opens_anew(left: str, right: str) -> bool:
    """True if the words after white space are a body of their own, not the rest of a broken name.

    That is one with a jurisdiction, or a department behind a department: ``建设交通局⏎财政局``, not ``市政府⏎办公室``.
    """
    name = read_name(right)
    if not name.is_complete:
        return False
    jurisdiction = name.jurisdiction
    if right[0] == "各" or jurisdiction.kind == "shared" or TOWNSHIP.fullmatch(right):
        return True
    if jurisdiction.kind == "field_office":  # 省商务厅 郑州海关
        return jurisdiction.prefix != ""
    return name.kind == "department" and all(
        words.endswith(("局", "厅", "委", "部")) and len(words) > 2 for words in (left, right)
    )


def opens_with_doer(words: str) -> bool:
    """True if words open with a doer that stands by itself: ``市财政局负责``, ``各县（市）``, ``相关部门``."""
    if words.startswith(("各", "政府", "人民政府")) or DEPENDENT.match(words):
        return True
    return any(_is_doer(Name(words[: last.end()])) for last in last_of_name().finditer(words, 1, LONGEST_NAME))


def _is_doer(name: Name) -> bool:
    """True if a name stands for a body by itself, or for nobody."""
    return name.is_generic if name.kind in (None, "place") else name.is_complete or name.is_generic


@cache
def last_of_name() -> re.Pattern[str]:
    """The last character of every body's name, and of every generic doer's that does not open with 各."""
    return re.compile(f"[{re.escape(''.join({e[-1] for e in (*body_endings(), *GENERIC_TAILS)}) + CLOSING)}]")
