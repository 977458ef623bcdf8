"""Red seals are taken off a page before OCR, and red heads and black type stay."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy", reason="OCR is not installed (pip install of the extra ocr)")
cv2 = pytest.importorskip("cv2", reason="OCR is not installed (pip install of the extra ocr)")

from etl.prepare.ocr import clear_seals  # noqa: E402

RED, BLACK, WHITE = (220, 30, 30), (0, 0, 0), (255, 255, 255)


def blank_page() -> Any:
    return numpy.full((1000, 800, 3), 255, numpy.uint8)


def count(picture: Any, colour: tuple[int, int, int]) -> int:
    return int((picture == numpy.array(colour, numpy.uint8)).all(axis=2).sum())


def test_a_round_seal_is_cleared_and_the_type_under_it_stays() -> None:
    page = blank_page()
    cv2.circle(page, (400, 700), 150, RED, 8)
    cv2.rectangle(page, (350, 690), (450, 700), BLACK, -1)
    cleared = clear_seals(page)
    assert count(cleared, RED) == 0
    assert count(cleared, BLACK) == count(page, BLACK)


# what is drawn in red, from corner to corner
KEPT = [
    ("a red head, wide and low", (100, 100), (700, 160)),
    ("a red rule across the page", (80, 200), (720, 204)),
    ("a red mark, smaller than any seal", (100, 300), (140, 340)),
]


@pytest.mark.parametrize(("name", "start", "end"), KEPT, ids=[name for name, *_ in KEPT])
def test_other_red_stays(name: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    page = blank_page()
    cv2.rectangle(page, start, end, RED, -1)
    assert count(clear_seals(page), RED) == count(page, RED)


def test_a_page_without_red_is_the_same_picture() -> None:
    page = blank_page()
    page[100:120, 100:400] = 0
    assert clear_seals(page) is page
