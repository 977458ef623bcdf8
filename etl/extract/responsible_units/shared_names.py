"""What a list of bodies shares: endings that a later item lends, jurisdictions that an earlier one passes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.extract.responsible_units.lists import CLOSING_ETC, PERSONS, Item
from etl.extract.responsible_units.name_patterns import LEVEL_HEAD, PARTY_ORGAN
from etl.extract.responsible_units.names import BARE, Jurisdiction, Name
from etl.extract.responsible_units.shared_places import behind_place, ending_behind_etc, ending_for
from etl.lexicon.alternations import any_of
from etl.notation.late_patterns import compile_late

SHARED_ENDING = compile_late(
    rf"""(?P<government>{any_of("lent_government")})$ | (?P<zone>{any_of("lent_zone")})$ | (?P<customs>(?<=.)海关)$
    | (?P<function>{any_of("lent_function")} | (?:(?<={any_of("field_of_organ")})|(?<!.))机关)$""",
    re.VERBOSE,
)
ZONE_NAME = compile_late(r".{2,}(?:区|园|城|港|岛|景区|基地)$")
PLACE_NAME = compile_late(r"(?!各).{1,8}(?:省|市|县|区|州|旗|盟|乡|镇)$")
GOVERNMENT_HEAD = compile_late(
    r".{1,20}人民政府(?=.)|(?:各级|[省市县区州]级以上(?:各级)?)(?=.)"
)  # 市人民政府住房城乡建设、交通运输等部门
OFFICE_OF_DEPARTMENT = re.compile(
    r"(?P<department>.{2,14}?(?:厅|局|管委会|(?<!省|市|县|区|州)委(?!会)))(?!员会).{2,20}(?:处|室|科|局|中心)"
)
INNER_OFFICE = re.compile(r"(?:处|科|局|信息中心)$")
FUNCTION_NAME = compile_late(r"(?!(?:法律|行政法规|法规|规章|.*省)$)[\u4e00-\u9fff（）()]{2,14}")


def _close(items: Sequence[Item]) -> list[Item]:
    """Items without the 等 that closes a list: ``市财政局等部门`` → ``市财政局``; ``东莞等市人民政府`` lends its ending.

    The ending that the last item lends (人民政府, 管委会, 部门) goes to the items before it that have none of their own.
    """
    closed: list[Item] = []
    for item in items:
        if (found := CLOSING_ETC.search(item.text)) is None:
            closed.append(item)
            continue
        named = item.before(found.start())
        lent = SHARED_ENDING.search(found["tail"])
        if local := ending_behind_etc(named, found["tail"]):
            named = named._replace(suffix=local)
        elif lent and _lacks_ending(named.name, lent.lastgroup):
            suffixes = {"function": lent.group()[-2:], "zone": lent.group()}
            named = named._replace(suffix=suffixes.get(lent.lastgroup or "", found["tail"]))
        if named.text:
            closed.append(named)
    return _lend_endings(closed)


def _lacks_ending(name: Name, kind: str | None) -> bool:
    """True if a name before 等 does not end as a body of its own, and so takes the ending behind it."""
    if kind == "function":
        return (not name.is_body and name.kind in (None, "place")) or _is_bare_trade(name)
    return name.kind in (None, "place")


def _is_bare_trade(name: Name) -> bool:
    """Whether a name is an enterprise's ending and nothing more, so that it may be a field too: ``教育、电力等部门``."""
    return name.kind == "enterprise" and name.printed == name.ending


def _lend_endings(items: Sequence[Item]) -> list[Item]:
    """Items with the ending that a later one lends them: ``开封市、洛阳市政府`` → ``开封市`` + 政府."""
    if len(items) == 1:
        return list(items)
    lent: list[Item] = []
    suffix = kind = ""
    behind = None
    for item in reversed(items):
        ending = item.suffix or item.text
        found = SHARED_ENDING.search(ending)
        if behind and not item.suffix and (local := ending_for(item.text, behind)):
            lent.append(item._replace(suffix=local))
            continue
        behind = behind_place(item)
        if found:
            kind = found.lastgroup or ""
            is_unnamed = kind == "function" and item.name.is_generic  # 其他有关行政部门 lends 部门
            suffix = item.suffix or found.group()[-2 if is_unnamed else 0 :]
        elif suffix and _takes_ending(item.name, kind):
            item = item._replace(suffix=suffix)
        elif not (kind == "function" and item.name.is_body):  # 公安、海关、邮政等部门
            suffix = kind = ""
        lent.append(item)
        if item.separator not in ("、", "和", "及", "与", "以及"):
            suffix = kind = ""
    return lent[::-1]


def _takes_ending(name: Name, kind: str) -> bool:
    """True if a name lacks what a list's last item lends: places a 政府, zones a 管委会, functions a 部门."""
    words = name.printed
    if name.is_generic or PERSONS.search(words):
        return False
    if words.startswith("各") and (kind != "function" or GOVERNMENT_HEAD.match(words) is None):
        return False
    if kind == "customs":
        return name.is_region
    if kind == "government":
        return PLACE_NAME.fullmatch(words) is not None or name.is_region
    if kind == "zone":
        return ZONE_NAME.fullmatch(words) is not None and not name.is_region
    function = GOVERNMENT_HEAD.sub("", words.removeprefix(name.collective))
    return (
        kind == "function"
        and (name.kind is None or _is_bare_trade(name))
        and FUNCTION_NAME.fullmatch(function) is not None
    )


class Doer(NamedTuple):
    """An item of a list, decided and written out.

    Attributes:
        item: The item as printed.
        words: The item with the ending that the list lends it.
        printed: What these words say.
        name: The name with all that the list shares.
    """

    item: Item
    words: str
    printed: Name
    name: str


class UnitMention(NamedTuple):
    """A body that is responsible: offsets of its mention, its name with what its list shares, its role."""

    start: int
    end: int
    name: str
    role: str


def write_out(lists: Sequence[Sequence[Item]], in_note: bool = False) -> list[list[Doer]]:
    """The lists of one note or sentence, each closed by itself, its names written out across them.

    Args:
        lists: Items as they are split.
        in_note: Items that name no body neither take nor pass on anything.

    A bare name takes the last jurisdiction named before it; a bare field office right after its sister takes her place;
    a party organ after another takes her committee (``省委组织部、宣传部``), an office after another her department
    (``市场监管厅登记注册局、信用监督管理处``).
    """
    closed = [_close(items) for items in lists]
    is_alone = sum(map(len, closed)) == 1
    shares = _Shares()
    return [[_read_doer(item, shares, is_alone, in_note) for item in items] for items in closed]


def _read_doer(item: Item, shares: _Shares, is_alone: bool, in_note: bool) -> Doer:
    """One item decided, and written out with what the items before it share."""
    words = item.words
    printed = item.whole
    takes_part = not is_alone and (not in_note or item.is_body)
    return Doer(item, words, printed, _name_of(item, words, printed, shares) if takes_part else words)


@dataclass(slots=True)
class _Shares:
    """What the items read so far share with the next ones."""

    jurisdiction: str = ""  # 省 of 省商务厅
    behind: str = ""  # of Yunnan Province, of Department of Commerce of Yunnan Province
    committee: str = ""  # 省委 of 省委组织部
    is_party: bool = False  # the last name with a jurisdiction was a party organ's
    government: str = ""  # 县级人民政府 of 县级人民政府商务部门
    collective: str = ""  # 各市、县 of 各市、县市场监管局
    department: str = ""  # 市场监管厅 of 市场监管厅登记注册局
    last: Jurisdiction = BARE
    last_name: str = ""


def _name_of(item: Item, name: str, printed: Name, shares: _Shares) -> str:
    """The name of one item, and what it passes on to the next."""
    core, jurisdiction = printed.core, printed.jurisdiction
    if item.separator not in ("、", "和", "及", "与"):
        shares.department = ""
    if _belongs_to_government(item, jurisdiction, shares):
        shares.jurisdiction, shares.behind = shares.last_name, ""
        name = shares.last_name + name
    elif core in ("政府", "人民政府") and shares.last_name.endswith("党委"):
        name = shares.last_name.removesuffix("党委") + name
    elif under := GOVERNMENT_HEAD.match(core) if item.suffix else None:
        shares.jurisdiction, shares.behind = under.group(), ""
    elif jurisdiction.kind == "shared":
        _pass_on(jurisdiction, core, shares)
    elif jurisdiction.kind == "own":
        shares.collective = printed.collective if printed.kind == "department" else ""
    elif jurisdiction.kind == "field_office":
        name, jurisdiction = _name_of_field_office(name, jurisdiction, shares)
    else:
        name = _name_of_bare(name, core, item.separator, shares)
    if printed.government:
        shares.government = printed.government
    elif jurisdiction.kind != "bare":
        shares.government = ""
    if office := OFFICE_OF_DEPARTMENT.fullmatch(core):
        shares.department = office["department"]
    shares.last, shares.last_name = jurisdiction, name
    return name


def _belongs_to_government(item: Item, jurisdiction: Jurisdiction, shares: _Shares) -> bool:
    """True if a bare name is that of the government right before it: ``市人民政府及财政部门``."""
    return item.separator in ("及其", "及") and shares.last_name.endswith("人民政府") and jurisdiction.kind == "bare"


def _pass_on(jurisdiction: Jurisdiction, core: str, shares: _Shares) -> None:
    """Take note of the jurisdiction that a name opens with, and of the committee if it is a party organ's."""
    prefix = jurisdiction.prefix
    shares.jurisdiction, shares.behind = prefix, jurisdiction.suffix
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
    if shares.government and (core.endswith("部门") or shares.government == "各地"):
        return shares.government + name
    if shares.collective and separator == "、":
        return shares.collective + name
    if shares.is_party and PARTY_ORGAN.search(core):
        return shares.committee + name
    return shares.jurisdiction + name + shares.behind
