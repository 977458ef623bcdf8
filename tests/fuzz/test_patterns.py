"""The search for patterns that grow finds those that do, and passes those that do not."""

from __future__ import annotations

import re

import pytest
import regex

from tests.fuzz import patterns
from tests.fuzz.attacks import find_attacks
from tests.fuzz.patterns import LARGE, REACHES, SMALL, find_growth, find_patterns, find_uses

SHARES = 4  # of all patterns, one after the other, so that processes that test share the work

# patterns that are known to grow with the square of the text, or worse
SLOW = [r"(?:a+)+b", r"a*a*b", r"《[^》]*》", r"(?:x|x)*y", r"\d+年", r"[ab]*c"]
# and such as are linear
LINEAR = [r"《[^》]{0,40}》", r"a+", r"(?<!\d)\d++年", r"第[一二三]{1,5}条", r"\Aa*b"]


@pytest.mark.filterwarnings("ignore::FutureWarning")  # the standard parser reads nested sets in patterns of regex
@pytest.mark.parametrize("share", range(SHARES))
def test_no_pattern_of_the_package_grows(share: int) -> None:
    """Attacks made from the pattern's own parse tree, on 8 KB, and on 32 where they cost anything there."""
    uses, patterns = find_uses(), sorted(find_patterns().items())
    assert len(patterns) > 500
    assert {
        name: growth
        for name, pattern in patterns[share::SHARES]
        if (growth := find_growth(name, pattern, uses, (SMALL, LARGE)))
    } == {}


def test_patterns_that_get_few_characters_are_there() -> None:
    assert find_patterns().keys() >= REACHES.keys()


def test_groups_of_one_name_are_read() -> None:
    """As regex has them, and the standard parser has not."""
    assert ("", "ba") in find_attacks(regex.compile("(?P<x>a)|b(?P<x>a)+"))


@pytest.mark.parametrize("pattern", SLOW)
def test_what_grows_is_seen(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "LIMIT", 0.5)
    assert find_growth("etl.read:x", re.compile(pattern), {})


@pytest.mark.parametrize("pattern", LINEAR)
def test_what_is_linear_passes(pattern: str) -> None:
    assert find_growth("etl.read:x", re.compile(pattern), {}) == ""
