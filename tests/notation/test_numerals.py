"""Numerals: what each printed form is worth, and what says no definite number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.notation.numerals import (
    english_numeral_pattern,
    format_han,
    format_roman,
    parse_english,
    parse_fraction,
    parse_han,
    parse_number,
    parse_roman,
)

HAN = [
    ("二十一", 21),
    ("一百零四", 104),
    ("二〇二一", 2021),
    ("十", 10),
    ("两千五百", 2500),
    ("三亿五千万", 350_000_000),
    ("亿", 10**8),
]
NUMBERS = [
    ("1.64万亿", 1.64e12),
    ("0万", 0),
    ("0.0亿", 0),
    ("零万", 0),
    ("万", 10_000),
    ("3千万", 3e7),
    ("1亿5000万", 1.5e8),
    ("1,000", 1000),
    ("１０", 10),
    ("5 万", 50_000),
    ("0.5", 0.5),
    ("一点五", 1.5),
    ("三十点五", 30.5),
    ("半", 0.5),
    ("一百零五", 105),
    ("百", 100),
    ("一千五", 1500),
    ("3万5", 35000),
    ("廿", 20),
    ("卅一", 31),
    ("壹仟玖佰", 1900),
    ("200亿零四千230", 20000004230),
    ("一百一十一亿一千一百一十一万一千一百一十一", 11111111111),
    ("一点五亿", 1.5e8),
    ("万亿", 1e12),
]
NOT_A_NUMBER = ["十几", "三五", "十三四", "数百", "几", "第三", "", "5万3亿", "一点"]
FRACTIONS = [
    ("三分之二", 2 / 3),
    ("百分之五", 0.05),
    ("百分之三十点五", 0.305),
    ("千分之3", 0.003),
    ("百分之百", 1),
    ("1/2", 0.5),
]


@pytest.mark.parametrize(("text", "value"), HAN)
def test_han_numerals(text: str, value: int) -> None:
    assert parse_han(text) == value


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers_of_quantities(text: str, value: float) -> None:
    assert float(parse_number(text) or 0) == pytest.approx(value)


@pytest.mark.parametrize("text", NOT_A_NUMBER)
def test_what_is_no_definite_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "value"), FRACTIONS)
def test_fractions(text: str, value: float) -> None:
    assert float(parse_fraction(text) or 0) == pytest.approx(value)


@pytest.mark.parametrize("text", ["几分之一", "1/0", "之二", "2023"])
def test_what_is_no_fraction(text: str) -> None:
    assert parse_fraction(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("twenty two", 22), ("Twenty-two", 22), ("three", 3), ("twenty twenty", None)]
)
def test_english_number_words(text: str, value: int | None) -> None:
    assert parse_english(text) == value


@given(st.integers(min_value=1, max_value=9999))
def test_han_numerals_come_back(value: int) -> None:
    assert parse_han(format_han(value)) == value
    assert parse_number(format_han(value)) == value


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals_come_back(value: int) -> None:
    assert parse_roman(format_roman(value)) == value


@pytest.mark.parametrize("text", ["seven", "eleven", "twenty", "twenty-five", "Ninety nine"])
def test_the_pattern_of_english_numerals_takes_what_is_read(text: str) -> None:
    assert re.fullmatch(english_numeral_pattern(), text, re.IGNORECASE)
    assert parse_english(text) is not None
    assert not re.fullmatch(english_numeral_pattern(), text + "th", re.IGNORECASE)
