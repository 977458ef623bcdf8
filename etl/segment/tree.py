"""The clause tree as the best explanation of all markers of a document together.

A document's markers form *series* (1 → 2 → 三 → 4), and series are nested in *levels*. The search walks over the
candidates in reading order and keeps the cheapest explanations: which level each marker belongs to, whether it goes
on with that level's series, restarts it, opens a new level, or is no marker at all. The state of an explanation is the
list of levels from the outermost to the innermost; levels deeper than the marker read last are *dormant*: they may start
again at 1 under the new parent, or run on (（十） under 一、, （十一） under 二、), both for nothing. ``costs`` has the
prices. A beam of bounded width makes the search linear in the number of markers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.markers import Reading
from etl.segment.costs import COSTS, Costs, Level, goes_on, price_next, price_opening

BEAM_WIDTH = 12
BEAM_MARGIN = 5.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a clause may begin, with its readings.

    ``shape`` is ``title`` (a paragraph without sentence end) or ``text``; ``bare`` is a title with no paragraph of its own
    before the next candidate. ``inside`` marks places inside a paragraph: ``lost`` where the text lost its breaks,
    ``filler`` where it has them. ``boundary`` tells what stands between the candidate before and this one: nothing, a
    ``section`` (an unnumbered heading: every level may start again or run on) or a ``scope`` (another document: nothing is
    carried over).
    """

    readings: tuple[Reading, ...]
    shape: str = "text"
    bare: bool = False
    inside: str | None = None
    boundary: str | None = None


class Decision(NamedTuple):
    """What the search made of a candidate: its reading, its level (1 = outermost in its scope) and any anomaly."""

    reading: Reading
    level: int
    anomaly: str | None
    expected: int | None


class _Step(NamedTuple):
    before: _Step | None
    levels: tuple[Level, ...]  # after this step
    choice: tuple[Reading, int, str | None, int | None] | None


class _State(NamedTuple):
    levels: tuple[Level, ...]
    depth: int  # index of the level read last, -1 where none is open
    bare: bool  # the marker read last is a bare title
    cost: float
    history: _Step | None


class _Move(NamedTuple):
    """A way to go on from a state; ``place`` is None where the candidate is no marker."""

    cost: float
    state: _State
    reading: Reading | None
    place: int
    opens: bool
    anomaly: str | None
    expected: int | None


def find_tree(candidates: Sequence[Candidate], costs: Costs = COSTS) -> list[Decision | None]:
    """Decide for every candidate whether it begins a clause and at which level (None: it is text)."""
    states = [_State((), -1, False, 0.0, None)]
    for identity, candidate in enumerate(candidates):
        if candidate.boundary == "scope":
            states = [_State((), -1, False, states[0].cost, states[0].history)]
        elif candidate.boundary == "section":
            states = [state._replace(depth=-1, bare=False) for state in states]
        moves = [move for state in states for move in _moves(state, candidate, costs)]
        limit = min(move.cost for move in moves) + BEAM_MARGIN
        moves = sorted((move for move in moves if move.cost <= limit), key=lambda move: move.cost)
        known = set()
        states = []
        for move in moves:
            state = _go(move, candidate, identity)
            look = (state.depth, state.bare, tuple(level[1:] for level in state.levels))
            if look not in known:
                known.add(look)
                states.append(state)
                if len(states) == BEAM_WIDTH:
                    break
    return _read_back(states[0].history, candidates)


def _moves(state: _State, candidate: Candidate, costs: Costs) -> Iterator[_Move]:
    """All ways to read a candidate in a state, with their costs."""
    cost = costs.rejected_doubted if all(reading.doubt for reading in candidate.readings) else costs.rejected
    if candidate.inside == "lost":
        cost = min(cost, costs.rejected_lost)
    elif candidate.inside or any(reading.style == "han_shi" for reading in candidate.readings):
        cost = min(cost, costs.rejected_inside)
    yield _Move(state.cost + cost, state, None, state.depth, False, None, None)
    for reading in candidate.readings:
        base = state.cost + (costs.doubted if reading.doubt else 0.0)
        if candidate.inside == "filler":
            base += costs.filler if reading.number != 1 else costs.filler_opens
        owned = any(level.series[0] == reading.series for level in state.levels)
        nearest = state.depth >= 0 and goes_on(state.levels[state.depth], reading, candidate.shape, owned)
        free = False
        for index, level in enumerate(state.levels):
            skipped = index - state.depth - 1 if index > state.depth else None
            price = price_next(level, reading, candidate.shape, skipped, state.bare, owned, costs)
            if price is not None:
                free = free or not price.cost
                cost = base + price.cost + (costs.leaves if nearest and index < state.depth else 0.0)
                yield _Move(cost, state, reading, index, False, price.anomaly, price.expected)
        if not free and candidate.inside != "filler":  # what goes on for nothing opens no new level
            for place in {*range(min(state.depth + 2, len(state.levels) + 1)), len(state.levels)}:
                price = price_opening(state.levels, place, state.depth, reading, state.bare, costs)
                yield _Move(base + price.cost, state, reading, place, True, price.anomaly, price.expected)


def _go(move: _Move, candidate: Candidate, identity: int) -> _State:
    """The state after a move; a new level takes the candidate's index as its identity."""
    state, reading = move.state, move.reading
    if reading is None:
        return _State(state.levels, state.depth, False, move.cost, _Step(state.history, state.levels, None))
    place = move.place
    series: tuple[str, ...] = (reading.series,)
    rest = state.levels[place:]
    if not move.opens:
        level = state.levels[place]
        identity, rest = level.identity, state.levels[place + 1 :]
        series = level.series if reading.series in level.series else (*level.series, reading.series)
    entered = Level(identity, series, reading.number, reading.sub, reading.prefix, candidate.shape)
    levels = (*state.levels[:place], entered, *rest)
    choice = (reading, identity, move.anomaly, move.expected)
    return _State(levels, place, candidate.bare, move.cost, _Step(state.history, levels, choice))


def _read_back(history: _Step | None, candidates: Sequence[Candidate]) -> list[Decision | None]:
    """The decisions along the cheapest path, with their levels."""
    steps: list[_Step] = []
    while history is not None:
        steps.append(history)
        history = history.before
    steps.reverse()
    decisions: list[Decision | None] = []
    start = 0
    for end in range(1, len(steps) + 1):
        if end == len(steps) or candidates[end].boundary == "scope":
            decisions += _rank(steps[start:end], candidates[start:end])
            start = end
    return decisions


def _rank(steps: Sequence[_Step], candidates: Sequence[Candidate]) -> list[Decision | None]:
    """Decisions of one scope. A level's rank is one more than that of the deepest level that it was found under, so
    that two levels that never contain each other may have the same rank."""
    order = {level.identity: place for place, level in enumerate(steps[-1].levels)}
    parents: dict[int, set[int]] = {identity: set() for identity in order}
    open_levels: list[int] = []
    for step, candidate in zip(steps, candidates, strict=True):
        if candidate.boundary == "section":
            open_levels.clear()
        if step.choice is None:
            continue
        identity = step.choice[1]
        while open_levels and order[open_levels[-1]] >= order[identity]:
            open_levels.pop()
        if open_levels:
            parents[identity].add(open_levels[-1])
        open_levels.append(identity)
    ranks: dict[int, int] = {}
    for identity in order:  # outermost first: a parent stands before its children
        ranks[identity] = 1 + max((ranks[parent] for parent in parents[identity]), default=0)
    return [
        None if step.choice is None else Decision(step.choice[0], ranks[step.choice[1]], *step.choice[2:])
        for step in steps
    ]
