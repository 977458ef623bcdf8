"""Days: every spelling that official texts print, and what is none."""

from __future__ import annotations

import re

import pytest

from etl.notation.days import ANY_DAY, DAY, parse_day

DAYS = [
    ("2023年5月1日", "2023-05-01"),
    ("1998 年 5 月 1 日", "1998-05-01"),
    ("二〇二三年五月一日", "2023-05-01"),
    ("二○二三年五月一日", "2023-05-01"),
    ("二零二三年十二月廿九日", "2023-12-29"),
    ("二Ｏ二三年元月一日", "2023-01-01"),
    ("一九九九年五月一日", "1999-05-01"),
    ("二〇二三年十二月三十一日", "2023-12-31"),
    ("2 0 2 3 年 5 月 1 日", "2023-05-01"),
    ("2 0 2 3 年 1 2 月 3 1 日", "2023-12-31"),
    ("1 9 9 8 年 1 1 月 1 日", "1998-11-01"),
    ("2023-05-01", "2023-05-01"),
    ("2023.5.1", "2023-05-01"),
    ("2023/5/1", "2023-05-01"),
    ("July 25, 2023", "2023-07-25"),
    ("25 July 2023", "2023-07-25"),
    ("18th April 2003", "2003-04-18"),
    ("Dec. 31, 1994", "1994-12-31"),
    ("the 3rd day of March 2001", "2001-03-03"),
]
NO_DAYS = ["2023年2月30日", "2023年5月", "5月1日", "03-05-2017", "2023年13月1日", "May 2023", "第2023年5月", ""]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_day(text: str, day: str) -> None:
    found = parse_day(text)
    assert found is not None
    assert found.isoformat() == day
    assert re.search(ANY_DAY, text)


@pytest.mark.parametrize("text", NO_DAYS)
def test_no_day(text: str) -> None:
    assert parse_day(text) is None


def test_the_pattern_means_the_same_in_a_verbose_expression() -> None:
    for text, _ in DAYS:
        assert bool(re.search(DAY, text)) == bool(re.search(DAY, text, re.VERBOSE))
