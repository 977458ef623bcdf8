"""Lists of bodies in English: ``the Ministry of Finance, MOFCOM and the people's governments at or above the county level``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from etl.extract.responsible_units.english_names import ENTERPRISE
from etl.extract.responsible_units.lists import Item, read_name
from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation
from etl.notation.late_patterns import compile_late

_SEPARATOR = compile_late(
    r"\s*[,;](?!\s*(?:Ltd|Inc|LLC)\b)\s*(?:(?:and|or|as\s+well\s+as|along\s+with)\s+|&\s*)?|\s+(?:and|or|as\s+well\s+as|along\s+with)\s+(?!above\b|below\b|higher\b|lower\b)|\s*[&|]\s*"
)
_LEADING = compile_late(r"\s*(?:(?:and|or|the|a|an|no|each|every|all|both|by|The|A|An|No|Each|Every|All|Both|And)\s+)*")
# Levels of one noun: people's governments of provinces, autonomous regions and municipalities; municipal and county levels.
_LEVEL = (
    r"(?:provinces|municipalities|cities|(?:autonomous\s+)?(?:regions|prefectures|counties)|districts|townships|towns"
    r"|national|central|provincial|municipal|prefectural|county|district|township|local)"
)
_RANK = r"(?:\s+(?:directly\s+under\s+the\s+Central\s+Government|under\s+separate\s+state\s+planning|(?:specifically|separately)\s+(?:designated|listed)\s+in\s+the\s+[Ss]tate\s+[Pp]lan))?"
_LEVELS = compile_late(
    rf"\b(?i:{_LEVEL}){_RANK}(?:\s*,\s*(?:and\s+)?{_LEVEL}\b{_RANK}|\s+(?:and|or)\s+(?i:{_LEVEL})\b{_RANK})+"
)
_BRACKET = compile_late(r"\([^()]{2,200}\)")
# What a text calls a body for short, behind its name: (hereinafter referred to as "PBOC"), ("SAFE"), (NDRC)
_DEFINED_AT_END = compile_late(r"\s{0,3}\((?:(?:hereinafter|hereafter|the|[\"“])[^()]{0,160}|[A-Z]{2,10})\)$")
_SHORTENED = ("Ltd.", "Inc.", "Co.")
# The departments of the Central Committee and the State Council: of both, and nobody in particular.
_PARTS_OF = compile_late(
    r"(?:(?:relevant|other|all|competent|concerned|related)\s+)*(?:departments|ministries|agencies|units|organs|institutions)\s+(?:concerned\s+)?of\s+(?:the\s+)?[A-Z]"
)
_MOST_PARTS = 4  # of the longest known name: General Administration of Quality Supervision, Inspection and Quarantine


def split_english_list(text: str, start: int, end: int) -> list[Item]:
    """The items of the list ``text[start:end]``; a comma or an ``and`` inside a name parts nothing."""
    whole = [levels.span() for levels in _LEVELS.finditer(text, start, end)]
    whole += [aside.span() for aside in _BRACKET.finditer(text, start, end)]
    marks = [mark.span() for mark in _SEPARATOR.finditer(text, start, end)]
    marks = [mark for mark in marks if not any(left < mark[0] < right for left, right in whole)]
    cuts = [(start, start), *marks, (end, end)]
    items: list[Item] = []
    at = 0
    while at < len(cuts) - 1:
        if shared := _shared_names(text, cuts[at], end):
            items += shared
            at = next(cut for cut in range(at + 1, len(cuts)) if cuts[cut][0] >= shared[-1].end)
            continue
        far = _end_of_name(text, cuts, at)
        if item := _item(text, cuts[at], cuts[far][0]):
            items.append(item)
        at = far
    return items


class _Sharing(NamedTuple):
    """Lists whose items share the words before them or behind them: one item, and the whole list."""

    item: re.Pattern[str]
    whole: re.Pattern[str]


@cache
def _sharings() -> tuple[_Sharing, ...]:
    fields = alternation(
        row["word"] for row in read_lexicon("english_generic_words") if row["kind"] == "function"
    ).replace(r"\ ", r"\s+")
    place = r"[A-Z][a-z'’]+(?:\s+(?:City|Province|County|District|Municipality))?"
    rank = r"(?:[Ss]tate\s+[Cc]ouncil['’]s\s+)?(?:(?:local|competent|provincial|municipal|county|central)\s+)?"
    level = r"(?:\s+at\s+(?:all|various|or\s+above\s+the\s+\w+|the\s+\w+|\w+\s+and\s+\w+)\s+levels?)?"
    of_place = r"(?:\s+(?:under|of)\s+the\s+State\s+Council|\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+(?:Province|City|Municipality|Autonomous\s+Region))?)?"
    kinds = (
        # customs, tax and foreign exchange authorities
        (rf"(?i:{fields})", rank, rf"\s+(?:(?:regulatory|administrative|supervisory)\s+)?(?i:authorities|departments|organs|bureaus|agencies){level}\b"),
        # the Departments of Finance and Commerce of Yunnan Province
        (rf"(?i:{fields})", rf"{rank}(?i:departments|ministries|bureaus|commissions|authorities|organs)\s+(?:of|for|in\s+charge\s+of)\s+", rf"\b{level}{of_place}"),
        # the people's governments of Guangzhou, Shenzhen and Zhuhai
        (place, r"(?:(?:[Pp]eople['’]s\s+)?[Gg]overnments|Customs)\s+of\s+(?:the\s+)?", r"\b(?!\s+[A-Z])"),
        # Hangzhou and Ningbo Customs
        (place, "", r"\s+(?:Customs|(?:(?:[Mm]unicipal|[Pp]rovincial)\s+)?(?:[Pp]eople['’]s\s+)?[Gg]overnments)\b"),
    )  # fmt: skip
    comma = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:(?:for|of|in\s+charge\s+of)\s+(?=[a-z]))?"
    return tuple(
        _Sharing(
            re.compile(item),
            re.compile(rf"(?P<before>{before})(?P<items>{item}(?:{comma}{item})+)(?P<behind>{behind})"),
        )
        for item, before, behind in kinds
    )


def _shared_names(text: str, mark: tuple[int, int], end: int) -> list[Item]:
    """The names of the list behind a separator whose fields or places share one noun; empty if none begins there.

    ``Customs, tax and foreign exchange authorities`` are three, ``the Departments of Finance and Commerce`` two;
    ``departments of culture and tourism`` have one field.
    """
    opening = _LEADING.match(text, mark[1], end)
    start = opening.end() if opening else mark[1]
    for sharing in _sharings():
        if found := sharing.whole.match(text, start, end):
            before, behind = (re.sub(r"\s+", " ", found[part]) for part in ("before", "behind"))
            spans = [item.span() for item in sharing.item.finditer(text, *found.span("items"))]
            spans = [(found.start(), spans[0][1]), *spans[1:-1], (spans[-1][0], found.end())]
            items = [Item(_words(text[left:right]), left, right, ",", behind, before) for left, right in spans]
            items[0] = items[0]._replace(separator=text[slice(*mark)].strip(), prefix="")
            return [*items[:-1], items[-1]._replace(suffix="")]
    return []


def _end_of_name(text: str, cuts: Sequence[tuple[int, int]], at: int) -> int:
    """The cut at which the name ends that begins behind cut ``at``.

    A listed name goes as far as the list says. Another ends where it first names a body (``National Development`` names
    none), but goes on over words that do not (``Department of Culture`` + ``and Tourism``).
    """
    left = cuts[at][1]
    farthest = min(at + _MOST_PARTS, len(cuts) - 1)
    wholes = {far: _words(text[left : cuts[far][0]]) for far in range(at + 1, farthest + 1)}
    for far in range(farthest, at, -1):
        if read_name(wholes[far]).is_listed:
            return far
    joined = at + 1
    if _PARTS_OF.match(wholes[joined]) and not read_name(wholes[joined]).is_named:
        while joined < farthest and text[slice(*cuts[joined])].strip() == "and":
            joined += 1
        return joined
    if read_name(wholes[joined]).is_generic:
        return joined
    while joined < farthest and _joins(text, cuts[joined]):
        joined += 1
    end = next((far for far in range(at + 1, joined + 1) if read_name(wholes[far]).is_named), None)
    if end is None:
        whole = wholes[joined]  # China Export & Credit Insurance Corporation
        is_enterprise = joined > at + 1 and read_name(whole).is_proper and re.search(ENTERPRISE, whole)
        return joined if is_enterprise else at + 1
    while end < joined and _goes_on(wholes[end], _words(text[cuts[end][1] : cuts[end + 1][0]])):
        end += 1
    return end


def _joins(text: str, mark: tuple[int, int]) -> bool:
    """True if a separator may stand inside a name: a bare ``and`` or ``&`` without ``the`` behind it."""
    return text[slice(*mark)].strip() in ("and", "&") and not text.startswith("the ", mark[1])


def _goes_on(name: str, following: str) -> bool:
    """True if a body's name goes on with the words behind an ``and``: no doer themselves, and of the same case."""
    behind = read_name(following)
    if behind.is_named or behind.is_generic:
        return False
    if read_name(name).is_proper:
        return behind.is_proper and not following.isupper() and " of " in name
    following = following.removesuffix(" under the State Council").removesuffix(" of the State Council")
    return following == following.lower() and re.search(r"\b(?:of|for|in charge of)\b", name) is not None


def _item(text: str, mark: tuple[int, int], end: int) -> Item | None:
    """The item behind a separator without an article before it and punctuation around it, or None if nothing is left."""
    opening = _LEADING.match(text, mark[1], end)
    start = opening.end() if opening else mark[1]
    while (
        end > start
        and (text[end - 1].isspace() or text[end - 1] in '.,;:|"”')
        and not text.endswith(_SHORTENED, start, end)
    ):
        end -= 1
    if text[end - 1 : end] == ")" and (defined := _DEFINED_AT_END.search(text, start, end)):
        end = defined.start()
    return Item(_words(text[start:end]), start, end, text[slice(*mark)].strip()) if end > start else None


def _words(text: str) -> str:
    """Words on one line, without an article before them."""
    return _LEADING.sub("", " ".join(text.split()), count=1)
