"""What the citing words of an English text do with a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.notation.late_patterns import compile_late

Span = tuple[int, int]

_SENTENCE_END = compile_late(r"(?<=[a-z\x00)\]\"”’]{2})\.(?=\s|\Z)|[。;；\n]")
_REACH = 400
_BASIS = r"in\s(?:accordance|compliance|conformity|line)\swith|pursuant\sto|on\sthe\sbasis\sof|based\son|according\sto|by\svirtue\sof"
_WORDS = compile_late(
    rf"""
    \b (?: (?P<basis> {_BASIS} )
      | (?P<repeals> repeal(?:s|ing)? | abolish(?:es|ing)? | annul(?:s|ling)? | rescind(?:s|ing)? )
      | (?P<amends_here> following\s(?:amendments?|revisions?|changes?)\sto | (?:hereby|this\sdecision)\s(?:amends?|revises?|modifies) )
      | (?P<amends> amend(?:s|ing)? | revis(?:e|es|ing) | modify(?:ing)? )
      | (?P<implements> implement(?:s|ed|ing|ation\sof)? | carr(?:y|ies|ied|ying)\sout | put(?:ting)?\sinto\spractice )
      | (?P<follows> under | governed\sby | compl(?:y|ies|ying)\swith | abide(?:s)?\sby | subject\sto | observ(?:e|es|ing) | appl(?:y|ies) | referring\sto | by\sreference\sto )
      | (?P<refers> formulat(?:e|es|ed|ing) | promulgat(?:e|es|ed|ing) | publish(?:es|ed|ing)? | issu(?:e|es|ed|ing) | list(?:ed)?\s(?:in|on) | includ(?:ed|es?)\sin | violat(?:e|es|ing|ion\sof)
          | obtain(?:s|ed|ing)? | sign(?:s|ed|ing)? | submit(?:s|ted|ting)? | fill(?:ing)?\s(?:in|out) | comply\sor ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PART_END = compile_late(r"[,;:](?! (?:the )?(?:\x00|(?i:paragraphs?|items?|subparagraphs?|articles?|clauses?) ))")
_REPEALED = compile_late(
    r"\A(?:[^.;]|(?<=\bNo)\.){0,160}?\b(?:shall|is|are|will|has been|have been)(?: hereby)?(?: simultaneously| concurrently)?(?: be)?(?: simultaneously| concurrently| hereby)? (?:repealed|abolished|annulled|invalidated|rescinded|superseded|nullified)\b"
    r"|\A[^.;]{0,160}?\b(?:cease[sd]? to be (?:effective|valid|in force)|shall lapse)",
    re.IGNORECASE,
)
_AMENDED = compile_late(
    r"\A[^.;]{0,120}?\b(?:(?:is|are|shall be)(?: hereby)? (?:amended|revised|modified)(?: to read)?(?: as|:)|as follows)",
    re.IGNORECASE,
)
_IS_CHANGED = compile_late(r"\A[^.;]{0,60}\b(?:is|are|shall be)(?: hereby)? (?:amended|revised|modified)\b")
_THIS_DOCUMENT = compile_late(
    r"\b(?:these|this|the present) \w+(?: \w+){0,3} (?:is|are|was|were)(?: hereby)? (?:formulated|enacted|made|developed|drawn up|worked out|prepared|issued|promulgated|adopted)"
    r"|\b(?:notif(?:y|ied)|announced|put forward|proposed|given|formulated|stipulated|prescribed|issued|decided|made) (?:\w+ ){0,2}(?:as follows|hereby)"
    r"|\bit (?:is|was|has been) (?:hereby )?decided|\b(?:has|have) decided to"
    r"|\b(?:hereby|as follows:|the following (?:opinions|measures|provisions|notice|decision))",
    re.IGNORECASE,
)


def find_english_relations(text: str, citations: Sequence[Span], amends: bool) -> list[str]:
    """Return the relation of each citation of an English clause text.

    Args:
        text: The clause_text.
        citations: Spans of its citations, in order, not overlapping.
        amends: True if the document is a decision that changes others.
    """
    covered = list(text)
    for start, end in citations:
        covered[start:end] = "\x00" * (end - start)
    plain = "".join(covered)
    bounds = [0, *(mark.end() for mark in _SENTENCE_END.finditer(plain)), len(text)]
    relations = []
    for start, end in citations:
        first = max(bound for bound in bounds if bound <= start)
        last = min(bound for bound in bounds if bound >= end)
        before = plain[max(first, start - _REACH) : start]
        relations.append(_relation(before, plain[end : min(last, end + _REACH)], amends))
    return relations


def _relation(before: str, behind: str, amends: bool) -> str:
    word = _governing_word(before)
    if word == "repeals" or _REPEALED.match(behind):
        return "repeals"
    changes = (word == "amends" and (amends or _AMENDED.match(behind))) or (not word and _IS_CHANGED.match(behind))
    if word == "amends_here" or changes:
        return "amends"
    if word == "basis":
        return "basis" if _THIS_DOCUMENT.search(before) or _THIS_DOCUMENT.search(behind) else "follows"
    return word if word in ("implements", "follows") else "refers"


def _governing_word(before: str) -> str:
    """Return the last word that decides, empty where another part of the sentence stands between it and the title."""
    matches = list(_WORDS.finditer(before))
    if not matches:
        return ""
    gap = before[matches[-1].end() :]
    listed = gap.replace("\x00", "").strip()
    is_list = "\x00" in gap and re.fullmatch(
        r"(?:[,;]|and|or|the|as well as|\([^()]*\)|\s|relevant|provisions?|of)*", listed
    )
    if _PART_END.search(gap) and not is_list:
        return ""
    return str(matches[-1].lastgroup)
