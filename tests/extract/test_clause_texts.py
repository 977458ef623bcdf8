"""Which clause texts of a document a pattern is found in, by one search over all of them."""

import re

import pytest

from etl.extract.clause_texts import ClauseTexts
from etl.records import ClauseText

TEXTS = ("", "到2025年", "每年1", "月检查", "", "自2024年起，至2025年止", "")
FOUND = [
    (r"[0-9]{4}", [1, 5]),
    (r"年", [1, 2, 5]),
    (r"(?<=\n)到", []),
    (r"[0-9]\s{0,3}月", []),  # nothing goes over from one text to the next
    (r"检查", [3]),
]


@pytest.mark.parametrize(("pattern", "places"), FOUND)
def test_places(pattern: str, places: list[int]) -> None:
    texts = ClauseTexts(ClauseText(f"d#{i}", "clause", None, text, 0) for i, text in enumerate(TEXTS))
    assert list(texts.places_with(re.compile(pattern))) == places
    assert ClauseTexts.of(texts) is texts


@pytest.mark.parametrize("texts", [(), ("",), ("到",)])
def test_nothing_is_found_in_few(texts: tuple[str, ...]) -> None:
    few = ClauseTexts(ClauseText("d#1", "clause", None, text, 0) for text in texts)
    assert (list(few.places_with(re.compile("年"))), few.hold_latin) == ([], False)
