"""Titles of documents in English running text, in quotation marks or none.

A title is a run of words in title case that begins or ends in a kind: ``Foreign Investment Law of the People's Republic of
China``, ``Regulations on Optimizing the Business Environment``, ``Framework Plan for China (Zhejiang) Pilot Free Trade Zone``.
``the Law``, ``these Measures`` are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import islice

from etl.lexicon import read_lexicon
from etl.notation import english_lines
from etl.notation.brackets import cut_end
from etl.notation.late_patterns import compile_late

Span = tuple[int, int]

_SMALL = r"(?:of|the|on|for|and|in|to|with|by|at|from|or|concerning|regarding|over|under|against|between|through|into|as|a|an|its|governing|relating|upon|up)"
# A stop inside a word, behind an initial or No. is part of it; any other ends the sentence, and the title with it.
_CAPITAL = r"[A-Z0-9](?:[A-Za-z0-9’'/-]|\.(?=[A-Za-z0-9])|(?<=\bNo)\.|(?<=\bSt)\.|(?<=\b[A-Z])\.)*"
_ASIDE = r"\((?:[A-Z][A-Za-z’'-]*)(?:[ ](?:[A-Za-z0-9’'-]+)){0,4}\)"
_OTHERS = r"and[ ]other[ ](?:relevant[ ])?(?:departments|authorities|agencies|ministries)(?=[ ]on[ ])"
_RUN = compile_late(
    rf"{_CAPITAL}(?:(?:[ ]|,[ ](?=and[ ]{_CAPITAL}|{_CAPITAL}[ ,]))(?:{_OTHERS}|{_SMALL}(?=[ ])|{_CAPITAL}|{_ASIDE}))*"
)
_QUOTED = compile_late(r"[\"“‘'](?P<title>[A-Z][^\"“”\n]{6,300}?)[\"”’'](?![A-Za-z])")
_LEADING = compile_late(
    rf"\A(?:(?:The|These|This|Those|Such|Said|In|Under|According|Pursuant|By|For|If|Where|When|With|As|All|Any|Each|And|Implement|Support|Encourage|Handle|Follow"
    rf"|Improve|Amend|Repeal|Revise|Formulate|Issue|Promulgate|Strictly|Articles?|Section|Chapter|Paragraph|\d+|{_SMALL})[ ]+)+"
)
_VERB_THE = compile_late(r"\A[A-Z][a-z]+[ ](?:out[ ])?the[ ](?=[A-Z])")
_PARTS = compile_late(
    r"(?:,? and |, )(?:the )?(?:Articles? \d{1,4}(?:, \d{1,4})*(?: and \d{1,4})? of (?:the )?)?(?=[A-Z])(?![A-Z][a-z]+ing the )"
)
_MOST_PARTS = 4  # of one title: Law on Safety, Health, Environment and Fire Prevention
_ITS_RULES = compile_late(r",? and its [A-Z]")  # Foreign Investment Law and its Implementing Regulations: one citation
_LONGEST_TRAILING = 40
_TRAILING = compile_late(rf"[ ,]+{_SMALL}\Z|[ ]\((?:Edition|Version)[ ]\d{{4}}\)\Z")
_AFTER_OF = compile_late(r" (?:of|to|under|with|in|for) (?:the )?(?=[A-Z])")
_AFTER_BODY = compile_late(rf"\b{english_lines.BODY_WORD}\Z")
_PREPOSITION = compile_late(r" (?:of|on|for|concerning|regarding|to|in|governing|against)\b")
_NO_TITLE = compile_late(
    r"Five-Year Plan\Z|\A(?:General|Supplementary|Other|Special|Final|Miscellaneous|Relevant|Following|Same|Above|National|Local)[ ]\w+\Z"
)


def find_english_titles(text: str) -> list[Span]:
    """Titles of a text as (start, end), quotation marks included, in order and not overlapping; offsets are code points."""
    if not _kind_pattern().search(text):
        return []
    quoted = [
        found.span()
        for found in _QUOTED.finditer(text)
        if _names_a_kind(found["title"]) and english_lines.is_title_case(found["title"])
    ]
    spans = list(quoted)
    for line in re.finditer(r"[^\n]+", text):
        if _is_heading(line.group().strip()):
            continue
        for run in _RUN.finditer(text, line.start(), line.end()):
            for start, end in _titles_of_run(text, run.start(), run.end()):
                before = bisect_left(quoted, (end,))  # of these the last one alone can reach so far
                if not before or quoted[before - 1][1] <= start:
                    spans.append((start, end))
    return sorted(spans)


def _titles_of_run(text: str, start: int, end: int) -> list[Span]:
    """Return the titles in a run of words in title case: parted at a comma or ``and`` where both sides name a kind."""
    cuts, stops = [start], []
    for part in _PARTS.finditer(text, start, end):
        later = islice(_PARTS.finditer(text, part.end(), end), _MOST_PARTS)
        ends = [*(next_part.start() for next_part in later), end]
        left = text[cuts[-1] : part.start()]
        left = _trim(left)[0]
        if (_names_a_kind(left) or left in _kinds()) and any(_names_a_kind(text[part.end() : last]) for last in ends):
            cuts.append(part.end())
            stops.append(part.start())
    titles = []
    for first, last in zip(cuts, [*stops, end], strict=True):
        its = _ITS_RULES.search(text, first, last)
        title, skipped = _trim(text[first : its.start() if its else last])
        for cut in _AFTER_OF.finditer(title):  # Violations of the Civil Code; but Law of the Republic on …
            if _AFTER_BODY.search(title, 0, cut.start()):
                continue
            if not begins_in_kind(title) and _names_a_kind(title[cut.end() :]):
                skipped += cut.end()
                title = title[cut.end() :]
                break
        title_end = first + skipped + len(title)
        is_numbered = (
            " " in title and title in _kinds() and text.startswith(" (", title_end)
        )  # Interim Measures (No. 5)
        if is_numbered or _names_a_kind(title):
            titles.append((first + skipped, title_end))
    return titles


def _trim(run: str) -> tuple[str, int]:
    """Return a run without the words of its sentence before it, and how many characters those are."""
    at = 0
    for pattern in (_LEADING, _VERB_THE, _LEADING):
        if match := pattern.match(run[at:]):
            at += match.end()
    title = re.sub(r"(?:,? and(?: the)?|, ?(?:the)?)\s*\Z", "", run[at:])
    return cut_end(title, _TRAILING, _LONGEST_TRAILING).rstrip(" ,."), at


def _names_a_kind(title: str) -> bool:
    """True if a title in title case begins or ends in a kind, with more than the kind alone."""
    if _NO_TITLE.search(title) or english_lines.SECTION_NAME.fullmatch(title) or title in _kinds():
        return False
    opening = _PREPOSITION.split(title, maxsplit=1)[0]
    opening = re.sub(r" \([^()]*\)", "", opening)
    if _AFTER_BODY.search(opening):  # State Administration for Market Regulation
        return False
    plain = re.sub(r" \([^()]*\)\Z", "", title)
    return any(_ends_in_kind(phrase) for phrase in (opening, plain))


def begins_in_kind(title: str) -> bool:
    """True if the words before a title's first preposition end in a kind: ``Interim Measures for …``."""
    return _ends_in_kind(re.sub(r" \([^()]*\)", "", _PREPOSITION.split(title, maxsplit=1)[0]))


def _ends_in_kind(phrase: str) -> bool:
    return phrase.rsplit(" ", 1)[-1].rstrip(",.") in _kind_words()


def _is_heading(line: str) -> bool:
    """True for a line that is a heading in title case and no sentence."""
    return (
        len(line) <= 160
        and not english_lines.ends_sentence(line)
        and not line.endswith((":", "："))
        and english_lines.is_title_case(line)
    )


@cache
def _kinds() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("english_kinds"))


@cache
def _kind_words() -> frozenset[str]:
    return frozenset(kind.rsplit(" ", 1)[-1] for kind in _kinds())


@cache
def _kind_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_kind_words()))})\b")
