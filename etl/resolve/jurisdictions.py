"""The words 省, 市, 区, 县 … and the region that each means in a document."""

from __future__ import annotations

from etl.notation.regions import Region, is_municipality, region_at
from etl.resolve.context import Context

# The word that stands for a level's region, and what the region's name then ends in.
PROVINCE_WORDS = {"省": "省", "自治区": "自治区"}
CITY_WORDS = {"市": "市", "州": "自治州", "自治州": "自治州", "盟": "盟", "地区": "地区"}
COUNTY_WORDS = {"县": "县", "自治县": "自治县", "区": "区", "旗": "旗", "自治旗": "自治旗"}
JURISDICTION_WORDS = tuple(
    sorted({*PROVINCE_WORDS, *CITY_WORDS, *COUNTY_WORDS}, key=lambda word: (-len(word), word)),
)


def region_of_word(word: str, context: Context) -> Region | None:
    """The region that a jurisdiction word means in a document, or None if it means none or one below the document's.

    ``市`` in a district's document is the city above, in a county-level city's that city; ``区`` in an autonomous
    region's document is the autonomous region.
    """
    region = context.region
    if region is None:
        return None
    code = region.code
    if word in PROVINCE_WORDS:
        return ending_in(region_at(code, "province"), PROVINCE_WORDS[word])
    if word == "市" and region.level == "county" and region.name.endswith("市"):
        return region
    if word in CITY_WORDS:
        city = region_at(code, "city") or (region_at(code, "province") if is_municipality(code[:2] + "0000") else None)
        return ending_in(city, CITY_WORDS[word])
    if word == "区" and region.level == "province" and region.name.endswith("自治区"):
        return region
    return ending_in(region_at(code, "county"), COUNTY_WORDS[word])


def ending_in(region: Region | None, ending: str) -> Region | None:
    """The region itself where its name has the ending."""
    return region if region is not None and region.name.endswith(ending) else None
