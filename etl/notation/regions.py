"""Administrative regions by GB/T 2260: six-digit codes, full and short names, and finding them in text.

The list is ``lexicon/regions.csv``: provinces, cities and counties of 2020, later changes, and the names that lists since
2002 have dropped. A code says its own parents (``440303``: county in ``440300`` in ``440000``).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from etl.lexicon import read_lexicon

CURRENT_SINCE = 2020  # rows of an older list are names that are no longer in force
PARTY = "中共"
PARTY_IN_FULL = "中国共产党"
# Bodies that open with a region's name and are none of it.
NO_REGION = ("新疆生产建设兵团", "新疆兵团")


class Region(NamedTuple):
    """A province, city or county; ``parent_code`` is the region above (None for a province)."""

    code: str
    name: str
    short_name: str
    level: str  # province | city | county
    parent_code: str | None


class RegionReading(NamedTuple):
    """One meaning of a name: the region, whether it is the full name, in force, and free of a settled place."""

    region: Region
    is_full: bool
    is_current: bool
    needs_place: bool


@cache
def regions() -> dict[str, Region]:
    """Return all regions by code."""
    return {
        row["code"]: Region(row["code"], row["name"], row["short_name"], row["level"], row["parent_code"] or None)
        for row in read_lexicon("regions")
    }


def region_of(code: str | None) -> Region | None:
    """Return the region of a six-digit code, or None if the code is unknown."""
    return regions().get(code) if code else None


def lineage(code: str | None) -> tuple[Region, ...]:
    """Return a region and the regions that contain it, nearest first (``440303`` → 罗湖区, 深圳市, 广东省)."""
    chain: list[Region] = []
    region = region_of(code)
    while region is not None:
        chain.append(region)
        region = region_of(region.parent_code)
    return tuple(chain)


def region_at(code: str | None, level: str) -> Region | None:
    """Return the region of a level that a code lies in (``440303``, ``city`` → 深圳市), or None if it has none."""
    return next((region for region in lineage(code) if region.level == level), None)


def full_region_name(code: str) -> str:
    """Return a region's name as its bodies write it: a district with its city (``440303`` → 深圳市罗湖区), others alone."""
    region = regions()[code]
    above = region_of(region.parent_code)
    if region.level == "county" and region.name.endswith("区") and above is not None:
        return above.name + region.name
    return region.name


def is_municipality(code: str | None) -> bool:
    """True if a code is one of the four cities with the rank of a province (北京, 天津, 上海, 重庆)."""
    return code in ("110000", "120000", "310000", "500000")


@cache
def names() -> dict[str, tuple[RegionReading, ...]]:
    """Return all readings of every name, short name and other name."""
    found: dict[str, list[RegionReading]] = {}
    for row in read_lexicon("regions"):
        region = regions()[row["code"]]
        is_current = int(row["list_year"]) >= CURRENT_SINCE
        found.setdefault(region.name, []).append(RegionReading(region, True, is_current, row["needs_place"] == "yes"))
        for name in filter(None, row["aliases"].split("、")):
            found.setdefault(name, []).append(RegionReading(region, True, is_current, False))
        if region.short_name != region.name:
            found.setdefault(region.short_name, []).append(RegionReading(region, False, is_current, False))
    return {name: tuple(readings) for name, readings in found.items()}


@cache
def lengths() -> dict[str, tuple[int, ...]]:
    """Lengths of the names that begin with two characters, the longest first."""
    found: dict[str, set[int]] = {}
    for name in names():
        found.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(sizes, reverse=True)) for head, sizes in found.items()}


def scopes(within: str | None) -> tuple[str, ...]:
    """Code prefixes that may settle a name, the narrowest first: the city of ``within``, its province, the country."""
    if not within:
        return ("",)
    if within.endswith("0000"):
        return (within[:2], "")
    return (within[:4], within[:2], "")


def choose(readings: tuple[RegionReading, ...], within: str | None) -> Region | None:
    """Return the region that a name means, or None if the name is ambiguous."""
    for reading in readings:
        if reading.region.level == "province":
            return reading.region
    for scope in scopes(within):
        inside = [r for r in readings if r.region.code.startswith(scope) and (len(scope) == 4 or not r.needs_place)]
        for is_current in (True, False):
            for level in ("city", "county"):
                for is_full in (True, False):
                    fitting = [
                        r.region
                        for r in inside
                        if r.is_current == is_current and r.region.level == level and r.is_full == is_full
                    ]
                    if len(fitting) == 1:
                        return fitting[0]
                    if fitting:
                        return None
    return None


def match_region(text: str, within: str | None = None) -> tuple[Region, int] | None:
    """Return the region named at the start of ``text`` and the length of its name in code points, or None if there is none.

    A chain is one name (``广东省深圳市罗湖区…`` → 罗湖区, 9). The longest name counts; where it has several
    meanings, ``within`` (a region's code, or that of a region in the same city or province) settles it, or nothing does.
    """
    if text.startswith(NO_REGION):
        return None
    region, length = None, 0
    while True:
        step = next_name(text, length, region.code if region else within)
        if step is None or (region is not None and region not in lineage(step[0].code)[1:]):
            break
        region, length = step
    return (region, length) if region is not None else None


def next_name(text: str, start: int, within: str | None) -> tuple[Region, int] | None:
    """The longest region name in ``text`` at ``start`` as its region and end, or None if none stands or it is open."""
    for length in lengths().get(text[start : start + 2], ()):
        readings = names().get(text[start : start + length])
        if readings is not None and start + length <= len(text):
            if start:  # behind a region's name the next one is written in full
                readings = tuple(r for r in readings if r.is_full or r.region.level == "city")
            region = choose(readings, within)
            return (region, start + length) if region is not None else None
    return None


def find_region(text: str, within: str | None = None) -> Region | None:
    """Return the region named at the start of ``text``: ``广东省人民政府`` → 广东省, ``鼓楼区…`` → None unless ``within`` decides.

    The Party's name that a body of it opens with is passed over: ``中共广州市委``, ``中国共产党广州市委员会`` → 广州市.
    """
    found = match_region(text.removeprefix(PARTY).removeprefix(PARTY_IN_FULL), within)
    return found[0] if found else None
