"""Rows of English documents: front, preamble, closing, back, attachments and headings, shortened."""

from __future__ import annotations

import pytest

from tests.segment.rows import assert_rows_tile, kinds_of_lines

# Document lines with the kind that each line's row must have
DOCUMENTS = {
    "an English opinion with number, date and addressees that end in a comma": [
        ("front", "Opinions of the Department of Commerce of Qingchuan Province on Expanding Imports"),
        ("front", "Qing Shang Fa [2023] No. 11"),
        ("front", "July 25, 2023"),
        (
            "front",
            "The people's governments of all cities and counties, and all ministries and agencies of the Province,",
        ),
        ("preamble", "Expanding imports is of great significance. The following opinions are hereby given:"),
        ("clause", "I. General Requirements"),
        ("clause", "We should balance domestic and international interests."),
        ("clause", "II. Improving the structure of imports"),
        ("clause", "(I) Increase the import of equipment. The Department of Commerce shall guide the work."),
        ("closing", "These Opinions shall come into force on September 1, 2023 and be valid for five years."),
        ("back", "General Office of the People's Government of Qingchuan Province"),
        ("back", "July 25, 2023"),
        ("back", "(This document is made public.)"),
        ("attachment", "Annex 1 List of Imported Goods"),
        ("attachment", "1. Textiles."),
    ],
    "an English annex of one short point": [
        ("front", "Measures for the Promotion of Imports"),
        ("preamble", "The following measures are formulated to promote imports."),
        ("clause", "1. Increase the import of equipment."),
        ("clause", "2. These Measures shall come into force on September 1, 2023."),
        ("attachment", "Annex 1: Division of Tasks"),
        ("attachment", "1. The Department of Commerce shall take the lead."),
    ],
    "an English notice that forwards, and the plan that it forwards": [
        ("front", "Circular of the State Council on Issuing the Plan for the Reform of Imports"),
        ("front", "Source: Xinhua Date: 15:36, July 12, 2018"),
        ("front", "GBF [2018] No. 53"),
        ("front", "People's governments of provinces, and institutions directly under the State Council:"),
        ("front", "The Plan for the Reform of Imports is hereby issued to you for earnest implementation."),
        ("front", "Plan for the Reform of Imports"),
        ("preamble", "Reforming imports is a strategic approach. This Plan is formulated for that."),
        ("clause", "First, general requirements"),
        ("clause", "(one) Guiding ideology. Implement the new concept."),
        ("clause", "(two) Basic principles. Deepen the reform."),
        ("clause", "Second, optimize the structure"),
    ],
    "an English law with its contents, adoption in brackets, chapters in capitals there": [
        ("front", "Regulations of Qingchuan Province on Foreign Trade"),
        ("front", "(Adopted at the 37th Session of the Standing Committee on November 21, 2012)"),
        ("front", "TABLE OF CONTENTS"),
        ("front", "CHAPTER I GENERAL PROVISIONS"),
        ("front", "CHAPTER II DUTIES ........ 12"),
        ("clause", "Chapter I General Provisions"),
        ("clause", "Article 1 These Regulations are formulated to promote foreign trade."),
        ("clause", "Chapter II Duties"),
        ("clause", "Article 2 The Department of Commerce shall publish a guide."),
        ("clause", "It shall be revised once a year."),
    ],
}


@pytest.mark.parametrize("lines", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_every_line_stands_in_a_row_of_its_kind(lines: list[tuple[str, str]]) -> None:
    assert kinds_of_lines([line for _, line in lines]) == lines


@pytest.mark.parametrize("lines", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_the_rows_tile_the_text(lines: list[tuple[str, str]]) -> None:
    assert_rows_tile([line for _, line in lines])
