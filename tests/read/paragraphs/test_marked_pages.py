"""Paragraphs of measured pages: gaps and indents that mark beginnings, full lines that a page's end cuts."""

from __future__ import annotations

import pytest

from etl.read.paragraphs import join_lines
from etl.read.reading import Line

FULL = "为推动经济持续回升向好，各地各有关部门要结合实际抓好落实，确保政策直达快享"
ENDED = "各级财政部门应当及时拨付资金并公开使用情况，接受社会各界和审计机关的监督。"


def paragraph(page: int, indent: float, closes: bool) -> list[Line]:
    """A paragraph of two lines as it is set: its first line indented so far, a gap behind it or none."""
    return [
        Line(FULL, page, indent=indent, width=80.0),
        Line("提高效率。", page, indent=0.0, width=10.0, closes=closes),
    ]


def texts(lines: list[Line]) -> list[str]:
    return [joined.text for joined in join_lines(lines, column=80.0)]


# how the document is set (indent, gap), the lines at a break, whether they are one paragraph
BREAKS = [
    (4.0, False, [Line(ENDED, 1, indent=0.0, width=80.0), Line("三、及时兑付资金。", 2, indent=0.0, width=20.0)], True),
    (
        4.0,
        False,
        [Line(ENDED, 1, indent=0.0, width=80.0), Line("三、及时兑付资金。", 2, indent=4.0, width=20.0)],
        False,
    ),
    (0.0, True, [Line(ENDED, 1, indent=0.0, width=80.0), Line("三、及时兑付资金。", 1, indent=0.0, width=20.0)], True),
    (
        0.0,
        True,
        [Line(ENDED, 1, indent=0.0, width=80.0, closes=True), Line("三、及时兑付资金。", 1, indent=0.0, width=20.0)],
        False,
    ),
]


@pytest.mark.parametrize(("indent", "gap", "lines", "is_one"), BREAKS)
def test_what_marks_a_paragraph_everywhere_tells_at_a_full_line(
    indent: float, gap: bool, lines: list[Line], is_one: bool
) -> None:
    document = [line for _ in range(6) for line in paragraph(1, indent, gap)]
    found = texts([*document, *lines])
    assert len(found) == 6 + (1 if is_one else 2)


def test_a_document_of_full_lines_is_one_paragraph_over_its_pages() -> None:
    body = [Line(FULL, page, indent=0.0, width=80.0) for page in (1, 2) for _ in range(20)]
    lines = [*body, Line(ENDED, 2, indent=0.0, width=79.0), Line("三、及时兑付资金。", 3, indent=0.0, width=20.0)]
    assert len(texts(lines)) == 1
