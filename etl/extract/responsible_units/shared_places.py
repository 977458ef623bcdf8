"""Regions before a body of the last of them: ``闵行、宝山、崇明等区交通部门`` names one body of each."""

from __future__ import annotations

from etl.extract.responsible_units.lists import Item
from etl.extract.responsible_units.name_patterns import RANKS
from etl.extract.responsible_units.names import REGION_ENDINGS
from etl.notation.regions import names


def behind_place(item: Item) -> tuple[str, str] | None:
    """The level and the rest of a region's body, None if an item names none: ``崇明区交通部门`` → 区, 交通部门."""
    name = item.whole
    if name.kind in (None, "place") or not name.region or name.region[-1] not in RANKS:
        return None
    rest = name.printed[len(name.region) :]
    return (name.region[-1], rest) if rest else None


def ending_for(place: str, behind: tuple[str, str]) -> str:
    """What a place lacks to be the body of its own that a later item of its list names, empty if it is no place of that level.

    ``浦东新区、宝山、崇明区交通部门`` → 交通部门 for the first, 区交通部门 for the second.
    """
    level, rest = behind
    if place + level in names():
        return level + rest
    is_like = RANKS.get(place[-1:]) == RANKS[level] and (place in names() or place.endswith("新区"))
    return rest if is_like else ""


def ending_behind_etc(item: Item, tail: str) -> str:
    """What the last place of a list takes from behind the 等 after it, empty if nothing: ``宝山、崇明等区交通部门``."""
    behind = behind_place(item._replace(suffix=tail)) if tail[:1] in REGION_ENDINGS else None
    return ending_for(item.text, behind) if behind else ""
