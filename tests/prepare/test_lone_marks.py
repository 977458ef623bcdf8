"""Marks that OCR did not find as lines are read by themselves; dirt and drawings are not."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy", reason="OCR is not installed (pip install of the extra ocr)")
cv2 = pytest.importorskip("cv2", reason="OCR is not installed (pip install of the extra ocr)")

from etl.prepare.lone_marks import read_lone_marks  # noqa: E402

LINE = (300.0, 100.0, 600.0, 150.0)
Box = tuple[int, int, int, int]


def draw(*inked: Box) -> Any:
    page = numpy.full((600, 800, 3), 255, numpy.uint8)
    for left, top, right, bottom in ((310, 110, 590, 140), *inked):
        cv2.rectangle(page, (left, top), (right, bottom), (0, 0, 0), -1)
    return page


# ink, what it is read as, how surely, and the texts that are found
MARKS = [
    ([(100, 112, 112, 138)], ("7", 0.99), ["7"]),
    ([(100, 112, 112, 138), (118, 112, 130, 138)], ("12", 0.99), ["12"]),  # the digits of one number
    ([(100, 112, 112, 138)], ("7", 0.6), []),
    ([(100, 112, 112, 138)], ("", 0.0), []),
    ([(100, 112, 112, 138)], ("·", 0.99), []),
    ([(100, 100, 103, 103)], ("1", 0.99), []),  # a speck
    ([(20, 200, 200, 400)], ("1", 0.99), []),  # a picture
    ([(602, 112, 604, 138)], ("1", 0.99), []),  # the edge of a line that was read
    ([(100, 300, 100 + 500, 303)], ("1", 0.99), []),  # a rule
]


@pytest.mark.parametrize(("inked", "read", "expected"), MARKS)
def test_lone_marks(inked: list[Box], read: tuple[str, float], expected: list[str]) -> None:
    found = read_lone_marks(draw(*inked), [LINE], [(100.0, 301.0, 600.0, 301.0)], lambda _: read)
    assert [text for _, text, _ in found] == expected


def test_a_page_with_very_many_is_dirty() -> None:
    dirt = [(20 + 40 * (i % 15), 200 + 60 * (i // 15), 32 + 40 * (i % 15), 226 + 60 * (i // 15)) for i in range(75)]
    assert not list(read_lone_marks(draw(*dirt), [LINE], [], lambda _: ("7", 0.99)))


def test_a_page_without_lines_has_none() -> None:
    assert not list(read_lone_marks(draw((100, 112, 112, 138)), [], [], lambda _: ("7", 0.99)))
