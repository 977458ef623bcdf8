"""What a name says of itself: whether it names a body, a generic doer, and which jurisdiction it opens with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from etl.extract.responsible_units.name_patterns import (
    ANY_ENTERPRISE,
    BANK_BRANCH,
    COLLECTIVE_HEAD,
    DEPARTMENT_OF,
    FULL_REGION,
    FUNCTION,
    FUNCTION_OF_GOVERNMENT,
    FUNCTION_TOLD_BY_DUTY,
    GENERIC,
    GENERIC_FUNCTION,
    GOVERNMENT,
    INNER_HEAD,
    LEVEL_AND_OTHERS,
    LEVEL_HEAD,
    LEVELS_IN_HEAD,
    LEVELS_TOGETHER,
    LOCAL,
    MINISTRY,
    NO_OFFICE,
    NOT_A_NAME,
    NOT_FIRST,
    NOT_INSIDE,
    NOT_OPENING,
    OF_STATE,
    OFFICE,
    OWN_BODY,
    OWN_HEAD,
    OWN_REGION,
    RANKS,
    RULING,
    SHORT_OFFICE,
    TOWNSHIP,
    TRADE_ENTERPRISE,
    ZONE,
)
from etl.extract.responsible_units.once import once
from etl.lexicon import read_lexicon
from etl.notation.body_names import body_endings, find_ending
from etl.notation.brackets import strip_trailing_brackets
from etl.notation.regions import match_region

LONGEST_NAME = 45
DESCRIBED = "的机构"  # names a body by its government or duty alone: 符合条件的机构 names none
REGION_ENDINGS = "省市县区州旗盟"


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
    first = "省" if levels[0]["level"] == "自治区" else levels[0]["level"][-1]
    return end if RANKS[first] < RANKS[levels[-1]["level"][-1]] else None


@cache
def generic_doers(scope: str) -> frozenset[str]:
    """Doers that name nobody: ``anywhere``, and those that running text alone leaves open (``reading``)."""
    return frozenset(
        row["doer"] for row in read_lexicon("generic_doers") if scope == "reading" or row["scope"] == scope
    )


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """What a name says of where its body rules.

    ``kind`` is ``shared`` (``prefix``, or in English ``suffix``, goes over to the bare names after it), ``own`` (takes none, passes none on),
    ``field_office`` (``prefix`` is its place, passed to a bare field office right after it) or ``bare``.
    """

    kind: str
    prefix: str = ""
    suffix: str = ""


BARE = Jurisdiction("bare")
OWN = Jurisdiction("own")


class Name:
    """What a name says of itself; each thing is decided when it is first asked for, and once.

    Attributes:
        printed: The name.
        core: The name without the brackets behind it.
    """

    def __init__(self, printed: str) -> None:
        self.printed = printed
        self.core = strip_trailing_brackets(printed)

    @once
    def ending(self) -> str:
        """The longest ending of a body's name that it ends in, empty if none."""
        return find_ending(self.core)

    @once
    def kind(self) -> str | None:
        """Kind of body that its ending makes (``department``, ``government``, ``place`` …), or None if it makes none."""
        return body_endings().get(self.ending)

    @once
    def is_generic(self) -> bool:
        """It names nobody: ``有关部门``, ``市直各部门``, ``省驻陇南有关单位``."""
        return self.printed in generic_doers("anywhere") or GENERIC.fullmatch(self.printed) is not None

    @once
    def is_open(self) -> bool:
        """It names nobody, or running text leaves open whom: ``行政机关``."""
        return self.printed in generic_doers("reading") or self.is_generic

    @once
    def is_body(self) -> bool:
        """An item of a responsibility note that is this names a body; regions and zones count as bodies there."""
        return (
            2 <= len(self.printed) <= LONGEST_NAME
            and (self.kind is not None or self.is_region)
            and not NOT_FIRST.match(self.core)
            and not NOT_INSIDE.search(self.core)
            and not self.is_generic
        )

    @once
    def is_complete(self) -> bool:
        """It stands for a body by itself, its ending more than a place's."""
        return len(self.printed) > 2 and self.kind not in (None, "place") and self.is_body

    @once
    def is_listed(self) -> bool:
        """A list gives it another name; Chinese names are official as they stand."""
        return False

    @once
    def is_proper(self) -> bool:
        """It is in title case; Chinese has none."""
        return False

    @once
    def doer_ending(self) -> tuple[str, ...]:
        """The endings of doers among which its own is, empty if it ends as no doer of running text does."""
        core = self.core
        if core.endswith(RULING) or (core[-1:] in "行部局构" and BANK_BRANCH.search(core)):
            return RULING
        if core.endswith(OFFICE) and (not core.endswith(NO_OFFICE) or core.endswith("公开办")):
            return OFFICE
        if core.endswith(FUNCTION):
            return FUNCTION
        return LOCAL if core.endswith(LOCAL) else ()

    @once
    def is_named(self) -> bool:
        """Running text can oblige it, by name or function: ``商务部``, ``各级财政部门``, ``县级以上人民政府``.

        Enterprises, banks, schools and associations at large are none, nor are 有关部门, 各地, 行政机关.
        """
        core = OWN_REGION.sub("", self.core)
        if core != self.printed:
            return Name(core).is_named
        if not 2 <= len(core) <= LONGEST_NAME or OWN_BODY.match(core):
            return False
        if of_government := FUNCTION_OF_GOVERNMENT.fullmatch(core):
            return not self.is_open and Name(of_government["government"]).is_named
        if FUNCTION_TOLD_BY_DUTY.match(core):
            return not self.is_open
        ending = self.doer_ending
        if not ending or core.endswith(DESCRIBED) or NOT_OPENING.match(core) or NOT_A_NAME.search(core):
            return False
        if NOT_FIRST.match(core) or NOT_INSIDE.search(core) or self.is_open:
            return False
        if ending is FUNCTION:
            return GENERIC_FUNCTION.fullmatch(core) is None
        if ending is LOCAL:  # offices and enterprises of a named place, not of their kind
            return len(core) >= 4 and self.opens_with_owner and not ANY_ENTERPRISE.match(core)
        return ending is RULING or len(core) >= 3 or SHORT_OFFICE.fullmatch(core) is not None

    @once
    def is_region(self) -> bool:
        """It is a region's name and nothing else: ``成都市``, ``广州``."""
        found = match_region(self.core)
        return found is not None and found[1] == len(self.core)

    @once
    def collective(self) -> str:
        """The levels that a collective name opens with, empty if it is none: ``各市、县（区）`` of ``各市、县（区）人民政府``."""
        return self.core[: match_collective(self.core) or 0]

    @once
    def region(self) -> str:
        """The region's name that it opens with, empty if none: ``吉林省商务厅`` → 吉林省, ``公安厅`` → none."""
        found = match_region(self.core)
        if found is not None:
            region, length = found
            if self.core[length - 1] in REGION_ENDINGS or region.level != "county":
                return self.core[:length]
        full = FULL_REGION.match(self.core)
        return full.group() if full and Name(self.core[full.end() :]).kind else ""

    @once
    def opens_with_owner(self) -> bool:
        """It opens with a level of government, a region, the country, or a ministry whose it is: ``生态环境部技术中心``."""
        return bool(LEVEL_HEAD.match(self.core) or self.collective or self.region or OF_STATE.match(self.core))

    @once
    def government(self) -> str:
        """The government whose department it is, empty if it does not say: ``县级人民政府`` of ``县级人民政府商务部门``."""
        found = DEPARTMENT_OF.match(self.core)
        return found.group() if found and not self.is_generic else ""

    @once
    def jurisdiction(self) -> Jurisdiction:
        """Where its body rules, as its opening says: ``自治区商务厅`` → shared 自治区, ``新疆证监局`` → field office 新疆."""
        core = self.core
        if levels := LEVELS_TOGETHER.match(core):
            return Jurisdiction("shared", levels.group())
        if TOWNSHIP.fullmatch(core) or self.collective or OWN_HEAD.match(core) or MINISTRY.fullmatch(core):
            return OWN
        if head := LEVEL_AND_OTHERS.match(core) or LEVEL_HEAD.match(core) or INNER_HEAD.match(core):
            return Jurisdiction("shared", head.group())
        if OF_STATE.match(core):  # 水利部珠江水利委员会, 国家能源局南方监管局
            return OWN
        if self.kind == "field_office" and not core.startswith("地方"):  # 地方金融监管局 is its province's or city's
            return Jurisdiction("field_office", core.removesuffix(self.ending))
        if self.region:
            rest = core[len(self.region) :]
            is_passed_on = self.region[-1] in REGION_ENDINGS and rest and not GOVERNMENT.fullmatch(rest)
            return Jurisdiction("shared", self.region) if is_passed_on and self.kind != "enterprise" else OWN
        if TRADE_ENTERPRISE.fullmatch(core):
            return BARE
        if self.kind in ("bank", "enterprise", "place", "academy") or ZONE.match(core) or GOVERNMENT.fullmatch(core):
            is_service_centre = self.kind == "government" and "中心" in core  # 行政服务中心管委会 is its city's
            return BARE if is_service_centre else OWN
        return BARE
