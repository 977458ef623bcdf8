"""Runs of markers that leave nothing to search: each goes on with the one level that has its style, for nothing.

Most markers of most documents are of this kind (第二条 behind 第一条, （一） under the next article). Where nothing may be spent on
faults, each leads to one state alone, so they are entered in a plain loop.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.segment.explanations import Candidate, State


def follow_run(state: State, candidates: Sequence[Candidate], index: int) -> tuple[int, State]:
    """Enter the candidates from ``index`` on that only go on with a level of a state.

    Returns:
        The index of the first candidate that is a question for the search, and the state before it.
    """
    cost, levels, depth, bare, identities, step = state
    homes = {shown[0]: place for place, (shown, _, _, _, _) in enumerate(levels)}
    if sum(len(shown) for shown, _, _, _, _ in levels) > len(homes):
        return index, state  # of two levels in a style, or a level in two, the prices tell
    last = list(levels)
    for at in range(index, len(candidates)):
        readings, shape, is_bare, inside, boundary = candidates[at]
        reading = readings[0]
        _, series, _, number, sub, prefix, doubt = reading
        place = homes.get(series)
        if place is None or place > depth + 1 or doubt or inside or boundary or len(readings) > 1:
            break
        shown, before, sub_before, prefix_before, shape_before = last[place]
        if shape != shape_before or (bare and place <= depth):
            break
        continues = (number == before + 1 and not sub) or (number == before and sub == sub_before + 1)
        starts = number == 1 and (place > depth or prefix != prefix_before)
        if not starts and not (continues and (number == 1 or prefix == prefix_before)):
            break
        last[place] = (shown, number, sub, prefix, shape)
        depth, bare = place, is_bare
        step = (step, reading, identities[place], None, None)
    else:
        at = len(candidates)
    return at, (cost, tuple(last), depth, bare, identities, step)
