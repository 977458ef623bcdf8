"""The issuer of an English text: who signs, whom a label or the notes on adoption name, whose name stands above the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from etl.extract.metadata.english_titles import goes_on
from etl.notation import english_lines
from etl.notation.days import parse_day
from etl.notation.english_bodies import find_place, parse_body, parse_place, split_names
from etl.notation.late_patterns import compile_late

_OF_BODY = compile_late(
    r"\b(?:of|by) (?P<body>(?:the )?[A-Z][A-Za-z'’,&\- ]{4,240}?)(?= (?:on|concerning|regarding|for|about|to|in)\b|$)",
    re.IGNORECASE,
)
_ADOPTED = compile_late(
    r"\b(?:adopted|passed|approved|deliberated and adopted|considered and adopted)\b[^;.]{0,60}?\b(?:session|meeting) of (?:the )?(?P<body>[^;.()]{6,120}?)(?= (?:on|and|held)\b|[;.)]|$)"
    r"|\b(?P<act>promulgated|issued|released|published) by (?:(?:the )?(?:Order|Decree|Announcement) No\.? ?\d+ of )?(?:the )?(?P<issuer>(?:[^;.()]|\([^()]{1,30}\)){6,120}?)(?= (?:on|and)\b|[;.)]|$)",
    re.IGNORECASE | re.DOTALL,
)
_POST = compile_late(
    r",?\s*(?:Vice[ -])?(?:Minister|Director(?:[ -]General)?|Chair(?:man|person)?|Governor|Premier|President|Commissioner|Administrator|Mayor)(?: of (?:the )?(?P<body>[^:：]+))?(?:[:：].*)?",
    re.IGNORECASE,
)
# The President promulgates what a congress adopted.
_PRESIDENT = compile_late(
    r"(?:.*,\s*)?President(?: of (?:the )?(?:People['’]s Republic of China|PRC|State))?(?:[:,]? .*)?", re.IGNORECASE
)
_MOST_SIGNERS = 12


def find_english_signature(lines: Sequence[str]) -> tuple[list[str], date | None] | None:
    """Bodies that sign above a day alone on its line, and the day."""
    for i, line in enumerate(lines):
        if not english_lines.DATE_LINE.fullmatch(line):
            continue
        signers: list[str] = []
        for above in reversed(lines[max(0, i - _MOST_SIGNERS) : i]):
            if not english_lines.signs(above) and not _POST.match(above):
                break
            signers.insert(0, above)
        if signers and not any(
            english_lines.english_document_type(signer) for signer in signers if parse_body(signer) is None
        ):
            return _bodies_of(signers), parse_day(line)
    return None


def _bodies_of(signers: Sequence[str]) -> list[str]:
    """Return the bodies of signing lines: of an office and a name, the office's body."""
    bodies: list[str] = []
    for line in signers:
        post = _POST.search(line)
        if _PRESIDENT.fullmatch(line) or english_lines.SEAL.fullmatch(line):
            continue
        if post and parse_body(line) is None:
            bodies += [_office_of(post["body"])] if post["body"] else []
        else:
            bodies += split_names(line)
    return bodies


def _office_of(body: str) -> str:
    """Return the body that an officer heads: of the Minister of Commerce, the Ministry of Commerce."""
    ministry = f"Ministry of {body}"
    return ministry if parse_body(body) is None and parse_body(ministry) else body.strip()


def find_english_issuer(
    signers: Sequence[str],
    label: str,
    adoption: str,
    document_number: str | None,
    above: Sequence[str],
    title: str | None,
) -> str | None:
    """Find who issued an English text.

    Args:
        signers: The bodies of its signature.
        label: What stands behind a label for the issuer.
        adoption: The notes on its adoption.
        document_number: Its number; that of an order begins with the body that gave it.
        above: The lines above its title.
        title: Its title.

    Returns:
        Official Chinese names joined by ``、``, as the first of these says that names a body; printed names where they
        have no official one.
    """
    labelled = split_names(label)
    adopted = [match["body"] or match["issuer"] for match in _ADOPTED.finditer(adoption)]
    own = _OF_BODY.search(title or "")
    banner = [
        name
        for line in _joined(above)
        if not english_lines.LABELLED.fullmatch(line) and not english_lines.english_document_type(line)
        for name in split_names(line)
    ]
    order = re.match(r"(?P<bodies>.+?)(?:令|公告)", document_number or "")
    if names := [_official(name) for name in signers]:
        return "、".join(dict.fromkeys(names))
    if names := [official for name in labelled if (official := parse_body(name))] or labelled[:1]:
        return "、".join(dict.fromkeys(names))
    if found := next((official for name in adopted if (official := parse_body(name))), None):
        return found
    if order and not order["bodies"].isascii():
        return order["bodies"]
    for printed in (banner, split_names(own["body"]) if own else []):
        if names := [official for name in printed if (official := parse_body(name) or _local_body(name))]:
            return "、".join(dict.fromkeys(names))
    return adopted[0] if adopted else None


def _local_body(name: str) -> str | None:
    """Return a name that a place and a body's word make, as printed: ``Shenzhen Municipal Market Supervision Administration``."""
    plain = re.sub(r"^[Tt]he ", "", name)
    names_body = english_lines.signs(plain) and find_place(plain, is_title=False) and parse_place(plain) is None
    return plain if names_body else None


def _joined(lines: Sequence[str]) -> list[str]:
    """Lines with those that a name goes on in: YUNNAN PROVINCIAL COMMITTEE OF ⏎ THE COMMUNIST PARTY OF CHINA."""
    joined: list[str] = []
    for line in lines:
        if joined and goes_on(joined[-1], line):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _official(name: str) -> str:
    return parse_body(name) or name
