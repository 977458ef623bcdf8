"""Markdown that needs no parser is read as the parser reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.read.formats.markdown_blocks import read_blocks
from etl.read.formats.markdown_plain import is_plain, read_plain

PLAIN = [
    "# 条例\n\n第一条 为了保护环境，制定本条例。\n\n第二条 本条例适用于本市。",
    "## 第一章  总则\n第一条 本法适用于\n# 第二章\n\n \t \n　　（一）收费标准 \n",
    "1988年4月7日通过\n\n====\n\n2023年起施行",
    "一、１２Ｏ项\u00a0\n\n\u200b# 不是标题\n\n=\n#  \n\n| 一格 |",
]
MARKED = [
    "见**通知**",
    "一行\n两行",
    "标题\n---",
    "- 一项",
    "1. 一项",
    "> 引用",
    "#标题",
    "# 标题 #",
    "####### 标题",
    "  # 标题",
    "一\x1c",
]
PIECES = (*"#-+>|=.)1 \t\n一。：", "\n\n", "# ", "===", "第一条", "\u3000", "\u200b", "\u00a0", "２０２３年")


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_text_is_read_as_the_parser_reads_it(text: str) -> None:
    assert is_plain(text)
    assert tuple(read_plain(text)) == read_blocks(text).lines


@pytest.mark.parametrize("text", MARKED)
def test_a_text_with_mark_up_is_parsed(text: str) -> None:
    assert not is_plain(text)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_called_plain_is_plain(text: str) -> None:
    if is_plain(text):
        assert tuple(read_plain(text)) == read_blocks(text).lines
