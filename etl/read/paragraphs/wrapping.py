"""Visual lines: which line breaks of a hard-wrapped text end a paragraph, and which only a line of type.

A compiler of PDFs breaks the text at the edge of the page's column, and often after each punctuation mark too, because every run
of type became a line. The column has a width W (columns: full-width characters count two); every line of a paragraph but its last
is full, the first one short by its indent of two full-width characters (GB/T 9704-2012, 7.3.3). So each break is
one of three: inside a visual line (a fragment), at the end of a full visual line (a wrap), or the end of a
paragraph. The cheapest reading of all breaks together is found by dynamic programming over the width of the visual line so far.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from etl.read.brackets import find_brackets, find_enclosed, find_note_ends
from etl.read.paragraphs.breaks import (
    SETTLED_END,
    SETTLED_JOIN,
    Break,
    find_flowing,
    find_prose,
    read_openings,
    weigh_break,
)
from etl.read.paragraphs.costs import COSTS, BreakCosts
from etl.read.paragraphs.typesetting import INDENT, OVERFLOW, Setting, width_of
from etl.read.reading import Line


def slack_cost(slack: float, allowance: float) -> float:
    """Return what it costs that a wrapped line is short of the column by so many columns."""
    slack = max(0.0, slack - allowance)
    return 0.0 if slack <= 1.5 else min(12.0, 0.6 * slack)


@lru_cache(maxsize=4096)  # lines of type fill the same few widths again and again
def wrap_slack_cost(slack: float, allowance: float, is_indented: bool, is_fragmented: bool) -> float:
    """The same for a line that may be indented, at the start of a paragraph, or none. Where lines come in fragments, a
    line that runs over the column is a wrong sum; where they do not, a lost page break has glued two lines."""
    if slack < -OVERFLOW and is_fragmented:
        return min(15.0, 3 - slack - OVERFLOW)
    cost = slack_cost(slack, allowance)
    return min(slack_cost(slack - INDENT, allowance), cost + 1.0) if is_indented else cost


State = tuple[float, bool, float]  # columns filled so far, whether the visual line opens a paragraph, what it has cost
Step = tuple[int, bool]  # number of the state before, whether a paragraph ended


def find_paragraph_ends(
    lines: Sequence[Line], setting: Setting, known: Mapping[int, bool], prices: BreakCosts = COSTS
) -> list[bool]:
    """For each line, return whether a paragraph ends with it. The last line always ends one. ``known`` has the breaks that
    something else has settled, such as title lines."""
    pairs = find_brackets(lines)
    enclosed = find_enclosed(lines, pairs)
    notes = find_note_ends(lines, pairs)
    flows = find_flowing(lines)
    openings = read_openings(lines)
    prose = find_prose(lines, openings)
    widths = [width_of(line) for line in lines]
    states: list[State] = [(widths[0], True, 0.0)]
    history: list[list[Step]] = []
    for i in range(len(lines) - 1):
        if i in known:
            costs = SETTLED_END if known[i] else SETTLED_JOIN
        else:
            costs = weigh_break(
                lines[i], lines[i + 1], openings[i], openings[i + 1],
                flows[i], prose[i], enclosed[i], i in notes, setting, prices,
            )  # fmt: skip
        states, steps = take_break(states, costs, widths[i + 1], setting)
        history.append(steps)
    ends_after = [True] * len(lines)
    at = min(range(len(states)), key=lambda number: states[number][2])
    for i in range(len(lines) - 2, -1, -1):
        at, ends_after[i] = history[i][at]
    return ends_after


def take_break(states: Sequence[State], costs: Break, width: float, setting: Setting) -> tuple[list[State], list[Step]]:
    """The states behind a break before a line of ``width``, and the step that leads to each: a paragraph's end first, a
    wrap second, then the fragments. Of equal costs the first counts."""
    fragment, wrap, end, allowance = costs
    column, is_fragmented, is_counted = setting.width, setting.is_fragmented, not setting.is_measured
    room = column + OVERFLOW if fragment < COSTS.never else float("-inf")
    ended = wrapped = float("inf")
    ended_from = wrapped_from = 0
    fragments: list[State] = []
    fragments_from: list[Step] = []
    for at, (filled, opens, spent) in enumerate(states):
        if spent + end < ended:
            ended, ended_from = spent + end, at
        cost = spent + wrap + wrap_slack_cost(column - filled, allowance, opens and is_counted, is_fragmented)
        if cost < wrapped:
            wrapped, wrapped_from = cost, at
        if filled + width <= room:
            fragments.append((filled + width, opens, spent + fragment))
            fragments_from.append((at, False))
    following = [(width, True, ended), (width, False, wrapped), *fragments]
    return following, [(ended_from, True), (wrapped_from, False), *fragments_from]
