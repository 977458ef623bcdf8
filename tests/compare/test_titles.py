"""Titles as two documents are compared by them."""

from __future__ import annotations

import pytest

from etl.compare.titles import parse_name, parse_subject

SUBJECTS = [
    (
        "吉林省人民政府关于进一步优化外商投资环境加大吸引外商投资力度的若干措施（征求意见稿）",
        "优化外商投资环境加大吸引外商投资力度",
    ),
    ("国务院关于进一步优化外商投资环境 加大吸引外商投资力度的意见", "优化外商投资环境加大吸引外商投资力度"),
    ("上海市职业教育条例", "职业教育"),
    ("中华人民共和国职业教育法", "职业教育"),
    ("舟山市文明行为促进条例", "文明行为促进"),
    ("江苏省“十四五”数字经济发展规划", "十四五数字经济"),
    ("宪法", None),
    (None, None),
]
NAMES = [
    ("某省气候资源条例（草案）（征求意见稿）", "某省气候资源条例"),
    ("某省气候资源条例（2019年修订）", "某省气候资源条例"),
    ("某市促进“专精特新” 企业发展办法(试行)", "某市促进专精特新企业发展办法"),
    ("某县（开发区）管理办法", "某县（开发区）管理办法"),
]


@pytest.mark.parametrize(("title", "subject"), SUBJECTS)
def test_subjects(title: str | None, subject: str | None) -> None:
    assert parse_subject(title) == subject


@pytest.mark.parametrize(("title", "name"), NAMES)
def test_names(title: str, name: str) -> None:
    assert parse_name(title) == name
