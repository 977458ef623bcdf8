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
from typing import NamedTuple

from etl.segment.costs import COSTS, Costs, goes_on, price_next, price_openings
from etl.segment.explanations import BEAM_MARGIN, BEAM_WIDTH, COST, Candidate, Decision, Move, State, enter_all, rank
from etl.segment.runs import follow_run

MOST_LEVELS = 40  # of an explanation; without end they would make the search quadratic in the number of markers
# What an explanation may cost beyond what its markers cost at least, tried in turn. No price lies near these: all are
# multiples of 0.05, so no rounding decides.
_SURPLUSES = (0.025, 2.025, 4.025, inf)


class _Floor(NamedTuple):
    """Costs of a candidate in any state: as text, and at least."""

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
        decisions += rank(identities, history, scope)
    return decisions


def _split_scopes(candidates: Sequence[Candidate]) -> Iterator[Sequence[Candidate]]:
    starts = [index for index, candidate in enumerate(candidates) if index and candidate.boundary == "scope"]
    for start, end in zip([0, *starts], [*starts, len(candidates)], strict=True):
        if start < end:
            yield candidates[start:end]


def _find_floors(candidates: Sequence[Candidate], costs: Costs) -> list[_Floor]:
    """Return the least cost of each candidate in any state; a style new to the scope also opens or changes a level."""
    floors = []
    known: set[str] = set()
    new_style = min(costs.new_level, costs.style_change, costs.numeral_change)
    plain = _Floor(costs.rejected, 0.0)
    for readings, _, _, inside, _ in candidates:
        style, series, _, _, _, _, doubt = readings[0]
        if len(readings) == 1 and series in known and not (inside or doubt or style == "han_shi"):
            floors.append(plain)
            continue
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
) -> State | None:
    """The cheapest explanation of a scope's candidates, or None if it costs more than the floors and ``surplus``.

    It is the one that a beam without limit finds: states stand in the order of their costs, and nothing that comes of a
    state beyond the limit comes back within it. So the states within it are the first ones of that beam, to the end.
    """
    states: list[State] = [(cost, (), -1, False, (), None)]
    limit = cost + surplus
    dearer = min(costs.style_change, costs.numeral_change), min(costs.gap, costs.orphan, costs.backward)
    may_follow = surplus == _SURPLUSES[0] < min(costs.rejected, costs.rejected_inside)
    identity = 0
    while True:
        if may_follow and len(states) == 1:
            identity, states[0] = follow_run(states[0], candidates, identity)
        if identity == len(candidates):
            return states[0]
        candidate, floor = candidates[identity], floors[identity]
        if candidate.boundary == "section":
            states = [(spent, levels, -1, False, ids, history) for spent, levels, _, _, ids, history in states]
        limit += floor.least
        moves = _find_moves(states, candidate, floor.rejected, limit, dearer, costs)
        if not moves:
            return None
        states = enter_all(moves, candidate, identity)
        identity += 1


def _find_moves(
    states: Sequence[State],
    candidate: Candidate,
    rejected: float,
    limit: float,
    dearer: tuple[float, float],
    costs: Costs,
) -> list[Move]:
    """Return the ways to read a candidate in the states that cost no more than ``limit`` or the beam's margin allows.

    ``dearer`` has the least that a style new to a level costs, and a jump of the number: most levels are left aside by these.
    """
    readings, shape, _, inside, _ = candidate
    new_style, jump = dearer
    moves: list[Move] = []
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
            left = costs.leaves if depth >= 0 and goes_on(levels[depth], reading, shape, levels) else 0.0
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
                if place < depth:
                    cost += left
                if cost <= limit:
                    moves.append((cost, state, reading, place, False, anomaly, expected))
            opening = costs.new_level if number == 1 else costs.new_level + costs.orphan  # at least
            if free or inside == "filler" or base + opening > limit or len(levels) >= MOST_LEVELS:
                continue  # what goes on for nothing opens no new level
            above = (
                0 if base + opening + costs.new_above <= limit else depth + 1
            )  # the first place that is not too dear
            for place, (cost, anomaly, expected) in price_openings(levels, above, depth, reading, bare, costs):
                if base + cost <= limit:
                    moves.append((base + cost, state, reading, place, True, anomaly, expected))
            # Each of these moves leads to another state, so one that costs more than that many others is of no use.
            if len(moves) - first > BEAM_WIDTH:
                limit = min(limit, sorted(map(COST, moves[first:]))[BEAM_WIDTH - 1])
        if state is states[0] and state is not states[-1] and moves:  # its cheapest move is mostly the cheapest of all
            limit = min(limit, min(moves, key=COST)[0] + BEAM_MARGIN)
    return moves
