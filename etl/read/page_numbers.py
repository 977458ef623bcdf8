"""Numbers that count the pages of a text: up by one each time, a page's worth of lines apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.read.reading import Line

LEAST_APART = 8  # lines between two page numbers; the numbers of a table's rows stand closer


def stands_at_edge(lines: Sequence[Line], i: int) -> bool:
    """True if a line is among the first or last two of its page, or the format has no pages."""
    page = lines[i].page
    if page is None:
        return True
    near = (i - 2, i + 2)
    return any(not 0 <= j < len(lines) or lines[j].page != page for j in near)


def find_number_sequence(
    lines: Sequence[Line], numbered: Sequence[int], pattern: re.Pattern[str], least: int = 2
) -> set[int]:
    """Find lines that open with a page number: increasing by one, a page's worth of lines apart, evenly spaced.

    ``numbered`` are the indices of the lines that open with a digit."""
    runs: dict[int, NumberRun] = {}
    best: NumberRun | None = None
    for i in numbered:
        line = lines[i]
        if (
            line.removed
            or line.kind == "cell"
            or not (match := pattern.match(line.text))
            or not stands_at_edge(lines, i)
        ):
            continue
        number = int(match["page"])
        before = runs.get(number - 1)
        run = NumberRun(i, before) if before and i - before.at >= LEAST_APART else NumberRun(i, None)
        if number not in runs or run.length > runs[number].length:
            runs[number] = run
        if best is None or run.length > best.length:
            best = run
    positions = best.positions() if best else []
    return set(positions) if len(positions) >= least and are_even(positions) else set()


class NumberRun:
    """A run of page numbers as a linked list: the last number's line, and the run before it."""

    __slots__ = ("at", "before", "length")

    def __init__(self, at: int, before: NumberRun | None) -> None:
        self.at, self.before = at, before
        self.length: int = before.length + 1 if before else 1

    def positions(self) -> list[int]:
        found: list[int] = []
        run: NumberRun | None = self
        while run:
            found.append(run.at)
            run = run.before
        return found[::-1]


def are_even(positions: Sequence[int]) -> bool:
    """True if the distances between positions are alike: nearly all between half and twice the median."""
    steps = sorted(after - before for before, after in pairwise(positions))
    middle = steps[len(steps) // 2]
    return sum(0.5 * middle <= step <= 2 * middle for step in steps) >= 0.8 * len(steps)
