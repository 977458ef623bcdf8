"""Ink of a line that no character accounts for is read again, and told where it cannot be read."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy", reason="OCR is not installed (pip install of the extra ocr)")
cv2 = pytest.importorskip("cv2", reason="OCR is not installed (pip install of the extra ocr)")

from etl.prepare.second_reading import Character, read_again  # noqa: E402

EM = 44
BOX = (100.0, 100.0, 100.0 + 12 * EM, 100.0 + EM)


def draw(line: str) -> Any:
    """A page on which every character of a line is a square of ink, a blank none."""
    page = numpy.full((300, 900, 3), 255, numpy.uint8)
    for i, character in enumerate(line):
        if character != " ":
            left = 100 + i * EM
            cv2.rectangle(page, (left + 6, 106), (left + EM - 6, 100 + EM - 6), (0, 0, 0), -1)
    return page


def place(line: str, lost: str = "") -> list[Character]:
    return [Character(c, 100 + (i + 0.5) * EM) for i, c in enumerate(line) if c not in (" ", lost)]


# what is printed, the character that OCR lost, what the second reading gives, what the line becomes
READ = [
    ("新区管委会〕十一、支持", "〕", "管委会〕十一", "新区管委会〕十一、支持"),
    ("新区管委会〕十一、支持", "〕", "管委会十一", "新区管委会十一、支持"),
    ("〔牵头单位：市商务局", "〔", "〔牵头单", "〔牵头单位：市商务局"),
    ("各县区人民政府负责〕", "〕", "府负责〕", "各县区人民政府负责〕"),
    ("各县区人民政府负责〕", "〕", "政府官贵〕", "各县区人民政府负责"),  # what stands beside it must agree
]


@pytest.mark.parametrize(("printed", "lost", "second", "expected"), READ)
def test_lost_characters_come_back(printed: str, lost: str, second: str, expected: str) -> None:
    text, unread = read_again(draw(printed), BOX, printed.replace(lost, ""), place(printed, lost), lambda _: second)
    assert text == expected
    assert bool(unread) == (expected != printed)


def test_room_without_ink_is_not_read_again() -> None:
    printed = "二〇二三年  五月一日发"
    text = printed.replace("  ", "")
    assert read_again(draw(printed), BOX, text, place(printed), lambda _: pytest.fail("no ink is there")) == (text, [])


def test_the_next_piece_of_a_row_is_no_lost_character() -> None:
    page = draw("某某市人民政府 二〇")
    line, other = "某某市人民政府", (100.0 + 8 * EM, 100.0, 100.0 + 10 * EM, 144.0)
    assert read_again(page, BOX, line, place(line), lambda _: pytest.fail("it is read by itself"), [other]) == (
        line,
        [],
    )


def test_a_line_whose_characters_have_no_places_stays() -> None:
    assert read_again(draw("总体要求"), BOX, "总体要求", [], lambda _: "") == ("总体要求", [])
