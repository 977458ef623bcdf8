"""Bodies by their English names in a document: ``Municipal Commission of Commerce`` in a Shanghai text → 上海市商务委员会.

Bodies of the state are listed (``lexicon/english_bodies.csv``). A department of a region is named by a place in pinyin or a
level of government and by a function (``lexicon/english_functions.csv``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from etl.lexicon import read_lexicon
from etl.notation.english_bodies import parse_body, parse_place
from etl.notation.regions import Region, region_of, regions
from etl.resolve.bodies import Body
from etl.resolve.branches import find_branch
from etl.resolve.collectives import collective_body
from etl.resolve.context import Context
from etl.resolve.functions import department_body, departments_of, find_department, level_of, specificity
from etl.resolve.jurisdictions import region_of_word
from etl.resolve.registry import fixed_bodies

# What a place's level is called, and the word that stands for it in a Chinese text of the place.
LEVEL_WORDS = {
    "autonomous region": "自治区",
    "city": "市",
    "county": "县",
    "district": "区",
    "municipal": "市",
    "municipality": "市",
    "prefectural": "州",
    "prefecture": "州",
    "province": "省",
    "provincial": "省",
}
# What a department is called, and the last character of the Chinese names that it stands for, the likeliest first.
OFFICES = {
    "administration": "局",
    "authority": "局",
    "bureau": "局厅",
    "commission": "会",
    "committee": "会",
    "department": "厅局",
    "office": "室",
}
# Nouns that several bodies share: the Departments of Finance and Commerce, the governments of Guangzhou and Shenzhen.
SINGULARS = {
    "bureaus": "Bureau",
    "commissions": "Commission",
    "departments": "Department",
    "governments": "Government",
    "ministries": "Ministry",
}
_PLURAL = re.compile(
    rf"\b(?:{'|'.join(word.title() for word in SINGULARS)})(?= of [A-Z])|(?<=People's )Governments$"
    r"|(?<=eople's )governments(?= of [A-Z])"
)
_LONGEST_PLACE = 6  # words: Ningxia Hui Autonomous Region
_OFFICE = "|".join(OFFICES)
_DEPARTMENT = re.compile(
    rf"(?P<office>{_OFFICE}) (?:of|for) (?P<function>.+)|(?P<function_first>.+) (?P<office_last>{_OFFICE})",
    re.IGNORECASE,
)
# The bodies whose departments a name without capitals describes: the public security department under the State Council.
_OF_THE_STATE = re.compile(
    r"\b(?:State Council|Central (?:People's )?Government|Central Committee|Communist Party of China|CPC)\b"
)
_BRANCHES = re.compile(r"(?:[a-z-]+ ){0,3}(?:sub-?branches|branches|offices|bureaus) of ")
_HAN = re.compile(r"[㐀-鿿]")


def is_english(name: str) -> bool:
    """True if a body's name is printed in English."""
    return _HAN.search(name) is None and re.search(r"[A-Za-z]", name) is not None


def find_english_body(name: str, context: Context) -> Body | None:
    """The body that an English name means in a document, or None if no list and no pattern knows it or its place.

    Words without a capital are no name: ``people's governments at or above the county level`` are many bodies, which stand
    for themselves.
    """
    plain = re.sub(r"\s+", " ", name.replace("’", "'").replace("&", "and")).strip(" .,")
    plain = _PLURAL.sub(lambda noun: SINGULARS[noun.group().lower()], re.sub(r"^the ", "", plain, flags=re.IGNORECASE))
    local = next((body for body in _local_bodies(plain, context)), None)
    if local is not None:
        return local
    official = parse_body(plain)
    if official is not None:
        return fixed_bodies().get(official) or _government(official) or Body(official, "department", "national", None)
    if _BRANCHES.match(plain):
        return collective_body(plain, context)
    described = _OF_THE_STATE.sub("", plain)
    return collective_body(plain, context) if re.search(r"[A-Z]", described[1:]) is None else None


def _government(official: str) -> Body | None:
    """The government that the notation of English bodies reads out of a place's name."""
    for region_name, rest in ((official[: -len(end)], end) for end in ("人民政府", "人民政府办公厅", "人民政府办公室")):
        if official.endswith(rest) and (region := _regions_by_name().get(region_name)):
            return find_department(region, rest)
    return None


def _local_bodies(name: str, context: Context) -> Iterator[Body]:
    """The bodies that a name may mean as a government or a department of a region."""
    if alone := parse_place(name):  # Xinjiang Uygur Autonomous Region is told to do it: its government
        yield from filter(None, [find_department(regions()[alone], "人民政府")])
    for place, rest in _places(name):
        region = _region(place, context)
        if region is None:
            continue
        if rest.lower() in ("people's government", "government"):
            body = find_department(region, "人民政府")
        elif (place or (rest[0].isupper() and rest != "Customs")) and (branch := _branches().get(rest.lower())):
            body = find_branch(branch.format(full=region.name, short=region.short_name), context)
        else:
            found = _DEPARTMENT.fullmatch(rest)
            function = found and (found["function"] or found["function_first"])
            stems = _functions().get(function.lower(), "").split("、") if function else []
            office = (found["office"] or found["office_last"]).lower() if found else ""
            departments = (_department(region, stem, OFFICES[office]) for stem in stems)
            body = next(filter(None, departments), None)
        if body is not None:
            yield body


def _places(name: str) -> Iterator[tuple[str, str]]:
    """The ways to part a name into a place and the rest: the place in front, behind ``of``, or none."""
    words = name.split(" ")
    for count in range(min(len(words) - 1, _LONGEST_PLACE), 0, -1):
        yield " ".join(words[:count]), " ".join(words[count:])
    for cut in re.finditer(r" of (?:the )?", name):
        yield name[cut.end() :], name[: cut.start()]
    yield "", name


def _region(place: str, context: Context) -> Region | None:
    """The region that a place's English name or level means in a document; the document's own where none is named."""
    if not place:
        return context.region
    code = parse_place(place)
    if code is not None:
        return region_of(code)
    word = LEVEL_WORDS.get(place.lower())
    return region_of_word(word, context) if word else None


def _department(region: Region, stem: str, endings: str) -> Body | None:
    """A region's department of a function, the one whose name fits the English office best."""
    fitting = [d for d in departments_of(level_of(region), stem) if specificity(d, region) >= 0]
    if not fitting:
        return None

    def fit(ending: str) -> int:
        return -endings.index(ending) if ending in endings else -len(endings)

    return department_body(max(fitting, key=lambda d: (specificity(d, region), fit(d.tail[-1:]))), region)


@cache
def _branches() -> dict[str, str]:
    """Branches of central bodies by what stands behind the place, as they are printed in Chinese."""
    return {row["english"].lower(): row["printed"] for row in read_lexicon("english_branches")}


@cache
def _functions() -> dict[str, str]:
    """Stems by the English words, joined by 、 where places name theirs differently; the likeliest first."""
    return {row["english"].lower(): row["stem"] for row in read_lexicon("english_functions")}


@cache
def _regions_by_name() -> dict[str, Region]:
    return {region.name: region for row in read_lexicon("english_places") if (region := region_of(row["code"]))}
