"""Titles (GB/T 9704-2012 7.3.1): the document's own and the one it forwards, out of the lines of the head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.extract.metadata.title_lines import (
    TitleRun,
    find_title_runs,
    is_bracket_line,
    parse_title,
)
from etl.lexicon.alternations import any_of
from etl.notation.document_numbers import find_document_numbers
from etl.notation.late_patterns import compile_late
from etl.notation.title_marks import IN_MARKS
from etl.notation.title_words import ends_as_title, fold_title, opens_text, without_brackets

_DRAFT = re.compile(r"征求意见|草案|送审稿|讨论稿|代拟稿|公开征集")
# 关于2025年预算草案的报告: a text about a draft, and none itself
_ABOUT_A_DRAFT = compile_late(rf"草案[）)]?》?的[^的]{{0,12}}{any_of('kinds_about_drafts')}\Z")
_NOTICE = re.compile(rf"(?:关于)?{any_of('forwarding_verbs')}")
_FORWARDS = re.compile(
    rf"""
    (?: 关于)? {any_of("forwarding_verbs")}
    (?: 《 (?P<quoted> {IN_MARKS} ) 》
      | (?P<plain> [^《》]{{4,160}} ) (?= 的? {any_of("notice_kinds")} \Z ) )
    """,
    re.VERBOSE,
)
_FORWARDED_IN_TEXT = re.compile(rf"(?:现将|现印发|制定了?|\A|[。；：，])\s{{0,2}}《(?P<title>{IN_MARKS})》")
_FORWARDING = compile_late(r"印发|转发|予以公布|现予公布|施行")
_ATTACHED_FILE = compile_late(
    r"(?P<title>[^。：:/]{4,120}?)(?:[（(](?:主动公开|定稿|公开)[^（()）]{0,6}[）)])?\.(?:pdf|docx?|wps|ofd|mp3|xlsx?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Titles:
    """What the head says: both titles, what stood in brackets behind the own one, and whether it is a draft.

    ``body_start`` is the number of the first line behind the own title.
    """

    title: str | None = None
    forwarded_title: str | None = None
    document_number: str | None = None
    heading_date: date | None = None
    is_draft: bool = False
    body_start: int = 0


def find_head_titles(front: Sequence[str], back: Sequence[str], page_title: str | None) -> Titles:
    """Titles in the lines of ``front`` (else in the names of attached files in ``back``).

    ``page_title`` is what the page calls itself; it decides where the text prints it. Of several titles in front of the
    text the forwarding notice's is the own one, else the fullest.
    """
    front = [_close_up(line) for line in front]
    runs = find_title_runs(front)
    text_start = next((i for i, line in enumerate(front) if _is_sentence(line)), len(front))
    head = [run for run in runs if run.first < text_start]
    inner = [run for run in runs if run.first > text_start]
    own = _own_title(head, page_title)
    text = "\n".join(front)
    if own is None:
        filed = _title_of_file(back)
        forwarded = inner[0].text if inner else _forwarded_in_text(text)
        parts = parse_title(filed or page_title or forwarded or "")
        title = parts.text or None
        return Titles(
            title=title,
            forwarded_title=_forwarded(title, parse_title(forwarded).text if forwarded else None),
            document_number=_number_of_file(back),
            heading_date=None,
            is_draft=parts.is_draft,
        )
    parts = parse_title(own.text)
    printed = next((parse_title(run.text) for run in inner), None)
    label = any(_DRAFT.search(line) and is_bracket_line(line) for line in front[own.last + 1 : own.last + 3])
    return Titles(
        title=parts.text,
        forwarded_title=_forwarded(parts.text, printed.text if printed else _forwarded_in_text(text)),
        document_number=parts.document_number or _number_of_file(back),
        heading_date=parts.day,
        is_draft=parts.is_draft or label or bool(printed and printed.is_draft) or _names_a_draft(parts.text),
        body_start=own.last + 1,
    )


def _names_a_draft(title: str) -> bool:
    return _DRAFT.search(title) is not None and _ABOUT_A_DRAFT.search(title) is None


def _close_up(line: str) -> str:
    """Return a line that print set with a space behind each letter (关 于 做 好 …的 通    知) without its spaces."""
    words = line.split()
    is_spaced = len(words) >= 5 and sum(len(word) == 1 for word in words) > 0.7 * len(words)
    return "".join(words) if is_spaced else line


def _own_title(head: list[TitleRun], page_title: str | None) -> TitleRun | None:
    if not head:
        return None
    head = [run for run in head if "_" not in run.text] or head  # a file's name stands above the title it was made from
    for run in head:
        if _NOTICE.search(run.text) and re.search(
            r"(?:通知|函|公告|决定|通报|》)\Z", without_brackets(parse_title(run.text).text)
        ):
            return run
    wanted = fold_title(page_title or "")
    fullest = next((run for run in head if fold_title(parse_title(run.text).text) == wanted), head[0])
    for run in head:
        if fold_title(parse_title(run.text).text).endswith(fold_title(parse_title(fullest.text).text)):
            fullest = run if len(run.text) > len(fullest.text) else fullest
    return fullest


def _forwarded(title: str | None, printed: str | None) -> str | None:
    """Return the forwarded document's title: as printed above its text, else as the notice's title or text names it."""
    found = _FORWARDS.search(title or "")
    named = (found["quoted"] or _whole(found["plain"])) if found else None
    chosen = printed or named
    return (
        None if chosen is None or title is None or fold_title(chosen) == fold_title(title) else parse_title(chosen).text
    )


def _whole(plain: str) -> str | None:
    """Return a title named without marks, or None for words that are none: 公布…清理结果的决定."""
    return plain if ends_as_title(plain) else None


def _forwarded_in_text(text: str) -> str | None:
    for found in _FORWARDED_IN_TEXT.finditer(text[:4000]) if "《" in text else ():
        sentence = text[found.end() : found.end() + 120].split("。")[0]
        if _FORWARDING.search(sentence):
            return found["title"]
    return None


def _title_of_file(back: Sequence[str]) -> str | None:
    """Return the title in the name of an attached file that is the document itself (附件：广安府办规〔2023〕5号关于印发…的通知.pdf)."""
    for line in back:
        for number in find_document_numbers(line):
            attached = _ATTACHED_FILE.match(line, number.end)
            if attached:
                return attached["title"].strip()
    return None


def _number_of_file(back: Sequence[str]) -> str | None:
    for line in back:
        for number in find_document_numbers(line):
            if _ATTACHED_FILE.match(line, number.end):
                return number.document_number
    return None


def _is_sentence(line: str) -> bool:
    return "。" in line or opens_text(line) or bool(_FORWARDED_IN_TEXT.match(line.strip()) and not ends_as_title(line))
