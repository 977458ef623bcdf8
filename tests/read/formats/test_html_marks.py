"""Raised digits of web pages, struck-out text, comments without an end, frames, strings of JavaScript."""

from __future__ import annotations

import pytest

from etl.read.reading import UnreadableSource
from etl.read.source import read_source

ARTICLE = "<p>第一条 为了规范管理，制定本办法。</p>"

# mark-up of a paragraph, and its text
RAISED = [
    ("共2<sup>10</sup>个编号。", "共2¹⁰个编号。"),
    ("总额10<sup>8</sup>元。", "总额10⁸元。"),
    ("面积500m<sup>2</sup>。", "面积500m2。"),
    ("面积500平方米，容积30米<sup>3</sup>。", "面积500平方米，容积30米3。"),
    ("补助3000元<sup>1</sup>，按年发放。", "补助3000元，按年发放。"),
    ("补助3000元<sup>[2]</sup>。", "补助3000元。"),
    ("企业200<sup>2</sup><span>家</span>。", "企业200家。"),
    ("补助<b>3</b><i>000</i><span>元</span>。", "补助3000元。"),
    ("每户<del>3000元</del>5000元。", "每户5000元。"),
]


@pytest.mark.parametrize(("markup", "text"), RAISED)
def test_raised_digits(markup: str, text: str) -> None:
    source = read_source("a.html", f"<html><body><p>{markup}</p>{ARTICLE}</body></html>".encode())
    assert source.text.split("\n")[0] == text


def test_a_comment_without_an_end_hides_nothing() -> None:
    page = f"<html><body>{ARTICLE}<!-- 正文 <p>第二条 市民政局负责统筹。</p></body></html>"
    assert "第二条 市民政局负责统筹。" in read_source("a.html", page.encode()).text


SCRIPTS = [
    "{title:'某市通知',content:'<p>第一条　为规范服务，制定本办法。</p>'}",
    "{'content': '<p class=\"a\">第一条　为规范服务，制定本办法。<\\/p>'}",
    '{title:"某市通知",content:"<p>第一条　为规范服务，制定本办法。</p>"}',
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_strings_of_javascript(script: str) -> None:
    page = f"<html><body><div id=app></div><script>var data={script};</script></body></html>"
    assert read_source("a.html", page.encode()).text == "第一条 为规范服务，制定本办法。"


def test_frames_are_told_in_a_sentence() -> None:
    page = b'<html><frameset cols="20%,80%"><frame src="menu.htm"><frame src="text.htm"></frameset></html>'
    with pytest.raises(UnreadableSource, match=r"set of frames.*menu.htm, text.htm"):
        read_source("a.html", page)


STRUCK = [
    ("第一条 每户补助~~3000元~~5000元。", "第一条 每户补助5000元。"),
    ("第一条 每户补助<del>3000元</del>5000元。", "第一条 每户补助5000元。"),
    ("第一条 每户补助3000~5000元。", "第一条 每户补助3000~5000元。"),
]


@pytest.mark.parametrize(("markdown", "text"), STRUCK)
def test_struck_out_text_of_markdown(markdown: str, text: str) -> None:
    source = read_source("a.md", f"{markdown}\n".encode())
    assert source.text == text
    assert any(d.code == "left_out" for d in source.diagnostics) == ("~~" in markdown or "<del>" in markdown)
