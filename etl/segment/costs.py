"""Cost model of numbering: the price of reading a marker at a level.

What writers do on purpose is cheap; what goes wrong in a source is expensive. ``COSTS`` holds all prices. ``tree`` searches for the
cheapest explanation of all markers of a document together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.notation.markers import MarkerReading
from etl.notation.numbering_styles import family_of, rank_of


@dataclass(frozen=True, slots=True)
class Costs:
    """Prices of what a marker may do, in multiples of 0.05. Only their order and rough ratios matter."""

    continues: float = 0.0  # the next number of an open or dormant level
    style_change: float = 1.2  # … in a style that the level has not shown yet
    numeral_change: float = (
        0.6  # … with the same punctuation: 三、 for 3. and (7) for （七）, as machine translation does
    )
    foreign_style: float = 0.4  # … every time, where that style is another level's own and not alike
    gap: float = 1.2  # the number jumps ahead
    gap_step: float = 0.1  # … for every number that is missing, up to twenty
    restart: float = 2.0  # back to 1 at an open level, without a new parent
    backward: float = 3.0  # no larger number than the last one
    shape_change: float = 0.3  # a title line among items with text, or the other way round
    childless: float = 1.0  # a bare title line, and the next marker is not below it
    leaves: float = 1.5  # goes on with an outer level though the innermost open one goes on with that number too
    level_skip: float = 0.3  # a level in between has nothing under this parent
    new_level: float = 0.4  # a level that the document has not shown
    twin_level: float = 2.0  # … in a style that is another level's own
    new_above: float = 0.8  # … above a level that is open: its heading came late
    unusual_order: float = 0.4  # … against the order in which the styles are mostly nested (GB/T 9704-2012, 7.3.3)
    orphan: float = 2.0  # a level that does not begin with 1
    doubted: float = 1.0  # a marker whose next words speak against it
    rejected: float = 6.0  # a marker at a paragraph's start is none
    rejected_doubted: float = 0.7  # … where the next words speak against it
    rejected_inside: float = 0.25  # … inside a paragraph
    rejected_lost: float = 0.9  # … inside a paragraph of a text that lost its breaks
    filler: float = 0.8  # a marker inside a paragraph of a text that has its breaks: only where it fills a gap


COSTS = Costs()

_FAR = 20  # missing numbers beyond which a gap costs no more


# A level as the search knows it: the styles that it has shown (its own first), its last marker's number, sub and prefix,
# and how that looked.
Level = tuple[tuple[str, ...], int, int, str, str]
# What a reading costs, and the anomaly it would be, with the number that was expected.
Price = tuple[float, str | None, int | None]


def price_next(
    level: Level,
    reading: MarkerReading,
    shape: str,
    skipped: int,
    bare: bool,
    levels: Sequence[Level],
    costs: Costs = COSTS,
) -> Price | None:
    """Price of a marker as the next of one of the levels that the document has shown, or None if it cannot be.

    ``skipped`` is negative for an open level; for a dormant one, which a new parent has closed, it counts the levels
    between. ``bare`` tells that the marker before was a title line with nothing under it. ``levels`` are all that the document
    has shown.
    """
    shown, last, last_sub, last_prefix, last_shape = level
    _, series, _, number, sub, prefix, _ = reading
    dormant = skipped >= 0
    continues = (number == last + 1 and not sub) or (number == last and sub == last_sub + 1)
    cost = 0.0
    if series not in shown:
        if not continues and not (dormant and number == 1):
            return None
        alike = _is_alike(series, shown)
        if not continues and not alike:
            return None
        cost = costs.numeral_change if alike else costs.style_change
    if series != shown[0] and _is_owned(series, levels) and not _is_alike(series, shown[:1]):
        cost += costs.foreign_style
    if skipped > 0:
        cost += costs.level_skip * skipped
    if bare and not dormant:
        cost += costs.childless
    if shape != last_shape:
        cost += costs.shape_change
    fresh_prefix = prefix != last_prefix
    if continues and not (fresh_prefix and number > 1):
        return cost + costs.continues, None, None
    if number == 1:
        if dormant or fresh_prefix:
            return cost, None, None
        return cost + costs.restart, "numbering_restart", last + 1
    if number > last:
        return cost + costs.gap + costs.gap_step * min(number - last - 1, _FAR), "numbering_gap", last + 1
    if dormant:  # starts under the new parent, but not with 1
        return cost + costs.orphan, "numbering_gap", 1
    return cost + costs.backward, "numbering_repeat" if number == last else "numbering_backward", last + 1


@lru_cache(maxsize=1024)
def _is_alike(series: str, shown: tuple[str, ...]) -> bool:
    """True if a style differs from one of ``shown`` in its numeral only (一、 and 1.)."""
    family = family_of(series)
    return family is not None and any(family_of(other) == family for other in shown)


def _is_owned(series: str, levels: Sequence[Level]) -> bool:
    """True if a style is the first one of a level."""
    return any(shown[0] == series for shown, _, _, _, _ in levels)


def goes_on(level: Level, reading: MarkerReading, shape: str, levels: Sequence[Level]) -> bool:
    """True if a marker is the next of a level and looks like the one before: in the style that is the level's own, or
    in one that is no level's own and differs from it by the numeral alone."""
    (own, *_), last, _, _, last_shape = level
    if shape != last_shape or reading.number != last + 1 or reading.sub:
        return False
    series = reading.series
    return series == own or (_is_alike(series, (own,)) and not _is_owned(series, levels))


def price_openings(
    levels: tuple[Level, ...], above: int, depth: int, reading: MarkerReading, bare: bool, costs: Costs = COSTS
) -> Iterator[tuple[int, Price]]:
    """Prices of a marker as the first of a new level, with the places that the level may have in the list.

    ``depth`` is the place of the level read last. The new one stands between ``above`` and one deeper, or innermost of all.
    """
    series, number = reading.series, reading.number
    rank = rank_of(series)
    lowest = len(levels)
    first_inner, last_outer = lowest, -1  # of the levels that are mostly nested in this one, and that it is nested in
    opening = costs.new_level
    for place, (shown, _, _, _, _) in enumerate(levels):
        own = shown[0]
        if own == series:
            opening += costs.twin_level
            break
        other = rank_of(own)
        if other < rank:
            last_outer = place
        elif other > rank and first_inner == lowest:
            first_inner = place
    for place in (*range(above, min(depth + 2, lowest)), lowest):
        cost = opening
        if first_inner < place or last_outer >= place:
            cost += costs.unusual_order
        if place <= depth:
            cost += costs.new_above + (costs.childless if bare else 0.0)
        elif place > depth + 1:
            cost += costs.level_skip * (place - depth - 1)
        if number == 1:
            yield place, (cost, None, None)
        else:
            yield place, (cost + costs.orphan + costs.gap_step * min(number, _FAR), "numbering_gap", 1)
