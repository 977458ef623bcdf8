"""Workbooks that LibreOffice wrote, as .xls, .ods and, as WPS names the first, .et: the cells of the .xlsx that we write."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from etl.prepare.tools import find_soffice
from etl.read.source import read_source
from etl.records import CellPlace

SOFFICE = find_soffice()
ROWS = [
    ["某市2024年重点任务清单"],
    ["序号", "任务", "责任单位", "完成时限"],
    [1, "推进数字政府建设，投资1200万元", "市政务服务局", "2024年6月底前"],
    [2, "优化审批", "市发展改革委、市住房城乡建设局", "2024-09-30"],
]


def make_xlsx() -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.merge_range(0, 0, 0, 3, ROWS[0][0])
    return target.getvalue()


def place_of(cell: CellPlace | None) -> tuple[int, int, str] | None:
    """Where a cell begins; how far a merged one goes is not told of .ods files."""
    return (cell.row, cell.column, cell.part) if cell else None


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: apt-get install libreoffice-calc")
@pytest.mark.parametrize(("written", "endings"), [("xls", ("xls", "et")), ("ods", ("ods",))])
def test_workbooks_of_other_programs(written: str, endings: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(make_xlsx())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            str(SOFFICE),
            profile,
            "--headless",
            "--convert-to",
            written,
            "--outdir",
            str(tmp_path),
            str(tmp_path / "a.xlsx"),
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    made = tmp_path / f"a.{written}"
    if not made.is_file():
        pytest.skip("LibreOffice has no Calc: apt-get install libreoffice-calc")
    ours = read_source("a.xlsx", make_xlsx())
    for ending in endings:
        source = read_source(f"a.{ending}", made.read_bytes())
        assert (source.text, source.source_format) == (ours.text, ending)
        assert [place_of(p.cell) for p in source.paragraphs] == [place_of(p.cell) for p in ours.paragraphs]
