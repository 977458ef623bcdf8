"""Pages whose type lies on its side, stands on its head or runs down in columns, turned so that their lines are level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import lt
from typing import Any

from pdfminer.layout import LTChar

Char = dict[str, Any]
Box = tuple[float, float, float, float]
LEAST_SHARE = 0.6  # of the characters of a page that are set so
LEAST_CHARACTERS = 20
UP, DOWN, OVER, COLUMNS = "up", "down", "over", "columns"  # where lines run to; columns go from right to left
SAME_COLUMN = 0.3  # of the type size between the left edges of characters that stand one below the other
STEP = (0.5, 1.6)  # of the type size from the top of one to the top of the next
# punctuation of vertical type (Unicode, Vertical Forms and CJK Compatibility Forms)
VERTICAL_FORMS = str.maketrans(
    "︐︑︒︓︔︕︖︗︘︙︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈︱",
    "，、。：；！？〖〗…（）｛｝〔〕【】《》〈〉「」『』［］—",
)


def name_turn(item: LTChar) -> str:
    """Return where the line of a character runs to; empty for one that stands upright."""
    a, b, _, d, *_ = item.matrix
    if abs(b) > abs(a):
        return UP if b > 0 else DOWN
    return OVER if a < 0 and d < 0 else ""


def find_turn(chars: Sequence[Char], turns: Sequence[str]) -> str:
    """How most characters of a page are turned, from what each says of itself and from where they follow each other."""
    if len(chars) < LEAST_CHARACTERS:
        return ""
    turn, count = (Counter(turns).most_common(1) or [("", 0)])[0]
    if turn:
        return turn if count >= LEAST_SHARE * len(chars) else ""
    tops = [char["top"] for char in chars]
    if sum(map(lt, tops, tops[1:])) < LEAST_SHARE * len(chars):
        return ""
    below = sum(stands_below(before, char) for before, char in pairwise(chars))
    return COLUMNS if below >= LEAST_SHARE * len(chars) else ""


def stands_below(before: Char, char: Char) -> bool:
    size = before["size"]
    down = char["top"] - before["top"]
    return bool(abs(char["x0"] - before["x0"]) <= SAME_COLUMN * size and STEP[0] * size <= down <= STEP[1] * size)


def turn_objects(
    chars: Sequence[Char], edges: Sequence[Char], box: Box, turn: str
) -> tuple[list[Char], list[Box], Box]:
    """Return the characters, the rules and the box of a page, turned so that its lines run from left to right."""
    left, top, right, bottom = box
    places: dict[str, Callable[[Box], Box]] = {
        UP: lambda b: (bottom - b[3], b[0] - left, bottom - b[1], b[2] - left),
        DOWN: lambda b: (b[1] - top, right - b[2], b[3] - top, right - b[0]),
        OVER: lambda b: (right - b[2], bottom - b[3], right - b[0], bottom - b[1]),
    }
    if turn == COLUMNS:
        chars = square_columns(chars)
    place = places[DOWN if turn == COLUMNS else turn]
    turned = [turn_char(char, place(box_of(char))) for char in chars]
    rules = [place(box_of(edge)) for edge in edges if edge["orientation"]]
    return turned, rules, place(box)


def square_columns(chars: Sequence[Char]) -> list[Char]:
    """Characters of columns, each in the square that it fills: marks of vertical type stand in a corner of theirs."""
    squared: list[Char] = []
    for char in chars:
        before = squared[-1] if squared else None
        size, x0 = char["size"] if char["upright"] else char["x1"] - char["x0"], char["x0"]  # figures lie on their side
        top, bottom = char["top"], char["bottom"]
        if before is not None and abs(x0 - before["x0"]) <= size and 0 < top - before["top"] <= STEP[1] * size:
            x0 = before["x0"]
            top = min(top, before["bottom"])
        squared.append(char | {"x0": x0, "x1": x0 + size, "top": top, "bottom": bottom})
    return squared


def box_of(item: Char) -> Box:
    return item["x0"], item["top"], item["x1"], item["bottom"]


def turn_char(char: Char, box: Box) -> Char:
    x0, top, x1, bottom = box
    return char | {
        "text": char["text"].translate(VERTICAL_FORMS),
        "upright": True,
        "size": bottom - top,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
    }
