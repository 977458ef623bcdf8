"""What the citing words do with a document (``citations.relation``): ``根据《X》，制定本办法`` stands on it, ``《X》同时废止`` ends it.

The word that decides is the last one before the title, or before the list that it stands in, inside its sentence; for
``repeals``, ``amends`` and ``basis`` also what stands behind the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from etl.extract.mask import MASKED, cover
from etl.lexicon import read_lexicon
from etl.lexicon.alternations import any_of
from etl.notation.late_patterns import compile_late

Span = tuple[int, int]

_SENTENCE_END = compile_late(r"[。！？!?\n]")
_REACH = 400  # characters before and behind a list of titles
# Between a word and the titles that it governs no other part of the sentence ends.
_PART_END = compile_late(r"[，,；;：:]")
_LIST_GAP = compile_late(r"[^，,；;：:]*|[，,；;][^，,；;：:]*")
_LIST_JOINT = compile_late(r"\A\s*\Z|[、，,；;和及与或暨的]|以及|或者|并")
# 制定印发《X》, 制定实施《X》: a document that is still to be made; 市场监管总局制定的《X》: whose it is.
_MAKES = compile_late(rf"{any_of('making_verbs')}(?:并|和|、)?\Z")
_TASK = compile_late(rf"{any_of('task_verbs')}[^，,；;]{{0,8}}\Z")
_BASIS_LABEL = compile_late(r"(?:\A|[\n。；;：:])\s*[^\s，。；：]{0,6}依据\s?[：:](?P<items>[^。]*)\Z")
_GROUNDED = compile_late(r"\A[^，,；;。]{0,12}基础上")

_REPEALED = compile_late(
    rf"""
    \A [^，,；;]{{0,30}} [，,]?                              # 等3件规范性文件，
    (?: (?: 自|从|于) [^，,；;]{{2,24}} )?+ [，,]?
    [^，,；;]{{0,16}}?
    {any_of("repealing_verbs")} (?! 的 (?![，。；]) | 后 | 前 | 期间 | 以后 | 情形 | 或者)
    """,
    re.VERBOSE,
)
_AMENDED = compile_late(
    rf"""
    \A [^，,；;。]{{0,30}} [，,]? [^，,；;。]{{0,12}}
    (?: {any_of("act_verbs")} {any_of("following_words")} [^，,；;。]{{0,6}} {any_of("amending_verbs")}
      | {any_of("amending_verbs")} 为 | 删[去除] | 增加 [^，,；;。]{{0,8}} [条款项] | 修改 (?: 如下 | 后重新公布 ) )
    """,
    re.VERBOSE,
)
# What a sentence goes on to where it makes this document itself.
_THIS_DOCUMENT = compile_late(
    rf"""
    {any_of("this_document_verbs")}
        了? [^，,；;。]{{0,20}}?
        (?: 本 (?! [市省区县州地级] | 单位 | 部门 | 行业 | 系统 | 企业 | 校 | 院 | 辖区 | 年 ) | 以下 | 如下 | 下列 | 下述 )
  | 现 {any_of("now_verbs")}
  | 如下 (?: {any_of("following_kinds")} | [：:] | \Z )
    """,
    re.VERBOSE,
)
# 本规划根据《X》编制: the same, told from its other end.
_NAMES_ITSELF = compile_late(rf"\s*本{any_of('own_kinds')}")
_THIS_IS_MADE = compile_late(
    rf"\A[^，,；;。]{{0,40}}[，,]?(?:结合[^，,；;。]{{1,30}}[，,]?)?{any_of('this_document_verbs')}(?=\Z|[，,；;])"
)
_DECIDES = compile_late(rf"(?:{any_of('deciders')}|经研究，?|[，,]\s?)决定(?!书|权|的|是否)")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that may decide: its relation, and where it ends."""

    relation: str
    start: int
    end: int


def find_relations(text: str, citations: Sequence[Span], opens: bool, amends: bool) -> list[str]:
    """Return the relation of each citation of a clause text.

    Args:
        text: The clause_text.
        citations: Spans of its citations, in order, not overlapping.
        opens: True if the clause text stands before the first clause, and what it decides is what the document decides.
        amends: True if the document is a decision that changes others (``关于修改…的决定``).
    """
    plain = cover(text, citations)
    bounds = [-1, *(mark.start() for mark in _SENTENCE_END.finditer(plain)), len(text)]
    relations: list[str] = []
    at = 0
    for group in _lists_of(plain, citations):
        while bounds[at + 1] < group[0][0]:
            at += 1
        first, last = group[0][0], group[-1][1]
        before = plain[max(bounds[at] + 1, first - _REACH) : first]
        stop = min(last + _REACH, next(bound for bound in bounds[at:] if bound >= last))
        relation = _relation(before, plain[last:stop], opens, amends)
        relations += [relation] * len(group)
    return relations


def _relation(before: str, behind: str, opens: bool, amends: bool) -> str:
    """Return the relation of a list of titles, by the words of its sentence before and behind it."""
    word = _governing_word(before)
    relation = word.relation if word else ""
    if relation == "repeals" or _REPEALED.match(behind):
        return "repeals"
    if _AMENDED.match(behind) or (relation == "amends" and amends):
        return "amends"
    label = _BASIS_LABEL.search(before)
    if label and not _words(label["items"]):
        return "basis"
    if (relation == "basis" or _GROUNDED.match(behind)) and _makes_this_document(behind, opens):
        return "basis"
    if relation == "basis" and _THIS_IS_MADE.match(behind) and _NAMES_ITSELF.match(before):
        return "basis"
    return {"basis": "follows", "amends": "refers"}.get(relation, relation) or "refers"


def _makes_this_document(behind: str, opens: bool) -> bool:
    return bool(_THIS_DOCUMENT.search(behind) or _DECIDES.search(behind) or (opens and "决定" in behind))


def _lists_of(plain: str, citations: Sequence[Span]) -> list[list[Span]]:
    """Citations that one word governs together: nothing decides again between them."""
    groups: list[list[Span]] = []
    for span in citations:
        gap = plain[groups[-1][-1][1] : span[0]] if groups else ""
        if groups and _is_list_gap(gap):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _is_list_gap(gap: str) -> bool:
    if _SENTENCE_END.search(gap) or not _LIST_GAP.fullmatch(gap) or not _LIST_JOINT.search(gap):
        return False
    return not any(_decides(gap, word) for word in _words(gap))


def _governing_word(before: str) -> _Word | None:
    """Return the last word that decides, or None if another part of the sentence stands between it and the titles."""
    for word in reversed(_words(before)):
        if not _decides(before, word):
            continue
        gap = before[word.end :]
        for part in _PART_END.finditer(gap):
            if gap[part.start() - 1 : part.start()] != MASKED:
                return None
        return word
    return None


def _decides(text: str, word: _Word) -> bool:
    """False for a word that says whose document it is (市场监管总局制定的《X》)."""
    return word.relation != "refers" or not text.rstrip().endswith("的")


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for match in _pattern().finditer(text):
        relation = _relations()[match.group()]
        if relation == "implements" and _MAKES.search(text[: match.start()]):
            relation = "refers"
        if relation in ("amends", "repeals") and _TASK.search(text[: match.start()]):
            relation = "refers"
        found.append(_Word(relation, match.start(), match.end()))
    return found


@cache
def _relations() -> dict[str, str]:
    return {row["word"]: row["relation"] for row in read_lexicon("citation_words")}


@cache
def _pattern() -> re.Pattern[str]:
    rows = sorted(read_lexicon("citation_words"), key=lambda row: len(row["word"]), reverse=True)
    return re.compile(
        "|".join(
            re.escape(row["word"]) + (f"(?!{'|'.join(row['not_before'].split())})" if row["not_before"] else "")
            for row in rows
        )
    )
