"""Plain text: the page marks of compilers."""

from __future__ import annotations

import pytest

from etl.pipeline import rows_of
from etl.read.formats.text import read_text
from etl.records import DocumentRows

# A text with page marks, and the page of each of its lines
MARKS = {
    "marks that count up": ("甲。\n# Page 2:\n乙。\n# Page 3:\n丙。", [1, 2, 3]),
    "the text before the first mark stands on the page before it": ("甲。\n# Page 93:\n乙。", [92, 93]),
    "page 0": ("甲。\n# Page 0:\n乙。\n# Page 1:\n丙。", [1, 1, 1]),
    "a mark that goes back": ("甲。\n# Page 5:\n乙。\n# Page 2:\n丙。\n# Page 6:\n丁。", [4, 5, 5, 6]),
    "no marks": ("甲。\n乙。", [None, None]),
}


@pytest.mark.parametrize(("text", "pages"), MARKS.values(), ids=MARKS)
def test_pages_never_go_back(text: str, pages: list[int | None]) -> None:
    reading = read_text(text.encode())
    assert [line.page for line in reading.lines if not line.removed] == pages
    assert bool(reading.findings) == ("# Page 0" in text or "# Page 2:\n丙。\n# Page 6" in text)


@pytest.mark.parametrize(
    "text",
    ["# Page 0:\n一、总体要求\n增长。\n", "# Page 9:\n一、总体要求。\n（一）。\n1.增长。\n# Page 2:\n2.支持。\n"],
)
def test_such_rows_keep_the_rules_of_the_schema(text: str) -> None:
    rows = rows_of("marks.txt", text.encode(), None)
    assert isinstance(rows, DocumentRows)
    for clause in rows.clauses:
        assert 1 <= (clause.start_page or 1) <= (clause.end_page or 1)
        assert clause.heading is None or clause.heading.strip()
