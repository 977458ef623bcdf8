"""The search for patterns that grow finds those that do, and passes those that do not."""

from __future__ import annotations

import re

import pytest

from tests.fuzz import patterns
from tests.fuzz.patterns import find_growth

# patterns that are known to grow with the square of the text, or worse
SLOW = [r"(?:a+)+b", r"a*a*b", r"《[^》]*》", r"(?:x|x)*y", r"\d+年", r"[ab]*c"]
# and such as are linear
LINEAR = [r"《[^》]{0,40}》", r"a+", r"(?<!\d)\d++年", r"第[一二三]{1,5}条", r"\Aa*b"]


@pytest.mark.parametrize("pattern", SLOW)
def test_what_grows_is_seen(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "LIMIT", 1.0)
    assert find_growth("etl.read:x", re.compile(pattern), {})


@pytest.mark.parametrize("pattern", LINEAR)
def test_what_is_linear_passes(pattern: str) -> None:
    assert find_growth("etl.read:x", re.compile(pattern), {}) == ""
