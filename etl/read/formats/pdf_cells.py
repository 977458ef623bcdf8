"""The cells between the rules of a page, as pdfplumber finds them; each rule and point is looked at once, not with all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, cast

from pdfplumber.container import Container
from pdfplumber.page import Page
from pdfplumber.table import Table, cells_to_tables, edges_to_intersections, merge_edges

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Edge = dict[str, Any]
NEAR = 3.0  # points within which rules are one, and meet
SHORTEST, SHORTEST_JOINED = 1.0, 3.0  # points of a rule before and after its pieces are joined


def find_ruled_tables(page: Container) -> list[Table]:
    """Return the tables that the rules of a page part into cells."""
    edges = [edge for edge in page.edges if measure_edge(edge) >= SHORTEST]
    upright = sum(edge["orientation"] == "v" for edge in edges)
    if upright < 2 or len(edges) - upright < 2:
        return []
    merged = merge_edges(edges, NEAR, NEAR, NEAR, NEAR)
    joined = [edge for edge in merged if measure_edge(edge) >= SHORTEST_JOINED]
    cells = find_cells(edges_to_intersections(joined, NEAR, NEAR))
    return [Table(cast(Page, page), group) for group in cells_to_tables(cells)]


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
