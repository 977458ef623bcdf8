"""Titles (标题, GB/T 9704-2012 7.3.1): the word they end in, the brackets behind it, and how two are compared."""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation, any_of
from etl.notation.brackets import cut_end
from etl.notation.english_lines import english_document_type, is_english
from etl.notation.title_marks import IN_MARKS

_BRACKET_ENDS = ("）", ")", "〕", "]", "】")
_TRAILING_BRACKET = re.compile(
    r"\s*(?:[（(](?:[^（()）]|[（(][^（()）]{0,20}[）)]){1,60}[）)]|〔[^〔〕]{1,60}〕|\[[^\[\]]{1,60}\]|【[^【】]{1,60}】)\s*\Z"
)
_LONGEST_BRACKET = 140  # characters of what the pattern can match
_LAST_BRACKET = re.compile(r"[（(〔\[【][^（(〔\[【）)〕\]】]{0,40}[）)〕\]】]\Z")
_LONGEST_LAST = 42  # characters of it
_FOLDED = re.compile(r"[\s“”\"‘’'「」《》〈〉*_]+")
_LONGEST_TYPE, _LONGEST_KIND = 8, 6  # characters
_OPENS_TEXT = re.compile(rf"\s*{any_of('text_openings')}(?:[^《》]|《{IN_MARKS}》){{0,200}}[，,]")
_COUNTED = r"(?P<type>措施|政策|举措|意见|办法|任务|要点|行动)[一二三四五六七八九十百\d]{1,4}条\Z"  # 若干政策二十条


def fold_title(title: str) -> str:
    """Return a title as titles are compared: without white space, quotation marks and title marks, in small letters.

    >>> fold_title("关于“一网通办”的《实施 方案》") == fold_title("关于一网通办的实施方案")
    True
    """
    return _FOLDED.sub("", title).casefold()


def without_brackets(title: str) -> str:
    """Return a title without the brackets at its end: ``管理办法（试行）（征求意见稿）`` → ``管理办法``."""
    text = title.strip()
    while text.endswith(_BRACKET_ENDS):
        bracket = _TRAILING_BRACKET.search(text, max(0, len(text) - _LONGEST_BRACKET))
        if bracket is None:
            break
        text = text[: bracket.start()]
    return text


def without_one_bracket(title: str) -> str:
    """Return a title without the last bracket at its end: ``管理办法（试行）（征求意见稿）`` → ``管理办法（试行）``."""
    return cut_end(title, _LAST_BRACKET, _LONGEST_LAST)


def document_type(title: str | None) -> str | None:
    """Return the title's last word that names a kind of document (实施意见, 通知 …), or None if it ends in none.

    >>> document_type("关于做好防汛工作的通知（试行）"), document_type("促进就业若干措施二十条"), document_type("总则")
    ('通知', '措施', None)
    """
    stem = without_brackets(title or "").rstrip("》”")
    types = document_types()
    for length in range(min(_LONGEST_TYPE, len(stem)), 0, -1):
        if stem[-length:] in types:
            return stem[-length:]
    if not stem.endswith("条"):
        return None
    counted = re.search(_COUNTED, re.sub(r"\s+", "", stem))
    return counted["type"] if counted else None


def title_kind(title: str | None) -> str:
    """Return the kind of document that a title names: law, policy, plan, standard, catalogue or other.

    >>> title_kind("北京市优化营商环境条例"), title_kind("Action Plan for Continuous Improvement of Air Quality"), title_kind("总则")
    ('law', 'plan', 'other')
    """
    stem = without_one_bracket(title or "")
    if is_english(stem):
        stem = english_document_type(stem) or ""
    kinds = document_kinds()
    for length in range(min(_LONGEST_KIND, len(stem)), 0, -1):
        if stem[-length:] in kinds:
            return kinds[stem[-length:]]
    return "other"


def ends_as_title(line: str) -> bool:
    """True for a line whose last word names a kind of document, or that closes with 》, brackets aside."""
    return without_brackets(line).endswith("》") or document_type(line) is not None


def opens_text(line: str) -> bool:
    """True if the line opens running text as official documents do below their title: 为…，根据《…》，."""
    return _OPENS_TEXT.match(line) is not None


@cache
def document_types() -> frozenset[str]:
    """Words that name a kind of document."""
    return frozenset(document_kinds())


@cache
def document_kinds() -> dict[str, str]:
    """Return those words, and the kind of document that each names."""
    return {row["document_type"]: row["kind"] for row in read_lexicon("document_types")}


@cache
def document_type_pattern() -> str:
    """Alternation of those words, the longest first."""
    return alternation(document_types())
