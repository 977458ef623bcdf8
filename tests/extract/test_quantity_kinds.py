"""Kinds of numbers that were read wrongly once, each with its sisters: what is found, and what is none."""

from __future__ import annotations

import pytest

from etl.extract.parameters import find_parameters
from etl.extract.parameters.english_comparisons import english_forms
from etl.records import ClauseText, Document

Row = tuple[str, float | None, float | None, str]

LARGE_NUMERALS: list[tuple[str, list[Row]]] = [
    ("补助二百余万元", [("eq", 2e6, 2e6, "CNY")]),
    ("投资十多亿元", [("eq", 1e9, 1e9, "CNY")]),
    ("奖励十几万元", [("eq", 1e5, 1e5, "CNY")]),
    ("奖励七八万元", [("between", 7e4, 8e4, "CNY")]),
    ("投资一点五亿元", [("eq", 1.5e8, 1.5e8, "CNY")]),
    ("三十点五公里", [("eq", 30.5, 30.5, "km")]),
    ("廿人以上", [("ge", 20, None, "person")]),
    ("卅天内", [("le", None, 30, "day")]),
    ("最高分别为50万元、100万元", [("le", None, 5e5, "CNY"), ("le", None, 1e6, "CNY")]),
    ("补助3万5元", [("eq", 35000, 35000, "CNY")]),
    ("补助100万三千元", [("eq", 1003000, 1003000, "CNY")]),
    ("补助200亿零四千230元", [("eq", 20000004230, 20000004230, "CNY")]),
    ("补助两个亿卢布", [("eq", 2e8, 2e8, "RUB")]),
    ("补助一百十六元", [("eq", 116, 116, "CNY")]),
    ("壹仟壹佰壹拾壹元", [("eq", 1111, 1111, "CNY")]),
    ("奖励两到三千元", [("between", 2000, 3000, "CNY")]),
    ("奖励一千到两千万元", [("between", 1e7, 2e7, "CNY")]),
    ("擅自收购烟叶一千千克以上", [("ge", 1000, None, "kg")]),
    ("几十万元", []),
    ("数百万元", []),
]
SIGNS: list[tuple[str, list[Row]]] = [
    ("增速为-3.2%", [("eq", -3.2, -3.2, "percent")]),
    ("同比负3.9%", [("eq", -3.9, -3.9, "percent")]),
    ("介于-3%至5%", [("between", -3, 5, "percent")]),
    ("气温达-15℃", [("eq", -15, -15, "celsius")]),
    ("下降3.2%", [("eq", 3.2, 3.2, "percent")]),
    ("浮动幅度-3%至5%", [("between", -3, 5, "percent")]),
    ("增速在-2.5%左右", [("eq", -2.5, -2.5, "percent")]),
    ("减负110亿元", [("eq", 1.1e10, 1.1e10, "CNY")]),
    ("3%-5%", [("between", 3, 5, "percent")]),
    ("1000万元-5000万元", [("between", 1e7, 5e7, "CNY")]),
]
CURRENCIES: list[tuple[str, list[Row]]] = [
    ("港币500万元", [("eq", 5e6, 5e6, "HKD")]),
    ("500万元（港币）", [("eq", 5e6, 5e6, "HKD")]),
    ("美元20万", [("eq", 2e5, 2e5, "USD")]),
    ("欧元300万", [("eq", 3e6, 3e6, "EUR")]),
    ("人民币500万元", [("eq", 5e6, 5e6, "CNY")]),
    ("￥500", [("eq", 500, 500, "CNY")]),
    ("CNY 20万", [("eq", 2e5, 2e5, "CNY")]),
    ("4人民币", [("eq", 4, 4, "CNY")]),
    ("HK$30", [("eq", 30, 30, "HKD")]),
    ("人民币（大写）壹仟玖佰圆整", [("eq", 1900, 1900, "CNY")]),
    ("50元6角三分", [("eq", 50.63, 50.63, "CNY")]),
    ("壹拾壹元壹角壹分", [("eq", 11.11, 11.11, "CNY")]),
    ("两美元又三美分", [("eq", 2.03, 2.03, "USD")]),
    ("人民银行5个分支", [("eq", 5, 5, "item")]),
]
GROUPED: list[tuple[str, list[Row]]] = [
    ("投资12 000 000元", [("eq", 12e6, 12e6, "CNY")]),
    ("投资12\u2009000\u2009000元", [("eq", 12e6, 12e6, "CNY")]),
    ("补助82，225.00元", [("eq", 82225, 82225, "CNY")]),
    ("总额１２，３４５万元", [("eq", 123450000, 123450000, "CNY")]),
    ("１１１，１１１元", [("eq", 111111, 111111, "CNY")]),
    ("投资12，345元", [("eq", 12345, 12345, "CNY")]),
    ("投资100，200元", [("eq", 100, 100, "CNY"), ("eq", 200, 200, "CNY")]),
    ("补助1,234,567元", [("eq", 1234567, 1234567, "CNY")]),
    ("补助233,333，333,434.344元", [("eq", 233333333434.344, 233333333434.344, "CNY")]),
]
SHARES: list[tuple[str, list[Row]]] = [
    ("增长2.5成", [("eq", 25, 25, "percent")]),
    ("占三成五", [("eq", 35, 35, "percent")]),
    ("四成五以上", [("ge", 45, None, "percent")]),
    ("三成五年内", [("eq", 30, 30, "percent"), ("le", None, 5, "year")]),
    ("覆盖十成", [("eq", 100, 100, "percent")]),
    ("百万分之五", [("eq", 0.0005, 0.0005, "percent")]),
    ("仟分之贰", [("eq", 0.2, 0.2, "percent")]),
    ("收盘价的百分之七十百分位", [("eq", 70, 70, "percent")]),
    ("费率30‱", [("eq", 0.3, 0.3, "percent")]),
    ("下调5bp", [("eq", 0.05, 0.05, "percentage_point")]),
    ("师生比1:15", [("eq", 1 / 15, 1 / 15, "ratio")]),
    ("投资比例3:3:4", []),
    ("8:30上班", []),
    ("2成套设备", []),
]
BOUNDS: list[tuple[str, list[Row]]] = [
    ("营业额>=300万元", [("ge", 3e6, None, "CNY")]),
    ("面积⩾500平方米", [("ge", 500, None, "m2")]),
    ("占比≦20%", [("le", None, 20, "percent")]),
    ("5000万元≤营业收入<1亿元", [("between", 5e7, 1e8, "CNY")]),
    ("能耗<=30吨", [("le", None, 30, "tonne")]),
]
LENGTHS: list[tuple[str, list[Row]]] = [
    ("工期两年零六个月", [("eq", 30, 30, "month")]),
    ("工期1天12小时", [("eq", 36, 36, "hour")]),
    ("为期3年6个月", [("eq", 42, 42, "month")]),
    ("公示5日", [("eq", 5, 5, "day")]),
    ("不得少于三十日", [("ge", 30, None, "day")]),
    ("延长一日至三日", [("between", 1, 3, "day")]),
    ("公告时间压缩至20日", [("eq", 20, 20, "day")]),
    ("29日召开会议", []),
    ("拟于29日前往", []),
]
UNITS: list[tuple[str, list[Row]]] = [
    ("五十克", [("eq", 50, 50, "g")]),
    ("两升", [("eq", 2, 2, "l")]),
    ("三十五毫克", [("eq", 35, 35, "mg")]),
    ("占地5㎢", [("eq", 5, 5, "km2")]),
    ("日供水20㎥", [("eq", 20, 20, "m3")]),
    ("浓度35μg/m³", [("eq", 35, 35, "ug/m3")]),
    ("不得低于二十六摄氏度", [("ge", 26, None, "celsius")]),
    ("15个交易日", [("eq", 15, 15, "workday")]),
    ("三分一湯匙", []),
    ("3斤5两", [("eq", 3.5, 3.5, "jin")]),
    ("详见http://www.gov.cn/3天/20%E4%BD%A0", []),
    ("邮箱a30@b.cn", []),
]
# What English writes of a comparison: a degree takes every negation, a preposition no "no", a verb no "be".
NEGATED: list[tuple[str, list[Row]]] = [
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
ENGLISH: list[tuple[str, list[Row]]] = [
    ("RMB 5m", [("eq", 5e6, 5e6, "CNY")]),
    ("8.2 million yuan", [("eq", 8.2e6, 8.2e6, "CNY")]),
    ("hk $ 10.05 billion", [("eq", 1.005e10, 1.005e10, "HKD")]),
    ("24h内", [("le", None, 24, "hour")]),
    ("面积150hm2", [("eq", 150, 150, "hectare")]),
    ("an area of 120 sq km", [("eq", 120, 120, "km2")]),
    ("1/3 of the members", [("eq", 33.3333333333, 33.3333333333, "percent")]),
    ("one-third of the members", [("eq", 33.3333333333, 33.3333333333, "percent")]),
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
    ("two-thirds of the members", [("eq", 200 / 3, 200 / 3, "percent")]),
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
    ("The ratio of teachers to students shall be 1:15", [("eq", 1 / 15, 1 / 15, "ratio")]),
    ("The meeting opens at 1:15", []),
    ("师生比不低于1:15", [("ge", 1 / 15, None, "ratio")]),
    ("会议于1:30召开", []),
    ("Article 5 applies", []),
    ("In 2023 provinces reported", []),
]
KINDS = {
    "large numerals": LARGE_NUMERALS,
    "signs": SIGNS,
    "currencies": CURRENCIES,
    "grouped digits": GROUPED,
    "shares": SHARES,
    "bounds": BOUNDS,
    "lengths": LENGTHS,
    "units": UNITS,
    "negated": NEGATED,
    "English": ENGLISH,
}


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*row, id=f"{kind}: {row[0]}") for kind, rows in KINDS.items() for row in rows]
)
def test_kind(text: str, expected: list[Row]) -> None:
    rows = find_parameters([ClauseText("d#1", "clause", None, text, 0)], Document())
    found = [(row.comparator, row.low, row.high, row.unit) for row in rows]
    assert [row[:1] + row[3:] for row in found] == [row[:1] + row[3:] for row in expected]
    for row, wanted in zip(found, expected, strict=True):
        assert row[1:3] == pytest.approx(wanted[1:3])


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


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("within 30 days from the date of receipt of the application", "the date of receipt of the application"),
        ("within seven working days after acceptance, the bureau", "acceptance"),
        ("within 60 days of receipt", "receipt"),
        ("5 years of experience", None),
    ],
)
def test_english_anchors(text: str, anchor: str | None) -> None:
    (row,) = find_parameters([ClauseText("d#1", "clause", None, text, 0)], Document())
    assert row.anchor == anchor


def test_values_are_exact() -> None:
    (row,) = find_parameters([ClauseText("d#1", "clause", None, "8.2 million yuan", 0)], Document())
    assert row.low == 8_200_000.0


def test_per_brackets() -> None:
    for text, per in (("3000元/（人·月）", "person/month"), ("500元/万元", "10000 CNY"), ("(2000元/人)", "person")):
        (row,) = find_parameters([ClauseText("d#1", "clause", None, text, 0)], Document())
        assert row.per == per
