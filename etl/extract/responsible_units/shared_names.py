"""What a list of bodies shares: endings that a later item lends, jurisdictions that an earlier one passes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.extract.responsible_units.name_patterns import LEVEL_HEAD, PARTY_ORGAN
from etl.extract.responsible_units.names import BARE, Jurisdiction, Name, find_ending, match_collective, read_name
from etl.extract.responsible_units.unit_lists import CLOSING_ETC, PERSONS, ListItem

SHARED_ENDING = re.compile(
    r"(?P<government>(?:人民)?政府|行政公署)$|(?P<zone>党工委管委会|党工委|管委会|管理委员会)$|(?P<customs>(?<=.)海关)$|(?P<function>行政主管部门|主管部门|部门|(?:(?<=公安|检察|审判|监察|安全|税务)|(?<!.))机关)$"
)
ZONE_NAME = re.compile(r".{2,}(?:区|园|城|港|岛|景区|基地)$")
PLACE_NAME = re.compile(r"(?!各).{1,8}(?:省|市|县|区|州|旗|盟|乡|镇)$")
GOVERNMENT_HEAD = re.compile(
    r".{1,20}人民政府(?=.)|(?:各级|[省市县区州]级以上(?:各级)?)(?=.)"
)  # 市人民政府住房城乡建设、交通运输等部门
OFFICE_OF_DEPARTMENT = re.compile(
    r"(?P<department>.{2,14}?(?:厅|局|(?<!省|市|县|区|州)委))(?!员会).{2,20}(?:处|室|科|局|中心)"
)
INNER_OFFICE = re.compile(r"(?:处|科|局|信息中心)$")
FUNCTION_NAME = re.compile(r"(?!(?:法律|行政法规|法规|规章|.*省)$)[\u4e00-\u9fff（）()]{2,14}")


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
        named = item._replace(text=item.text[: found.start()], end=item.start + found.start())
        lent = SHARED_ENDING.search(tail)
        lacks = not ending_kind_is_own(named.text) and (
            lent is None or lent.lastgroup != "function" or not read_name(named.text).is_body
        )
        if lent and (lacks or (lent.lastgroup == "function" and is_bare_trade(named.text))):
            if lent.lastgroup == "function":
                tail = lent.group()[-2:]
            elif lent.lastgroup == "zone":
                tail = lent.group()
            named = named._replace(suffix=tail)
        if named.text:
            closed.append(named)
    return lend_endings(closed)


def is_bare_trade(name: str) -> bool:
    """Whether a name is an enterprise's ending and nothing more, so that it may be a field too: ``教育、电力等部门``."""
    return read_name(name).kind == "enterprise" and name == find_ending(name)


def ending_kind_is_own(name: str) -> bool:
    """True if a name before 等 already ends as a body of its own and is no place that lacks its 政府 or 管委会."""
    return read_name(name).kind not in (None, "place")


def lend_endings(items: Sequence[ListItem]) -> list[ListItem]:
    """Items with the ending that a later one lends them: ``开封市、洛阳市政府`` → ``开封市`` + 政府."""
    if len(items) == 1:
        return list(items)
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
            item = item._replace(suffix=suffix)
        elif not (kind == "function" and read_name(item.text).is_body):  # 公安、海关、邮政等部门
            suffix = kind = ""
        lent.append(item)
        if item.separator not in ("、", "和", "及", "与", "以及"):
            suffix = kind = ""
    return lent[::-1]


def takes_ending(name: str, kind: str) -> bool:
    """True if a name lacks what a list's last item lends: places a 政府, zones a 管委会, functions a 部门."""
    found = read_name(name)
    if found.is_generic or PERSONS.search(name):
        return False
    if name.startswith("各") and (kind != "function" or GOVERNMENT_HEAD.match(name) is None):
        return False
    if kind == "customs":
        return found.is_region
    if kind == "government":
        return PLACE_NAME.fullmatch(name) is not None or found.is_region
    if kind == "zone":
        return ZONE_NAME.fullmatch(name) is not None and not found.is_region
    function = GOVERNMENT_HEAD.sub("", name[match_collective(name) or 0 :])
    return (
        kind == "function"
        and (found.kind is None or is_bare_trade(name))
        and FUNCTION_NAME.fullmatch(function) is not None
    )


def with_suffix(item: ListItem) -> str:
    """An item's words with the ending that the list lends it (``广州`` + 市人民政府, ``开封市`` + 政府)."""
    name, suffix = item.text, item.suffix
    if suffix and name[-1:] == suffix[:1] and name[-1] in "省市县区州旗盟":
        suffix = suffix[1:]
    return name + suffix


class Doer(NamedTuple):
    """An item of a list, decided and written out.

    Attributes:
        item: The item as printed.
        is_body: It names a body, by itself or with the ending that the list lends it.
        words: The item with the ending that the list lends it.
        printed: What these words say.
        name: The name with all that the list shares.
    """

    item: ListItem
    is_body: bool
    words: str
    printed: Name
    name: str


def write_out(items: Sequence[ListItem], bodies_alone: bool = False) -> list[Doer]:
    """The items with their names written out, in order; the whole of one note, across its roles.

    Args:
        items: Closed items (see ``close_list``).
        bodies_alone: Items that name no body neither take nor pass on anything.

    A bare name takes the last jurisdiction named before it; a bare field office right after its sister takes her place;
    a party organ after another takes her committee (``省委组织部、宣传部``), an office after another her department
    (``市场监管厅登记注册局、信用监督管理处``).
    """
    shares = _Shares()
    doers: list[Doer] = []
    for item in items:
        words = with_suffix(item)
        printed = read_name(words)
        is_body = read_name(item.text).is_body or (bool(item.suffix) and read_name(item.text + item.suffix).is_body)
        takes_part = len(items) > 1 and (is_body or not bodies_alone)
        doers.append(
            Doer(item, is_body, words, printed, _name_of(item, words, printed, shares) if takes_part else words)
        )
    return doers


@dataclass(slots=True)
class _Shares:
    """What the items read so far share with the next ones."""

    jurisdiction: str = ""  # 省 of 省商务厅
    committee: str = ""  # 省委 of 省委组织部
    is_party: bool = False  # the last name with a jurisdiction was a party organ's
    collective: str = ""  # 各市、县 of 各市、县市场监管局
    department: str = ""  # 市场监管厅 of 市场监管厅登记注册局
    last: Jurisdiction = BARE
    last_name: str = ""


def _name_of(item: ListItem, name: str, printed: Name, shares: _Shares) -> str:
    """The name of one item, and what it passes on to the next."""
    core, jurisdiction = printed.core, printed.jurisdiction
    if item.separator not in ("、", "和", "及", "与"):
        shares.department = ""
    if _belongs_to_government(item, jurisdiction, shares):
        shares.jurisdiction = shares.last_name
        name = shares.last_name + name
    elif core in ("政府", "人民政府") and shares.last_name.endswith("党委"):
        name = shares.last_name.removesuffix("党委") + name
    elif under := GOVERNMENT_HEAD.match(core) if item.suffix else None:
        shares.jurisdiction = under.group()
    elif jurisdiction.kind == "shared":
        _pass_on(jurisdiction.prefix, core, shares)
    elif jurisdiction.kind == "own":
        shares.collective = collective_head(core) if printed.kind == "department" else ""
    elif jurisdiction.kind == "field_office":
        name, jurisdiction = _name_of_field_office(name, jurisdiction, shares)
    else:
        name = _name_of_bare(name, core, item.separator, shares)
    if office := OFFICE_OF_DEPARTMENT.fullmatch(core):
        shares.department = office["department"]
    shares.last, shares.last_name = jurisdiction, name
    return name


def _belongs_to_government(item: ListItem, jurisdiction: Jurisdiction, shares: _Shares) -> bool:
    """True if a bare name is that of the government right before it: ``市人民政府及财政部门``."""
    return item.separator in ("及其", "及") and shares.last_name.endswith("人民政府") and jurisdiction.kind == "bare"


def _pass_on(prefix: str, core: str, shares: _Shares) -> None:
    """Take note of the jurisdiction that a name opens with, and of the committee if it is a party organ's."""
    shares.jurisdiction = prefix
    shares.committee = prefix + ("党委" if core.startswith(prefix + "党委") else "委")
    shares.is_party = core.startswith(shares.committee) and PARTY_ORGAN.search(core) is not None
    shares.collective = ""


def _name_of_field_office(name: str, jurisdiction: Jurisdiction, shares: _Shares) -> tuple[str, Jurisdiction]:
    """A field office with the place of its sister right before it, else with the list's jurisdiction."""
    if jurisdiction.prefix:
        return name, jurisdiction
    if shares.last.kind == "field_office" and shares.last.prefix:
        return shares.last.prefix + name, shares.last
    return shares.jurisdiction + name, jurisdiction


def _name_of_bare(name: str, core: str, separator: str, shares: _Shares) -> str:
    """A name without a jurisdiction with the department, the collective, the committee or the place it shares."""
    is_inner = INNER_OFFICE.search(core) and not (core[-1] == "局" and LEVEL_HEAD.match(shares.department))
    if shares.department and is_inner:
        return shares.department + name
    if shares.collective and separator == "、":
        return shares.collective + name
    if shares.jurisdiction:
        return (shares.committee if shares.is_party and PARTY_ORGAN.search(core) else shares.jurisdiction) + name
    return name


def collective_head(name: str) -> str:
    """What a collective of departments lends the bare one after it: ``各市、县〔区〕市场监管局`` → 各市、县〔区〕."""
    return name[: match_collective(name) or 0]
