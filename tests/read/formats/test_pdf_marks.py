"""Raised note marks are no text, exponents and lowered characters stand in their line."""

from __future__ import annotations

import pytest

from etl.read.source import read_source
from tests.read.document_files import Placed, make_pdf


def line_of(*pieces: str) -> list[Placed]:
    """A line whose pieces that begin with ^ are small and raised, with _ small and lowered."""
    placed: list[Placed] = []
    x = 80.0
    for piece in pieces:
        size = 8.0 if piece[0] in "^_" else 16.0
        top = {"^": 98.0, "_": 110.0}.get(piece[0], 100.0)
        text = piece.lstrip("^_")
        placed.append((x, top, size, text))
        x += sum(size / 2 if character.isascii() else size for character in text)
    return placed


# the pieces of a line, and its text
LINES = [
    (("企业达到200", "^2", "家，完成任务。"), "企业达到200家，完成任务。"),
    (("补助3000元", "^1", "，按年发放。"), "补助3000元，按年发放。"),
    (("补助3000", "^①", "元，按年发放。"), "补助3000元，按年发放。"),
    (("根据有关规定", "^[12]", "，制定本办法。"), "根据有关规定，制定本办法。"),
    (("建筑面积500m", "^2", "，高度30m。"), "建筑面积500m2，高度30m。"),
    (("总额1.5×10", "^8", "元，按期拨付。"), "总额1.5×10⁸元，按期拨付。"),
    (("PM", "_2.5", "浓度下降，CO", "_2", "排放达标。"), "PM2.5浓度下降，CO2排放达标。"),
    (("二氧化硫排放量下降5%。",), "二氧化硫排放量下降5%。"),
]


@pytest.mark.parametrize(("pieces", "expected"), LINES)
def test_raised_and_lowered_characters(pieces: tuple[str, ...], expected: str) -> None:
    source = read_source("a.pdf", make_pdf([[*line_of(*pieces), (80, 140, 16, "各县人民政府要认真组织实施。")]]))
    assert source.text.replace(" ", "").startswith(expected)
    removed = sum(len(piece) - 1 for piece in pieces) and any(
        d.code == "note_marks_removed" for d in source.diagnostics
    )
    printed = "".join(piece.lstrip("^_") for piece in pieces)
    assert bool(removed) == (len(printed) > len(expected))
