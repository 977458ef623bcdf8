"""The picture of growth: well-formed, with a point a value, and times and sizes where the scales put them."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from benchmarks.growth_chart import FIRST_X, FIRST_Y, LAST_X, LAST_Y, LINES, draw_growth
from benchmarks.report import Row

SVG = "{http://www.w3.org/2000/svg}"
ROWS: list[Row] = [
    {"times": 1, "megabytes": 2.0, "clock_seconds": 2.0, "peak_megabytes": 100.0},
    {"times": 4, "megabytes": 8.0, "clock_seconds": 8.0, "peak_megabytes": 200.0},
    {"times": 16, "megabytes": 32.0, "clock_seconds": 32.0, "peak_megabytes": 200.0},
]


def points_of(drawing: str, colour: str) -> list[tuple[float, float]]:
    circles = ElementTree.fromstring(drawing).iter(f"{SVG}circle")
    return [
        (float(circle.get("cx", "")), float(circle.get("cy", ""))) for circle in circles if circle.get("fill") == colour
    ]


def test_every_value_has_its_point() -> None:
    time, memory = (points_of(draw_growth(ROWS), line.colour) for line in LINES)
    middle_x, middle_y = (FIRST_X + LAST_X) / 2, (FIRST_Y + LAST_Y) / 2
    assert time == [(FIRST_X, FIRST_Y), (middle_x, middle_y), (LAST_X, LAST_Y)]  # 16 times: the whole way
    doubled = pytest.approx(FIRST_Y + (LAST_Y - FIRST_Y) / 4)
    assert memory == [(FIRST_X, FIRST_Y), (middle_x, doubled), (LAST_X, doubled)]


def test_the_points_have_their_figures() -> None:
    words = [text.text for text in ElementTree.fromstring(draw_growth(ROWS)).iter(f"{SVG}text")]
    for said in ("2.0 s", "8.0 s", "time 32 s", "100 MB", "memory 200 MB", "32 MB of text", "1×", "16×"):
        assert said in words


def test_what_is_not_known_is_not_drawn() -> None:
    drawing = draw_growth([{**row, "peak_megabytes": None} for row in ROWS])
    time, memory = (points_of(drawing, line.colour) for line in LINES)
    assert len(time) == len(ROWS) and not memory
