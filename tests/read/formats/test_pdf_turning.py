"""A page that is turned, by its own entry or by its type, gives the text of the upright one; vertical columns are read."""

from __future__ import annotations

import re

import pytest

from etl.read.formats.pdf_objects import make_char
from etl.read.formats.pdf_turning import square_columns, stands_below
from etl.read.source import read_source
from tests.read.document_files import Placed, make_pdf, set_paragraphs

PARAGRAPHS = [
    "关于加强安全管理的通知",
    "一、各级人民政府应当加强组织领导，落实好本意见，确保政策直达快享，推动经济持续回升向好。",
    "二、每家企业补助3000元，2025年12月底前拨付到位。",
]
PAGE = set_paragraphs(PARAGRAPHS, 40)
MATRICES = [
    ("up", b"0 1 -1 0 842 0 cm", b"0 0 842 595"),
    ("down", b"0 -1 1 0 0 595 cm", b"0 0 842 595"),
    ("over", b"-1 0 0 -1 595 842 cm", b"0 0 595 842"),
]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_with_an_entry_for_rotation(degrees: int) -> None:
    content = PAGE.replace(b"/MediaBox", f"/Rotate {degrees} /MediaBox".encode())
    assert read_source("a.pdf", content).text == read_source("a.pdf", PAGE).text


@pytest.mark.parametrize(("turn", "matrix", "box"), MATRICES)
def test_a_page_whose_type_is_turned(turn: str, matrix: bytes, box: bytes) -> None:
    def set_matrix(match: re.Match[bytes]) -> bytes:
        return b"<< /Length %d >>\nstream\n%s\nBT" % (int(match[1]) + len(matrix) + 1, matrix)

    content = re.sub(rb"<< /Length (\d+) >>\nstream\nBT", set_matrix, PAGE).replace(b"0 0 595 842", box)
    source = read_source("a.pdf", content)
    assert source.text == read_source("a.pdf", PAGE).text
    assert "page_turned" in [diagnostic.code for diagnostic in source.diagnostics]


CELLS = ["任务", "责任单位", "优化服务", "市商务局", "强化保障", "市财政局"]
GRID = [(80.0 + 200 * (i % 2) + 10, 100.0 + 30 * (i // 2) + 8, 14.0, text) for i, text in enumerate(CELLS)]
RULES = "\n".join(
    [f"80 {842 - y} m 480 {842 - y} l S" for y in (100, 130, 160, 190)]
    + [f"{x} 742 m {x} 652 l S" for x in (80, 280, 480)]
).encode()


@pytest.mark.parametrize(("turn", "matrix", "box"), [("none", b"1 0 0 1 0 0 cm", b"0 0 595 842"), *MATRICES])
def test_a_ruled_table_of_a_turned_page_keeps_its_cells(turn: str, matrix: bytes, box: bytes) -> None:
    drawn = b"%s\n%s" % (matrix, RULES)

    def draw(match: re.Match[bytes]) -> bytes:
        return b"<< /Length %d >>\nstream\n%s\nBT" % (int(match[1]) + len(drawn) + 1, drawn)

    content = re.sub(rb"<< /Length (\d+) >>\nstream\nBT", draw, make_pdf([GRID])).replace(b"0 0 595 842", box)
    source = read_source("a.pdf", content)
    cells = [(p.cell.row, p.cell.column, source.text[p.start_char : p.end_char]) for p in source.paragraphs if p.cell]
    assert cells == [(i // 2 + 1, i % 2 + 1, text) for i, text in enumerate(CELLS)]


def test_columns_are_read_from_right_to_left() -> None:
    columns = ["各县应当压实责任，组织力量逐一排查，建立清", "单，明确责任人和整改时限。"]
    page: list[Placed] = [
        (400.0 - 30 * i, 80.0 + 16 * j, 16.0, character)
        for i, column in enumerate(columns)
        for j, character in enumerate(column)
    ]
    assert read_source("a.pdf", make_pdf([page])).text.replace("\n", "") == "".join(columns)


def test_characters_side_by_side_are_no_column() -> None:
    before = {"x0": 80.0, "top": 70.0, "size": 16.0}
    assert not stands_below(before, {"x0": 96.0, "top": 70.0, "size": 16.0})
    assert stands_below(before, {"x0": 80.0, "top": 86.0, "size": 16.0})


def test_figures_that_lie_in_a_column_stand_in_its_line() -> None:
    def char(text: str, top: float, bottom: float, upright: bool) -> dict[str, object]:
        left = 100.0 if upright else 101.0
        size = bottom - top
        return make_char(text, "Song", size, (left, top, left + 14.0, bottom), upright)

    column = [char("的", 10, 24, True), char("2", 29, 37, False), char("0", 37, 45, False), char("给", 46, 60, True)]
    assert {(found["x0"], found["x1"]) for found in square_columns(column)} == {(100.0, 114.0)}
