"""The clause tree as the best explanation of all markers of a document together.

A document's markers form *series* (1 → 2 → 三 → 4), and series are nested in *levels*. The search walks over the
candidates in reading order and keeps the cheapest explanations: which level each marker belongs to, whether it goes
on with that level's series, restarts it, opens a new level, or is no marker at all. The state of an explanation is the
list of levels from the outermost to the innermost, each with the styles it has shown and its last number; levels
deeper than the marker read last are *dormant*: they may start again at 1 under the new parent, or run on (（十） under
一、, （十一） under 二、), both for nothing.

What is cheap is what writers do on purpose; what has a price is what goes wrong in a source. ``COSTS`` is the whole
model. A beam of bounded width makes the search linear in the number of markers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.segment.markers import Reading


@dataclass(frozen=True, slots=True)
class Costs:
    """Prices of what a marker may do, in one unit. Only their order and rough distances matter."""

    continues: float = 0.0  # the next number of an open or dormant level
    style_change: float = 1.2  # … in a style that the level has not shown yet
    numeral_change: float = 0.6  # … with the same punctuation: 三、 for 3. and (7) for （七）, as machine translation does
    gap: float = 1.2  # the number jumps ahead
    gap_step: float = 0.1  # … for every number that is missing, up to twenty
    repeat: float = 1.5  # the number stands twice
    restart: float = 2.0  # back to 1 at an open level, without a new parent
    backward: float = 3.0  # a smaller number than the last one
    shape_change: float = 0.3  # a title line among items with text, or the other way round
    childless: float = 1.0  # a bare title line, and the next marker is not below it
    level_skip: float = 0.3  # a level in between has nothing under this parent
    new_level: float = 0.4  # a level that the document has not shown
    twin_level: float = 2.0  # … in a style that another level of the document has already
    borrowed_twin: float = 0.8  # … in a style that another level has only borrowed in the middle of its series
    new_above: float = 0.8  # … above a level that is open: its heading came late
    unusual_order: float = 0.4  # … against the order in which the styles are mostly nested (GB/T 9704-2012, 7.3.3)
    orphan: float = 2.0  # a level that does not begin with 1
    doubted: float = 1.0  # a marker whose next words speak against it
    rejected: float = 6.0  # a marker at a paragraph's start is none
    rejected_doubted: float = 0.7  # … where the next words speak against it
    rejected_inside: float = 0.25  # … inside a paragraph
    filler: float = 0.8  # a marker inside a paragraph of a text that has its breaks: only where it fills a gap
    filler_opens: float = 4.0  # … and opens a level or starts one again


COSTS = Costs()
BEAM_WIDTH = 20
BEAM_MARGIN = 9.0

# GB/T 9704-2012, 7.3.3 (一、 → （一） → 1. → （1）) and the Legislation Law (编 章 节 条 款 项 目), outermost first.
USUAL_ORDER = (
    "part chapter english_chapter section article english_article roman han_comma han_paren arabic_dot decimal0 arabic_paren "
    "decimal1 circled decimal2 roman_paren latin latin_paren han_shi"
).split()
_RANK = {series: rank for rank, series in enumerate(USUAL_ORDER)}
_FAMILY = {"han_comma": 0, "arabic_dot": 0, "english": 0, "han_paren": 1, "arabic_paren": 1}  # alike but for the numeral


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a clause may begin, with its readings.

    ``shape`` is ``title`` (a paragraph without sentence end) or ``text``; ``bare`` is a title with no paragraph of its own
    before the next candidate. ``inside`` marks places inside a paragraph: ``lost`` where the text lost its breaks,
    ``filler`` where it has them.
    ``boundary`` tells what stands between the candidate before and this one: nothing, a ``section`` (an unnumbered
    heading: every level may start again or run on) or a ``scope`` (another document: nothing is carried over).
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


class _Level(NamedTuple):
    identity: int
    series: tuple[str, ...]  # as they appeared
    last: int
    sub: int
    prefix: str
    shape: str


class _State(NamedTuple):
    levels: tuple[_Level, ...]
    depth: int  # index of the level read last, -1 where none is open
    bare: bool  # the marker read last is a bare title
    cost: float
    history: _Step | None


class _Step(NamedTuple):
    before: _Step | None
    levels: tuple[_Level, ...]  # after this step
    choice: tuple[Reading, int, str | None, int | None] | None


def find_tree(candidates: Sequence[Candidate], costs: Costs = COSTS) -> list[Decision | None]:
    """Decide for every candidate whether it begins a clause and at which level (None: it is text)."""
    states = [_State((), -1, False, 0.0, None)]
    identity = 0
    for candidate in candidates:
        if candidate.boundary == "scope":
            states = [_State((), -1, False, states[0].cost, states[0].history)]
        elif candidate.boundary == "section":
            states = [state._replace(depth=-1, bare=False) for state in states]
        identity += 1
        best: dict[tuple[object, ...], _State] = {}
        for state in states:
            for follower in _followers(state, candidate, identity, costs):
                key = (follower.depth, follower.bare, tuple(level[1:5] for level in follower.levels))
                known = best.get(key)
                if known is None or follower.cost < known.cost:
                    best[key] = follower
        ranked = sorted(best.values(), key=lambda state: state.cost)[:BEAM_WIDTH]
        states = [state for state in ranked if state.cost <= ranked[0].cost + BEAM_MARGIN]
    return _read_back(states[0].history, candidates)


def _followers(state: _State, candidate: Candidate, identity: int, costs: Costs) -> list[_State]:
    """All that may follow a state when a candidate is read."""
    doubted = all(reading.doubt for reading in candidate.readings)
    price = costs.rejected_doubted if doubted else costs.rejected
    if candidate.inside or any(reading.style == "han_shi" for reading in candidate.readings):
        price = min(price, costs.rejected_inside)
    followers = [_State(state.levels, state.depth, False, state.cost + price, _Step(state.history, state.levels, None))]
    for reading in candidate.readings:
        base = state.cost + (costs.doubted if reading.doubt else 0.0)
        if candidate.inside == "filler":
            base += costs.filler if reading.number != 1 else costs.filler_opens
        for index in range(len(state.levels)):
            found = _price_on_level(state, index, reading, candidate.shape, costs)
            if found is not None:
                price, anomaly, expected = found
                followers.append(_enter(state, index, reading, candidate, base + price, anomaly, expected))
        for index in range(len(state.levels) + 1 if candidate.inside != "filler" else 0):
            if index > state.depth + 1 and not (index == len(state.levels)):
                continue
            followers.append(_open(state, index, reading, candidate, identity, base, costs))
    return followers


def _price_on_level(
    state: _State, index: int, reading: Reading, shape: str, costs: Costs
) -> tuple[float, str | None, int | None] | None:
    """Price of reading a marker as the next of an existing level, with the anomaly it would be; None if it cannot."""
    level = state.levels[index]
    dormant = index > state.depth
    goes_on = reading.number == level.last + 1 and not reading.sub or (
        reading.number == level.last and reading.sub == level.sub + 1
    )
    same_style = reading.series in level.series
    price = 0.0
    if not same_style:
        family = _FAMILY.get(reading.series)
        alike = family is not None and any(_FAMILY.get(series) == family for series in level.series)
        if not goes_on and not (alike and dormant and reading.number == 1):
            return None
        price = costs.numeral_change if alike else costs.style_change
    if dormant:
        price += costs.level_skip * (index - state.depth - 1)
    elif state.bare:
        price += costs.childless
    if shape != level.shape:
        price += costs.shape_change
    fresh_prefix = reading.prefix != level.prefix
    if goes_on and (not reading.prefix or not fresh_prefix or reading.number == 1):
        return price + costs.continues, None, None
    if reading.number == 1 and (dormant or (reading.prefix and fresh_prefix)):
        return price, None, None
    if reading.number == 1:
        return price + costs.restart, "numbering_restart", level.last + 1
    if reading.number > level.last:
        # a dormant level that neither runs on nor starts with 1 under its new parent
        missing = reading.number - level.last - 1
        return price + costs.gap + costs.gap_step * min(missing, 20), "numbering_gap", level.last + 1
    if reading.number == level.last and not dormant:
        return price + costs.repeat, "numbering_repeat", level.last + 1
    if dormant:  # starts under the new parent, but not with 1
        return price + costs.orphan, "numbering_gap", 1
    return price + costs.backward, "numbering_backward", level.last + 1


def _enter(
    state: _State, index: int, reading: Reading, candidate: Candidate, cost: float, anomaly: str | None, expected: int | None
) -> _State:
    level = state.levels[index]
    entered = _Level(
        level.identity, _with(level.series, reading.series), reading.number, reading.sub, reading.prefix, candidate.shape
    )
    levels = (*state.levels[:index], entered, *state.levels[index + 1 :])
    choice = (reading, level.identity, anomaly, expected)
    return _State(levels, index, candidate.bare, cost, _Step(state.history, levels, choice))


def _with(known: tuple[str, ...], series: str) -> tuple[str, ...]:
    return known if series in known else (*known, series)


def _open(
    state: _State, index: int, reading: Reading, candidate: Candidate, identity: int, base: float, costs: Costs
) -> _State:
    """A new level at ``index`` of the list: above an open level where its heading came late, else below."""
    price = costs.new_level
    if any(reading.series == level.series[0] for level in state.levels):
        price += costs.twin_level
    elif any(reading.series in level.series for level in state.levels):
        price += costs.borrowed_twin
    if index <= state.depth:
        price += costs.new_above + (costs.childless if state.bare else 0.0)
    price += costs.level_skip * max(0, index - state.depth - 1)
    rank = _RANK.get(reading.series, len(_RANK))
    above = (min(_RANK.get(series, rank) for series in level.series) for level in state.levels[:index])
    below = (min(_RANK.get(series, rank) for series in level.series) for level in state.levels[index:])
    if any(other > rank for other in above) or any(other < rank for other in below):
        price += costs.unusual_order
    anomaly = None
    if reading.number != 1:
        price += costs.orphan + costs.gap_step * min(reading.number, 20)
        anomaly = "numbering_gap"
    opened = _Level(identity, (reading.series,), reading.number, reading.sub, reading.prefix, candidate.shape)
    levels = (*state.levels[:index], opened, *state.levels[index:])
    choice = (reading, identity, anomaly, 1 if anomaly else None)
    return _State(levels, index, candidate.bare, base + price, _Step(state.history, levels, choice))


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
    order = {level.identity: place for place, level in enumerate(steps[-1].levels)} if steps else {}
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
