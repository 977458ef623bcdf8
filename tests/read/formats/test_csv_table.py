"""CSV and TSV files are tables, whatever parts their values and whatever their bytes are in."""

from __future__ import annotations

import pytest

from etl.read.source import read_source

TASKS = [
    ["序号", "重点任务", "责任单位", "完成时限"],
    ["1", "建设园区，补助500万元", "市商务局", "2025年12月底前"],
    ["2", "培育企业；引进人才", "市财政局", "2025年6月底前"],
]
WRITTEN = [(",", "utf-8-sig"), (",", "gb18030"), ("\t", "utf-8"), (";", "utf-8"), ("|", "utf-8"), ("\t", "utf-16")]


@pytest.mark.parametrize(("delimiter", "encoding"), WRITTEN)
def test_cells_in_their_places(delimiter: str, encoding: str) -> None:
    content = "\r\n".join(delimiter.join(row) for row in TASKS).encode(encoding)
    source = read_source("a.csv", content)
    assert source.source_format == "csv"
    cells = {(p.cell.row, p.cell.column): source.text[p.start_char : p.end_char] for p in source.paragraphs if p.cell}
    assert cells == {(i, j): value for i, row in enumerate(TASKS, 1) for j, value in enumerate(row, 1)}
    assert {p.cell.part for p in source.paragraphs if p.cell and p.cell.row == 1} == {"header"}


def test_a_quoted_value_keeps_its_marks_and_lines() -> None:
    source = read_source("a.csv", '序号,任务,责任单位\n1,"甲,乙\n丙",市商务局\n2,丁,市财政局\n'.encode())
    assert "甲,乙\n丙" in source.text
