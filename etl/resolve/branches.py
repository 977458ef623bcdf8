"""Branches of central bodies and others whose official name wraps a place (``lexicon/branches.csv``).

A row says how such a body is printed and what it is then called: ``人行{place}中支`` → ``中国人民银行{place}中心支行``.

- ``{place}``: any place name; ``{full}``: a region under its full name.
- ``{city}``: a city under its short name (云浮); ``{province}``: a province, or a city whose branches rank with a province's.
- ``{jurisdiction}``: 省, 市, 区, 县 … of the document, or a region under its full name.
- in the official name also ``{region}`` (full name), ``{above}`` (short name of the province), ``{grid}`` (the power
  company of the province), ``{seat}`` (the city, or the province where the city is its capital), ``{ordinary_city}`` (a
  city that is no capital).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import any_of
from etl.notation.regions import Region, find_region, full_region_name, match_region, region_at
from etl.resolve.bodies import Body
from etl.resolve.context import Context
from etl.resolve.jurisdictions import JURISDICTION_WORDS, region_of_word
from etl.resolve.registry import fixed_bodies

PLACEHOLDER = re.compile(r"\{(\w+)\}")
PLACE = r"[㐀-鿿]{2,12}"
# Cities under separate state plan: central supervisors keep branches there that rank with a province's.
SEPARATE_PLAN_CITIES = ("210200", "330200", "350200", "370200", "440300")
# What no place name opens with, and what makes a place more than one word.
NO_PLACE = re.compile(rf"(?:{'|'.join(JURISDICTION_WORDS)}|{any_of('openings_of_no_place')})|.*(?:机场|驻|各)")


@dataclass(frozen=True, slots=True)
class Branch:
    """One row of the lexicon: how the body is printed, with the placeholder in the middle, and its official name."""

    before: str
    placeholder: str
    after: str
    official: str
    kind: str
    successor: str


@cache
def branches() -> tuple[Branch, ...]:
    """All rows, the ones with the most printed characters first: they say the most."""
    rows = []
    for row in read_lexicon("branches"):
        before, placeholder, after = PLACEHOLDER.split(row["printed"])
        rows.append(Branch(before, placeholder, after, row["official"], row["kind"], row["successor"]))
    return tuple(sorted(rows, key=lambda b: (-len(b.before + b.after), b.before, b.after, b.placeholder)))


@cache
def _branches_that_end(character: str) -> tuple[Branch, ...]:
    """The rows that a name with this last character may be, in their order."""
    return tuple(branch for branch in branches() if branch.after[-1:] in ("", character))


def find_branch(name: str, context: Context) -> Body | None:
    """The branch that a printed name means, or None if it is not one."""
    for branch in _branches_that_end(name[-1:]):
        if name.startswith(branch.before) and name.endswith(branch.after):
            place = name[len(branch.before) : len(name) - len(branch.after)]
            body = branch_body(branch, place, context) if len(place) > 0 else None
            if body is not None:
                return body
    return None


def branch_body(branch: Branch, place: str, context: Context) -> Body | None:
    """The body of a row at a place, or None if the place is not of the row's kind."""
    region = region_of_place(branch.placeholder, place, context)
    if region is None and branch.placeholder != "place":
        return None
    if branch.placeholder == "place" and (not re.fullmatch(PLACE, place) or NO_PLACE.match(place)):
        return None
    name = written_out(branch.official, branch.placeholder, place, region)
    if name is None:
        return None
    later = written_out(branch.successor, branch.placeholder, place, region) if branch.successor else None
    level, code = (region.level, region.code) if region else (None, None)
    successor = Body(later, branch.kind, level, code) if later and later != name else None
    return Body(name, branch.kind, level, code, successor)


def region_of_place(placeholder: str, place: str, context: Context) -> Region | None:
    """The region that stands at a placeholder, or None if it is not of the placeholder's kind."""
    if placeholder == "jurisdiction" and place in JURISDICTION_WORDS:
        return region_of_word(place, context)
    found = match_region(place, context.region.code if context.region else None)
    if found is None or found[1] != len(place):
        return find_region(place) if placeholder == "place" and found is None else None
    region = found[0]
    is_short = place == region.short_name and place != region.name
    fits = {
        "place": True,
        "full": not is_short,
        "jurisdiction": not is_short,
        "city": is_short and (region.level == "city" or region.parent_code is None),
        "province": is_short and (region.level == "province" or region.code in SEPARATE_PLAN_CITIES),
    }
    return region if fits[placeholder] else None


def written_out(form: str, placeholder: str, place: str, region: Region | None) -> str | None:
    """A form with its placeholders filled, or None if one of them has no value here."""
    values = {placeholder: place} | values_of_region(region)
    wanted = PLACEHOLDER.findall(form)
    if any(key not in values for key in wanted):
        return None
    return form.format(**values)


def values_of_region(region: Region | None) -> dict[str, str]:
    """What a region gives to the placeholders of an official name."""
    if region is None:
        return {}
    values = {"region": full_region_name(region.code)}
    province = region_at(region.code, "province")
    if province is not None:
        values["above"] = province.short_name
        grid = next((b.name for b in fixed_bodies().values() if is_power_company(b, province)), None)
        if grid is not None:
            values["grid"] = grid.removeprefix("国网")
    if province is not None and region.level == "city":
        is_capital = region.code == province.code[:2] + "0100"
        values["seat"] = province.name if is_capital else region.name
        if not is_capital and region.name.endswith("市"):
            values["ordinary_city"] = region.name
    return values


def is_power_company(body: Body, province: Region) -> bool:
    """True if a body is the power company of a province."""
    return (
        body.region_code == province.code and body.kind == "enterprise" and ("电力" in body.name or "电网" in body.name)
    )
