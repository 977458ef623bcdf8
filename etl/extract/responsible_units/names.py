"""What a name says of itself: whether it names a body, a generic doer, and which jurisdiction it opens with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.extract.responsible_units.name_patterns import (
    COLLECTIVE_HEAD,
    DEPENDENT,
    FULL_REGION,
    GENERIC,
    GENERIC_TAILS,
    GOVERNMENT,
    INNER_HEAD,
    LEVEL_AND_OTHERS,
    LEVEL_HEAD,
    LEVELS_IN_HEAD,
    LEVELS_TOGETHER,
    MINISTRY,
    NOT_FIRST,
    NOT_INSIDE,
    OWN_HEAD,
    RANKS,
    TOWNSHIP,
    TRADE_ENTERPRISE,
    ZONE,
)
from etl.lexicon import read_lexicon
from etl.notation.brackets import CLOSING, strip_trailing_brackets
from etl.notation.regions import match_region

LONGEST_NAME = 45


def match_collective(text: str, start: int = 0) -> int | None:
    """Where the levels of one collective name end that ``text`` opens with at ``start``, or None if it opens with none.

    ``各市、县（区）`` of ``各市、县（区）人民政府``; but ``各镇、区发展改革局`` are two, since a bare last level that opens a
    department must stand below the first.
    """
    head = COLLECTIVE_HEAD.match(text, start)
    if head is None:
        return None
    end: int = head.end()
    levels = list(LEVELS_IN_HEAD.finditer(head.group()))
    rest = text[end : end + 2]
    if levels[-1]["bracket"] or rest in ("", "人民", "政府", "党委", "两级", "三级", "各级", "级人", "级党", "级政"):
        return end
    return end if RANKS[levels[0]["level"][-1]] < RANKS[levels[-1]["level"][-1]] else None


@cache
def body_endings() -> dict[str, str]:
    """Endings of bodies' names and the kind of body each makes."""
    places = {row["ending"]: "place" for row in read_lexicon("place_endings")}
    return places | {row["ending"]: row["kind"] for row in read_lexicon("body_endings")}


@cache
def longest_ending() -> int:
    """Length of the longest ending."""
    return max(map(len, body_endings()))


def find_ending(name: str) -> str:
    """The longest ending of a body's name that a name ends in, empty if none."""
    endings = body_endings()
    for length in range(longest_ending(), 0, -1):
        if name[-length:] in endings:
            return name[-length:]
    return ""


@cache
def last_of_name() -> re.Pattern[str]:
    """The last character of every body's name, and of every generic doer's that does not open with 各."""
    return re.compile(f"[{re.escape(''.join({e[-1] for e in (*body_endings(), *GENERIC_TAILS)}) + CLOSING)}]")


@cache
def generic_doers(scope: str) -> frozenset[str]:
    """Doers that name nobody: ``anywhere``, and those that running text alone leaves open (``reading``)."""
    return frozenset(
        row["doer"] for row in read_lexicon("generic_doers") if scope == "reading" or row["scope"] == scope
    )


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """What a name says of where its body rules.

    ``kind`` is ``shared`` (``prefix`` goes over to the bare names after it), ``own`` (takes none, passes none on),
    ``field_office`` (``prefix`` is its place, passed to a bare field office right after it) or ``bare``.
    """

    kind: str
    prefix: str = ""


BARE = Jurisdiction("bare")
OWN = Jurisdiction("own")


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says of itself.

    Attributes:
        core: The name without the brackets behind it.
        kind: Kind of body that its ending makes (``department``, ``government``, ``place`` …), or None if it makes none.
        is_generic: It names nobody: ``有关部门``, ``市直各部门``, ``省驻陇南有关单位``.
        is_body: An item of a responsibility note that is this names a body; regions and zones count as bodies there.
        is_complete: It stands for a body by itself, its ending more than a place's.
        is_region: It is a region's name and nothing else: ``成都市``, ``广州``.
        jurisdiction: Where its body rules, as its opening says.
    """

    core: str
    kind: str | None
    is_generic: bool
    is_body: bool
    is_complete: bool
    is_region: bool
    jurisdiction: Jurisdiction


@lru_cache(maxsize=4096)
def read_name(name: str) -> Name:
    """What a name says of itself, read once."""
    core = strip_trailing_brackets(name)
    kind = kind_of_ending(core)
    is_generic = is_generic_doer(name)
    names_region = is_region(core)
    is_body = (
        2 <= len(name) <= LONGEST_NAME
        and not is_generic
        and not NOT_FIRST.match(core)
        and not NOT_INSIDE.search(core)
        and (kind is not None or names_region)
    )
    is_complete = is_body and kind not in (None, "place") and len(name) > 2
    return Name(core, kind, is_generic, is_body, is_complete, names_region, find_jurisdiction(core, kind))


def kind_of_ending(core: str) -> str | None:
    """Kind of body that the ending of a name without brackets makes, or None if it makes none."""
    return body_endings().get(find_ending(core))


def is_generic_doer(name: str) -> bool:
    """True if a doer names nobody."""
    return name in generic_doers("anywhere") or GENERIC.fullmatch(name) is not None


def is_region(name: str) -> bool:
    """True if a name is a region's and nothing else: ``成都市``, ``广州``."""
    found = match_region(name)
    return found is not None and found[1] == len(name)


def opens_with_doer(words: str) -> bool:
    """True if words open with a doer that stands by itself: ``市财政局负责``, ``各县（市）``, ``相关部门``."""
    if words.startswith(("各", "政府", "人民政府")) or DEPENDENT.match(words):
        return True
    return any(_is_doer(words[: last.end()]) for last in last_of_name().finditer(words, 1, LONGEST_NAME))


def _is_doer(name: str) -> bool:
    """True if a name stands for a body by itself, or for nobody; few of what is asked end as either does."""
    if kind_of_ending(strip_trailing_brackets(name)) in (None, "place"):
        return is_generic_doer(name)
    return (found := read_name(name)).is_complete or found.is_generic


def opens_with_place(name: str) -> bool:
    """True if a name opens with a level of government, a region or the country."""
    return bool(
        LEVEL_HEAD.match(name)
        or match_collective(name)
        or region_prefix(name)
        or name.startswith(("中国", "国家", "全国"))
    )


def find_jurisdiction(core: str, kind: str | None) -> Jurisdiction:
    """The jurisdiction that a body's name opens with: ``自治区商务厅`` → shared 自治区, ``新疆证监局`` → field office 新疆."""
    if levels := LEVELS_TOGETHER.match(core):
        return Jurisdiction("shared", levels.group())
    if TOWNSHIP.fullmatch(core) or match_collective(core) or OWN_HEAD.match(core) or MINISTRY.fullmatch(core):
        return OWN
    level = LEVEL_AND_OTHERS.match(core) or LEVEL_HEAD.match(core)
    if level:
        return Jurisdiction("shared", level.group())
    inner = INNER_HEAD.match(core)
    if inner:
        return Jurisdiction("shared", inner.group())
    if kind == "field_office" and not core.startswith("地方"):  # 地方金融监管局 is an office of its province or city
        return Jurisdiction("field_office", core.removesuffix(find_ending(core)))
    region = region_prefix(core)
    if region:
        rest = core[len(region) :]
        is_passed_on = (
            region[-1] in "省市县区州旗盟" and rest and not GOVERNMENT.fullmatch(rest) and kind != "enterprise"
        )
        return Jurisdiction("shared", region) if is_passed_on else OWN
    if TRADE_ENTERPRISE.fullmatch(core):
        return BARE
    if kind in ("bank", "enterprise", "place", "academy") or ZONE.match(core) or GOVERNMENT.fullmatch(core):
        is_service_centre = kind == "government" and "中心" in core  # 行政服务中心管委会 is an office of its city
        return BARE if is_service_centre else OWN
    return BARE


def region_prefix(name: str) -> str:
    """The region's name that a body's name opens with, empty if none: ``吉林省商务厅`` → 吉林省, ``公安厅`` → none."""
    found = match_region(name)
    if found is not None:
        region, length = found
        is_full = name[length - 1] in "省市县区州旗盟"
        if is_full or region.level != "county":
            return name[:length]
    full = FULL_REGION.match(name)
    return full.group() if full and kind_of_ending(strip_trailing_brackets(name[full.end() :])) else ""
