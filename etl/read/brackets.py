"""Brackets over line breaks: what stands inside them belongs together, and a note in them closes a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.read.punctuation import PAIRS
from etl.read.reading import Line

LONGEST_BRACKET = 400  # characters; an opening without its closing is soon forgotten
RESPONSIBILITY = re.compile(r"责任(?:单位|部门)|牵头|负责|配合|主办|分工")


def find_brackets(lines: Sequence[Line]) -> list[tuple[int, int, str]]:
    """Pairs of brackets and book-title marks over line breaks: (line of the opening, line of the closing, what stands between)."""
    stack: list[tuple[str, int, int]] = []
    pairs: list[tuple[int, int, str]] = []
    text = "".join(line.text for line in lines)
    position = 0
    for i, line in enumerate(lines):
        for character in line.text:
            if character in "（(《〈〔【":
                stack.append((character, i, position))
            elif character in PAIRS:
                for depth in range(1, min(len(stack), 3) + 1):
                    opened, opened_in, start = stack[-depth]
                    if opened == PAIRS[character] or opened + character in ("（)", "(）"):
                        if position - start <= LONGEST_BRACKET:
                            pairs.append((opened_in, i, text[start + 1 : position]))
                        del stack[-depth:]
                        break
            position += 1
    return pairs


def find_enclosed(lines: Sequence[Line]) -> list[bool]:
    """For each break (after line i): does it stand inside a pair of brackets or book-title marks that closes?"""
    enclosed = [False] * len(lines)
    for opened_in, closed_in, _ in find_brackets(lines):
        enclosed[opened_in:closed_in] = [True] * (closed_in - opened_in)
    return enclosed


def find_note_ends(lines: Sequence[Line]) -> set[int]:
    """Lines that close with a note in brackets saying who is responsible: nothing of the clause follows it."""
    return {
        closed_in
        for _, closed_in, inside in find_brackets(lines)
        if RESPONSIBILITY.search(inside)
        and lines[closed_in].text.endswith(
            (inside[-8:] + "）", inside[-8:] + ")", inside[-8:] + "〕", inside[-8:] + "】")
        )
    }
