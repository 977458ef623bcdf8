"""How a document determines dates without a year: the year that they mean, or that they recur every year."""

from __future__ import annotations

import re

from etl.notation.title_words import title_kind
from etl.records import Document

_NUMBER_YEAR = re.compile(r"〔((?:19|20)[0-9]{2})〕")
_TITLE_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=\s?年)")


def default_year(document: Document) -> int | None:
    """Return the year that dates without one mean: the only year in the title if near the signed date, else that of the day of signing or printing, else that of the document number."""
    numbered = _NUMBER_YEAR.search(document.document_number or "")
    issued = document.signed_date or document.printed_date
    signed = issued.year if issued else int(numbered[1]) if numbered else None
    named = {int(y) for t in (document.title, document.forwarded_title) if t for y in _TITLE_YEAR.findall(t)}
    if len(named) == 1 and (signed is None or abs(min(named) - signed) <= 1):
        return min(named)
    return signed


def is_standing(document: Document) -> bool:
    """True if the document holds until further notice: a law, rule or measure whose title names no year."""
    title = document.forwarded_title or document.title or ""
    return title_kind(title) == "law" and not _TITLE_YEAR.search(title) and not title.endswith(("决定", "决议"))
