"""Names that are printed in full, or in full but for the jurisdiction: 省联合征信有限公司, 罗湖区企业服务中心, 福州大学.

Short forms leave words out (局 for 管理局, 委 for 委员会): a name that ends in one of ``lexicon/full_name_endings.csv``, or joins
two functions with 和, has not been shortened.
"""

from __future__ import annotations

from functools import cache

from etl.lexicon import read_lexicon
from etl.notation.late_patterns import compile_late
from etl.notation.regions import Region, full_region_name, match_region
from etl.resolve.bodies import Body
from etl.resolve.context import Context
from etl.resolve.functions import party_committee

JOINED_FUNCTIONS = compile_late(r"[㐀-鿿]{2,10}[和与][㐀-鿿]{2,10}(?:局|委员会|厅|办公室)")
PRINTED_ENDINGS = (("管委会", "管理委员会"),)
LEAST_LENGTH = 5  # characters of a name without its jurisdiction: 指挥部 alone is no name
LEAST_LENGTH_OF_A_CENTRE = 7  # 热线中心 is short for something, 高速公路运营中心 is not
PARTY_WORDS = ("党委", "委")
STATE_OPENINGS = ("中国", "中华", "国家", "全国", "国务院")
TOWNSHIP = compile_late(r"(?![省市区县州])[㐀-鿿]{2,8}(?:街道办事处|(?:镇|(?<!街道)乡)人民政府)")


@cache
def endings() -> tuple[tuple[str, str], ...]:
    """(ending, kind), the longest first."""
    rows = ((row["ending"], row["kind"]) for row in read_lexicon("full_name_endings"))
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


@cache
def abbreviations() -> tuple[str, ...]:
    """The words of two characters that departments are shortened to: a name that holds one is not printed in full."""
    stems = {stem for row in read_lexicon("functions") for stem in row["short_stems"].split("、")}
    return tuple(sorted(stem for stem in stems if len(stem) == 2))


def kind_of_full_name(name: str) -> str | None:
    """What kind of body a name without jurisdiction is if it is printed in full, or None if it may be shortened."""
    if len(name) < LEAST_LENGTH or name.startswith(("厅", "局", "政府")):
        return None
    ending, kind = next(((e, k) for e, k in endings() if name.endswith(e)), ("", None))
    if JOINED_FUNCTIONS.fullmatch(name):
        kind = "department"
    if kind is None and name.endswith("中心") and len(name) >= LEAST_LENGTH_OF_A_CENTRE:
        kind = "institution"
    is_office = kind == "department" and name.endswith(("局", "厅", "委员会", "管委会"))
    if is_office and any(word in name.removesuffix(ending) for word in abbreviations()):
        return None
    return kind


def find_full_name(region: Region, rest: str) -> Body | None:
    """The body of a region whose name is printed in full but for the jurisdiction, or None if it may be shortened."""
    owner = full_region_name(region.code)
    for word in PARTY_WORDS:  # 省委优化营商环境领导小组办公室
        if rest.startswith(word) and kind_of_full_name(rest.removeprefix(word)) is not None:
            return Body(party_committee(region) + rest.removeprefix(word), "party", region.level, region.code)
    kind = kind_of_full_name(rest)
    return Body(owner + in_full(rest), kind, region.level, region.code) if kind else None


def find_proper_name(name: str, context: Context) -> Body | None:
    """The body that a whole name means where it opens with a place, or with the state: 福州大学, 国务院关税税则委员会."""
    within = context.region.code if context.region else None
    place = match_region(name, within)
    rest = name[place[1] :] if place else name
    if TOWNSHIP.fullmatch(rest):
        return Body(name, "government", "township", place[0].code if place else within)
    kind = next((kind for ending, kind in endings() if name.endswith(ending)), None)
    if kind is None or len(rest) < 2 or (place is None and not name.startswith(STATE_OPENINGS)):
        return None
    if place is not None and kind == "department" and kind_of_full_name(rest) is None:
        return None
    region = place[0] if place else None
    return Body(in_full(name), kind, region.level if region else "national", region.code if region else None)


def in_full(name: str) -> str:
    """A name with the one short ending that has a single meaning written out: 管委会 → 管理委员会."""
    for short, full in PRINTED_ENDINGS:
        if name.endswith(short):
            return name.removesuffix(short) + full
    return name
