"""The head of an English text: title, number, issuer, days, addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise

from etl.extract.metadata.title_lines import find_title_runs
from etl.lexicon import read_lexicon
from etl.notation import english_lines
from etl.notation.days import ENGLISH_DAY, PLAIN_DAY, parse_day
from etl.notation.english_bodies import parse_body, split_names
from etl.notation.english_numbers import normalize_english_number
from etl.notation.late_patterns import compile_late

_DAY = rf"(?:{ENGLISH_DAY}|{PLAIN_DAY})"
_NUMERIC_DAY = compile_late(r"\b(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d\d)\b")
_CLOCK = compile_late(r"\b\d{1,2}:\d\d\b")
_TRAILING_BRACKET = compile_late(r"\s*[（(\[](?P<inside>[^()（）\[\]]{1,80})[）)\]]\s*$")
_DRAFT = compile_late(r"draft", re.IGNORECASE)
_OF_BODY = compile_late(
    r"\b(?:of|by) (?P<body>(?:the )?[A-Z][A-Za-z'’,&\- ]{4,240}?)(?= (?:on|concerning|regarding|for|about|to|in)\b|$)",
    re.IGNORECASE,
)
_ADOPTED = compile_late(
    r"\b(?:adopted|passed|approved|deliberated and adopted|considered and adopted)\b[^;.]{0,60}?\b(?:session|meeting) of (?:the )?(?P<body>[^;.()]{6,120}?)(?= (?:on|and|held)\b|[;.)]|$)"
    r"|\b(?P<act>promulgated|issued|released|published) by (?:(?:the )?(?:Order|Decree|Announcement) No\.? ?\d+ of )?(?:the )?(?P<issuer>(?:[^;.()]|\([^()]{1,30}\)){6,120}?)(?= (?:on|and)\b|[;.)]|$)",
    re.IGNORECASE | re.DOTALL,
)
_PROMULGATED_ON = compile_late(
    rf"\b(?:promulgated|published|issued|released)\b[^;.]{{0,160}}?(?P<day>{_DAY})", re.IGNORECASE | re.DOTALL
)
_ADOPTED_ON = compile_late(  # from the last such word before the day
    rf"\b(?:adopted|approved|passed)\b(?:(?!\b(?:adopted|approved|passed)\b)[^;.]){{0,200}}?(?P<day>{_DAY})",
    re.IGNORECASE | re.DOTALL,
)
_AMENDED = compile_late(r"\b(?:amended|revised)\b", re.IGNORECASE)
# The X, adopted at …, are hereby promulgated: an order that prints its title nowhere else.
_PROMULGATED = compile_late(
    r"The (?P<title>[A-Z].{8,300}?)(?:,| (?:has|have) been| (?:is|are) hereby).{0,600}?\bhereby (?:promulgated|issued|published|announced)",
    re.DOTALL,
)
_POST = compile_late(
    r",?\s*(?:Vice[ -])?(?:Minister|Director(?:[ -]General)?|Chair(?:man|person)?|Governor|Premier|President|Commissioner|Administrator)(?: of (?:the )?(?P<body>.+))?",
    re.IGNORECASE,
)
# Circular on Printing and Distributing the X: what a notice's title names.
_FORWARDS = compile_late(
    r"\b(?:Issuing|Issuance of|Promulgat(?:ing|ion of)|Forwarding|Publi(?:shing|cation of)|Releasing|(?:Printing and )?(?:Distributing|Issuing)|Transmitting) (?:the )?(?P<title>[A-Z\"“].{6,})"
)
_MOST_SIGNERS = 12


@dataclass(slots=True)
class EnglishHead:
    """What the head and the last lines of an English text say; ``body_start`` is the line behind the title."""

    title: str | None = None
    forwarded_title: str | None = None
    is_draft: bool = False
    document_number: str | None = None
    issuer: str | None = None
    signed_date: date | None = None
    published_date: date | None = None
    promulgated_date: date | None = None
    addressees: str | None = None
    labels: dict[str, str] = field(default_factory=dict)


def read_english_head(front: Sequence[str], back: Sequence[str]) -> EnglishHead:
    """The facts of an English text out of its lines of kind ``front`` and ``back``."""
    head = EnglishHead(labels=_read_labels(front))
    first, last = _find_title(front)
    if first < len(front):
        _read_title(head, " ".join(front[first:last]))
    elif promulgated := next(filter(None, map(_PROMULGATED.match, front)), None):
        _read_title(head, promulgated["title"])
    head.forwarded_title = _find_forwarded_title(head.title or "", front)
    head.is_draft = head.is_draft or any(
        english_lines.DRAFT_LABEL.fullmatch(line) and _DRAFT.search(line) for line in front
    )
    head.document_number = (
        head.document_number or _find_number(front) or normalize_english_number(head.labels.get("document_number", ""))
    )
    adoption = " ".join(
        line
        for line in front
        if re.search(r"adopted|promulgated|approved|passed", line, re.IGNORECASE)
        and line[:1] in "(（ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    )
    signers, signed = _find_signature(front) or _find_signature(back) or ([], None)
    head.promulgated_date = _promulgated(adoption)
    head.signed_date = (
        signed or _find_lone_day(front) or _day_of(head.labels.get("signed_date", "")) or _adopted_day(adoption)
    )
    head.published_date = _find_published(front) or _day_of(head.labels.get("published_date", ""))
    head.issuer = _find_issuer(head, signers, adoption, front[:first], front)
    head.addressees = next((_plain_addressees(line) for line in front if english_lines.addresses(line)), None)
    return head


def opens_in_english(front: Sequence[str]) -> bool:
    """True if the first title of a head is English; labelled lines (Original Title: …) are none."""
    lines = [line for line in front if not english_lines.LABELLED.fullmatch(line)]
    first_english = next((i for i, line in enumerate(lines) if _is_title(line)), len(lines))
    if first_english == len(lines):
        return bool(lines) and sum(map(english_lines.is_english, lines)) > len(lines) / 2
    return not find_title_runs(lines[:first_english])


def _find_title(front: Sequence[str]) -> tuple[int, int]:
    """The lines [first, last) of the title: the first that begins or ends in a kind, with the lines that it goes on in."""
    for i, line in enumerate(front):
        if (
            english_lines.LABELLED.fullmatch(line)
            or english_lines.addresses(line)
            or english_lines.NUMBER_LINE.fullmatch(line)
        ):
            continue
        if not _is_title(line):
            continue
        last = i + 1
        while last < len(front) and last - i < 4 and _goes_on(front[last - 1], front[last]):
            last += 1
        return i, last
    return len(front), len(front)


def _is_title(line: str) -> bool:
    if not english_lines.is_english(line) or english_lines.ends_sentence(line) or line.endswith((":", "：", ",")):
        return False
    if english_lines.SECTION_NAME.fullmatch(line) or len(line) > 400 or not english_lines.is_title_case(line):
        return False
    return len(line.split()) > 1 and english_lines.document_type(line) is not None


def _find_forwarded_title(own: str, front: Sequence[str]) -> str | None:
    """The title of the text that a notice hands on: as printed below the sentence that does, else in the notice's title."""
    at = next((i for i, line in enumerate(front) if english_lines.FORWARDING.search(line)), None)
    if at is None:
        return None
    named = _FORWARDS.search(own)
    inner = EnglishHead()
    _read_title(inner, next(filter(_is_title, front[at + 1 :]), named["title"] if named else ""))
    return inner.title if inner.title != own else None


def _goes_on(line: str, following: str) -> bool:
    """True if a title ends in a word that more must follow."""
    return bool(
        re.search(r"\b(?:of|the|and|on|for|to|in|a|an|concerning|regarding|with|by)$", line, re.IGNORECASE)
    ) and english_lines.is_title_case(following)


def _read_title(head: EnglishHead, printed: str) -> None:
    """Title, number and draft out of a printed title."""
    title = re.sub(r"\s+", " ", printed).strip()
    if " - " in title and english_lines.NUMBER_LINE.fullmatch(title.split(" - ", 1)[0].strip()):
        order, title = title.split(" - ", 1)
        head.document_number = normalize_english_number(order)
    while bracket := _TRAILING_BRACKET.search(title):
        if number := normalize_english_number(bracket["inside"]):
            head.document_number = number
        elif _DRAFT.search(bracket["inside"]):
            head.is_draft = True
        else:
            break
        title = title[: bracket.start()]
    head.title = title.strip(' "“”') or None


def _find_number(front: Sequence[str]) -> str | None:
    """The number on a line of its own, a day behind it or not, or an order's on the line below the body that gives it."""
    for above, line in pairwise(("", *front)):
        if english_lines.LABELLED.fullmatch(line):
            continue
        plain = re.sub(rf"\s+{_DAY}$", "", line).strip()
        if number := normalize_english_number(plain) or normalize_english_number(f"{above} {plain}"):
            return number
    return None


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


def _find_signature(lines: Sequence[str]) -> tuple[list[str], date | None] | None:
    """Bodies that sign above a day alone on its line, and the day."""
    for i, line in enumerate(lines):
        if not english_lines.DATE_LINE.fullmatch(line):
            continue
        signers: list[str] = []
        for above in reversed(lines[max(0, i - _MOST_SIGNERS) : i]):
            if not english_lines.signs(above) and not _POST.match(above):
                break
            signers.insert(0, above)
        if signers and not any(english_lines.document_type(signer) for signer in signers if parse_body(signer) is None):
            return _bodies_of(signers), parse_day(line)
    return None


def _bodies_of(signers: Sequence[str]) -> list[str]:
    """The bodies of signing lines: of an office and a name, the office's body."""
    bodies: list[str] = []
    for line in signers:
        post = _POST.search(line)
        if post and parse_body(line) is None:
            bodies += [post["body"]] if post["body"] else []
        else:
            bodies += split_names(line)
    return bodies


def _find_lone_day(front: Sequence[str]) -> date | None:
    for line in front:
        tail = re.search(rf"\s{{2,}}({_DAY})$", line) or re.search(rf"(?:No\.? ?\d+|\d\])\s+({_DAY})$", line)
        if english_lines.DATE_LINE.fullmatch(line) or tail:
            return parse_day(tail[1] if tail else line)
    return None


def _find_published(front: Sequence[str]) -> date | None:
    """The day of a web page: with a time of day, behind Updated, beside a source."""
    for line in front:
        if (_CLOCK.search(line) or re.match(r"(?:By .{2,60})?(?:Last )?Updated|Source", line)) and (
            day := _day_of(line)
        ):
            return day
    return None


def _day_of(text: str) -> date | None:
    """A day in any spelling; of a numeric one with two readings None."""
    if day := parse_day(text):
        return day
    if numeric := _NUMERIC_DAY.search(text):
        first, second, year = (int(part) for part in numeric.groups())
        if (first > 12) != (second > 12):
            day_of_month, month = (first, second) if first > 12 else (second, first)
            try:
                return date(year, month, day_of_month)
            except ValueError:
                return None
    return None


def _promulgated(adoption: str) -> date | None:
    match = _PROMULGATED_ON.search(adoption)
    return parse_day(match["day"]) if match else None


def _adopted_day(adoption: str) -> date | None:
    if _AMENDED.search(adoption):
        return None
    match = _PROMULGATED_ON.search(adoption) or _ADOPTED_ON.search(adoption)
    return parse_day(match["day"]) if match else None


def _find_issuer(
    head: EnglishHead, signers: Sequence[str], adoption: str, above: Sequence[str], front: Sequence[str]
) -> str | None:
    """Signature, label, adoption, order, the bodies printed above the title, title: the first that names one."""
    labelled = split_names(head.labels.get("issuer", ""))
    adopted = [match["body"] or match["issuer"] for match in _ADOPTED.finditer(adoption)]
    own = _OF_BODY.search(head.title or "")
    banner = [
        name for line in _joined(above) if not english_lines.LABELLED.fullmatch(line) for name in split_names(line)
    ]
    order = re.match(r"(?P<bodies>.+?)(?:令|公告)", head.document_number or "")
    if names := [_official(name) for name in signers]:
        return "、".join(dict.fromkeys(names))
    if names := [official for name in labelled if (official := parse_body(name))] or labelled[:1]:
        return "、".join(dict.fromkeys(names))
    if found := next((official for name in adopted if (official := parse_body(name))), None):
        return found
    if order and not order["bodies"].isascii():
        return order["bodies"]
    if names := [official for name in banner if (official := parse_body(name))]:
        return "、".join(dict.fromkeys(names))
    if own and (names := [official for name in split_names(own["body"]) if (official := parse_body(name))]):
        return "、".join(dict.fromkeys(names))
    return adopted[0] if adopted else None


def _joined(lines: Sequence[str]) -> list[str]:
    """Lines with those that a name goes on in: YUNNAN PROVINCIAL COMMITTEE OF ⏎ THE COMMUNIST PARTY OF CHINA."""
    joined: list[str] = []
    for line in lines:
        if joined and _goes_on(joined[-1], line):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _official(name: str) -> str:
    return parse_body(name) or name


def _plain_addressees(line: str) -> str:
    return re.sub(r"^To[ :]+", "", line).strip(" :：,")


@cache
def _fields() -> dict[str, str]:
    return {row["label"].lower(): row["field"] for row in read_lexicon("english_labels")}


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in sorted(_fields(), key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])(?P<label>{labels})\s*[:：]", re.IGNORECASE)
