"""Workbooks of a few bytes that say a great many cells: refused with a sentence, or read as far as they hold something."""

from __future__ import annotations

import pytest

from etl.read.formats.workbook import read_workbook
from etl.read.reading import UnreadableSource
from tests.fuzz.crafted import make_ods_of, make_sheet


def cell(place: str) -> str:
    return f"<c r='{place}' t='inlineStr'><is><t>一、总体要求</t></is></c>"


def repeated(columns: int, rows: int) -> str:
    value = f"<table:table-cell table:number-columns-repeated='{columns}' office:value-type='string'><text:p>x</text:p></table:table-cell>"
    return f"<table:table-row table:number-rows-repeated='{rows}'>{value}</table:table-row>"


# places to which the library would make room for every cell before, and end the process where there is none
FAR = [
    f"<row r='1'>{cell('A1')}{cell(place)}</row>"
    for place in ("XFD1048576", "xfd1048576", "Bbullet3", "ZZZZ50000", "A99999999999", "A" * 99 + "1", "A1" + "0" * 99)
] + [f"<row r='1'>{cell('A1')}</row><row r='4000000000'>{cell('')}</row>"]


@pytest.mark.parametrize("rows", FAR)
def test_a_cell_far_away_is_refused(rows: str) -> None:
    with pytest.raises(UnreadableSource, match="clear what stands far from its table"):
        read_workbook(make_sheet(rows))


@pytest.mark.parametrize(("columns", "rows"), [(1, 1_048_576), (1_024, 1_024)])
def test_cells_that_are_said_again_and_again_are_refused(columns: int, rows: int) -> None:
    with pytest.raises(UnreadableSource, match=r"again and again, [0-9]{7} times; delete what is repeated"):
        read_workbook(make_ods_of(repeated(columns, rows)))


@pytest.mark.parametrize(("columns", "rows"), [(99_999_999_999, 1), (3, 4)])
def test_some_repeated_cells_are_read(columns: int, rows: int) -> None:
    assert len(read_workbook(make_ods_of(repeated(columns, rows))).lines) == 1 + min(columns, 16_384) * rows


@pytest.mark.parametrize("area", ["A1:ZZZZZZ2", "A1:XFD1048576", "B1:A1", "A1:A99999999999"])
def test_a_merged_area_ends_where_the_sheet_does(area: str) -> None:
    reading = read_workbook(make_sheet(f"<row r='1'>{cell('A1')}{cell('B1')}</row>", f"<mergeCell ref='{area}'/>"))
    assert [line.text for line in reading.lines][:3] == ["任务", "一、总体要求", "一、总体要求"]


def test_small_letters_name_a_column_too() -> None:
    reading = read_workbook(make_sheet(f"<row r='1'>{cell('a1')}{cell('c1')}</row>"))
    assert [line.cell.column for line in reading.lines if line.cell][:2] == [1, 3]
