"""Headings are what the source sets as titles."""

from __future__ import annotations

import pytest

from etl.segment import segment
from tests.segment.printed_trees import as_source

HEADINGS = [
    (["一、总体要求", "坚持稳中求进。", "二、任务", "（一）甲。支持。"], ["总体要求", "任务", "甲"]),
    (["1.申请表；", "2.身份证明；"], [None, None]),
    (["（一）落实政策。", "1.支持各地。", "2.支持企业。"], ["落实政策", None, None]),
    (["一、实施要点：", "（一）甲。支持各地。"], [None, "甲"]),
    (
        ["第一章 总则", "第一条 适用。本市。", "第二章 附则", "第二条 本办法自印发之日起施行。原办法废止。"],
        ["总则", None, "附则", None],
    ),
    (
        ["第一篇 新征程", "第一章 基础", "一年来成效明显。", "第二篇 任务", "第二章 创新", "建设平台。"],
        ["新征程", "基础", "任务", "创新"],
    ),
    (["第一条 【适用范围】本办法适用于本市。", "第二条 【定义】本办法所称。"], ["适用范围", "定义"]),
    (["第一条（目的和依据）为了管理。", "第二条（适用范围）", "本办法适用于本市。"], ["目的和依据", "适用范围"]),
    (["Article 1 (Purpose)", "To manage work.", "Article 2 (Scope) These Rules apply."], ["Purpose", "Scope"]),
    (["第一条（修订）为了管理。", "第二条 本办法适用于本市。", "第三条 本市负责。"], [None, None, None]),
    ([f"（一）{'按照内外资企业统一标准审核业务牌照和资质申请并督导检查相关地方性法规' * 2}。支持。"], [None]),
]


@pytest.mark.parametrize(("lines", "expected"), HEADINGS)
def test_headings_are_what_the_source_sets_as_titles(lines: list[str], expected: list[str | None]) -> None:
    clauses, *_ = segment(as_source(lines))
    assert [c.heading for c in clauses if c.marker] == expected
