"""Explanations of the markers of a text: what the search for the tree goes on from, and what is read back from the best one."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from etl.notation.markers import MarkerReading
from etl.segment.costs import Level

BEAM_WIDTH = 12  # states that the search goes on from
BEAM_MARGIN = 5.0  # what one of them may cost more than the cheapest
COST = itemgetter(0)  # of a state, of a move


class Candidate(NamedTuple):
    """A place where a clause may begin, with its readings.

    ``shape`` is ``title`` (a paragraph without sentence end) or ``text``; ``bare`` is a title with no paragraph of its own
    before the next candidate. ``inside`` marks places inside a paragraph: ``lost`` where the text lost its breaks,
    ``filler`` where it has them. ``boundary`` tells what stands between the candidate before and this one: nothing, a
    ``section`` (an unnumbered heading: every level may start again or run on) or a ``scope`` (another document: nothing is
    carried over).
    """

    readings: tuple[MarkerReading, ...]
    shape: str = "text"
    bare: bool = False
    inside: str | None = None
    boundary: str | None = None


class Decision(NamedTuple):
    """The decision on a candidate: its reading, its level (1 is outermost in its scope) and any anomaly."""

    reading: MarkerReading
    level: int
    anomaly: str | None
    expected: int | None


# The search makes many of these, so they are plain tuples.
# A step tells what was made of a candidate: the step before, the reading (None: it is text), the identity of its level
# (the index of the candidate that opened it), any anomaly, the number that was expected.
_Step = tuple["_Step | None", MarkerReading | None, int, str | None, int | None]
# A state: what it costs, its levels, the index of the level read last (-1 where none is open), whether the marker read
# last is a bare title, the identities of the levels, the step that led to it.
State = tuple[float, tuple[Level, ...], int, bool, tuple[int, ...], _Step | None]
# A way to go on from a state: its cost, the state, the reading (None: the candidate is no marker), the place of its
# level, whether it opens that level, any anomaly, the number that was expected.
Move = tuple[float, State, MarkerReading | None, int, bool, str | None, int | None]


def enter_all(moves: list[Move], candidate: Candidate, identity: int) -> list[State]:
    """Return the states after the cheapest moves; of states that look alike only the cheapest is kept."""
    if len(moves) == 1:
        return [_enter(moves[0], candidate, identity)]
    moves.sort(key=COST)
    limit = moves[0][0] + BEAM_MARGIN
    states: list[State] = []
    known = set()
    for move in moves:
        if move[0] > limit or len(states) == BEAM_WIDTH:
            break
        state = _enter(move, candidate, identity)
        look = state[1:4]
        if look not in known:
            known.add(look)
            states.append(state)
    return states


def _enter(move: Move, candidate: Candidate, identity: int) -> State:
    """Return the state after a move; a new level gets the candidate's index as its identity."""
    cost, (_, levels, depth, _, identities, history), reading, place, opens, anomaly, expected = move
    if reading is None:
        return cost, levels, depth, False, identities, (history, None, identity, None, None)
    _, series, _, number, sub, prefix, _ = reading
    if opens:
        shown: tuple[str, ...] = (series,)
        identities = (*identities[:place], identity, *identities[place:])
        rest = levels[place:]
    else:
        shown = levels[place][0]
        identity = identities[place]
        rest = levels[place + 1 :]
        if series not in shown:
            shown = (*shown, series)
    _, shape, bare, _, _ = candidate
    levels = (*levels[:place], (shown, number, sub, prefix, shape), *rest)
    return cost, levels, place, bare, identities, (history, reading, identity, anomaly, expected)


def rank(identities: tuple[int, ...], history: _Step | None, candidates: Sequence[Candidate]) -> list[Decision | None]:
    """Decisions of one scope. A level's rank is one more than that of the deepest level that it was found under, so
    that two levels that never contain each other may have the same rank."""
    steps = _read_back(history)
    order = {identity: place for place, identity in enumerate(identities)}
    parents: dict[int, set[int]] = {identity: set() for identity in order}
    open_levels: list[int] = []
    for (_, reading, identity, _, _), candidate in zip(steps, candidates, strict=True):
        if candidate.boundary == "section":
            open_levels.clear()
        if reading is None or (open_levels and identity == open_levels[-1]):
            continue
        place = order[identity]
        while open_levels and order[open_levels[-1]] >= place:
            open_levels.pop()
        if open_levels:
            parents[identity].add(open_levels[-1])
        open_levels.append(identity)
    ranks: dict[int, int] = {}
    for identity in order:  # outermost first: a parent stands before its children
        ranks[identity] = 1 + max((ranks[parent] for parent in parents[identity]), default=0)
    return [
        None if reading is None else Decision(reading, ranks[identity], anomaly, expected)
        for _, reading, identity, anomaly, expected in steps
    ]


def _read_back(step: _Step | None) -> list[_Step]:
    """Return the steps up to ``step`` in order."""
    steps: list[_Step] = []
    while step is not None:
        steps.append(step)
        step = step[0]
    steps.reverse()
    return steps
