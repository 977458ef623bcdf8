"""The head of an English text: title, number, issuer, days, addressees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from etl.extract.metadata.english_days import (
    find_english_adoption_day,
    find_english_page_day,
    find_lone_english_day,
    find_promulgation_day,
    parse_any_day,
)
from etl.extract.metadata.english_issuer import find_english_issuer, find_english_signature
from etl.extract.metadata.english_titles import (
    DRAFT,
    PROMULGATED,
    find_english_forwarded_title,
    find_english_title,
    parse_english_title,
)
from etl.lexicon import read_lexicon
from etl.notation import english_lines
from etl.notation.english_numbers import complete_english_number, find_english_numbers, normalize_english_number

_NOTE_REACH = 160  # characters from the verb to the number of the order


@dataclass(frozen=True, slots=True)
class EnglishHead:
    """What the head and the last lines of an English text say; ``labels`` are its labelled facts by column name."""

    title: str | None
    forwarded_title: str | None
    is_draft: bool
    document_number: str | None
    issuer: str | None
    signed_date: date | None
    published_date: date | None
    promulgated_date: date | None
    addressees: str | None
    cc: str | None
    printed_date: date | None
    labels: Mapping[str, str]


def read_english_head(front: Sequence[str], back: Sequence[str]) -> EnglishHead:
    """Return the facts of an English text out of its lines of kind ``front`` and ``back``."""
    labels = _read_labels(front)
    first, last = find_english_title(front)
    promulgated = next(filter(None, map(PROMULGATED.match, front)), None) if first == len(front) else None
    title = parse_english_title(promulgated["title"] if promulgated else " ".join(front[first:last]))
    signers, signed = find_english_signature(front) or find_english_signature(back) or ([], None)
    number = title.document_number or _find_number(front) or normalize_english_number(labels.get("document_number", ""))
    adoption = " ".join(
        line
        for line in front
        if re.search(r"adopted|promulgated|approved|passed", line, re.IGNORECASE)
        and line[:1] in "(（ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    )
    number = number or _number_in_note(adoption)
    issuer = find_english_issuer(signers, labels.get("issuer", ""), adoption, number, front[:first], title.text)
    number = number or _complete_number(front, title.text or "", issuer or "")
    signed_date = signed or find_lone_english_day(front) or parse_any_day(labels.get("signed_date", ""))
    return EnglishHead(
        title=title.text,
        forwarded_title=find_english_forwarded_title(title.text or "", front),
        is_draft=title.is_draft
        or any(english_lines.DRAFT_LABEL.fullmatch(line) and DRAFT.search(line) for line in front),
        document_number=number,
        issuer=issuer,
        signed_date=signed_date or find_english_adoption_day(adoption),
        published_date=find_english_page_day(front) or parse_any_day(labels.get("published_date", "")),
        promulgated_date=find_promulgation_day(adoption),
        addressees=next((_plain_addressees(line) for line in front if english_lines.addresses(line)), None),
        cc=next(
            (
                found["bodies"].rstrip(". ")
                for line in (*back, *front)
                if (found := english_lines.COPIES.fullmatch(line))
            ),
            None,
        ),
        printed_date=next(
            (parse_any_day(line) for line in reversed(back) if english_lines.PRINTED.fullmatch(line)), None
        ),
        labels=labels,
    )


def _find_number(front: Sequence[str]) -> str | None:
    """Return the number on its own line, with or without a day; an order's may stand below its issuer."""
    for above, line in _number_lines(front):
        if number := normalize_english_number(line) or normalize_english_number(f"{above} {line}"):
            return number
    return None


def _number_in_note(adoption: str) -> str | None:
    """Return the number of the order that promulgated a text: ``promulgated by Decree No. 11 of the State Council``."""
    act = re.search(r"\b(?:promulgated|published|issued)\b", adoption, re.IGNORECASE)
    numbers = find_english_numbers(adoption[act.end() : act.end() + _NOTE_REACH]) if act else []
    return numbers[0].document_number if numbers else None


def _complete_number(front: Sequence[str], title: str, issuer: str) -> str | None:
    """Return the number of an order or announcement that does not name who gives it: ``Announcement No. 75, 2020``.

    Congresses announce; what they adopt is ordered by others.
    """
    bodies = [] if issuer.isascii() else issuer.split("、")
    kind = next(iter(re.findall(r"^(Announcement|Order|Decree)\b", title, re.IGNORECASE)), "").title()
    for above, line in _number_lines(front):
        for printed in (line, f"{above} {line}", f"{kind} {line}"):
            number = complete_english_number(printed, bodies)
            if number and not ("人民代表大会" in issuer and "令" in number):
                return number
    return None


def _number_lines(front: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lines that may be a number, without the day at their end, each behind the line above it."""
    for above, line in pairwise(("", *front)):
        if not english_lines.LABELLED.fullmatch(line):
            yield above, re.sub(rf"\s+{english_lines.DAY}$", "", line).strip()


def _read_labels(front: Sequence[str]) -> dict[str, str]:
    """Labelled facts, several on a line or one; the first of a field counts."""
    facts: dict[str, str] = {}
    for line in front:
        marks = list(_label().finditer(line))
        ends = [*(mark.start() for mark in marks[1:]), len(line)]
        for mark, end in zip(marks, ends[: len(marks)], strict=True):
            value = line[mark.end() : end].strip(" ;,")
            fact = _fields()[re.sub(r"\s+", " ", mark["label"]).lower()]
            if value:
                facts.setdefault(fact, value)
    return facts


def _plain_addressees(line: str) -> str:
    return re.sub(r"^To[ :]+", "", line).strip(" :：,")


@cache
def _fields() -> dict[str, str]:
    return {row["label"].lower(): row["field"] for row in read_lexicon("english_labels")}


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in sorted(_fields(), key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])(?:[\[【]\s?)?(?P<label>{labels})\s*[:：\]】]", re.IGNORECASE)
