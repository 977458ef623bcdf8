"""Lists of bodies: where one item ends and the next begins, and what the list shares written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from etl.extract.responsible_names import (
    COLLECTIVE_HEAD,
    PARTY_ORGAN,
    Jurisdiction,
    ending_kind,
    find_jurisdiction,
    is_body,
    is_complete_body,
    is_generic,
    is_region,
)
from etl.extract.brackets import depths, strip_trailing_brackets

SEPARATORS = "、，,；;。|/"
CONJUNCTION = regex.compile(r"以及|及其|和|及|与|暨")
LEADING = regex.compile(r"[*＊·•\-—－:：]+|以及|并由|[和及与由并](?!平|田|县|静|硕|政)")
# 等 that closes a list: 等部门, 等市人民政府; not the one of 高等法院, 平等, 等级.
CLOSING_ETC = regex.compile(r"(?<![高中平同初特优均])等(?!级|候|教育|专科|院校|学校|法院)(?P<tail>.*)$")
SHARED_ENDING = regex.compile(
    r"(?P<government>(?:人民)?政府|行政公署)$|(?P<zone>党工委管委会|党工委|管委会|管理委员会)$|(?P<function>行政主管部门|主管部门|部门)$"
)
ZONE_NAME = regex.compile(r".{2,}(?:区|园|城|港|岛|景区|基地)$")
PLACE_NAME = regex.compile(r"(?!各).{1,8}(?:省|市|县|区|州|旗|盟|乡|镇)$")
GOVERNMENT_HEAD = regex.compile(r".{1,20}人民政府(?=.)")  # 市人民政府住房城乡建设、交通运输等部门
OFFICE_OF_DEPARTMENT = regex.compile(r"(?P<department>.{2,14}?(?:厅|局|(?<!省|市|县|区|州)委))(?!员会).{2,20}(?:处|室|科|局|中心)")
INNER_OFFICE = regex.compile(r"(?:处|科|信息中心)$")
FUNCTION_NAME = regex.compile(r"[\u4e00-\u9fff（）()]{2,14}")


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: offsets into the list's text, and the separator before it (empty for the first)."""

    text: str
    start: int
    end: int
    separator: str = ""
    suffix: str = ""  # what a later item of the list lends it


def split_list(text: str, gaps: frozenset[int] = frozenset()) -> list[ListItem]:
    """Items of a list without white space; ``gaps`` are the offsets where white space stood.

    Separators inside brackets, and those of one collective name (``各市、县（市、区）人民政府``), split nothing; 和, 及, 与
    and a gap split only where two complete bodies meet (``市科技局和市财政局``, never ``工业和信息化厅``).
    """
    inside = depths(text)
    items: list[ListItem] = []
    start, separator, i = 0, "", 0
    while i <= len(text):
        opens = skip_leading(text, i) if i == start else i if text[i - 1 : i] in ("和", "及", "与") else None
        if opens is not None and (head := COLLECTIVE_HEAD.match(text, opens)):
            i = head.end()
        if i >= len(text) or (text[i] in SEPARATORS and not inside[i]):
            items += split_at_conjunctions(text, start, min(i, len(text)), separator, gaps)
            separator = text[i] if i < len(text) else ""
            start = i + 1
        i += 1
    return [item for item in items if item.text]


def skip_leading(text: str, start: int) -> int:
    """Where an item's own words begin, after list marks and a leading 和, 及, 由."""
    found = LEADING.match(text, start)
    return found.end() if found else start


def split_at_conjunctions(text: str, start: int, end: int, separator: str, gaps: frozenset[int]) -> list[ListItem]:
    """One stretch between separators as items, cut at each 和, 及, 与 or gap between two complete bodies."""
    start = skip_leading(text, start)
    items: list[ListItem] = []
    cuts = [(m.start(), m.end(), m.group()) for m in CONJUNCTION.finditer(text, start, end)]
    cuts = sorted(cuts + [(gap, gap, " ") for gap in gaps if start < gap < end])[:40]
    for left_end, right_start, mark in cuts:
        head = COLLECTIVE_HEAD.match(text, start)
        if left_end < (head.end() if head else start + 1):
            continue
        left, right = text[start:left_end], text[right_start:end]
        follows = opens_anew(right) if mark == " " else mark == "及其" or can_open(right)
        if follows and can_stand(left):
            items.append(ListItem(left, start, left_end, separator))
            start, separator = right_start, mark
    return [*items, ListItem(text[start:end], start, end, separator)]


def can_stand(name: str) -> bool:
    """Whether the words before a 和 are a doer by themselves."""
    closed = CLOSING_ETC.search(name)
    return is_complete_body(name) or is_generic(name) or (closed is not None and name.endswith(("部门", "单位", "政府")))


def can_open(words: str) -> bool:
    """Whether the words after a 和 go on with another doer: ``市财政局负责``, ``各县（市）``, ``相关部门``."""
    first = CONJUNCTION.split(words, maxsplit=1)[0]
    return is_body(words) or is_generic(words) or is_body(first) or is_generic(first) or words[:1] == "各"


def opens_anew(words: str) -> bool:
    """Whether the words after white space are a body with a jurisdiction of its own, not the rest of a broken name."""
    return is_complete_body(words) and find_jurisdiction(words).kind in ("shared", "own")


def close_list(items: Sequence[ListItem]) -> list[ListItem]:
    """Items without the 等 that closes a list: ``市财政局等部门`` → ``市财政局``; ``东莞等市人民政府`` lends its ending.

    The ending that the last item lends (人民政府, 管委会, 部门) goes to the items before it that have none of their own.
    """
    closed: list[ListItem] = []
    for item in items:
        found = CLOSING_ETC.search(item.text)
        if found is None:
            closed.append(item)
            continue
        tail = found["tail"]
        named = replace(item, text=item.text[: found.start()], end=item.start + found.start())
        lent = SHARED_ENDING.search(tail)
        if lent and not ending_kind_is_own(named.text, lent) and (lent.lastgroup != "function" or not is_body(named.text)):
            tail = "部门" if lent.lastgroup == "function" else tail
            named = replace(named, suffix=tail)
        if named.text:
            closed.append(named)
    return lend_endings(closed)


def ending_kind_is_own(name: str, lent: regex.Match[str]) -> bool:
    """Whether a name before 等 already ends as a body of its own and is no place that lacks its 政府 or 管委会."""
    kind = ending_kind(name)
    return kind not in (None, "place") and not (lent.lastgroup == "function" and kind is None)


def lend_endings(items: Sequence[ListItem]) -> list[ListItem]:
    """Items with the ending that a later one lends them: ``开封市、洛阳市政府`` → ``开封市`` + 政府."""
    lent: list[ListItem] = []
    suffix = ""
    kind = ""
    for item in reversed(items):
        ending = item.suffix or item.text
        found = SHARED_ENDING.search(ending)
        if found:
            kind = found.lastgroup or ""
            suffix = item.suffix or found.group()
        elif suffix and takes_ending(item.text, kind):
            item = replace(item, suffix=suffix)
        else:
            suffix = kind = ""
        lent.append(item)
        if item.separator not in ("、", "和", "及", "与", "以及"):
            suffix = kind = ""
    return lent[::-1]


def takes_ending(name: str, kind: str) -> bool:
    """Whether a name lacks what a list's last item lends: places a 政府, zones a 管委会, functions a 部门."""
    if name.startswith("各") or is_generic(name):
        return False
    if kind == "government":
        return PLACE_NAME.fullmatch(name) is not None or is_region(name)
    if kind == "zone":
        return ZONE_NAME.fullmatch(name) is not None and not is_region(name)
    return kind == "function" and ending_kind(name) is None and FUNCTION_NAME.fullmatch(name) is not None


def with_suffix(item: ListItem) -> str:
    """An item's words with the ending that the list lends it (``广州`` + 市人民政府, ``开封市`` + 政府)."""
    name, suffix = item.text, item.suffix
    if suffix and name[-1:] == suffix[:1] and name[-1] in "省市县区州旗盟":
        suffix = suffix[1:]
    return name + suffix


def write_out(items: Sequence[ListItem]) -> list[str]:
    """Names of the items with what the list shares, in order; the whole of one note, across its roles.

    A bare name takes the last jurisdiction named before it; a bare field office right after its sister takes her place;
    a party organ after another takes her committee (``省委组织部、宣传部``), an office after another her department
    (``市场监管厅登记注册局、信用监督管理处``).
    """
    names: list[str] = []
    shared, committee, party_open = "", "", False
    before = Jurisdiction("bare")
    department = department_head = ""
    for item in items:
        name = with_suffix(item)
        jurisdiction = find_jurisdiction(name)
        core = strip_trailing_brackets(name)
        under_government = GOVERNMENT_HEAD.match(core) if item.suffix else None
        office = OFFICE_OF_DEPARTMENT.fullmatch(core)
        if item.separator not in ("、", "和", "及", "与"):
            department = ""
        if item.separator == "及其" and names[-1].endswith("人民政府") and jurisdiction.kind == "bare":
            shared = names[-1]
            name = shared + name
        elif under_government:
            shared = under_government.group()
        elif jurisdiction.kind == "shared":
            shared = jurisdiction.prefix
            party_open = core.startswith(shared + "委") and PARTY_ORGAN.search(core) is not None
            committee = shared + "委"
            department_head = ""
        elif jurisdiction.kind == "own":
            department_head = collective_head(core)
        elif jurisdiction.kind == "field_office":
            if not jurisdiction.prefix:
                if before.kind == "field_office" and before.prefix:
                    jurisdiction = before
                    name = before.prefix + name
                elif shared:
                    name = shared + name
        elif department and INNER_OFFICE.search(core):
            name = department + name
        elif department_head and item.separator == "、":
            name = department_head + name
        elif shared:
            name = (committee if party_open and PARTY_ORGAN.search(core) else shared) + name
        department = office["department"] if office else department
        before = jurisdiction
        names.append(name)
    return names


def collective_head(name: str) -> str:
    """What a collective of departments lends the bare one after it: ``各市、县〔区〕市场监管局`` → 各市、县〔区〕."""
    head = COLLECTIVE_HEAD.match(name)
    return head.group() if head and ending_kind(name) == "department" else ""
