"""Bodies by their English names: ``Ministry of Commerce`` → 中华人民共和国商务部, ``People's Government of Yunnan Province`` → 云南省人民政府.

Fixed names and abbreviations are ``lexicon/english_bodies.csv``; governments, congresses and party committees of a place are
made of its name in pinyin (``lexicon/english_places.csv``).
"""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import read_lexicon
from etl.notation.late_patterns import compile_late
from etl.notation.regions import regions

_STATE = compile_late(
    r",? of (?:the )?(?:People's Republic of )?China$|^(?:PRC |China's |Chinese )|,? PRC$", re.IGNORECASE
)
_ORDINAL = (
    r"(?:(?:the )?(?:\d{1,2}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth"
    r"|Thirteenth|Fourteenth|Fifteenth|Sixteenth) )?"
)
_PLACE_KIND = r"(?:Province|Provincial|Municipality|Municipal|City|(?:Hui |Zhuang |Uygur |Uighur |Uyghur )?Autonomous Region|Special Economic Zone)"
_OFFICE = compile_late(r"(?:the )?(?P<office>General Office|Office) of (?:the )?(?P<body>.{6,160})", re.IGNORECASE)
_JOINT = compile_late(r"\s*[,;、，；]\s*(?:and )?|\s+and\s+(?=the |[A-Z])|\s*&\s*")
_JOINT_AT_END = compile_late(rf"(?:{_JOINT.pattern})$|\s+and\s*$")
_MOST_PARTS = 4  # of the longest known name
_LONGEST_PLACE = 5  # words: Guangxi Zhuang Autonomous Region
_FIRST_OF = compile_late(r"(?:(?!of\b|on\b|for\b|in\b|to\b|concerning\b)[\w'’&,-]+ ){1,8}of (?:the )?")
# The bodies that every place has, with the place before and behind their names.
_LOCAL = (
    (r"(?:the )?People's Government of (?:the )?(?P<place>.+)|(?P<before>.+?) People's Government", "人民政府"),
    (
        rf"(?:the )?Standing Committee of (?:the )?{_ORDINAL}(?:(?P<before>.+?) People's Congress|People's Congress of (?:the )?(?P<place>.+))",
        "人民代表大会常务委员会",
    ),
    (
        rf"(?:the )?{_ORDINAL}(?:(?P<before>.+?) People's Congress|People's Congress of (?:the )?(?P<place>.+))",
        "人民代表大会",
    ),
    (
        r"(?:the )?(?P<before>.+?) Committee of (?:the )?(?:Communist Party of China|CPC)|(?:the )?(?:CPC|Communist Party of China) (?P<place>.+?) Committee",
        "委员会",
    ),
)


def parse_body(name: str) -> str | None:
    """Return the official Chinese name of a body printed in English, or None if it is unknown."""
    plain = re.sub(r"\s+", " ", name.replace("’", "'")).strip(" .,:;")
    plain = re.sub(r"\s*\([Ss]eal\)$", "", plain)
    session = re.sub(rf"(?:(?<=of )|(?<=of the )|^){_ORDINAL}", "", plain, flags=re.IGNORECASE)
    for candidate in (plain, _STATE.sub("", plain), session, _STATE.sub("", session)):
        if found := _fixed().get(_key(candidate)):
            return found
    if office := _OFFICE.fullmatch(plain):
        body = parse_body(office["body"])
        if body and body.endswith("人民政府"):
            is_province = _region_of_government(body) is None or _region_of_government(body) == "province"
            return body + ("办公厅" if is_province else "办公室")
        return body and f"{body}办公厅"
    for pattern, ending in _LOCAL:
        if match := re.fullmatch(pattern, plain, re.IGNORECASE):
            groups = match.groupdict()
            region = parse_place(groups.get("place") or groups.get("before") or "")
            if region:
                return ("中国共产党" if ending == "委员会" else "") + regions()[region].name + ending
    return None


def parse_place(name: str) -> str | None:
    """The GB/T 2260 code of a province or city printed in pinyin (``Yunnan Province``, ``Shanghai Municipal``), else None."""
    plain = re.sub(rf"^(?:the )?|\s+{_PLACE_KIND}$", "", name.strip().replace("’", "'"), flags=re.IGNORECASE)
    return _places().get(plain.lower())


def find_place(name: str, *, is_title: bool) -> str | None:
    """The code of the place that a name opens with or has behind ``of``, in a title its first or at its end.

    >>> find_place("Regulations of the Shenzhen Special Economic Zone on Data", is_title=True)
    '440300'
    >>> find_place("Department of Commerce of Hainan Province", is_title=False)
    '460000'
    """
    first = _FIRST_OF.match(name)
    behind = name[first.end() :] if first and is_title else "" if is_title else name.rpartition(" of ")[2]
    for words in (name.split(" "), re.sub(r"^the ", "", behind).split(" ")):
        for count in range(min(len(words), _LONGEST_PLACE), 0, -1):
            if code := parse_place(" ".join(words[:count]).rstrip(",")):
                return code
    return parse_place(name.rpartition(" of ")[2])


def split_names(text: str) -> list[str]:
    """Return the bodies that one line names, as printed: ``Ministry of Finance Ministry of Commerce`` are two.

    A comma or an ``and`` inside a name that is known parts nothing.
    """
    cuts = [0, *(mark.end() for mark in _JOINT.finditer(text)), len(text)]
    names: list[str] = []
    at = 0
    while at < len(cuts) - 1:
        for last in range(min(at + _MOST_PARTS, len(cuts) - 1), at, -1):
            name = _JOINT_AT_END.sub("", text[cuts[at] : cuts[last]]).strip()
            if last == at + 1 or parse_body(name):
                names += _unglue(name) if name else []
                at = last
                break
    return names


def _unglue(text: str) -> list[str]:
    """Names that stand side by side with nothing between them, as two signatures on one line."""
    if parse_body(text):
        return [text]
    for cut in re.finditer(
        r" (?=(?:Ministry|National|State|General|People's|China|Supreme|Standing|Department|Bureau)\b)", text
    ):
        first, rest = text[: cut.start()], text[cut.end() :]
        if parse_body(first):
            return [first, *_unglue(rest)]
    return [text]


def _region_of_government(body: str) -> str | None:
    name = body.removesuffix("人民政府")
    return next((region.level for region in regions().values() if region.name == name), None)


def _key(name: str) -> str:
    return re.sub(r"\bthe ", "", name.lower())


@cache
def _fixed() -> dict[str, str]:
    return {_key(row["english"]): row["chinese"] for row in read_lexicon("english_bodies")}


@cache
def _places() -> dict[str, str]:
    return {row["english"].lower(): row["code"] for row in read_lexicon("english_places")}
