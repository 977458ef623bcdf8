"""Context of a document: the region and issuer that its words 省, 市, 区, 县 and its short names refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from etl.notation.english_bodies import parse_place
from etl.notation.regions import Region, find_region, region_at, region_of
from etl.records import Document

_CAPITALIZED = re.compile(r"[A-Z][a-z'’]+")
NATIONAL_LEVELS = ("national", "ministry")
PROVINCIAL_WORDS = ("省", "自治区")
CENTRAL_OPENINGS = ("中国", "中华", "国家", "国务院", "最高人民")
CENTRAL_ENDINGS = ("部", "总局", "总署", "人民银行")
LOCAL_OPENINGS = ("省", "市", "自治区", "县", "区", "州", "本", "厅", "局")


class Context(NamedTuple):
    """What a document says of the bodies it names without their place."""

    region: Region | None  # None: a central document, or one whose region is not known
    is_national: bool
    issuer: str | None


def context_of(document: Document, names: Iterable[str] = ()) -> Context:
    """The context of a document: its region by code, by the names its issuer and title open with, or by its bodies.

    ``names`` are the bodies that the document names.
    """
    region = region_of(document.region_code)
    is_national = region is None and document.issuer_level in NATIONAL_LEVELS
    if region is None and not is_national:
        openings = (document.issuer, document.title, document.forwarded_title)
        region = next((found for text in openings if text and (found := find_region(text))), None)
        names = tuple(names)
        region = region or region_of_names(names, document.addressees) or region_of_english(document.title or "")
        is_national = region is None and is_central(names)
    return Context(region, is_national, document.issuer)


def region_of_english(title: str) -> Region | None:
    """The province or city that an English title names: ``Action Plan of Shanghai Municipality`` → 上海市."""
    words = _CAPITALIZED.findall(title)
    places = (
        parse_place(name) for pair in zip(words, [*words[1:], ""], strict=False) for name in (" ".join(pair), pair[0])
    )
    return region_of(next(filter(None, places), None))


def region_of_names(names: Iterable[str], addressees: str | None) -> Region | None:
    """The one province in which all places lie that a document of unknown origin names, where it speaks of its province."""
    names = (*names, *(addressees or "").replace("，", "、").split("、"))
    if not any(name.startswith(PROVINCIAL_WORDS) for name in names):
        return None
    places = (find_region(name) for name in names)
    provinces = {region_at(place.code, "province") for place in places if place is not None}
    return provinces.pop() if len(provinces) == 1 else None


def is_central(names: Iterable[str]) -> bool:
    """True if a document of unknown origin is a central one: it names central bodies, and none of its own place."""
    names = tuple(names)
    names_central = any(name.startswith(CENTRAL_OPENINGS) or name.endswith(CENTRAL_ENDINGS) for name in names)
    return names_central and not any(name.startswith(LOCAL_OPENINGS) or find_region(name) for name in names)
