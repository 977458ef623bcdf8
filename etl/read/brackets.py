"""Brackets that span line breaks: their content belongs together, and a bracketed note ends a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from etl.notation.late_patterns import compile_late
from etl.notation.punctuation import PAIRS
from etl.read.reading import Line

LONGEST_BRACKET = 400  # characters; an opening without its closing is soon forgotten
OPENINGS = "（(《〈〔【"
ALL = OPENINGS + "".join(PAIRS)
BRACKET = compile_late(f"[{ALL}]")
BRACKET_OR_BREAK = re.compile(f"[{ALL}\n]")
CLOSED = (
    "（）",
    "()",
    "（)",
    "(）",
    *(opening + closing for closing, opening in PAIRS.items() if opening in "《〈〔【"),
)
DEEPEST = 2  # pairs that mostly stand in one another
RESPONSIBILITY = re.compile(r"责任(?:单位|部门)|牵头|负责|配合|主办|分工")

Pair = tuple[int, int, str]


def find_brackets(lines: Sequence[Line]) -> list[Pair]:
    """Find pairs of brackets and book-title marks that span line breaks: (line of the opening, line of the closing, text between)."""
    stack: list[tuple[str, int, int]] = []
    pairs: list[Pair] = []
    text = "".join([line.text for line in lines])
    ends = list(accumulate(len(line.text) for line in lines))
    at = 0
    for match in BRACKET.finditer(text):
        character, position = match[0], match.start()
        while position >= ends[at]:
            at += 1
        opening = PAIRS.get(character)
        if opening is None:
            stack.append((character, at, position))
            continue
        for depth in range(1, min(len(stack), 3) + 1):
            opened, opened_in, start = stack[-depth]
            if opened == opening or opened + character in ("（)", "(）"):
                if position - start <= LONGEST_BRACKET:
                    pairs.append((opened_in, at, text[start + 1 : position]))
                del stack[-depth:]
                break
    return pairs


def find_enclosed(lines: Sequence[Line], pairs: Sequence[Pair]) -> list[bool]:
    """For each break (after line i), return whether it is inside a closed pair of brackets or book-title marks."""
    enclosed = [False] * len(lines)
    for opened_in, closed_in, _ in pairs:
        if opened_in < closed_in:
            enclosed[opened_in:closed_in] = [True] * (closed_in - opened_in)
    return enclosed


def has_open_brackets(lines: Sequence[Line]) -> bool:
    """True if a line leaves brackets open. Innermost pairs are always pairs of `find_brackets`, so if none is left open, no pair
    spans a break."""
    brackets = "".join(BRACKET_OR_BREAK.findall("\n".join([line.text for line in lines])))
    for pair in CLOSED * DEEPEST:
        brackets = brackets.replace(pair, "")
    return bool(brackets.strip("\n"))


def find_note_ends(lines: Sequence[Line], pairs: Sequence[Pair]) -> set[int]:
    """Find lines that end with a responsibility note in brackets, which ends the clause."""
    return {
        closed_in
        for _, closed_in, inside in pairs
        if lines[closed_in].text.endswith(
            (inside[-8:] + "）", inside[-8:] + ")", inside[-8:] + "〕", inside[-8:] + "】")
        )
        and RESPONSIBILITY.search(inside)
    }
