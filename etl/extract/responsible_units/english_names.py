"""What an English name says of itself: ``Ministry of Finance``, ``people's governments at or above the county level``."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.responsible_units.names import BARE, OWN, Jurisdiction, Name
from etl.extract.responsible_units.once import once
from etl.lexicon import read_lexicon
from etl.notation.english_bodies import parse_body, parse_place
from etl.notation.english_titles import begins_in_kind
from etl.notation.late_patterns import compile_late

OFFICE = (
    r"(?:Ministry|Ministries|Commissions?|Bureaus?|Bureaux|Council|Governments?|Administrations?|Committees?|Departments?|Offices?"
    r"|Bank|Tax Service|Courts?|Procuratorates?|Customs|Agency|Agencies|Authority|Authorities|Corps|Congress|Federation|Union|League|Leading Group|Joint (?:Conference|Meeting)|Headquarters)"
)
ENTERPRISE = r"(?:Group|Company|Corporation|Co\.|Ltd\.?|Inc\.?|Branch|Exchange|Association|Academy|Institute|University|Cent(?:er|re)|Society|Chamber|Airport|Hospital)"
_CAPITALIZED = r"[A-Z][\w'’-]*"
PROPER = compile_late(
    rf"{_CAPITALIZED}(?:\s+(?:(?:of|for|and|in|&|the|on)\s+)*(?:{_CAPITALIZED}|\({_CAPITALIZED}\))){{0,16}}"
)
_COMPANY_FORM = compile_late(r",? (?:Co\.?,? ?)?(?:Ltd|Inc|LLC)\.?$")
_PLACE_ALONE = compile_late(r".*\b(?:Region|Province|Municipality|Prefecture|Corps)")
# A body told by its task, printed without capitals: the marriage registration office, competent departments of commerce.
_FUNCTIONAL = compile_late(
    r"(?P<field>(?:[A-Za-z][a-z'’-]*(?:,)?\s+(?:and\s+)?){0,7}?)"
    r"(?P<head>(?i:governments?|organs?|departments?|commissions?|authorit(?:y|ies)|bureaus?|offices?|committees?|courts?|procuratorates?|administrations?|agenc(?:y|ies)|(?:regulatory|supervisory|leadership|leading|coordinating|coordination)\s+bod(?:y|ies)))"
    r"(?P<level>\s+(?:at|of)\s+(?:or\s+above\s+)?(?:the\s+)?(?:[a-z, ]{1,40}\s)?levels?(?:\s+(?:or|and)\s+above)?)?"
    r"(?P<behind>(?:\s+(?:of|for|in\s+charge\s+of|responsible\s+for|charged\s+with|performing|under|at|above)\s+[A-Za-z][\w'’, -]{2,200})?)"
)
# What stands behind departments with a field: of commerce, for foreign trade; not: of the enterprise, of the State Council.
_TASK = compile_late(
    r"\s+(?:of|for|in\s+charge\s+of|responsible\s+for|charged\s+with|performing)\s+(?!(?:the\s+)?(?:(?i:state\s+council|central|cpc|communist|national\s+people|people|provinc\w+|municipal\w*|cit(?:y|ies)|count(?:y|ies)|region)|enterprises?|units?|part(?:y|ies)|compan(?:y|ies)|state|applicants?|power|such|these|those|their|its)\b)"
)
_POSSESSIVES = ("its", "their", "such", "these", "those", "said", "same")
# The branches of a listed body: local offices of the National Financial Regulatory Administration.
_BRANCHES = compile_late(
    r"(?:(?:local|dispatched|relevant|branch|provincial|municipal|all) )*(?:branches|branch offices|sub-?branches|offices|bureaus) of (?:the )?(?!State Council\b)(?P<body>[A-Z].{4,100}?)(?: (?:at|in) .{3,60})?"
)
_BARE_FIELDS = frozenset(
    "people people's people’s local the and or "
    "cities counties districts municipalities prefectures provinces regions towns".split()  # all districts and departments
)
# A department with its place before or behind it, and one that takes the place of another.
_DEPARTMENT = r"\b(?:Department|Bureau|Commission|Office|Administration|Authority|Committee)\b"
_FUNCTION = r"(?:[A-Z][\w'’-]*|of|for|and|the)(?: (?:[A-Z][\w'’-]*|of|for|and|the)){0,9}?"
_LEVEL = r"(?:Autonomous Region|Province|Provincial|Municipality|Municipal|City|Prefectural|Prefecture|County|District)"
_BEFORE = compile_late(rf"(?P<place>(?:[A-Z][\w'’-]* ){{0,5}}?{_LEVEL} )(?P<rest>{_FUNCTION})")
_BEHIND = compile_late(rf"(?P<rest>{_FUNCTION})(?P<place> of (?:the )?(?:[A-Z][\w'’-]* ){{0,4}}{_LEVEL})")
_BEHIND_NAME = compile_late(rf"(?P<rest>{_FUNCTION})(?P<place> of (?P<name>[A-Z][\w'’-]*))")
_LOWER_BEFORE = compile_late(
    r"(?P<place>(?:provincial|municipal|county|district|prefectural|city|(?:autonomous )?regional)(?:-level)? )"
    r".*\b(?:department|bureau|commission|office|administration|authority|committee)\b.*"
)
_LOWER_BARE = compile_late(
    r"(?:department|bureau|commission|administration|authority) (?:of|for) [a-z ]+|[a-z ]+ (?:department|bureau|commission)"
)
_BARE = compile_late(rf"(?!(?:National|State|General|Central|China|Supreme|Ministry)\b){_FUNCTION}")


class EnglishName(Name):
    """What an English name says of itself; its words stand on one line, without an article before them."""

    def __init__(self, printed: str) -> None:
        self.printed = printed
        self.core = _COMPANY_FORM.sub("", printed)

    @once
    def is_listed(self) -> bool:
        """A list knows its Chinese name."""
        return parse_body(self.printed) is not None

    @once
    def kind(self) -> str | None:
        """``department`` for any body; English names do not say more."""
        return "department" if self.is_body else None

    @once
    def is_generic(self) -> bool:
        """It names nobody: ``Relevant Departments``, ``competent authority``, ``enterprises``."""
        *fields, head = self.printed.lower().split() or [""]
        return head in words_of("doer") or (bool(fields) and set(fields) <= words_of("generic"))

    @once
    def is_proper(self) -> bool:
        """It is in title case."""
        return PROPER.fullmatch(self.core) is not None

    @once
    def is_named(self) -> bool:
        """Running text can oblige it: a listed body, an office in title case, or one told by its level or task."""
        name = self.printed
        if self.is_listed or name.lower().replace("’", "'") in words_of("body"):
            return True
        if name.isupper():
            return False
        if (branches := _BRANCHES.fullmatch(name)) and parse_body(branches["body"]):
            return True
        if not self.is_proper:
            functional = _FUNCTIONAL.fullmatch(name)
            return functional is not None and _says_which(functional)
        if name.split()[0].lower() in words_of("opening") or begins_in_kind(name):
            return False
        if re.search(rf"\b{OFFICE}\b", name):
            return " " in name and (
                name.lower() in words_of("field") or not set(name.lower().split()[:-1]) <= words_of("generic")
            )
        return _PLACE_ALONE.fullmatch(name) is not None and " of " not in name  # Technology of Guangdong Province

    @once
    def is_body(self) -> bool:
        """A note counts any name in title case too, and abbreviations that no list knows."""
        name = self.printed
        if self.is_named:
            return True
        if name.isupper():
            return name.isalpha() and 2 <= len(name) <= 10
        if not self.is_proper or name.split()[0].lower() in words_of("opening") or begins_in_kind(name):
            return False
        if re.search(rf"\b{OFFICE}\b", name):
            return False
        return " " in name or parse_place(name) is not None

    @once
    def is_complete(self) -> bool:
        """It stands for a body by itself."""
        return self.is_named

    @once
    def is_region(self) -> bool:
        """It is a province or city in pinyin and nothing else."""
        return parse_place(self.printed) is not None

    @once
    def jurisdiction(self) -> Jurisdiction:
        """Where its body rules: ``Autonomous Region Department of Finance``, ``Department of Finance of Yunnan Province``."""
        if match := _BEFORE.fullmatch(self.printed):
            return Jurisdiction("shared", match["place"])
        if match := _LOWER_BEFORE.fullmatch(self.printed):
            return Jurisdiction("shared", match["place"])
        if match := _BEHIND.fullmatch(self.printed):
            return Jurisdiction("shared", "", match["place"])
        match = _BEHIND_NAME.fullmatch(self.printed)
        if match and parse_place(match["name"]):
            return Jurisdiction("shared", "", match["place"])
        return BARE if self._is_bare_department() else OWN

    def _is_bare_department(self) -> bool:
        """True for a department's name without a place: ``Department of Finance``, no ministry and no state body."""
        if _LOWER_BARE.fullmatch(self.printed):
            return self.is_named and self.printed.split()[0] not in words_of("generic")
        if parse_place(self.printed.split()[0]):
            return False
        if re.search(_DEPARTMENT, self.printed) is None or _BARE.fullmatch(self.printed) is None:
            return False
        return not self.is_listed or self.printed.startswith("Development and Reform")


def _says_which(found: re.Match[str]) -> bool:
    """True if words without capitals say which body it is: a government, a court, an office with a field or a task."""
    field = found["field"].replace(",", " ").lower().split()
    openings = words_of("opening")
    if field and (field[0] in openings or field[0] in _POSSESSIVES):
        return False
    if field and field[0].endswith("ing") and field[0] not in words_of("function") | {"housing"}:
        return False
    if any(word in openings and word != "and" for word in field):
        return False
    head = found["head"].lower()
    if head.startswith("government"):
        return not {"enterprise", "foreign"} & set(field)
    if any(phrase in " ".join(field) for phrase in words_of("field")):
        return True
    says = [word for word in field if word not in words_of("generic") and word not in _BARE_FIELDS]
    if says or (head.startswith(("court", "procuratorate")) and (field or found["level"])):
        return True
    return bool(found["behind"]) and not head.startswith("office") and _TASK.match(found["behind"]) is not None


@cache
def words_of(kind: str) -> frozenset[str]:
    """Words of English names by what they do.

    ``generic`` says of no body which one it is (relevant, competent), ``doer`` ends who is no body (enterprises),
    ``opening`` begins a sentence and no name (Where), ``field`` names a field though each of its words is generic.
    """
    return frozenset(row["word"] for row in read_lexicon("english_generic_words") if row["kind"] == kind)
