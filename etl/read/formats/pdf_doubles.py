"""Characters of a page that are printed twice in one place, as bold type is imitated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import Any

from etl.read.formats.pdf_objects import Char

DOUBLE = 0.5  # points: a character this near to its like is the same one printed again
MOST_RUNS = 400  # of characters on a page: of more, none is compared with every other
Places = dict[int, dict[int, list[tuple[float, float]]]]  # by row and column of a grid


def drop_doubles(chars: Sequence[Char]) -> list[Char]:
    """Drop the characters that stand twice in one place, as bold is imitated; linear in their number, which
    ``Page.dedupe_chars`` is not."""
    if not may_overlap(chars):
        return list(chars)
    alike: dict[tuple[Any, ...], list[tuple[float, float, int]]] = {}
    for index, char in enumerate(chars):
        kind = (char["text"], char["fontname"], char["size"], char["upright"])
        alike.setdefault(kind, []).append((char["doctop"], char["x0"], index))
    doubles: set[int] = set()
    for places in alike.values():
        if len(places) > 1 and may_be_double(places):
            doubles |= find_doubles(places)
    return [char for index, char in enumerate(chars) if index not in doubles] if doubles else list(chars)


def may_overlap(chars: Sequence[Char]) -> bool:
    """False if no two runs of characters, as the file has them from left to right, cover each other: mostly it is."""
    runs: list[tuple[float, float, float]] = []  # height, beginning, end
    start = before = 0.0
    height = inf
    for char in chars:
        x, y = char["x0"], char["doctop"]
        if x <= before + DOUBLE or y != height:
            runs.append((height, start, before))
            start, height = x, y
        before = x
    runs = sorted([*runs[1:], (height, start, before)])
    if len(runs) > MOST_RUNS:
        return True
    for index, (y, x0, x1) in enumerate(runs):
        for next_y, next_x0, next_x1 in runs[index + 1 :]:
            if next_y - y > DOUBLE:
                break
            if next_x0 <= x1 + DOUBLE and x0 <= next_x1 + DOUBLE:
                return True
    return False


def may_be_double(places: Sequence[tuple[float, float, int]]) -> bool:
    """False if no two places are the same, as far as neighbours among those in order tell: mostly it is."""
    in_order = sorted(places)
    return any(
        next_y - y <= DOUBLE and (next_y != y or next_x - x <= DOUBLE)
        for (y, x, _), (next_y, next_x, _) in pairwise(in_order)
    )


def find_doubles(places: Sequence[tuple[float, float, int]]) -> set[int]:
    """Find the places (y, x, number) that are the same as one before."""
    doubles: set[int] = set()
    taken: Places = {}
    for y, x, index in places:
        if taken and is_taken(x, y, taken):
            doubles.add(index)
        else:
            taken.setdefault(int(y // DOUBLE), {}).setdefault(int(x // DOUBLE), []).append((x, y))
    return doubles


def is_taken(x: float, y: float, places: Places) -> bool:
    """True if one of the places is the same as (x, y)."""
    row, column = int(y // DOUBLE), int(x // DOUBLE)
    for j in (row - 1, row, row + 1):
        if not (columns := places.get(j)):
            continue
        for i in (column - 1, column, column + 1):
            for other_x, other_y in columns.get(i, ()):
                if abs(x - other_x) <= DOUBLE and abs(y - other_y) <= DOUBLE:
                    return True
    return False
