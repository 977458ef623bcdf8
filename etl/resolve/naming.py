"""Which body a printed name means in its document: the rules in order, from fixed names to patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.notation.late_patterns import compile_late
from etl.notation.regions import PARTY, Region, full_region_name, match_region
from etl.resolve.bodies import Body
from etl.resolve.branches import find_branch
from etl.resolve.collectives import BODY_ENDING, collective_body, is_collective, is_generic
from etl.resolve.context import Context
from etl.resolve.english_names import find_english_body, is_english
from etl.resolve.full_names import find_full_name, find_proper_name
from etl.resolve.functions import find_department, printed_names
from etl.resolve.jurisdictions import JURISDICTION_WORDS, PROVINCE_WORDS, region_of_word
from etl.resolve.registry import aliases, find_fixed_body, fixed_bodies

TRAILING_BRACKET = re.compile(r"（[^（）]{1,30}）\Z")
SPACE_IN_HAN = re.compile(r"(?<!\s)\s++(?=[㐀-鿿（(〔])|(?<=[㐀-鿿）)〕])\s++")
ROUND_BRACKETS = str.maketrans("(〔[［【〖)〕]］】〗", "（（（（（（））））））")
NO_JURISDICTION = ("市场", "市政", "区域", "县域")
GOVERNMENT_OFFICE = ("政府办", "人民政府办")
STAFF = "机关"  # 总工会机关 is 总工会
SECTION = compile_late(r"[㐀-鿿]{1,16}(?:处|科|室|所|站|支队|大队|总队|中心|小组|指挥部|专班|办|局)")
OWNER_ENDS = "厅局委部"
OWN = ("", "厅", "局", "委", "部", "省厅", "市局")  # the issuing department calls itself so


def find_body(name: str, context: Context) -> Body:
    """Return the body that a name means in a document, or the name itself, unresolved, if that is not certain."""
    plain = normalize_body_name(name)
    body = find_certain_body(plain, context)
    if body is None and TRAILING_BRACKET.search(plain):
        body = find_certain_body(TRAILING_BRACKET.sub("", plain), context)  # 市场监管局（知识产权局）: a second plate
    if body is None and plain.endswith(STAFF):
        body = find_certain_body(plain.removesuffix(STAFF), context)
    if body is not None:
        return body
    return Body(plain, "other", None, context.region.code if context.region else None, is_resolved=False)


def normalize_body_name(name: str) -> str:
    """A printed name without what only the setting differs in: spaces between ideographs, width and shape of brackets.

    ``各地(州、市) 人民政府`` and ``各地〔州、市〕人民政府`` are one body: ``各地（州、市）人民政府``.
    """
    return SPACE_IN_HAN.sub("", name.strip()).translate(ROUND_BRACKETS)


def find_certain_body(name: str, context: Context) -> Body | None:
    """Return the body that a name means in a document, or None if that is not certain."""
    if is_english(name):
        return find_english_body(name, context)
    fixed = find_fixed_body(name, context)
    if fixed is not None:
        return fixed
    if is_generic(name):
        return collective_body(name, context)
    readings = tuple(jurisdictions(name, context))
    for region, rest in readings:
        body = find_local_body(region, rest) or find_government_office(region, rest, context)
        if body is not None:
            return body
    body = find_branch(name, context)
    if body is not None:
        return body
    if is_collective(name) or is_of_a_lower_level(name, context):
        return collective_body(name, context)
    for region, rest in readings:
        opening = name.removesuffix(rest)
        body = find_full_name(region, rest) if opening and opening != region.short_name else None
        if body is not None:
            return body
    return find_proper_name(name, context) or find_section(name, context)


def jurisdictions(name: str, context: Context) -> Iterator[tuple[Region, str]]:
    """The ways to read a name as a region and the rest: a place name, a jurisdiction word, or the document's own."""
    name = name.removeprefix(PARTY)
    place = match_region(name, context.region.code if context.region else None)
    if place is not None:
        yield place[0], name[place[1] :]
    for word in JURISDICTION_WORDS:
        if name.startswith(word):
            region = region_of_word(word, context)
            if region is not None:
                yield region, name[len(word) :]
    if context.region is not None:
        yield context.region, name


def find_local_body(region: Region, rest: str) -> Body | None:
    """The body of a region by what its name says after the region: a local name, its government, or a department."""
    official = aliases().get((rest, region.code))
    if official is not None:
        return fixed_bodies()[official]
    return find_department(region, rest or "人民政府")


def find_government_office(region: Region, rest: str, context: Context) -> Body | None:
    """The office of a government, 办公厅 or 办公室 as the issuer of the document signs."""
    name = context.issuer or ""
    if rest not in GOVERNMENT_OFFICE or not name.startswith(f"{full_region_name(region.code)}人民政府办公"):
        return None
    return find_department(region, name.removeprefix(full_region_name(region.code)))


def is_of_a_lower_level(name: str, context: Context) -> bool:
    """True if a name means the bodies of all regions below the document's: 区政府 in a city's document.

    Where the document's own place is not known, nothing is said to lie below it.
    """
    if name.startswith(NO_JURISDICTION) or (context.region is None and not context.is_national):
        return False
    for word in JURISDICTION_WORDS:
        if name.startswith(word):
            is_below = region_of_word(word, context) is None and word not in PROVINCE_WORDS
            return is_below and BODY_ENDING.match(name[len(word) :]) is not None
    return False


def find_section(name: str, context: Context) -> Body | None:
    """The section of a department: of the one named before it, or of the issuing one. It keeps its printed name."""
    for owner, rest in sections(name):
        if owner in OWN and names_a_department(rest):
            continue
        body = issuing_department(context) if owner in OWN else find_department_named(owner, context)
        if body is not None:
            return Body(body.name + rest, "department", body.level, body.region_code)
    return None


def names_a_department(rest: str) -> bool:
    """True if what may be a section of the issuer is rather a body of its own: 财政局, 宁东市场监管局, 省建设稽查局."""
    return rest.startswith(JURISDICTION_WORDS) or any(rest[i:] in printed_names() for i in range(len(rest) - 2))


def sections(name: str) -> Iterator[tuple[str, str]]:
    """The ways to read a name as a department and its section, the longest department first, none last.

    市场监管厅登记注册局 → 市场监管厅 + 登记注册局; 厅法规处 → 厅 + 法规处; 法规处 → nothing + 法规处.
    """
    for end in range(len(name) - 1, -1, -1):
        if (end == 0 or name[end - 1] in OWNER_ENDS) and SECTION.fullmatch(name, end):
            yield name[:end], name[end:]


def issuing_department(context: Context) -> Body | None:
    """The department that issued the document alone, or None if a government or several bodies did."""
    if not context.issuer or context.region is None or "、" in context.issuer:
        return None
    return find_department_named(context.issuer, Context(context.region, context.is_national, None))


def find_department_named(name: str, context: Context) -> Body | None:
    """The department that a name means by region and function."""
    for region, rest in jurisdictions(name, context):
        body = find_local_body(region, rest) if rest else None
        if body is not None and body.kind == "department":
            return body
    return None
