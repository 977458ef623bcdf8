"""Metadata of a document (GB/T 9704-2012): from its head and last lines, then from its web page, then from the catalog."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from etl.extract.metadata.addressees import find_addressees, find_cc
from etl.extract.metadata.adoption import find_adoption_day, find_order_number, find_publication_day, is_adoption_note
from etl.extract.metadata.catalog_facts import with_catalog, with_region
from etl.extract.metadata.english_head import read_english_head
from etl.extract.metadata.english_titles import opens_in_english
from etl.extract.metadata.issuer import find_issuer
from etl.extract.metadata.order_head import OrderHead, find_number_below, find_order_head
from etl.extract.metadata.page_facts import find_page_facts
from etl.extract.metadata.signature import (
    Signature,
    find_dated_lines,
    find_lone_day,
    find_printed_date,
    find_signature,
)
from etl.extract.metadata.titles import find_head_titles
from etl.extract.validity import find_validity
from etl.lexicon.alternations import any_of
from etl.notation import english_lines
from etl.notation.attachments import LIST_INSIDE, without_label
from etl.notation.days import PLAIN_DAY, parse_day
from etl.notation.document_numbers import find_document_numbers, normalize_document_number
from etl.notation.language import find_language
from etl.notation.late_patterns import compile_late
from etl.notation.official_lines import PUBLIC_NOTE
from etl.notation.title_words import document_type
from etl.records import Clause, Diagnostic, Document, Source

_NUMBER_LABEL = re.compile(r"\s*(?:发文字号|文\s{0,2}号|编号)\s?[：:]\s*")
_PUBLISHED = compile_late(
    rf"(?:{any_of('publishing_words')}(?:日期|时间)\s?[：:]?\s{{0,4}}|\A\s*)(?P<day>{PLAIN_DAY})", re.VERBOSE
)
_PLAIN_DAY_INSIDE = re.compile(r"\d[-./]\d")
_URL = re.compile(r"https?://\S+")
# A file's name that says its document's title, behind a running number: 编号_某市管理办法.
_NAMED = compile_late(r"(?:\d{1,5}[-_.、 ]{1,3})?(?P<title>.*[㐀-鿿].*[㐀-鿿].*[㐀-鿿].*)")
# Also where a break was lost: behind the day of a glued signature, behind a public note.
_PARAGRAPH_END = compile_late(rf"\n|(?<=日)(?={LIST_INSIDE})|({PUBLIC_NOTE})")
_NOTE, _ATTACHED = re.compile(PUBLIC_NOTE), "附件"  # few texts hold either, and a search in all of it is fast
_OUTSIDE = ("front", "preamble", "back")
_HEAD_LINES, _MOST_LINES = 40, 1000


def find_document(
    source: Source, clauses: Sequence[Clause], catalog: Mapping[str, str] | None
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Find the metadata of a document, mainly in its rows of kind ``front`` and ``back``.

    Args:
        source: The document after the read stage. Its ``page_metadata`` fills what the text does not state.
        clauses: Its rows of ``clauses``.
        catalog: Its line of ``raw/catalog.csv``, which fills what neither states.

    Returns:
        The metadata, with None for what is stated nowhere, and diagnostics; ``catalog_conflict`` if text and catalog disagree.
    """
    lines, kinds = _lines(source, clauses)
    outside = [(line, kind) for line, kind in zip(lines, kinds, strict=True) if kind in _OUTSIDE]
    front = [line for line, kind in outside if kind == "front"][:_MOST_LINES]
    back = [line for line, kind in outside if kind == "back"]
    before_body = [line for line, kind in outside if kind != "back"][:_HEAD_LINES]
    opening = front + [line for line in before_body if line not in front and is_adoption_note(line)]
    page = {**find_page_facts(before_body), **{name: value for name, value in source.page_metadata.items() if value}}
    language = find_language(source.text)
    head = front or [page["title"]] if language == "en" and "title" in page else front  # a page may print it elsewhere
    if language != "zh" and opens_in_english(head):
        document, issued = _english_document(head, back, page, language)
    else:
        document, issued = _chinese_document(lines, kinds, front, back, opening, page, language)
    validity = find_validity(source.text, clauses, document, issued, page)
    url = page.get("source_url", "")
    document = replace(
        document,
        source_url=url if _URL.fullmatch(url) else None,
        retrieved_date=parse_day(page.get("retrieved_date", "")),
        effective_date=validity.effective_date,
        expiry_date=validity.expiry_date,
        dates_inferred=validity.is_counted,
    )
    document, diagnostics = with_catalog(source.document_id, document, catalog or {})
    document, doubts = with_region(source.document_id, _with_title(document, source.document_id))
    return document, (*diagnostics, *doubts)


def _with_title(document: Document, document_id: str) -> Document:
    """Return the document with its file's name for a title, where neither text, page nor catalog gives one."""
    named = None if document.title else _NAMED.fullmatch(without_label(document_id.rsplit("/", 1)[-1]))
    if named is None:
        return document
    return replace(document, title=named["title"], title_inferred=True, document_type=document_type(named["title"]))


def _chinese_document(
    lines: Sequence[str],
    kinds: Sequence[str],
    front: Sequence[str],
    back: Sequence[str],
    opening: Sequence[str],
    page: Mapping[str, str],
    language: str,
) -> tuple[Document, date | None]:
    """Return what a Chinese text says of itself, and the day that 印发之日 means."""
    order = find_order_head(opening)
    head = [line if order is None or not order.first <= i < order.last else "" for i, line in enumerate(front)]
    titles = find_head_titles(head, back, page.get("title"))
    signature = _signature(lines, kinds)
    signed, ordering = signature.bodies if signature else (), order.bodies if order else ()
    number = (
        _own_number(opening, order)
        or titles.document_number
        or find_number_below(titles.title, front)
        or normalize_document_number(page.get("document_number", ""))
    )
    document = Document(
        title=titles.title,
        forwarded_title=titles.forwarded_title,
        document_number=number,
        issuer=find_issuer(signed, titles.title, opening, number, ordering) or page.get("issuer"),
        document_type=document_type(titles.title),
        status="draft" if titles.is_draft else "issued",
        signed_date=_signed_date(signature, titles.heading_date, opening) or parse_day(page.get("signed_date", "")),
        printed_date=find_printed_date(back) or find_printed_date(front) or parse_day(page.get("printed_date", "")),
        published_date=_published_date(front, back, page, signature),
        addressees=find_addressees(front[titles.body_start :]) or page.get("addressees"),
        cc=find_cc(back) or find_cc(front),
        language=language,
    )
    issued = _issued_day(signature, titles.heading_date, opening, page)
    return document, issued or document.printed_date or document.published_date


def _english_document(
    front: Sequence[str], back: Sequence[str], page: dict[str, str], language: str
) -> tuple[Document, date | None]:
    """Return what an English text says of itself, and the day that the date of promulgation means."""
    head = read_english_head(front, back)
    for name in ("effective_date", "expiry_date"):
        if name in head.labels:
            page.setdefault(name, head.labels[name])
    document = Document(
        title=head.title or page.get("title"),
        forwarded_title=head.forwarded_title,
        document_number=head.document_number or normalize_document_number(page.get("document_number", "")),
        issuer=head.issuer or page.get("issuer"),
        document_type=english_lines.english_document_type(head.title or ""),
        status="draft" if head.is_draft else "issued",
        signed_date=head.signed_date or parse_day(page.get("signed_date", "")),
        published_date=head.published_date or parse_day(page.get("published_date", "")),
        addressees=head.addressees,
        cc=head.cc,
        printed_date=head.printed_date,
        language=language,
    )
    return document, head.promulgated_date or document.signed_date or document.published_date


def _lines(source: Source, clauses: Sequence[Clause]) -> tuple[list[str], list[str]]:
    """Paragraphs of all rows without blank ones, and the kind of the row that each stands in."""
    lines: list[str] = []
    kinds: list[str] = []
    text = source.text
    may_lack_breaks = _ATTACHED in text or _NOTE.search(text) is not None
    for clause in clauses:
        row = text[clause.start_char : clause.end_char].strip()
        if row and not may_lack_breaks and "\n" not in row:  # as most are
            lines.append(row)
            kinds.append(clause.kind)
            continue
        for part in _PARAGRAPH_END.split(row) if may_lack_breaks else row.split("\n"):
            if part and (line := part.strip()):
                lines.append(line)
                kinds.append(clause.kind)
    return lines, kinds


def _signature(lines: Sequence[str], kinds: Sequence[str]) -> Signature | None:
    """Return the first signature of the head, else of the last lines, else of the body, else of the attachments."""
    dated = find_dated_lines(lines)
    for wanted in (("front",), ("back",), ("preamble", "clause", "closing", "heading"), ("attachment",)):
        places = [i for i in dated if kinds[i] in wanted]
        if signature := find_signature(lines, places):
            return signature
        if wanted == ("back",) and (day := find_lone_day([lines[i] for i in places])):
            return Signature((), day)  # the title names who signs, and the list of attachments stands above the day
    return None


def _own_number(front: Sequence[str], order: OrderHead | None) -> str | None:
    """Return the document number on its own line, with or without a bracket after it; cited numbers do not count."""
    for i, line in enumerate(front):
        if order and i >= order.first:
            return order.document_number
        labelled = _NUMBER_LABEL.match(line)
        text = line[labelled.end() :] if labelled else line.strip("（() ）")
        if "号" not in text:
            continue
        if whole := normalize_document_number(text):
            return whole
        numbers = find_document_numbers(text)
        if (
            numbers
            and numbers[0].start == 0
            and re.match(r"\s*(?:\Z|[（(][^。]*\Z|《[^》]*》已)", text[numbers[0].end :])
        ):
            return numbers[0].document_number
        if (
            numbers
            and "。" not in line
            and re.match(r"[（(]?\d{4}\s?年[^《》]{3,16}日\s?\Z", line[: line.find(text) + numbers[0].start])
        ):
            return numbers[0].document_number  # 1993年12月13日 中华人民共和国国务院令第134号公布
    return find_order_number(front)


def _signed_date(signature: Signature | None, heading_date: date | None, front: Sequence[str]) -> date | None:
    if signature and signature.day and not signature.published:
        return signature.day
    return heading_date or find_adoption_day(front) or find_lone_day(front)


def _issued_day(
    signature: Signature | None, heading_date: date | None, front: Sequence[str], page: Mapping[str, str]
) -> date | None:
    """Return the day that 印发之日 or 公布之日 means: of the signature, else of the first publication of a law."""
    signed = signature.day if signature else None
    printed = signed or heading_date or find_publication_day(front)
    return printed or parse_day(page.get("signed_date", ""))


def _published_date(
    front: Sequence[str], back: Sequence[str], page: Mapping[str, str], signature: Signature | None
) -> date | None:
    if given := parse_day(page.get("published_date", "")):
        return given
    for line in (*front[:_HEAD_LINES], *back):
        if _PLAIN_DAY_INSIDE.search(line) and (found := _PUBLISHED.search(line)):
            return parse_day(found["day"])
    return signature.day if signature and signature.published else None
