"""The layout of a PDF page, on characters made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from etl.read.formats.pdf_layout import drop_doubles


def char(text: str, x0: float, doctop: float, fontname: str = "SimSun") -> dict[str, Any]:
    return {"text": text, "x0": x0, "doctop": doctop, "fontname": fontname, "size": 16.0, "upright": True}


DOUBLES = [
    ([char("总", 10.0, 20.0), char("总", 10.3, 20.0)], 1, "bold is feigned by printing twice"),
    ([char("总", 10.49, 20.0), char("总", 10.51, 20.0)], 1, "on both sides of a line of the grid"),
    ([char("总", 10.0, 20.0), char("总", 26.0, 20.0)], 2, "the next character is the same"),
    ([char("总", 10.0, 20.0), char("则", 10.0, 20.0)], 2, "another character in the same place"),
    ([char("总", 10.0, 20.0), char("总", 10.0, 20.0, "SimHei")], 2, "another face in the same place"),
]


@pytest.mark.parametrize(("chars", "kept", "why"), DOUBLES, ids=[why for *_, why in DOUBLES])
def test_characters_printed_twice_in_one_place_count_once(chars: list[dict[str, Any]], kept: int, why: str) -> None:
    assert drop_doubles(chars) == chars[:kept]
