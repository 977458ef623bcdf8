"""The workbook for people: read back with openpyxl where it is at hand, and opened by LibreOffice where that is."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import pdfplumber
import polars as pl
import pytest

from etl.cli.dataset import is_chinese
from etl.errors import InputError
from etl.publish.descriptions import describe_tables
from etl.publish.exports import export
from etl.publish.exports.workbook_words import display_width, headers_of
from schemas import TABLES

SOFFICE = shutil.which("soffice")


def opened(place: Path) -> Any:
    return pytest.importorskip("openpyxl").load_workbook(place)


@pytest.fixture(scope="module")
def chinese(built_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(built_output, "xlsx", tmp_path_factory.mktemp("book") / "a.xlsx", language="zh")[0]


def test_what_is_where_then_tasks_then_the_other_tables(chinese: Path) -> None:
    book = opened(chinese)
    titles = {table.name: table.title_zh for table in describe_tables()}
    rest = [title for name, title in titles.items() if name != "tasks"]
    assert book.sheetnames == ["说明", titles["tasks"], *rest, "字段说明"]
    listed = [cell.value for cell in book["说明"]["A"] if cell.value]
    assert set(book.sheetnames) - {"说明"} <= set(listed)


def test_every_sheet_is_a_named_table_frozen_and_filtered(chinese: Path, built_output: Path) -> None:
    book = opened(chinese)
    for table in describe_tables():
        sheet = book[table.title_zh]
        (named,) = sheet.tables.values()
        rows = pl.read_parquet(built_output / f"{table.name}.parquet").height
        assert (named.displayName, sheet.freeze_panes) == (table.name, "B2")
        assert named.autoFilter is not None
        assert sheet.max_row == max(rows, 1) + 1 or rows == 0


def test_days_are_days_and_wide_enough(chinese: Path, built_output: Path) -> None:
    sheet = opened(chinese)["文件"]
    heads = {cell.value: cell.column_letter for cell in sheet[1]}
    days = [cell.value for cell in sheet[heads["成文日期"]][1:]]
    expected = pl.read_parquet(built_output / "documents.parquet")["signed_date"]
    assert [day and day.date() for day in days] == expected.to_list()
    assert any(isinstance(day, datetime) for day in days)
    assert sheet.column_dimensions[heads["成文日期"]].width >= 12


def test_no_header_is_cut(chinese: Path) -> None:
    for sheet in opened(chinese).worksheets[1:]:
        for cell in sheet[1]:
            width = next(
                each.width
                for each in sheet.column_dimensions.values()
                if each.min <= cell.column <= (each.max or each.min)
            )
            assert display_width(cell.value) < width, (sheet.title, cell.value)


def test_a_task_leads_to_its_clause(chinese: Path) -> None:
    book = opened(chinese)
    for cell in book["任务"]["A"][1:]:
        sheet, place = cell.hyperlink.location.replace("'", "").split("!")
        assert book[sheet][place].value == cell.value


def test_coded_values_are_in_the_language(built_output: Path, chinese: Path, tmp_path: Path) -> None:
    english, _ = export(built_output, "xlsx", tmp_path / "en.xlsx", language="en")
    for place, sheet, head, values in (
        (chinese, "责任单位", "职责", {"牵头", "配合", "负责", "正文义务的主语"}),
        (english, "Responsible units", "Role", {"lead", "support", "responsible", "subject"}),
    ):
        rows = opened(place)[sheet]
        (column,) = [cell.column_letter for cell in rows[1] if cell.value == head]
        assert {cell.value for cell in rows[column][1:]} <= values


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_no_two_headers_of_a_table_are_alike(language: str) -> None:
    for table in describe_tables():
        headers = [header.lower() for header in headers_of(table.csv_columns, language)]
        assert len(set(headers)) == len(headers) == len(table.csv_columns)
    assert len({table.title_zh for table in describe_tables()}) == len(TABLES)


def test_the_language_is_the_terminals() -> None:
    assert is_chinese({"LANG": "zh_CN.UTF-8"})
    assert not is_chinese({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})
    assert not is_chinese({})


def test_a_language_of_another_form_is_refused(built_output: Path, tmp_path: Path) -> None:
    for form, language in (("sqlite", "zh"), ("xlsx", "fr")):
        with pytest.raises(InputError, match="--language"):
            export(built_output, form, tmp_path / "x", language=language)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_every_day_and_number(chinese: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(chinese)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with pdfplumber.open(tmp_path / "a.pdf") as printed:
        text = "\n".join(page.extract_text() for page in printed.pages)
    assert "###" not in text
    assert "2023-10-21" in text
