"""Departments by region and function (``lexicon/functions.csv``): 福州市 + 发改委 → 福州市发展和改革委员会.

A row of the lexicon is a function's full stem, its short stems, and the tails (厅, 局, 委员会 …) that it takes at each level.
What is regular is not listed: 和 may be left out (住房城乡建设), 委员会 is 委, 办公室 is 办, 监督管理 is 监管.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.lexicon import read_lexicon
from etl.notation.regions import Region, full_region_name, is_municipality
from etl.resolve.bodies import Body

LEVEL_COLUMNS = ("province", "municipality", "city", "county")
NO_TAIL = "-"
ONLY_IN_FULL = "="  # in place of short stems: the shortened name could as well be another department's
DEFAULT_FORM = "{region}{name}"
SHORT_TAILS = {"委员会": "委", "办公室": "办"}
_AND = re.compile("[和与]")


class Department(NamedTuple):
    """One row of the lexicon at one level with one tail."""

    stem: str
    tail: str
    form: str
    regions: tuple[str, ...]
    is_exclusion: bool
    kind: str
    successor: str

    @property
    def name(self) -> str:
        """Stem and tail: 发展和改革委员会."""
        return self.stem + self.tail


class Printing(NamedTuple):
    """A way in which a department is printed; ``is_full`` where that is its full name."""

    department: Department
    is_full: bool


def level_of(region: Region) -> str:
    """The column of the lexicon that holds for a region."""
    return "municipality" if is_municipality(region.code) else region.level


def short_forms(text: str) -> set[str]:
    """A name with what is regularly left out: 和, 监督管理 → 监管."""
    forms = {text}
    forms |= {_AND.sub("", form) for form in forms}
    return forms | {form.replace("监督管理", "监管") for form in forms}


@cache
def printings() -> dict[tuple[str, str], tuple[Printing, ...]]:
    """All departments by (level, name as printed after the jurisdiction)."""
    table: dict[tuple[str, str], dict[Department, bool]] = {}
    for row in read_lexicon("functions"):
        is_exclusion = row["regions"].startswith("!")
        regions = tuple(filter(None, row["regions"].lstrip("!").split("、")))
        stems = {row["stem"]}
        if row["short_stems"] != ONLY_IN_FULL:
            stems |= set(filter(None, row["short_stems"].split("、")))
            stems |= {form for stem in stems for form in short_forms(stem)}
        form = row["form"] or DEFAULT_FORM
        for level in LEVEL_COLUMNS:
            for tail in filter(None, row[level].split("、")):
                tail = "" if tail == NO_TAIL else tail
                department = Department(row["stem"], tail, form, regions, is_exclusion, row["kind"], row["successor"])
                for stem in stems:
                    for ending in {tail, SHORT_TAILS.get(tail, tail)}:
                        readings = table.setdefault((level, stem + ending), {})
                        readings[department] = stem + ending == department.name or readings.get(department, False)
    return {key: tuple(Printing(d, full) for d, full in readings.items()) for key, readings in table.items()}


@cache
def printed_names() -> frozenset[str]:
    """Every printed form of a department at any level, without its jurisdiction."""
    return frozenset(name for _, name in printings())


def specificity(department: Department, region: Region) -> int:
    """How closely a row fits a region: digits of the code that it names, 0 for everywhere, -1 for not here."""
    listed = max((len(code) for code in department.regions if region.code.startswith(code)), default=0)
    if department.is_exclusion:
        return -1 if listed else 0
    return listed or (-1 if department.regions else 0)


def find_department(region: Region, printed: str) -> Body | None:
    """The department of a region that a printed name without jurisdiction means, or None if it is unknown or open."""
    ranked: dict[tuple[bool, int], set[Department]] = {}
    for printing in printings().get((level_of(region), printed), ()):
        fit = specificity(printing.department, region)
        if fit >= 0:
            ranked.setdefault((printing.is_full, fit), set()).add(printing.department)
    if not ranked:
        return None
    best = ranked[max(ranked)]
    bodies = {body.name: body for body in (department_body(department, region) for department in best)}
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def department_body(department: Department, region: Region) -> Body:
    """A department of a region under its official name, with the body that replaced it."""
    name = department.form.format(
        region=full_region_name(region.code),
        short=region.short_name,
        party=party_committee(region),
        name=department.name,
    )
    successor = successor_of(department, region)
    if successor is not None and successor.name == name:
        successor = None
    return Body(name, department.kind, region.level, region.code, successor)


def successor_of(department: Department, region: Region) -> Body | None:
    """The body of the same region that took the function over, with the same tail where the level has it."""
    if not department.successor:
        return None
    stem = department.successor.split()[0]
    fitting = [d for d in departments_of(level_of(region), stem) if specificity(d, region) >= 0]
    if not fitting:
        return None
    chosen = max(fitting, key=lambda d: (specificity(d, region), d.tail == department.tail))
    return department_body(chosen, region)


@cache
def departments_of(level: str, stem: str) -> tuple[Department, ...]:
    """All departments of a stem at a level, in the order of the lexicon."""
    full = (p.department for key, ps in printings().items() if key[0] == level for p in ps if p.is_full)
    return tuple(department for department in full if department.stem == stem)


def party_committee(region: Region) -> str:
    """A region's committee of the Party as the names of its departments open: 中共广东省委, 中共甘孜州委."""
    if region.name.endswith("自治区"):
        return f"中共{region.name}委员会"
    if region.name.endswith("自治州"):
        return f"中共{region.short_name}州委"
    return f"中共{full_region_name(region.code)}委"
