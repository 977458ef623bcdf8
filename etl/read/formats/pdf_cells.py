"""The cells between the rules of a page, as pdfplumber finds them; each rule and point is looked at once, not with all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple, cast

from pdfplumber.container import Container
from pdfplumber.page import Page
from pdfplumber.table import Table, cells_to_tables, edges_to_intersections, merge_edges

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Edge = dict[str, Any]
NEAR = 3.0  # points within which rules are one, and meet
MOST_OF_WIDTH = 0.5  # of a table that a rule between its rows covers
SHORTEST, SHORTEST_JOINED = 1.0, 3.0  # points of a rule before and after its pieces are joined


class LevelRule(NamedTuple):
    """A level rule: its height, where it begins and ends."""

    y: float
    x0: float
    x1: float


def find_ruled_tables(page: Container) -> list[Table]:
    """Return the tables that the rules of a page part into cells."""
    edges = [edge for edge in page.edges if measure_edge(edge) >= SHORTEST]
    upright = sum(edge["orientation"] == "v" for edge in edges)
    if upright < 2 or len(edges) - upright < 2:
        return []
    merged = merge_edges(edges, NEAR, NEAR, NEAR, NEAR)
    joined = [edge for edge in merged if measure_edge(edge) >= SHORTEST_JOINED]
    if sides := close_sides(joined):
        joined = merge_edges([*joined, *sides], NEAR, NEAR, NEAR, NEAR)
    cells = find_cells(edges_to_intersections(joined, NEAR, NEAR))
    return [Table(cast(Page, page), group) for group in cells_to_tables(cells)]


def find_level_rules(page: Container, left: float, right: float) -> list[LevelRule]:
    """Return the level rules and edges of bands that run over most of the width between two places, from top to bottom."""
    level = [edge for edge in page.edges if edge["orientation"] == "h" and measure_edge(edge) >= SHORTEST]
    joined = merge_edges(level, NEAR, NEAR, NEAR, NEAR)
    rules = [LevelRule(edge["top"], edge["x0"], edge["x1"]) for edge in joined]
    return sorted(rule for rule in rules if min(rule.x1, right) - max(rule.x0, left) >= MOST_OF_WIDTH * (right - left))


def close_sides(edges: Sequence[Edge]) -> list[Edge]:
    """Return the upright sides that a table lacks whose level rules begin and end at the same places, with upright ones
    between them."""
    level = sorted((edge for edge in edges if edge["orientation"] == "h"), key=itemgetter("top"))
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    sides: list[Edge] = []
    for above, below in pairwise(level):
        left, right, top, bottom = above["x0"], above["x1"], above["top"], below["top"]
        if abs(below["x0"] - left) > NEAR or abs(below["x1"] - right) > NEAR:
            continue
        beside = [edge["x0"] for edge in upright if edge["top"] <= top + NEAR and edge["bottom"] >= bottom - NEAR]
        if not any(left + NEAR < x < right - NEAR for x in beside):
            continue
        for x in (left, right):
            if all(abs(x - other) > NEAR for other in beside):
                sides.append(
                    {"x0": x, "x1": x, "top": top, "bottom": bottom, "height": bottom - top, "orientation": "v"}
                )
    return sides


def measure_edge(edge: Edge) -> float:
    """Return the length of an edge; 0 where it is neither level nor upright."""
    orientation = edge["orientation"]
    return float(edge["height"] if orientation == "v" else edge["width"]) if orientation else 0.0


def find_cells(crossings: Mapping[Point, Mapping[str, Sequence[Edge]]]) -> list[Box]:
    """Return the smallest box right of and below each point where edges cross whose four sides are drawn."""
    upright = {point: {id(edge) for edge in edges["v"]} for point, edges in crossings.items()}
    level = {point: {id(edge) for edge in edges["h"]} for point, edges in crossings.items()}
    columns: dict[float, list[Point]] = defaultdict(list)
    rows: dict[float, list[Point]] = defaultdict(list)
    cells: list[Box] = []
    for point in sorted(crossings, reverse=True):
        x, y = point
        below = [other for other in reversed(columns[x]) if not upright[point].isdisjoint(upright[other])]
        right = [other for other in reversed(rows[y]) if not level[point].isdisjoint(level[other])]
        columns[x].append(point)
        rows[y].append(point)
        corners = ((other[0], lower[1]) for lower in below for other in right)
        for corner in corners:
            if (
                corner in crossings
                and not upright[corner].isdisjoint(upright[corner[0], y])
                and not level[corner].isdisjoint(level[x, corner[1]])
            ):
                cells.append((x, y, *corner))
                break
    return cells[::-1]
