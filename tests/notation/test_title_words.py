"""What kind of document a title names."""

from __future__ import annotations

import pytest

from etl.notation.title_words import title_kind

KINDS = [
    ("Foreign Trade Law of the People's Republic of China", "law"),
    ("Opinions of the State Council on Imports (2023 Edition)", "policy"),
    ("Catalogue of Encouraged Industries", "catalogue"),
    ("中华人民共和国外商投资法", "law"),
    ("广东省外商投资权益保护条例", "law"),
    ("关于深入实施“人工智能+”行动的意见", "policy"),
    ("深圳市打造人工智能OPC创业生态引领地行动计划（2026—2027年）", "plan"),
    ("自治区标准化体系建设发展规划（2016-2020）", "plan"),
    ("防洪标准", "standard"),
    ("鼓励外商投资产业目录", "catalogue"),
    ("市场准入负面清单", "catalogue"),
    ("支付业务许可证", "other"),
    (None, "other"),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_kind_by_the_last_word(title: str | None, kind: str) -> None:
    assert title_kind(title) == kind
