"""What stands around a quantity: what it is per, from when it counts, and what it measures."""

from __future__ import annotations

import pytest

from tests.extract.reading import read_parameters

# Mention, per, anchor and subject
CONTEXTS = [
    ("自印发之日起30日内", ("30日内", None, "印发之日", None)),
    ("受理后5个工作日内", ("5个工作日内", None, "受理", None)),
    ("受理后5日内、年度终了之日起5个月内", ("5日内", None, "受理", None)),
    ("人民银行应当在受理举报之日起三十日内作出处理决定", ("三十日内", None, "受理举报之日", None)),
    ("自生成之日起至少保存 5年", ("至少保存 5年", None, "生成之日", None)),
    ("外资股比不超过50%", ("不超过50%", None, None, "外资股比")),
    ("给予50万元奖励", ("50万元", None, None, "奖励")),
    ("按每人1500元标准发放", ("每人1500元", "person", None, None)),
    ("生均公用经费由每生每年600元提高到800元", ("每生每年600元", "person/year", None, None)),
    ("给予每人每年5万元的生活补贴", ("每人每年5万元", "person/year", None, "生活补贴")),
    ("分别给予1500元/月安居补贴", ("1500元/月", "month", None, "安居补贴")),
    ("租赁期限不低于5 年", ("不低于5 年", None, None, "租赁期限")),
    ("每年安排200万元专项资金", ("200万元", "year", None, "专项资金")),
    ("对获得国外授权的注册商标，每件补助1 万元", ("1 万元", "item", None, "每件补助")),
    ("每家企业每年最高不超过100万元", ("不超过100万元", "enterprise/year", None, None)),
    ("每年3月底前完成2项任务", ("2项", None, None, None)),
    ("且自项目签约起五个年度内", ("五个年度内", None, "项目签约", None)),
    ("县级留成部分,由同级财政扶持企业;后 2 年企业缴纳所得税", ("2 年", None, None, None)),
    ("如项目年实缴税收达350元/平方米以上的", ("350元/平方米以上", "m2", None, "项目年实缴税收")),
    ("今后五年内", ("五年内", None, None, None)),
    ("没收违法所得，并处违法所得三倍以上五倍以下罚款", ("三倍以上五倍以下", None, None, "违法所得")),
    ("从业人员三百人以上的", ("三百人以上", None, None, "从业人员")),
    ("建设用地500亩", ("500亩", None, None, "建设用地")),
    ("3 yuan per person per meal", ("3 yuan per person", "person", None, None)),
    ("RMB 5 million per household", ("RMB 5 million per household", "enterprise", None, None)),
    ("a maximum of 1 million yuan a year", ("a maximum of 1 million yuan a year", "year", None, None)),
    ("allocate 1.5 billion yuan annually", ("1.5 billion yuan annually", "year", None, None)),
    ("RMB 300 monthly", ("RMB 300 monthly", "month", None, None)),
    ("a rate of 2.5% per annum", ("2.5% per annum", "year", None, None)),
    ("最高不超过每人每年5000元", ("不超过每人每年5000元", "person/year", None, None)),
    ("给予每家企业最高不超过每年100万元的补助", ("不超过每年100万元", "enterprise/year", None, "补助")),
    ("车位每月不超过300元/个", ("每月不超过300元/个", "month/item", None, "车位")),
]


@pytest.mark.parametrize(("text", "expected"), CONTEXTS)
def test_per_anchor_and_subject(text: str, expected: tuple[str, str | None, str | None, str | None]) -> None:
    row = read_parameters(text)[0]
    assert (row.mention, row.per, row.anchor, row.subject) == expected


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
    (row,) = read_parameters(text)
    assert row.anchor == anchor


def test_per_brackets() -> None:
    for text, per in (("3000元/（人·月）", "person/month"), ("500元/万元", "10000 CNY"), ("(2000元/人)", "person")):
        (row,) = read_parameters(text)
        assert row.per == per
