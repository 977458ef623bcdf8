"""English texts that lost their line breaks: a marker behind a sentence or a heading begins a clause."""

from __future__ import annotations

import pytest

from etl.pipeline import rows_of
from etl.records import DocumentRows
from etl.segment.english_breaks import find_english_breaks
from tests.calls import grows_with

FILL = (
    "The people who live in the province shall be served well by all, and nobody shall be left behind in any way. " * 4
)
LOST = [  # one paragraph, markers of its clauses
    (
        f"Chapter I General Provisions Article 1 {FILL}Article 2 {FILL}It follows Article 5 of the Law. Chapter II Others Article 3 End.",
        ["Chapter I", "Article 1", "Article 2", "Chapter II", "Article 3"],
    ),
    (
        f"Article 1 {FILL}Article 2 {FILL}(1) Be fast. (2) Be good. Article 3 End.",
        ["Article 1", "Article 2", "(1)", "(2)", "Article 3"],
    ),
    (f"I. {FILL}II. {FILL}III. End.", ["I.", "II.", "III."]),
    (f"1. {FILL}2. {FILL}See Document No. 3. It is old. 3. End.", ["1.", "2.", "3."]),
    (f"1. {FILL}It names (1) cars; (2) ships; and (3) planes. 2. {FILL}", ["1.", "2."]),
]


@pytest.mark.parametrize(("paragraph", "markers"), LOST)
def test_clauses_of_a_paragraph_that_lost_its_breaks(paragraph: str, markers: list[str]) -> None:
    rows = rows_of("a.txt", f"Measures for Trade\n\n{paragraph}\n".encode(), None)
    assert isinstance(rows, DocumentRows)
    assert [clause.marker for clause in rows.clauses if clause.kind == "clause"] == markers


@pytest.mark.parametrize("piece", ["Chapter I ", "General ", "Article 1 A", ". (1) A", "No. 1. A"])
def test_work_grows_with_the_text(piece: str) -> None:
    assert grows_with(lambda text: list(find_english_breaks(text, 0, len(text))), piece, 5_000)
