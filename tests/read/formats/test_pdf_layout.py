"""The layout of a PDF page, on characters made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from etl.read.formats.pdf_doubles import drop_doubles
from etl.read.formats.pdf_lines import find_lines
from etl.read.source import read_source
from etl.records import Source
from tests.read.document_files import make_pdf


def char(text: str, x0: float, doctop: float, fontname: str = "SimSun") -> dict[str, Any]:
    return {"text": text, "x0": x0, "doctop": doctop, "fontname": fontname, "size": 16.0, "upright": True}


DOUBLES = [
    ([char("总", 10.0, 20.0), char("总", 10.3, 20.0)], 1, "bold is feigned by printing twice"),
    ([char("总", 10.49, 20.0), char("总", 10.51, 20.0)], 1, "on both sides of a line of the grid"),
    ([char("总", 10.0, 20.0), char("总", 26.0, 20.0)], 2, "the next character is the same"),
    ([char("总", 10.0, 20.0), char("则", 10.0, 20.0)], 2, "another character in the same place"),
    ([char("总", 10.0, 20.0), char("总", 10.0, 20.0, "SimHei")], 2, "another face in the same place"),
]


@pytest.mark.parametrize(("chars", "kept", "why"), DOUBLES, ids=[why for *_, why in DOUBLES])
def test_characters_printed_twice_in_one_place_count_once(chars: list[dict[str, Any]], kept: int, why: str) -> None:
    assert drop_doubles(chars) == chars[:kept]


# a row as print sets it, and the line that it is
SPREAD = [
    ([("关", 0.0), ("于", 30.0), ("做", 60.0), ("好", 90.0)], "关于做好"),
    ([("关", 0.0), ("于", 30.0), ("做", 80.0), ("好", 110.0)], "关 于 做 好"),  # unevenly: of several words
    ([("通", 0.0), ("知", 60.0)], "通 知"),  # two may be two words
    ([("甲", 0.0), ("A", 30.0), ("乙", 60.0), ("B", 90.0)], "甲 A 乙 B"),
]


@pytest.mark.parametrize(("row", "expected"), SPREAD)
def test_characters_set_apart_evenly_are_one_word(row: list[tuple[str, float]], expected: str) -> None:
    chars = [{**char(text, x0, 20.0), "x1": x0 + 16.0, "top": 20.0, "bottom": 36.0} for text, x0 in row]
    assert [line.text for line in find_lines(chars)] == [expected]


def page_with(foot: str, size: float, top: float = 780.0) -> list[tuple[float, float, float, str]]:
    return [*((80.0, 80.0 + 28 * i, 16.0, f"第{i}项工作应当按期完成。") for i in range(8)), (80.0, top, size, foot)]


# feet of two pages, their size, the height of the second, and whether they are text
FEET = [
    ("某市人民政府公报 2024年第1期", "某市人民政府公报 2024年第2期", 9.0, 780.0, False),
    ("责任单位：市商务局", "责任单位：市商务局", 16.0, 780.0, True),
    ("责任单位：市商务局", "责任单位：市商务局", 9.0, 740.0, True),
    ("注：甲类", "注：乙类", 9.0, 780.0, True),
]


@pytest.mark.parametrize(("first", "second", "size", "top", "is_text"), FEET)
def test_running_feet_of_two_pages(first: str, second: str, size: float, top: float, is_text: bool) -> None:
    source = read_source("a.pdf", make_pdf([page_with(first, size), page_with(second, size, top)]))
    assert (first in source.text) is is_text and (second in source.text) is is_text
    removed = [d.message for d in source.diagnostics if d.code == "furniture_removed"]
    assert removed == ([] if is_text else [f"running head: {first}", f"running head: {second}"])


def two_columns(left: list[str], right: list[str], shift: float = 0.0, size: float = 12.0) -> Source:
    page = [(60.0, 100.0 + 20 * i, size, text) for i, text in enumerate(left)]
    page += [(320.0, 100.0 + shift + 20 * i, size, text) for i, text in enumerate(right)]
    return read_source("a.pdf", make_pdf([page]))


FULL_LINES = [f"左栏第{i}行一二三四五六七八九十一二三四" for i in range(9)]
RIGHT_LINES = [f"右栏第{i}行一二三四五六七八九十一二三四" for i in range(9)]


def test_a_mark_hangs_out_of_its_column() -> None:
    left = [*FULL_LINES[:4], FULL_LINES[4] + "。", *FULL_LINES[5:]]
    text = two_columns(left, RIGHT_LINES).text.replace("\n", "")
    assert text == "".join(left + RIGHT_LINES)


@pytest.mark.parametrize("shift", [6.0, 9.0])
def test_columns_whose_lines_are_not_level(shift: float) -> None:
    text = two_columns(FULL_LINES, RIGHT_LINES, shift).text.replace("\n", "")
    assert text == "".join(FULL_LINES + RIGHT_LINES)


def test_narrow_blanks_between_words_of_a_column_stay() -> None:
    left = ["formulate the measures for all of it"] * 9
    found = two_columns(left, [line.replace("all", "us") for line in left]).text
    assert "formulate the measures for all of it formulate" in found.replace("\n", " ")
    assert "forus" not in found and "measuresfor" not in found
