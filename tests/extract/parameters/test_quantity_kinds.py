"""Kinds of numbers that were read wrongly once, each with its sisters: what is found, and what is none."""

from __future__ import annotations

import pytest

from tests.extract.reading import QuantityRow, quantity_rows, read_parameters

LARGE_NUMERALS: list[tuple[str, list[QuantityRow]]] = [
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


SIGNS: list[tuple[str, list[QuantityRow]]] = [
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


CURRENCIES: list[tuple[str, list[QuantityRow]]] = [
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


GROUPED: list[tuple[str, list[QuantityRow]]] = [
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


SHARES: list[tuple[str, list[QuantityRow]]] = [
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
    ("师生比1:15", [("eq", 0.066667, 0.066667, "ratio")]),
    ("投资比例3:3:4", []),
    ("8:30上班", []),
    ("2成套设备", []),
]


BOUNDS: list[tuple[str, list[QuantityRow]]] = [
    ("营业额>=300万元", [("ge", 3e6, None, "CNY")]),
    ("面积⩾500平方米", [("ge", 500, None, "m2")]),
    ("占比≦20%", [("le", None, 20, "percent")]),
    ("5000万元≤营业收入<1亿元", [("between", 5e7, 1e8, "CNY")]),
    ("能耗<=30吨", [("le", None, 30, "tonne")]),
]


LENGTHS: list[tuple[str, list[QuantityRow]]] = [
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


UNITS: list[tuple[str, list[QuantityRow]]] = [
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


KINDS = {
    "large numerals": LARGE_NUMERALS,
    "signs": SIGNS,
    "currencies": CURRENCIES,
    "grouped digits": GROUPED,
    "shares": SHARES,
    "bounds": BOUNDS,
    "lengths": LENGTHS,
    "units": UNITS,
}


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*row, id=f"{kind}: {row[0]}") for kind, rows in KINDS.items() for row in rows]
)
def test_kind(text: str, expected: list[QuantityRow]) -> None:
    assert quantity_rows(text) == expected


def test_values_are_exact() -> None:
    (row,) = read_parameters("8.2 million yuan")
    assert row.low == 8_200_000.0
