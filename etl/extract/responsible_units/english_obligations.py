"""Subjects of obligations in English text: named bodies right before must, shall, should, is responsible for."""

from __future__ import annotations

from collections.abc import Iterator

import regex

OBLIGATION = regex.compile(
    r"(?<=\S)\s{1,4}(?:must|shall|should|(?:is|are)\s+(?:to|responsible\s+for|required\s+to)|takes?\s+the\s+lead)\b"
)
OBLIGATION_SIGNS = ("must", "shall", "should", "to", "responsible", "lead")  # one stands in every obligation
SENTENCE = regex.compile(r"(?:[^.!?;\n]|\.(?=\S))+")
BODY_WORD = (
    r"(?:Region|Corps|Ministry|Ministries|Commission|Bureau|Council|Government|Governments|Administration|Committee|Department"
    r"|Office|Bank|Court|Courts|Procuratorate|Customs|Agency|Authority|Province|Municipality|Prefecture|Association|Center|Centre|Federation)"
)
CAPITALIZED = r"[A-Z][A-Za-z'-]*"
NAME = regex.compile(
    rf"\s*(?:[Aa]nd\s+)?(?:[Tt]he\s+)?(?P<name>{CAPITALIZED}(?:\s+(?:(?:of|for|and)\s+(?:the\s+)?)?{CAPITALIZED}){{1,9}})\s*"
)
BETWEEN_BODIES = regex.compile(r",\s*(?:and\s+)?|\s+and\s+(?=the\s)|\s+or\s+")
# Doers that name nobody may stand beside named ones: … and relevant departments must.
GENERIC_TAIL = regex.compile(
    r",?\s+(?:and|or)\s+(?:all\s+|other\s+|its\s+)*(?:the\s+)?(?:relevant|competent|local|subordinate)\s+[a-z ]{3,40}$"
)
GENERIC_ITEM = regex.compile(
    r"\s*(?:and\s+)?(?:the\s+)?(?:all\s+|other\s+)?(?:relevant|competent|local)\s+[a-z ]{3,40}"
)
LONGEST_SUBJECT = 400


def find_english_subjects(text: str) -> Iterator[tuple[int, int, str]]:
    """Named bodies that English sentences oblige, one a body and sentence, as offsets and names."""
    if not any(sign in text for sign in OBLIGATION_SIGNS):
        return
    for sentence in SENTENCE.finditer(text):
        seen: set[str] = set()
        for word in OBLIGATION.finditer(text, sentence.start(), sentence.end()):
            for start, end in subject_bodies(text, sentence.start(), word.start()):
                name = " ".join(text[start:end].split())
                if name not in seen:
                    seen.add(name)
                    yield start, end, name


def subject_bodies(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the named bodies in the list that stands right before ``end``."""
    start = max(start, end - LONGEST_SUBJECT)
    tail = GENERIC_TAIL.search(text, start, end)
    end = tail.start() if tail else end
    cuts = [(m.start(), m.end()) for m in BETWEEN_BODIES.finditer(text, start, end)]
    bodies: list[tuple[int, int]] = []
    for left, right in zip(
        [start, *(cut[1] for cut in cuts)][::-1], [*(cut[0] for cut in cuts), end][::-1], strict=True
    ):
        name = NAME.fullmatch(text, left, right)
        if name is not None and regex.search(rf"\b{BODY_WORD}\b", name["name"]):
            bodies.append(name.span("name"))
        elif not GENERIC_ITEM.fullmatch(text, left, right):
            break
    return bodies[::-1]
