"""Visual lines: which line breaks of a hard-wrapped text end a paragraph, and which only a line of type.

A compiler of PDFs breaks the text at the edge of the page's column, and often after each punctuation mark too, because every run
of type became a line. The column has a width W (columns: full-width characters count two); every line of a paragraph but its last
is full, the first one short by its indent of two full-width characters (GB/T 9704-2012, 7.3.3). So each break is
one of three: inside a visual line (a fragment), at the end of a full visual line (a wrap), or the end of a
paragraph. The cheapest reading of all breaks together is found by dynamic programming over the width of the visual line so far.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.read.brackets import find_enclosed, find_note_ends
from etl.read.breaks import NEVER, SETTLED_END, SETTLED_JOIN, find_flowing, find_prose, weigh_break
from etl.read.reading import Line
from etl.read.setting import INDENT, OVERFLOW, Setting, width_of


def slack_cost(slack: float, allowance: float) -> float:
    """What it costs that a wrapped line is short of the column by so many columns."""
    slack = max(0.0, slack - allowance)
    return 0.0 if slack <= 1.5 else min(12.0, 0.6 * slack)


def wrap_slack_cost(width: float, opens: bool, setting: Setting, allowance: float) -> float:
    """The same for a line at the start of a paragraph (``opens``) or inside it. Where lines come in fragments, a line
    that runs over the column is a wrong sum; where they do not, a lost page break has glued two lines."""
    slack = setting.width - width
    if slack < -OVERFLOW and setting.is_fragmented:
        return min(15.0, 3 - slack - OVERFLOW)
    cost = slack_cost(slack, allowance)
    return min(slack_cost(slack - INDENT, allowance), cost + 1.0) if opens and not setting.is_measured else cost


State = tuple[float, bool]


def find_paragraph_ends(lines: Sequence[Line], setting: Setting, known: Mapping[int, bool]) -> list[bool]:
    """For each line: does a paragraph end with it? The last line always ends one. ``known`` has the breaks that
    something else has settled, such as title lines."""
    enclosed = find_enclosed(lines)
    notes = find_note_ends(lines)
    flows = find_flowing(lines)
    prose = find_prose(lines)
    widths = [width_of(line) for line in lines]
    states: dict[State, float] = {(widths[0], True): 0.0}
    history: list[dict[State, tuple[State, bool]]] = []
    for i in range(len(lines) - 1):
        if i in known:
            costs = SETTLED_END if known[i] else SETTLED_JOIN
        else:
            costs = weigh_break(lines[i], lines[i + 1], flows[i], prose[i], enclosed[i], i in notes, setting)
        following: dict[State, float] = {}
        steps: dict[State, tuple[State, bool]] = {}
        width = widths[i + 1]
        for (filled, opens), spent in states.items():
            wrap = spent + costs.wrap + wrap_slack_cost(filled, opens, setting, costs.allowance)
            candidates = [((width, True), spent + costs.end, True), ((width, False), wrap, False)]
            if costs.fragment < NEVER and filled + width <= setting.width + OVERFLOW:
                candidates.append(((filled + width, opens), spent + costs.fragment, False))
            for state, cost, ends in candidates:
                if state not in following or cost < following[state]:
                    following[state] = cost
                    steps[state] = ((filled, opens), ends)
        states = following
        history.append(steps)
    ends_after = [True] * len(lines)
    state = min(states, key=lambda s: states[s])
    for i in range(len(lines) - 2, -1, -1):
        state, ends_after[i] = history[i][state]
    return ends_after
