"""Subjects of obligations in English text: the bodies that shall, must, will or are to do something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from etl.extract.mask import cover
from etl.extract.responsible_units.english_lists import split_english_list
from etl.extract.responsible_units.lists import Item
from etl.notation.english_titles import find_english_titles
from etl.notation.language import holds_latin
from etl.notation.late_patterns import compile_late

_SENTENCE = compile_late(r"(?:[^.!?\n]|\.(?=\S)|(?:(?<=\bNo)|(?<=\bCo)|(?<=\bArt)|(?<=\bLtd))\.|\n(?=[a-z]))+")
_MODAL = r"(?:must|shall|should|will|may\s+not|(?:is|are)\s+(?:to|responsible\s+for|in\s+charge\s+of|required\s+to)|(?:has|have)\s+to|takes?\s+the\s+lead)"
_OBLIGATION = compile_late(rf"\b{_MODAL}\b")
_SIGNS = ("must", "shall", "should", "will", "may not", "to", "responsible", "lead", "with")
# Bodies that a doer brings in: together with the Ministry of Finance.
_TOGETHER = compile_late(
    r"\b(?:together|jointly|in\s+(?:conjunction|collaboration|cooperation|coordination|concert))\s+with\s+"
)
# The doer of a passive sentence, as 由 in Chinese: shall be approved by the Ministry of Commerce.
_BY = compile_late(
    r"\b(?:shall|must|should|will|(?:is|are|has|have)\s+to)\s+(?:\w+ly\s+)?be\s+(?:\w+ly\s+)?(?:\w+(?:ed|en|wn|de|ut|et|id|ld|ne|un))(?:\s+(?:and|or)\s+\w+ed)?"
    r"(?:\s+(?!by\b)\w+){0,4}?\s+by\s+|\b(?:shall\s+be|is)\s+the\s+(?:responsibility|duty)\s+of\s+"
)
# Who did what a noun stands for, with no verb of the sentence: institutes verified by the Ministry of Finance.
_DONE_BY = compile_late(
    r"(?P<verb>\b(?:is|are|be)\s+(?:\w+ly\s+)?)?\b\w+(?:ed|en|wn|de|ut|et|id|ld|ne|un)(?:\s+(?:out|up|down|on|off|over))?\s+by\s+"
)
_ASIDE = compile_late(
    r",\s*(?:which|who|that|after|before|upon|in|on|as|when|if|where|within|by|together|jointly|with|based|according|through|under|for|while)\b[^;:]*,\s*$"
)
_CLAUSE = compile_late(r"[;:；：]\s*(?:and\s+)?")
_INNER_CLAUSE = compile_late(r"\b(?:that|but|while|whereas|then)\s+|(?:^|(?<=,\s))(?:if|where|when)\s+", re.IGNORECASE)
# To implement the decisions of the State Council, the Ministry of Commerce shall: who decided is not who shall.
_PURPOSE = compile_late(
    r"(?:To\s|In\s+order\s+to|With\s+a\s+view\s+to|For\s+the\s+purposes?\s+of|In\s+accordance\s+with|Pursuant\s+to|According\s+to|Under\s+the)[^,;:]*,\s*"
)
_OPENING = compile_late(
    r"\s*(?:(?:Article|Art\.|Section)\s+[\dIVXLC-]+[.:]?\s*|[\[(][A-Z][A-Za-z ,'’-]{1,60}[\])]\s*|[(（]?(?:\d{1,3}|[ivxlc]{1,5}|[a-z])[.)）]\s*|(?:In\s+addition|Meanwhile|Therefore|However|First|Second|Third),?\s+|[-•·*—\"“]+\s*)*"
)
_LIST_STOP = compile_late(
    r"[;:；：]|\s(?:within|in\s+accordance|according|before|after|to|on|who|which|that|where|together|jointly|in\s+conjunction|shall|must|will|is|are|should)\b"
)
_ADVERBS_AT_END = compile_late(r"(?:(?<!\s)\s+(?:also|jointly|respectively|each|both|all|then|[a-z]{1,20}ly)){1,6}$")
_BRACKET_AT_END = compile_late(r"\s{0,3}\([^()]{0,200}\)$")  # (hereinafter referred to as the administration)
_OTHER_DOER = compile_late(
    r"(?!(?:In|On|After|Before|Upon|With|For|By|To|At|As|If|From|Under)\b)[A-Za-z][A-Za-z'’-]*(?:\s+[A-Za-z][A-Za-z'’-]*){0,8}\s*"
)
_LONGEST_SUBJECT = 600


def find_english_subjects(text: str) -> Iterator[list[list[Item]]]:
    """The lists of bodies that each English sentence obliges, in order, as items with offsets into the text."""
    if not holds_latin(text) or not any(sign in text for sign in _SIGNS):
        return
    text = cover(text, find_english_titles(text))  # Measures for the Administration of Annuities are no body
    for sentence in _SENTENCE.finditer(text):
        if subjects := [items for items in _subjects(text, *sentence.span()) if items]:
            yield sorted(subjects, key=lambda items: items[0].start)


def _subjects(text: str, start: int, end: int) -> Iterator[list[Item]]:
    """The bodies of one sentence that its obligation words, ``together with`` and passive ``by`` make doers."""
    words = list(_OBLIGATION.finditer(text, start, end))
    together = list(_TOGETHER.finditer(text, start, end))
    if not words and not together:
        return
    before = start
    for word in words:
        if not any(before <= other.start() < word.start() for other in together):  # read below, with who is before it
            yield _bodies_before(text, before, word.start())
        before = word.end()
    for word in together:
        clause = max(start, text.rfind(";", start, word.start()))
        if done := list(_DONE_BY.finditer(text, clause, word.start())):
            if not done[-1]["verb"]:
                continue
            yield _bodies_after(text, done[-1].end(), word.start())
        yield _bodies_after(text, word.end(), end)
        modals = [other for other in words if other.start() < word.start()]
        opens = modals[-2].end() if len(modals) > 1 else start
        yield _bodies_before(text, opens, modals[-1].start() if modals else word.start())
    for word in _BY.finditer(text, start, end):
        yield _bodies_after(text, word.end(), end)


def _bodies_before(text: str, start: int, end: int) -> list[Item]:
    """The bodies of the list that ends right before ``end``: read back over an aside and adverbs to its first item."""
    start = max(start, end - _LONGEST_SUBJECT)
    for clause in _CLAUSE.finditer(text, start, end):
        start = clause.end()
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    purpose = _PURPOSE.match(text, start, end)
    start = purpose.end() if purpose else start
    inner = max((clause.end() for clause in _INNER_CLAUSE.finditer(text, start, end)), default=start)
    bodies = _list_at_end(text, inner, end)
    if bodies:
        return bodies
    for comma in re.finditer(",", text[start:end]):
        if _ASIDE.match(text, start + comma.start(), end) and (
            bodies := _list_at_end(text, start, start + comma.start())
        ):
            return bodies
    return []


def _list_at_end(text: str, start: int, end: int) -> list[Item]:
    """The bodies of the list that ends at ``end``; a last item that is no body leaves those before it."""
    while end > start and text[end - 1] in " ,\n\t":
        end -= 1
    for pattern in (_ADVERBS_AT_END, _BRACKET_AT_END):
        trimmed = pattern.search(text, start, end)
        end = trimmed.start() if trimmed else end
    items = split_english_list(text, start, end)
    bodies: list[Item] = []
    for item in reversed(items):
        if item.whole.is_named:
            bodies.append(item)
        elif _OTHER_DOER.fullmatch(item.text) is None:  # relevant departments, the unit where they belong to
            break
    return bodies[::-1]


def _bodies_after(text: str, start: int, end: int) -> list[Item]:
    """The bodies of the list that begins at ``start``, up to the first item that is none."""
    stop = _LIST_STOP.search(text, start, end)
    items = split_english_list(text, start, stop.start() if stop else end)
    return list(takewhile(lambda item: item.whole.is_named, items))
