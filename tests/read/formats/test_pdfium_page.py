"""What pdfium tells of a page is what pdfplumber tells of it, and a page of which it tells less is left to pdfplumber."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pypdfium2
import pytest

from etl.read.formats.pdf_file import PdfFile
from etl.read.formats.pdf_objects import Char, PageObjects
from etl.read.formats.pdfium_page import NeedsLayout, read_page_objects
from tests.read.document_files import Placed, make_pdf

PAGES: dict[str, list[Placed]] = {
    "running text": [
        (112, 70, 16, "各级人民政府应当加强组织领导，落实好本意见，确保"),
        (80, 95, 16, "政策直达快享。"),
    ],
    "numbers and Latin letters": [(80, 70, 12, "2025年RCEP成员国GDP达1500万元，比2020年增长5.5%。")],
    "small raised mark": [(80, 70, 16, "补助3000元"), (176, 68, 8, "1"), (180, 70, 16, "，按年发放。")],
}


def by_pdfplumber(content: bytes) -> list[Char]:
    with pdfplumber.open(BytesIO(content), unicode_norm=None) as document:
        return PageObjects.of_pdf(document.pages[0]).chars


def places(chars: list[Char]) -> list[tuple[str, int, int, int]]:
    return [
        (char["text"], round(char["x0"]), round(char["top"]), round(char["size"]))
        for char in chars
        if char["text"].strip()
    ]


@pytest.mark.parametrize("name", PAGES)
def test_same_characters_in_the_same_places(name: str) -> None:
    content = make_pdf([PAGES[name]])
    with pypdfium2.PdfDocument(content) as document:
        found = read_page_objects(document[0])
    assert set(places(found.chars)) == set(places(by_pdfplumber(content)))


def test_a_character_without_outline_is_not_lost() -> None:
    content = make_pdf([[(80, 70, 16, "配合单位：省商务厅等有关部门"), (80, 95, 16, "。")]])
    with PdfFile(content) as file:
        assert "".join(char["text"] for char in file.read_objects(1).chars).endswith("。")


def test_a_turned_page_is_left_to_pdfplumber() -> None:
    content = make_pdf([PAGES["running text"]]).replace(b"/MediaBox [0 0", b"/Rotate 90 /MediaBox [0 0")
    with pypdfium2.PdfDocument(content) as document, pytest.raises(NeedsLayout):
        read_page_objects(document[0])
