"""The head of an order or announcement (GB/T 9704-2012 10.2): its bodies, the word 令 or 公告, its running number.

It stands on one line (国家税务总局公告2023年第5号) or on up to a line for each part, and is no title: that stands below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.extract.metadata.body_names import is_body_name, plain_body, split_bodies
from etl.extract.metadata.issuer import titled_bodies
from etl.lexicon.alternations import words_in
from etl.notation.document_numbers import RUNNING_DIGITS, find_document_numbers, normalize_document_number
from etl.notation.late_patterns import compile_late
from etl.notation.title_words import document_type

_NUMBER = rf"[（(]?\s{{0,2}}(?:[〔\[]?(?:19|20)\d\d\s{{0,2}}[〕\]年]\s{{0,2}})?第?\s{{0,2}}[\d{RUNNING_DIGITS}]{{1,6}}\s{{0,2}}号\s{{0,2}}[）)]?"
_WORD = r"(?P<word>令|公\s{0,4}告|通\s{0,4}告)"
_BODIES = r"(?P<bodies>[㐀-鿿、\s]{0,80}?)"
_WORDED = compile_late(rf"{_BODIES}\s{{0,4}}{_WORD}")
_NUMBERED = compile_late(_NUMBER)
_ON_ONE_LINE = compile_late(rf"[（(]?{_BODIES}\s{{0,4}}{_WORD}\s{{0,4}}(?P<number>{_NUMBER})[）)]?")
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class OrderHead:
    """The lines [``first``, ``last``) of an order's head, the bodies that give it, and its number in canonical form."""

    first: int
    last: int
    bodies: tuple[str, ...]
    document_number: str


def find_order_head(lines: Sequence[str]) -> OrderHead | None:
    """The head of an order or announcement among the first lines of a document, None if there is none."""
    for i, line in enumerate(lines[:_MOST_LINES]):
        text = line.strip()
        if not text.rstrip("）) ").endswith("号"):
            continue
        if (whole := _ON_ONE_LINE.fullmatch(text)) and whole["bodies"]:
            head = _read_head(i, i + 1, [whole["bodies"]], whole["word"], whole["number"])
        elif i and _NUMBERED.fullmatch(text) and (worded := _WORDED.fullmatch(lines[i - 1].strip())):
            first = i - 1
            while not worded["bodies"].strip() and first and is_body_name(lines[first - 1]):
                first -= 1
            names = [*lines[first : i - 1], worded["bodies"]]
            head = _read_head(first, i + 1, [name for name in names if name.strip()], worded["word"], text)
        else:
            continue
        if head is not None:
            return head
    return None


def find_number_below(title: str | None, lines: Sequence[str]) -> str | None:
    """The number of an announcement that stands alone below its title, with the bodies that the title names.

    >>> find_number_below("财政部 税务总局关于延续增值税政策的公告", ["2023年第61号"])
    '财政部税务总局公告2023年第61号'
    """
    kind = document_type(title)
    if title is None or kind not in words_in("order_kinds"):
        return None
    number = next(
        (line.strip("（() ）") for line in map(str.strip, lines[:_MOST_LINES]) if _NUMBERED.fullmatch(line)), ""
    )
    return normalize_document_number(f"{''.join(titled_bodies(title))}{kind}{number}") if number else None


def _read_head(first: int, last: int, names: list[str], word: str, number: str) -> OrderHead | None:
    printed = re.sub(r"[\s、]+", "", f"{''.join(names)}{word}{number.strip('（()） ')}")
    numbers = find_document_numbers(printed)
    if not numbers or (numbers[0].start, numbers[0].end) != (0, len(printed)):
        return None
    bodies = tuple(plain_body(body) for body in split_bodies(names))
    return OrderHead(first, last, bodies, numbers[0].document_number)
