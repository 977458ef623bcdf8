"""Citations of English texts: titles, numbers, relations and short names."""

from __future__ import annotations

import pytest

from etl.extract.citations import find_citations
from etl.records import ClauseText, Document
from tests.calls import grows_with
from tests.extract.reading import read_citations

CITATIONS: list[tuple[str, list[tuple[str | None, str | None, str]]]] = [
    (
        "According to Article 12, paragraph 2 of the Customs Law, duties shall be paid.",
        [("Customs Law", None, "follows")],
    ),
    (
        "Duties are those of the Regulations on Import and Export Duties (State Council Decree No. 392).",
        [("Regulations on Import and Export Duties", "国务院令第392号", "refers")],
    ),
    (
        "These Measures are formulated in accordance with the Foreign Trade Law of the People's Republic of China.",
        [("Foreign Trade Law of the People's Republic of China", None, "basis")],
    ),
    (
        "Pursuant to the Company Law and the Securities Law, these Provisions are formulated.",
        [("Company Law", None, "basis"), ("Securities Law", None, "basis")],
    ),
    (
        "The application shall be handled in accordance with the Administrative Licensing Law.",
        [("Administrative Licensing Law", None, "follows")],
    ),
    (
        "Fully implement the Regulations on Optimizing the Business Environment.",
        [("Regulations on Optimizing the Business Environment", None, "implements")],
    ),
    (
        "The Interim Measures for Filing (Order No. 3 of the State Council) shall be repealed simultaneously.",
        [("Interim Measures for Filing", "国务院令第3号", "repeals")],
    ),
    (
        "Projects listed in the Catalogue of Encouraged Industries may apply.",
        [("Catalogue of Encouraged Industries", None, "refers")],
    ),
    ("Support foreign trade as provided in Guo Ban Fa [2020] No. 28.", [(None, "国办发〔2020〕28号", "refers")]),
    ("Whoever violates the Customs Law shall be punished.", [("Customs Law", None, "refers")]),
    (
        "This Law takes effect on November 1, 2021. The Provisions on User Data (Order No. 24 of the State Council) shall be repealed.",
        [("Provisions on User Data", "国务院令第24号", "repeals")],
    ),
    ("This Law shall apply to these Measures.", []),
    ("During the 14th Five-Year Plan period, trade grows.", []),
    ("The Ministry of Commerce shall revise the list.", []),
    (
        "This Plan is formulated in accordance with the Outline of the 14th Five-Year Plan for National Economic and Social Development.",
        [("Outline of the 14th Five-Year Plan for National Economic and Social Development", None, "basis")],
    ),
    ("The State Administration for Market Regulation shall revise the list.", []),
    ("General Provisions", []),
    (
        "Pursuant to Articles 3 and 5 of the Securities Law and Article 8 of the Company Law, it is decided to issue these Rules.",
        [("Securities Law", None, "basis"), ("Company Law", None, "basis")],
    ),
    (
        "They meet the Environmental Protection Law and the Water Pollution Prevention and Control Law.",
        [
            ("Environmental Protection Law", None, "refers"),
            ("Water Pollution Prevention and Control Law", None, "refers"),
        ],
    ),
    (
        "Implement the Foreign Investment Law and its Implementing Regulations.",
        [("Foreign Investment Law", None, "implements")],
    ),
    (
        "According to the Notice on Printing and Distributing the Accounting Standards, revenue shall be told.",
        [("Notice on Printing and Distributing the Accounting Standards", None, "follows")],
    ),
    (
        "The Provisions on Mergers, promulgated by Decree No. 10, and the Measures for Filing shall be abolished.",
        [("Provisions on Mergers", None, "repeals"), ("Measures for Filing", None, "repeals")],
    ),
    (
        "These Detailed Rules are formulated in line with the Foreign Investment Law.",
        [("Foreign Investment Law", None, "basis")],
    ),
    (
        "In any discrepancy between the Circular and the Administrative Measures for Tax Registration, ask.",
        [("Administrative Measures for Tax Registration", None, "refers")],
    ),
    ("They are governed by the Measures for Annuities.", [("Measures for Annuities", None, "follows")]),
    ("Article 15 of the Tariff Law is revised to read as follows.", [("Tariff Law", None, "amends")]),
    (
        "The committee decides to make the following amendments to the Company Law.",
        [("Company Law", None, "amends")],
    ),
]


HOSTILE = ["The Law and ", "Order No. 3 of the ", "Regulations on ", "Ministry of ", '"Opinions ', "(hereinafter "]


ENGLISH = Document(language="en")


@pytest.mark.parametrize(("text", "expected"), CITATIONS)
def test_citation(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    rows = read_citations(text, document=ENGLISH)
    assert [(row.title, row.document_number, row.relation) for row in rows] == expected


def test_a_short_name_stands_for_its_title() -> None:
    passages = [
        ClauseText(
            "a",
            "clause",
            None,
            'implement the Opinions on Foreign Trade (hereinafter referred to as the "Opinions")',
            0,
        ),
        ClauseText("b", "clause", None, "All localities shall carry out the Opinions.", 100),
    ]
    rows = find_citations(passages, ENGLISH)
    assert [(row.title, row.short_name, row.relation) for row in rows] == [
        ("Opinions on Foreign Trade", "Opinions", "implements")
    ] * 2


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text(piece: str) -> None:
    assert grows_with(lambda text: read_citations(text, document=ENGLISH), piece, 5_000)
