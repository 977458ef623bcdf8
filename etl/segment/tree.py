"""The clause tree as the best explanation of all markers of a document together.

A document's markers form *series* (1 → 2 → 三 → 4), and series are nested in *levels*. The search walks over the
candidates in reading order and keeps the cheapest explanations: which level each marker belongs to, whether it goes
on with that level's series, restarts it, opens a new level, or is no marker at all. The state of an explanation is the
list of levels from the outermost to the innermost; levels deeper than the marker read last are *dormant*: they may start
again at 1 under the new parent, or run on (（十） under 一、, （十一） under 二、), both for nothing. ``costs`` has the
prices. A beam of bounded width makes the search linear in the number of markers; and as most documents number their
clauses without fault, it is first tried with next to nothing to spend on faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from operator import itemgetter
from typing import NamedTuple

from etl.notation.markers import MarkerReading
from etl.segment.costs import COSTS, Costs, Level, goes_on, price_next, price_opening

BEAM_WIDTH = 12
BEAM_MARGIN = 5.0
MOST_LEVELS = 40  # of an explanation; without end they would make the search quadratic in the number of markers
# What an explanation may cost beyond what its markers cost at least, tried in turn. No price lies near these: all are
# multiples of 0.05, so no rounding decides.
_SURPLUSES = (0.025, 2.025, 4.025, inf)
_COST = itemgetter(0)  # of a state, of a move


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
    """What the search made of a candidate: its reading, its level (1 = outermost in its scope) and any anomaly."""

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
_State = tuple[float, tuple[Level, ...], int, bool, tuple[int, ...], _Step | None]
# A way to go on from a state: its cost, the state, the reading (None: the candidate is no marker), the place of its
# level, whether it opens that level, any anomaly, the number that was expected.
_Move = tuple[float, _State, MarkerReading | None, int, bool, str | None, int | None]


class _Floor(NamedTuple):
    """What a candidate costs in every state: where it is taken for text, and at least."""

    rejected: float
    least: float


def find_tree(candidates: Sequence[Candidate], costs: Costs = COSTS) -> list[Decision | None]:
    """Decide which candidates begin a clause, and at which level.

    Args:
        candidates: Places where a clause may begin, in reading order.
        costs: Prices of the numbering model.

    Returns:
        A decision per candidate: reading, level (1 is outermost) and anomaly, or None if the candidate is text.
    """
    decisions: list[Decision | None] = []
    cost = 0.0
    for scope in _split_scopes(candidates):
        floors = _find_floors(scope, costs)
        tries = (_search(scope, floors, cost, surplus, costs) for surplus in _SURPLUSES)
        best = next(state for state in tries if state is not None)
        cost, _, _, _, identities, history = best
        decisions += _rank(identities, history, scope)
    return decisions


def _split_scopes(candidates: Sequence[Candidate]) -> Iterator[Sequence[Candidate]]:
    starts = [index for index, candidate in enumerate(candidates) if index and candidate.boundary == "scope"]
    for start, end in zip([0, *starts], [*starts, len(candidates)], strict=True):
        if start < end:
            yield candidates[start:end]


def _find_floors(candidates: Sequence[Candidate], costs: Costs) -> list[_Floor]:
    """What each candidate costs in whatever state: a style that is new to the scope also opens or changes a level."""
    floors = []
    known: set[str] = set()
    new_style = min(costs.new_level, costs.style_change, costs.numeral_change)
    for readings, _, _, inside, _ in candidates:
        least, doubted, listed = inf, True, False
        for style, series, _, _, _, _, doubt in readings:
            cost = costs.doubted if doubt else 0.0
            if inside == "filler":
                cost += costs.filler
            if series not in known:
                cost += new_style
                known.add(series)
            if cost < least:
                least = cost
            doubted = doubted and doubt
            listed = listed or style == "han_shi"
        rejected = costs.rejected_doubted if doubted else costs.rejected
        if inside == "lost":
            rejected = min(rejected, costs.rejected_lost)
        elif inside or listed:
            rejected = min(rejected, costs.rejected_inside)
        floors.append(_Floor(rejected, min(least, rejected)))
    return floors


def _search(
    candidates: Sequence[Candidate], floors: Sequence[_Floor], cost: float, surplus: float, costs: Costs
) -> _State | None:
    """The cheapest explanation of a scope's candidates, or None if it costs more than the floors and ``surplus``.

    It is the one that a beam without limit finds: states stand in the order of their costs, and nothing that comes of a
    state beyond the limit comes back within it. So the states within it are the first ones of that beam, to the end.
    """
    states: list[_State] = [(cost, (), -1, False, (), None)]
    limit = cost + surplus
    dearer = min(costs.style_change, costs.numeral_change), min(costs.gap, costs.orphan, costs.backward)
    for identity, (candidate, floor) in enumerate(zip(candidates, floors, strict=True)):
        if candidate.boundary == "section":
            states = [(spent, levels, -1, False, ids, history) for spent, levels, _, _, ids, history in states]
        limit += floor.least
        moves = _find_moves(states, candidate, floor.rejected, limit, dearer, costs)
        if not moves:
            return None
        states = _enter_all(moves, candidate, identity)
    return states[0]


def _find_moves(
    states: Sequence[_State],
    candidate: Candidate,
    rejected: float,
    limit: float,
    dearer: tuple[float, float],
    costs: Costs,
) -> list[_Move]:
    """The ways to read a candidate in the states that cost no more than ``limit`` or the beam's margin allows.

    ``dearer`` has the least that a style new to a level costs, and a jump of the number: most levels are left aside by these.
    """
    readings, shape, _, inside, _ = candidate
    new_style, jump = dearer
    moves: list[_Move] = []
    for state in states:
        spent, levels, depth, bare, _, _ = state
        if spent + rejected <= limit:
            moves.append((spent + rejected, state, None, depth, False, None, None))
        for reading in readings:
            _, series, _, number, sub, prefix, doubt = reading
            base = spent + costs.doubted if doubt else spent
            if inside == "filler":
                base += costs.filler
            if base > limit:
                continue
            free = False
            first = len(moves)
            for place, level in enumerate(levels):
                shown, last, _, last_prefix, _ = level
                if place > depth and base + costs.level_skip * (place - depth - 1) > limit:
                    break  # too far below, and so are the others
                if series in shown:
                    if number > 1:
                        if number != last and number != last + 1 and base + jump > limit:
                            continue  # a jump that costs too much
                    elif place <= depth and last and not sub and prefix == last_prefix and base + costs.restart > limit:
                        continue  # so does beginning again
                elif base + new_style > limit or (number != last + 1 and number != last and number != 1):
                    continue  # a style that is new to the level, where that costs too much, or neither the next nor the first
                price = price_next(level, reading, shape, place - depth - 1, bare, levels, costs)
                if price is None:
                    continue
                cost, anomaly, expected = price
                free = free or not cost
                cost += base
                if place < depth and goes_on(levels[depth], reading, shape, levels):
                    cost += costs.leaves
                if cost <= limit:
                    moves.append((cost, state, reading, place, False, anomaly, expected))
            opening = costs.new_level if number == 1 else costs.new_level + costs.orphan  # at least
            if free or inside == "filler" or base + opening > limit or len(levels) >= MOST_LEVELS:
                continue  # what goes on for nothing opens no new level
            above = (
                0 if base + opening + costs.new_above <= limit else depth + 1
            )  # the first place that is not too dear
            for place in (*range(above, min(depth + 2, len(levels))), len(levels)):
                cost, anomaly, expected = price_opening(levels, place, depth, reading, bare, costs)
                if base + cost <= limit:
                    moves.append((base + cost, state, reading, place, True, anomaly, expected))
            if (
                len(moves) - first > BEAM_WIDTH
            ):  # each leads to another state: what costs more than so many is of no use
                limit = min(limit, sorted(map(_COST, moves[first:]))[BEAM_WIDTH - 1])
        if state is states[0] and state is not states[-1] and moves:  # its cheapest move is mostly the cheapest of all
            limit = min(limit, min(moves, key=_COST)[0] + BEAM_MARGIN)
    return moves


def _enter_all(moves: list[_Move], candidate: Candidate, identity: int) -> list[_State]:
    """The states after the cheapest moves, without those that look like a cheaper one."""
    if len(moves) == 1:
        return [_enter(moves[0], candidate, identity)]
    moves.sort(key=_COST)
    limit = moves[0][0] + BEAM_MARGIN
    states: list[_State] = []
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


def _enter(move: _Move, candidate: Candidate, identity: int) -> _State:
    """The state after a move; a new level takes the candidate's index as its identity."""
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


def _rank(identities: tuple[int, ...], history: _Step | None, candidates: Sequence[Candidate]) -> list[Decision | None]:
    """Decisions of one scope. A level's rank is one more than that of the deepest level that it was found under, so
    that two levels that never contain each other may have the same rank."""
    steps = _read_back(history)
    order = {identity: place for place, identity in enumerate(identities)}
    parents: dict[int, set[int]] = {identity: set() for identity in order}
    open_levels: list[int] = []
    for (_, reading, identity, _, _), candidate in zip(steps, candidates, strict=True):
        if candidate.boundary == "section":
            open_levels.clear()
        if reading is None:
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
    """The steps up to one, the first one first."""
    steps: list[_Step] = []
    while step is not None:
        steps.append(step)
        step = step[0]
    steps.reverse()
    return steps
