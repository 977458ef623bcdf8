"""English quantities: units, bounds and their negations, counted nouns, and numbers that count nothing."""

from __future__ import annotations

import pytest

from etl.extract.parameters.english_comparisons import english_forms
from tests.extract.reading import ParameterRow, QuantityRow, parameter_rows, quantity_rows

# What English writes of a comparison: a degree takes every negation, a preposition no "no", a verb no "be".
NEGATED: list[tuple[str, list[QuantityRow]]] = [
    ("no more than 5 percent", [("le", None, 5, "percent")]),
    ("shall not be more than 5 percent", [("le", None, 5, "percent")]),
    ("shall not fall below 5 percent nor be more than 9 percent", [("between", 5, 9, "percent")]),
    ("neither less than 5 percent nor more than 9 percent", [("between", 5, 9, "percent")]),
    ("shall not be above 30 meters", [("le", None, 30, "m")]),
    ("not in excess of 30 days", [("le", None, 30, "day")]),
    ("nor be in excess of 30 days", [("le", None, 30, "day")]),
    ("for a period not exceeding 30 days", [("le", None, 30, "day")]),
    ("shall not exceed 30 days", [("le", None, 30, "day")]),
    ("has not exceeded 30 days", [("le", None, 30, "day")]),
    ("nor exceed 30 days", [("le", None, 30, "day")]),
    ("neither exceeds 9 percent nor falls below 5 percent", [("le", None, 9, "percent"), ("ge", 5, None, "percent")]),
    ("equal to or exceeding 30 percent", [("ge", 30, None, "percent")]),
    ("above or equal to 30 percent", [("ge", 30, None, "percent")]),
    ("if it does not reach 30 percent", [("lt", None, 30, "percent")]),
]


READ: list[tuple[str, list[QuantityRow]]] = [
    ("RMB 5m", [("eq", 5e6, 5e6, "CNY")]),
    ("8.2 million yuan", [("eq", 8.2e6, 8.2e6, "CNY")]),
    ("hk $ 10.05 billion", [("eq", 1.005e10, 1.005e10, "HKD")]),
    ("24h内", [("le", None, 24, "hour")]),
    ("面积150hm2", [("eq", 150, 150, "hectare")]),
    ("an area of 120 sq km", [("eq", 120, 120, "km2")]),
    ("1/3 of the members", [("eq", 33.333333, 33.333333, "percent")]),
    ("one-third of the members", [("eq", 33.333333, 33.333333, "percent")]),
    ("not less than one time but not more than five times the gains", [("between", 1, 5, "times")]),
    ("a one-time subsidy at one time", []),
    ("over 1,000 R&D centers", [("gt", 1000, None, "item")]),
    ("增量部分每美元奖励0.03元", [("eq", 0.03, 0.03, "CNY")]),
    ("增量部分每美元0.03元", [("eq", 0.03, 0.03, "CNY")]),
    ("US$20-30 million", [("between", 2e7, 3e7, "USD")]),
    (
        "raised from USD 1,000 to USD 5,000 and the annual limit from USD 10,000 to USD 50,000",
        [("eq", 1e3, 1e3, "USD"), ("eq", 5e3, 5e3, "USD"), ("eq", 1e4, 1e4, "USD"), ("eq", 5e4, 5e4, "USD")],
    ),
    ("nor more than 300,000 yuan", [("le", None, 3e5, "CNY")]),
    ("not less than 10,000 yuan nor more than 50,000 yuan", [("between", 1e4, 5e4, "CNY")]),
    ("not less than five nor more than ten years", [("between", 5, 10, "year")]),
    ("1,000 yuan or more but less than 5,000 yuan", [("between", 1000, 5000, "CNY")]),
    ("in excess of 60 percent", [("gt", 60, None, "percent")]),
    ("up to and including 30 days", [("le", None, 30, "day")]),
    ("within thirty (30) days", [("le", None, 30, "day")]),
    ("three to five years", [("between", 3, 5, "year")]),
    ("between 10% and 20%", [("between", 10, 20, "percent")]),
    ("reduced from 150 to 80 items", [("eq", 150, 150, "item"), ("eq", 80, 80, "item")]),
    ("two-thirds of the members", [("eq", 66.666667, 66.666667, "percent")]),
    ("half a year", [("eq", 0.5, 0.5, "year")]),
    ("20 demonstration projects", [("eq", 20, 20, "item")]),
    ("in no more than 1 city", [("le", None, 1, "item")]),
    ("at least 1 full-time employee", [("ge", 1, None, "item")]),
    ("at least 1 person", [("ge", 1, None, "person")]),
    ("Article 1 city", []),
    ("after two full years of separation", [("eq", 2, 2, "year")]),
    ("for 3 consecutive years", [("eq", 3, 3, "year")]),
    ("within 1 additional month", [("le", None, 1, "month")]),
    ("2 years 3 months", [("eq", 27, 27, "month")]),
    ("not less than RMB 50,000 yuan but not more than RMB 500,000 yuan", [("between", 5e4, 5e5, "CNY")]),
    ("more than RMB 1 million yuan", [("gt", 1e6, None, "CNY")]),
    ("not lower than 30% nor higher than 60%", [("between", 30, 60, "percent")]),
    ("at least 51 percent but below 75 percent", [("between", 51, 75, "percent")]),
    ("300 or more but less than 1,000 employees", [("between", 300, 1000, "person")]),
    ("5,000 cubic meters or above but under 20,000 cubic meters", [("between", 5000, 20000, "m3")]),
    ("at least 10 years and at most 8 experts", [("ge", 10, None, "year"), ("le", None, 8, "person")]),
    ("shall be no smaller than 2,000 square meters", [("ge", 2000, None, "m2")]),
    ("less than or equal to 50 mm", [("le", None, 50, "mm")]),
    ("equal to or greater than 50 mm", [("ge", 50, None, "mm")]),
    ("a stake limited to 49%", [("le", None, 49, "percent")]),
    ("10% or more (including 10%)", [("ge", 10, None, "percent")]),
    ("at least 200 day care centers", [("ge", 200, None, "item")]),
    ("within 30 days of care", [("le", None, 30, "day")]),
    ("no fewer than 30 A-rated logistics enterprises", [("ge", 30, None, "enterprise")]),
    ("100 small and medium-sized enterprises", [("eq", 100, 100, "enterprise")]),
    ("100 schools and other hospitals", [("eq", 100, 100, "item")]),
    ("more than 500 SMEs", [("gt", 500, None, "enterprise")]),
    ("each of the top 10 enterprises", []),
    ("Class 1 innovative drugs and Phase 2 projects in Tier 2 cities", []),
    ("小学校需配备1-2名保健教师", [("between", 1, 2, "person")]),
    ("100 or more persons", [("ge", 100, None, "person")]),
    ("two or more persons", [("ge", 2, None, "person")]),
    ("two or more of them", []),
    ("with a yearly cap of RMB 3 million", [("le", None, 3e6, "CNY")]),
    ("not less than twice but not more than five times the gains", [("between", 2, 5, "times")]),
    ("a 100-billion-yuan cluster", [("eq", 1e11, 1e11, "CNY")]),
    ("below 35 micrograms per cubic meter", [("lt", None, 35, "ug/m3")]),
    ("minors under the age of 18", [("lt", None, 18, "year")]),
    ("persons aged 60 or above", [("ge", 60, None, "year")]),
    ("women aged between 16 and 55", [("between", 16, 55, "year")]),
    ("on page 18 of the report", []),
    ("The ratio of teachers to students shall be 1:15", [("eq", 0.066667, 0.066667, "ratio")]),
    ("The meeting opens at 1:15", []),
    ("师生比不低于1:15", [("ge", 0.066667, None, "ratio")]),
    ("会议于1:30召开", []),
    ("Article 5 applies", []),
    ("In 2023 provinces reported", []),
]


# Clauses in English, as machine translation leaves them in Chinese documents
MACHINE_TRANSLATED: list[tuple[str, list[ParameterRow]]] = [
    (
        "support shall be given within three years at no less than 25 percent of the investment, up to 5 million yuan",
        [
            ("within three years", "le", None, 3, "year"),
            ("no less than 25 percent", "ge", 25, None, "percent"),
            ("up to 5 million yuan", "le", None, 5000000, "CNY"),
        ],
    ),
    ("a grant capped at RMB 10 million", [("capped at RMB 10 million", "le", None, 10000000, "CNY")]),
    (
        "sales of less than 100,000 yuan (inclusive)",
        [("less than 100,000 yuan (inclusive)", "le", None, 100000, "CNY")],
    ),
    ("RMB 50 per square meter per month", [("RMB 50 per square meter per month", "eq", 50, 50, "CNY")]),
    ("not more than RMB 2 million per year", [("not more than RMB 2 million per year", "le", None, 2000000, "CNY")]),
    (
        "about thirty-five enterprises or more",
        [("about thirty-five enterprises or more", "ge", 35, None, "enterprise")],
    ),
    ("provide a one-stop platform and two sessions", []),
]


@pytest.mark.parametrize(("text", "expected"), [*NEGATED, *READ])
def test_quantities(text: str, expected: list[QuantityRow]) -> None:
    assert quantity_rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), MACHINE_TRANSLATED)
def test_parameters_of_a_sentence(text: str, expected: list[ParameterRow]) -> None:
    assert parameter_rows(text) == expected


FORMS = [
    ("more than", "gt", ["no", "not", "not be", "nor", "nor be", "neither"]),
    ("in excess of", "gt", ["not", "not be", "nor", "nor be", "neither"]),
    ("exceeding", "gt", ["not", "not be", "nor", "nor be", "neither"]),
    ("falls below", "lt", ["not", "nor", "neither"]),
    ("not reach", "lt", []),
    ("up to", "le", []),
    ("不足", "lt", []),
]


@pytest.mark.parametrize(("phrase", "comparator", "negations"), FORMS, ids=[row[0] for row in FORMS])
def test_negations_are_those_of_english(phrase: str, comparator: str, negations: list[str]) -> None:
    forms = [words.removesuffix(phrase).strip() for words, _ in english_forms(phrase, comparator)]
    assert [words for words in forms if words and "equal" not in words] == negations
