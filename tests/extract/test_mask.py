"""The mask: what is out of reach of dates and quantities, and what must stay in reach."""

from __future__ import annotations

import pytest

from etl.extract.mask import MASKED, mask_quoted_names, mask_text
from etl.lexicon import read_lexicon
from etl.notation.title_marks import find_titles

# Sentence, and what the mask covers in it
MASKED_PARTS = [
    (
        "《国务院关于扩大对外开放若干措施的通知》（国发〔2017〕5号）精神",
        ["《国务院关于扩大对外开放若干措施的通知》", "国发〔2017〕5号"],
    ),
    ("《关于印发〈外国人签证证件签发工作规范〉的通知》", ["《关于印发〈外国人签证证件签发工作规范〉的通知》"]),
    ("按照第五条第（二）项的规定", ["第五条第（二）项"]),
    ("其中第一年为80%，第二年、第三年为70%", ["第一年", "第二年", "第三年"]),
    ("第二至三年支持金额", ["第二至三年"]),
    ("深入贯彻第三次中央新疆工作座谈会精神", ["第三次"]),
    ("全国第1个工作日", ["第1个工作日"]),
    ("经济贡献突出的前3位地区", ["前3位"]),
    ("综合排名全市前三的地区", ["前三"]),
    ("开票前100名的规上工业企业", ["前100名"]),
    ("其中排四至十名的", ["排四至十名"]),
    ("加快实施营商环境三年行动计划", ["三年行动计划"]),
    ("落实一人一案", ["一人一案"]),
    ("积极参与一带一路建设", ["一带一路"]),
    ("推行双随机、一公开监管", ["双随机、一公开"]),
    ("支持一人公司发展", ["一人公司"]),
    ("感觉12月18日晚8时40分较大", ["8时40分"]),
    ("总局公告2016年第120号", ["总局公告2016年第120号"]),
    (
        "Carry out the Outline of the Plan for Hydrogen Energy (2021-2035) by 2026.",
        ["Outline of the Plan for Hydrogen Energy (2021-2035)"],
    ),
]
NOT_MASKED = [
    "2024年第一季度",
    "届满前1个月书面报告",
    "提前3个工作日",
    "上线前15项业务编码贯标",
    "目前100家企业",
    "有效期五年",
    "24小时畅通",
    "服务期三年",
]
QUOTED = [
    ("“万人助万企”活动", "万万"),
    ("“一日”、“二日”是指工作日", "一二"),
    ("打造“十分钟便民服务圈”", ""),
    ("建成“15分钟养老服务圈”", ""),
]


@pytest.mark.parametrize(("text", "parts"), MASKED_PARTS)
def test_the_mask_covers(text: str, parts: list[str]) -> None:
    expected = text
    for part in parts:
        expected = expected.replace(part, MASKED * len(part))
    assert mask_text(text) == expected


@pytest.mark.parametrize("text", NOT_MASKED)
def test_the_mask_leaves(text: str) -> None:
    assert mask_text(text) == text


@pytest.mark.parametrize(("text", "covered"), QUOTED)
def test_quoted_names_count_nothing(text: str, covered: str) -> None:
    masked = mask_quoted_names(text)
    assert "".join(c for c, m in zip(text, masked, strict=True) if m == MASKED) == covered


def test_a_title_mark_without_its_partner_opens_nothing() -> None:
    assert find_titles("《外商投资" + "。" * 400 + "》2023年") == []
    assert find_titles("》《通知》") == [(1, 5)]


@pytest.mark.parametrize(
    ("name", "key"),
    [("fixed_phrases", "phrase"), ("plan_periods", "plan"), ("measure_units", "printed")],
)
def test_lexicons_are_sorted_and_unique_and_say_their_source(name: str, key: str) -> None:
    rows = read_lexicon(name)
    keys = [row[key] for row in rows]
    assert keys == sorted(set(keys))
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize(
    ("name", "keys"), [("comparators", ("phrase", "comparator", "place")), ("quantity_context", ("role", "word"))]
)
def test_word_lists_of_quantities_are_sorted_and_unique(name: str, keys: tuple[str, ...]) -> None:
    found = [tuple(row[key] for key in keys) for row in read_lexicon(name)]
    assert found == sorted(set(found))
    assert all(row["source"] for row in read_lexicon(name))
