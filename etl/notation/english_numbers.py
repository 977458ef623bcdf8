"""Document numbers as English texts print them, and their Chinese form.

``Guo Fa [2023] No. 11`` → 国发〔2023〕11号 · ``Order No. 764 of the State Council`` → 国务院令第764号 · ``Announcement No. 35, 2007 of the
Ministry of Commerce`` → 商务部公告2007年第35号 · ``No. 16 [2017] of the State Council`` → 国发〔2017〕16号. What no list knows stays as
printed, its brackets as 〔〕.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product

from etl.lexicon import read_lexicon
from etl.notation.document_numbers import NumberMention
from etl.notation.english_bodies import parse_body, split_names
from etl.notation.late_patterns import compile_late

_YEAR = r"[\[(（〔【]\s?(?P<year>(?:19|20)\d\d)\s?[\])）〕】]"
_NUMBER = r"(?:N[oO]\.?|Number)\s?(?P<number>\d{1,5})"
_BODY = r"[A-Z][A-Za-z'’,&\- ]{3,140}?[A-Za-z]"
_SIGNED = compile_late(
    rf"(?P<sign>[A-Z][A-Za-z]{{0,12}}(?:[\s-][A-Z][A-Za-z]{{0,12}}){{0,8}})\s?{_YEAR},?\s?{_NUMBER}(?!\d)"
)
_ORDER = compile_late(
    rf"""
    (?P<kind> Order | Decree | Announcement | Proclamation | Public\sNotice ) \s
    (?: [\[(〔] (?P<year_first>(?:19|20)\d\d) [\])〕] ,? \s )? (?:\( )? No\.? \s? (?P<number>\d{{1,5}})
    (?: ,? \s (?:of\s)? (?P<year>(?:19|20)\d\d) | ,? \s? [\[(] (?P<year_in_brackets>(?:19|20)\d\d) [\])] )?
    \)? ,? (?: \s (?:of|by) \s (?P<body>(?:the\s)?{_BODY}) (?= \s*(?:\Z|[).;:,\n（(—–-]|\s(?:dated|on|issued|and\s(?:effective|promulgated)|promulgated|adopted|is|are|was|shall)\b)) )?
    """,
    re.VERBOSE,
)
_BODY_ORDER = compile_late(
    rf"""
    (?P<kind> (?i:Order|Decree|Announcement|Proclamation) ) \s (?i:of\sthe|of) \s (?P<body> {_BODY} ),?
    \s? [\[(]? (?i:Announcement\s)? No\.? \s? (?P<number>\d{{1,5}}) (?: ,? \s? (?:of\s)? (?P<year>(?:19|20)\d\d) )? [\])]?
    """,
    re.VERBOSE,
)
_BODY_BEFORE = compile_late(
    r"""
    (?<![A-Za-z]) (?P<body> [A-Z][A-Za-z'’&-]* (?: \s (?:of|for|and|the|[A-Z][A-Za-z'’&-]*) ){0,9}? ) \s (?P<kind> Decree | Order | Announcement | Public\sNotice )
    \s [\[(]? No\.? \s? (?P<number>\d{1,5}) (?: ,? \s? (?:of\s)? (?P<year>(?:19|20)\d\d) )? [\])]?
    """,
    re.VERBOSE,
)
_OF_COUNCIL = compile_late(rf"{_NUMBER}\s?{_YEAR}\sof\sthe\s(?P<body>(?:General Office of the )?State Council)")
_WORDS = {
    part: {row["word"].lower(): row["chinese"] for row in read_lexicon("english_order_words") if row["part"] == part}
    for part in ("kind", "office")
}
_LONE = compile_late(
    r"(?P<kind>Order|Decree|Announcement|Public Notice),? (?:[\[(〔](?P<year_first>(?:19|20)\d\d)[\])〕],? )?No\.? ?(?P<number>\d{1,5})"
    r"(?:,? ?(?:of )?(?P<year>(?:19|20)\d\d)|,? ?[\[(](?P<year_in_brackets>(?:19|20)\d\d)[\])])?",
    re.IGNORECASE,
)
_COUNCIL_SIGNS = {"state council": "国发", "general office of the state council": "国办发"}


def find_english_numbers(text: str) -> list[NumberMention]:
    """Document numbers of an English text, in order, not overlapping; offsets are code points."""
    found: list[NumberMention] = []
    if "No" not in text and "NO" not in text and "Number" not in text:
        return found
    for mention in sorted(_find(text), key=lambda mention: (mention.start, -mention.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found


def normalize_english_number(text: str) -> str | None:
    """Return the Chinese form of a string that is an English document number as a whole, or None if it is not one."""
    plain = text.strip(" ()（）.,")
    plain = re.sub(
        r"^(?:Document |Promulgation |Release )?Number:?\s*|^(?:[A-Z]\w* ){0,6}Document (?=[A-Z])", "", plain
    )
    numbers = find_english_numbers(plain)
    return (
        numbers[0].document_number
        if len(numbers) == 1 and numbers[0].end >= len(plain) - 1 and not numbers[0].start
        else None
    )


def _find(text: str) -> Iterator[NumberMention]:
    for match in _SIGNED.finditer(text):
        start, sign = _known_sign(match["sign"])
        if sign:
            number = f"{sign}〔{match['year']}〕{int(match['number'])}号"
            yield NumberMention(match.start() + start, match.end(), number)
        elif match["sign"].rsplit(None, 1)[-1].lower() not in _WORDS["kind"]:
            printed = f"{match['sign']} 〔{match['year']}〕 No. {match['number']}"
            yield NumberMention(match.start(), match.end(), printed)
    for match in _OF_COUNCIL.finditer(text):
        sign = _COUNCIL_SIGNS[match["body"].lower()]
        yield NumberMention(match.start(), match.end(), f"{sign}〔{match['year']}〕{int(match['number'])}号")
    for pattern in (_ORDER, _BODY_ORDER, _BODY_BEFORE):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if not groups["body"]:
                continue
            printed = re.sub(r"\s+", " ", re.sub(r"^[Tt]he\s", "", groups["body"]))
            if office := _WORDS["office"].get(
                printed.replace("’", "'").lower()
            ):  # no body, and its orders keep the state's name
                yield NumberMention(match.start(), match.end(), _order_number(office, groups))
                continue
            bodies = [name for name in map(parse_body, split_names(printed)) if name]
            if len(bodies) == len(split_names(printed)):
                yield NumberMention(match.start(), match.end(), _order_number(_signing(bodies), groups))


def complete_english_number(text: str, bodies: Sequence[str]) -> str | None:
    """Return the number of an order or announcement that is printed without the bodies that give it.

    Args:
        text: The line, as ``Announcement No. 61 of 2025``.
        bodies: Official names of those who sign.
    """
    match = _LONE.fullmatch(text.strip(" ()（）.,"))
    return _order_number(_signing(bodies), match.groupdict()) if match and bodies else None


def _signing(bodies: Sequence[str]) -> str:
    return "、".join(name.removeprefix("中华人民共和国") for name in bodies)


def _order_number(body: str, parts: Mapping[str, str | None]) -> str:
    year = parts.get("year") or parts.get("year_in_brackets") or parts.get("year_first")
    kind = re.sub(r"\s+", " ", parts["kind"] or "").lower()
    return f"{body}{_WORDS['kind'][kind]}{year + '年' if year else ''}第{int(parts['number'] or 0)}号"


def _known_sign(printed: str) -> tuple[int, str | None]:
    """The issuer's sign that words end in, and where it begins: ``State Council Document Guo Fa`` → 国发."""
    for word in re.finditer(r"\S+", printed):
        if sign := _signs().get(re.sub(r"\s", "", printed[word.start() :]).lower()):
            return word.start(), sign
    return 0, None


@cache
def _signs() -> dict[str, str]:
    """Signs of issuers by their letters in pinyin: whole ones, and those of a province and an office of its government."""
    by_part: dict[str, dict[str, str]] = {"whole": {}, "province": {}, "office": {}}
    for row in read_lexicon("english_number_signs"):
        by_part[row["part"]][row["letters"]] = row["sign"]
    pairs = product(by_part["province"].items(), by_part["office"].items())
    return {letters + more: sign + office for (letters, sign), (more, office) in pairs} | by_part["whole"]
