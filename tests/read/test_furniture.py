"""Page furniture: what is removed and reported, and what only looks like it."""

from __future__ import annotations

import pytest

from etl.lexicon import read_lexicon
from etl.read.furniture import mark_furniture
from etl.read.reading import Line
from etl.read.source import read_source

PAGE_NUMBERS = ["— 4 —", "- 4 -", "－4－", "—12—", "第 4 页 共 9 页", "第4页，共9页", "第 4 页", "Page 3 of 8"]
CHROME = [
    "打印",
    "【打印】",
    "上一篇",
    "扫一扫在手机打开当前页",
    "字体：大 中 小",
    "2025-03-04 09:49:09 【字体： 大 中 小 】",
    "当前位置 : 首页 > 政务公开 > 政府信息公开目录 > 政策法规",
    "深圳市科技创新局政府信息公开",
    "【法宝引证码】 CLI.12.5115678",
    "原文链接：https://www.pkulaw.com/lar/ea5258e56c60aba96802bb.html",
    "https://www.gov.cn/zhengce/content/202308/content_6898048.htm",
    "================================",
]
NOT_FURNITURE = [
    "4",
    "—— 到2025年，建成12个园区",
    "2023—2025",
    "第4条",
    "1.",
    "政府信息公开条例",
    "打印机采购",
    "附件1",
]


@pytest.mark.parametrize("text", PAGE_NUMBERS + CHROME)
def test_removed(text: str) -> None:
    assert mark_furniture([Line(text)])[0].removed


@pytest.mark.parametrize("text", NOT_FURNITURE)
def test_kept(text: str) -> None:
    assert not mark_furniture([Line(text)])[0].removed


def test_a_word_of_the_site_in_a_table_is_the_table_s() -> None:
    assert not mark_furniture([Line("微信", kind="cell")])[0].removed


def lines_with_numbers(step: int, numbers: range) -> list[Line]:
    return [line for number in numbers for line in (Line(str(number)), *(Line(f"正文第{i}行。") for i in range(step)))]


def test_numbers_alone_that_count_pages() -> None:
    marked = mark_furniture(lines_with_numbers(30, range(1, 9)))
    assert [line.text for line in marked if line.removed] == [str(number) for number in range(1, 9)]


def test_numbers_alone_that_count_rows() -> None:
    assert not any(line.removed for line in mark_furniture(lines_with_numbers(3, range(1, 30))))


def test_running_head_on_every_page() -> None:
    lines = [
        line
        for page in range(1, 6)
        for line in (
            Line(f"政策汇编 第{page}辑", page=page),
            *(Line(f"第{page}页第{i}段正文。", page=page) for i in range(9)),
        )
    ]
    marked = mark_furniture(lines)
    assert [line.text for line in marked if line.removed] == [f"政策汇编 第{page}辑" for page in range(1, 6)]


def test_chrome_glued_to_the_end_of_a_document_on_one_line() -> None:
    text = "六、本通告自公布之日起施行。附件：禁燃区示意图(/gasrmzfw/c104243/1733362895481212928/UeaA3fEv.doc)广安市人民政府"
    source = read_source(
        "a.txt", f"{text}相关附件：二维码开始扫一扫在手机打开当前页用来校验该浏览器是否支持HTML5".encode()
    )
    assert source.text == "六、本通告自公布之日起施行。附件：禁燃区示意图广安市人民政府"
    assert sorted(d.message.split(":")[0] for d in source.diagnostics) == ["link target", "page chrome"]


def test_link_target_alone_on_its_line() -> None:
    source = read_source("a.txt", "一、禁燃区范围。\n(/gasrmzfw/c104243/UeaA3fEv.doc)\n二、禁燃时间。\n".encode())
    assert source.text == "一、禁燃区范围。\n二、禁燃时间。"


@pytest.mark.parametrize(
    ("name", "key"), [("page_chrome", "words"), ("page_labels", "label"), ("html_content_blocks", "attribute")]
)
def test_word_lists_are_sorted_and_single(name: str, key: str) -> None:
    rows = read_lexicon(name)
    keys = [(row[key], row.get("value", "")) for row in rows]
    assert keys == sorted(set(keys))
    assert all(row["source"] for row in rows)
