"""Which language a text is in."""

from __future__ import annotations

import pytest

from etl.notation.language import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("设立专项资金，支持AI4S基础设施建设。", "zh"),
        ("The scope of the Comprehensive Bonded Zone remains unchanged.", "en"),
        ("建设自由贸易试验区。Each area of the Pilot Free Trade Zone must do its work carefully.", "mixed"),
        ("鼓励推出开源AI智能体", "zh"),
        ("", "zh"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert find_language(text) == language
