"""Titles of an English text: which lines of its head form the own title, and the one that a notice hands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.extract.metadata.title_lines import find_title_runs
from etl.notation import english_annexes, english_lines
from etl.notation.english_bodies import parse_body
from etl.notation.english_numbers import normalize_english_number
from etl.notation.late_patterns import compile_late

DRAFT = compile_late(
    r"draft|consultation paper|\bfor (?:public )?(?:comments?|consultation)\b|\bsolicit", re.IGNORECASE
)
# A title's second line: for the Low-altitude Economy, AND ATTRACTING INVESTMENT; not: For Trial Implementation, In Force
_GOES_ON = compile_late(
    r"(?:(?:and|concerning|for|in|of|on|regarding|to)\b|(?:AND|CONCERNING|FOR|IN|OF|ON|REGARDING|TO)\b(?!.*[a-z]))(?!.*[.:,]$)"
)
_NUMBERED = compile_late(r"(?:Chapter|Section|Part|Article) ", re.IGNORECASE)  # an entry of a table of contents
_TRAILING_BRACKET = compile_late(r"\s*[（(\[](?P<inside>[^()（）\[\]]{1,80})[）)\]]\s*$")
# The X, adopted at …, are hereby promulgated: an order that prints its title nowhere else.
PROMULGATED = compile_late(
    r"The (?P<title>[A-Z].{8,300}?)(?:,| (?:has|have) been| (?:is|are) hereby).{0,600}?\bhereby (?:promulgated|issued|published|announced)",
    re.DOTALL,
)
# Circular on Printing and Distributing the X: what a notice's title names.
_FORWARDS = compile_late(
    r"\b(?:Issuing|Issuance of|Promulgat(?:ing|ion of)|Forwarding|Publi(?:shing|cation of)|Releasing|(?:Printing and )?(?:Distributing|Issuing)|Transmitting) (?:the )?(?P<title>[A-Z\"“].{6,})"
)


@dataclass(frozen=True, slots=True)
class EnglishTitle:
    """A title, and what its brackets said: document number, draft."""

    text: str | None
    document_number: str | None
    is_draft: bool


def opens_in_english(front: Sequence[str]) -> bool:
    """True if the first title of a head is English; labelled lines (Original Title: …) are none."""
    lines = [line for line in front if not english_lines.LABELLED.fullmatch(line)]
    first_english = next((i for i, line in enumerate(lines) if _is_title(line)), len(lines))
    if first_english == len(lines):
        return bool(lines) and sum(map(english_lines.is_english, lines)) > len(lines) / 2
    return not find_title_runs(lines[:first_english])


def find_english_title(front: Sequence[str]) -> tuple[int, int]:
    """Return the lines [first, last) of the title: the first line that names a kind of document, with its continuation."""
    lead_in = english_lines.find_lead_in_end(front)
    for i, line in enumerate(front):
        if (
            i < lead_in
            or english_lines.LABELLED.fullmatch(line)
            or english_lines.addresses(line)
            or english_lines.NUMBER_LINE.fullmatch(line)
            or english_annexes.heads_annex(line)
        ):
            continue
        if not _is_title(line):
            continue
        last = i + 1
        while (
            last < len(front)
            and last - i < 4
            and (
                goes_on(front[last - 1], front[last])
                or (_GOES_ON.match(front[last]) and english_lines.is_title_case(front[last]))
            )
        ):
            last += 1
        return i, last
    return len(front), len(front)


def _is_title(line: str) -> bool:
    line = english_lines.in_brackets(line) or line
    if not english_lines.is_english(line) or english_lines.ends_sentence(line) or line.endswith((":", "：", ",")):
        return False
    if (
        english_lines.SECTION_NAME.fullmatch(line)
        or _NUMBERED.match(line)
        or len(line) > 400
        or not english_lines.is_title_case(line)
    ):
        return False
    return len(line.split()) > 1 and english_lines.english_document_type(line) is not None and parse_body(line) is None


def find_english_forwarded_title(own: str, front: Sequence[str]) -> str | None:
    """Return the title of the forwarded text: as printed below the forwarding sentence, else from the notice's title."""
    at = next((i for i, line in enumerate(front) if english_lines.FORWARDING.search(line)), len(front))
    named = _FORWARDS.search(own)
    below = (line for line in front[at + 1 :] if _is_title(line) and not english_annexes.lists_annexes(line))
    title = parse_english_title(next(below, named["title"] if named else "")).text
    return title if title != own else None


def goes_on(line: str, following: str) -> bool:
    """True if a title ends in a word that more must follow."""
    breaks_off = re.search(r"\b(?:of|the|and|on|for|to|in|a|an|concerning|regarding|with|by)$", line, re.IGNORECASE)
    return breaks_off is not None and english_lines.is_title_case(following)


def parse_english_title(printed: str) -> EnglishTitle:
    """Return a printed title without its order's number before it and without what the brackets at its end say."""
    number: str | None = None
    is_draft = False
    title = re.sub(r"\s+", " ", printed).strip()
    title = english_lines.in_brackets(title) or title
    if " - " in title and english_lines.NUMBER_LINE.fullmatch(title.split(" - ", 1)[0].strip()):
        order, title = title.split(" - ", 1)
        number = normalize_english_number(order)
    while bracket := _TRAILING_BRACKET.search(title):
        if found := normalize_english_number(bracket["inside"]):
            number = found
        elif DRAFT.search(bracket["inside"]):
            is_draft = True
        else:
            break
        title = title[: bracket.start()]
    return EnglishTitle(title.strip(' "“”') or None, number, is_draft)
