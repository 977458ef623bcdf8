"""Subjects of obligations in English text: the bodies that shall, must, will or are to do something."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from etl.extract.responsible_units.english_lists import EnglishItem, split_english_list

_SENTENCE = regex.compile(r"(?:[^.!?\n]|\.(?=\S)|(?<=\b(?:No|Art|Co|Ltd))\.|\n(?=[a-z]))+")
_MODAL = r"(?:must|shall|should|will|may\s+not|(?:is|are)\s+(?:to|responsible\s+for|in\s+charge\s+of|required\s+to)|(?:has|have)\s+to|takes?\s+the\s+lead)"
_OBLIGATION = regex.compile(rf"\b{_MODAL}\b")
_SIGNS = ("must", "shall", "should", "will", "may not", "to", "responsible", "lead")
# Bodies that a doer brings in: together with the Ministry of Finance.
_TOGETHER = regex.compile(r"\b(?:together|jointly|in\s+conjunction)\s+with\s+")
# The doer of a passive sentence, as 由 in Chinese: shall be approved by the Ministry of Commerce.
_BY = regex.compile(
    r"\b(?:shall|must|should|will|(?:is|are|has|have)\s+to)\s+(?:\w+ly\s+)?be\s+(?:\w+ly\s+)?(?:\w+(?:ed|en|wn|de|ut|et|id|ld|ne|un))(?:\s+(?:and|or)\s+\w+ed)?"
    r"(?:\s+(?!by\b)\w+){0,4}?\s+by\s+|\b(?:shall\s+be|is)\s+the\s+(?:responsibility|duty)\s+of\s+"
)
# What may stand between a subject and its obligation word.
_ADVERBS = regex.compile(r"(?:\s+(?:also|jointly|respectively|each|both|all|then|\w+ly))*\s*")
_ASIDE = regex.compile(
    r",\s*(?:which|who|that|after|before|upon|in|on|as|when|if|where|within|by|together|jointly|with|based|according|through|under|for|while)\b[^;:]*,\s*$"
)
_CLAUSE = regex.compile(r"[;:；：]\s*(?:and\s+)?")
_INNER_CLAUSE = regex.compile(r"\b(?:that|but|while|whereas|then)\s+|(?<=^|,\s)(?:if|where|when)\s+", regex.IGNORECASE)
_OPENING = regex.compile(
    r"\s*(?:(?:Article|Art\.|Section)\s+[\dIVXLC-]+[.:]?\s*|[(（]?(?:\d{1,3}|[ivxlc]{1,5}|[a-z])[.)）]\s*|(?:In\s+addition|Meanwhile|Therefore|However|First|Second|Third),?\s+|[-•·*—\"“]+\s*)*"
)
_LONGEST_SUBJECT = 600


def find_english_subjects(text: str) -> Iterator[tuple[int, int, str]]:
    """The bodies that English sentences oblige, one a body and sentence, as offsets and names."""
    if not any(sign in text for sign in _SIGNS):
        return
    for sentence in _SENTENCE.finditer(text):
        seen: set[str] = set()
        for item in sorted(_subjects(text, *sentence.span())):
            if item.name not in seen:
                seen.add(item.name)
                yield item.start, item.end, item.name


def _subjects(text: str, start: int, end: int) -> Iterator[EnglishItem]:
    """The bodies of one sentence that its obligation words, ``together with`` and passive ``by`` make doers."""
    words = list(_OBLIGATION.finditer(text, start, end))
    together = list(_TOGETHER.finditer(text, start, end))
    if not words and not together:
        return
    before = start
    for word in words:
        if not any(
            before <= other.start() < word.start() for other in together
        ):  # read below, with who stands before it
            yield from _bodies_before(text, before, word.start())
        before = word.end()
    for word in together:
        yield from _bodies_after(text, word.end(), end)
        yield from _bodies_before(text, start, word.start())
    for word in _BY.finditer(text, start, end):
        yield from _bodies_after(text, word.end(), end)


def _bodies_before(text: str, start: int, end: int) -> list[EnglishItem]:
    """The bodies of the list that ends right before ``end``: read back over an aside and adverbs to its first item."""
    start = max(start, end - _LONGEST_SUBJECT)
    for clause in _CLAUSE.finditer(text, start, end):
        start = clause.end()
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    inner = max((clause.end() for clause in _INNER_CLAUSE.finditer(text, start, end)), default=start)
    bodies = _list_at_end(text, inner, end)
    if bodies:
        return bodies
    for comma in regex.finditer(r",", text, pos=start, endpos=end):
        if _ASIDE.match(text, comma.start(), end) and (bodies := _list_at_end(text, start, comma.start())):
            return bodies
    return []


def _list_at_end(text: str, start: int, end: int) -> list[EnglishItem]:
    """The bodies of the list that ends at ``end``; a last item that is no body leaves those before it."""
    while end > start and text[end - 1] in " ,\n\t":
        end -= 1
    trimmed = regex.search(
        r"(?:\s+(?:also|jointly|respectively|each|both|all|then|[a-z]+ly))+$", text, pos=start, endpos=end
    )
    end = trimmed.start() if trimmed else end
    items = split_english_list(text, start, end)
    bodies: list[EnglishItem] = []
    for index, item in enumerate(reversed(items)):
        if item.is_body:
            bodies.append(item)
        elif index and not _is_doer(item.name):
            break
        elif index == 0 and not _is_doer(item.name):
            return []
    return bodies[::-1]


def _is_doer(name: str) -> bool:
    """True if an item of a list may be a doer who is no body: relevant departments, the unit where they belong to."""
    return (
        regex.fullmatch(r"(?:[A-Za-z][a-z'’-]*\s*){1,9}", name) is not None
        and regex.match(r"(?:In|On|After|Before|Upon|With|For|By|To|At|As|If|From|Under)\b", name) is None
    )


def _bodies_after(text: str, start: int, end: int) -> Iterator[EnglishItem]:
    """The bodies of the list that begins at ``start``, up to the first item that is none."""
    stop = regex.search(
        r"[;:；：]|\s(?:within|in\s+accordance|according|before|after|to|on|who|which|that|together|jointly|in\s+conjunction|shall|must|will|is|are|should)\b",
        text,
        pos=start,
        endpos=end,
    )
    for item in split_english_list(text, start, stop.start() if stop else end):
        if not item.is_body:
            break
        yield item
