"""Patterns compiled late do what others do."""

from __future__ import annotations

import re

import pytest
import regex

from etl.notation.late_patterns import compile_late


def test_a_late_pattern_is_a_pattern() -> None:
    late, known = compile_late("(?P<year>\\d{4})", re.ASCII), re.compile("(?P<year>\\d{4})", re.ASCII)
    assert late.sub("", "in 2023") == known.sub("", "in 2023")
    assert [found["year"] for found in late.finditer("2023, 2025")] == ["2023", "2025"]
    assert (late.pattern, late.flags, late.groups) == (known.pattern, known.flags, known.groups)


def test_a_wrong_pattern_fails_when_it_is_used() -> None:
    late = compile_late("(")
    with pytest.raises(re.error):
        late.search("")


def test_a_late_pattern_of_regex_knows_what_re_does_not() -> None:
    late = compile_late(r"(?r)\p{Han}", library=regex)
    found = late.search("a条款b")
    assert found and found.group() == "款"
