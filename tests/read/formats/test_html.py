"""Web pages: excerpts of real pages and what they give."""

from __future__ import annotations

import pytest

from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from etl.records import Source


def read(page: str) -> Source:
    return read_source("page.html", page.encode())


GOV_CN = """\
<div class="wrap"><table><tbody><tr><td><table class="bd1"><tbody>
<tr><td><b>索 引 号：</b></td><td>000014349/2018-00213</td><td><b>主题分类：</b></td><td>综合政务\\其他</td></tr>
<tr><td><b>发文机关：</b></td><td>国务院办公厅</td><td><b>成文日期：</b></td><td>2018年12月04日</td></tr>
<tr><td><b>标　　题：</b></td><td colspan="3">国务院办公厅关于2019年部分节假日安排的通知</td></tr>
<tr><td><b>发文字号：</b></td><td>国办发明电〔2018〕15号</td><td><b>发布日期：</b></td><td>2018年12月06日</td></tr>
</tbody></table></td></tr></tbody></table>
<table><tbody><tr><td class="b12c" id="UCAP-CONTENT">
<p style="text-align: center;"><span style="font-size: 18pt; font-weight: bold;">国务院办公厅关于2019年</span></p>
<p style="text-align: center;"><span style="font-size: 18pt; font-weight: bold;">部分节假日安排的通知</span></p>
<p>国办发明电〔2018〕15号</p><p><br> </p>
<p style="text-indent: 2em;">各省、自治区、直辖市人民政府，国务院各部委、各直属机构：</p>
<p><span style="font-weight: bold;">一、元旦：</span>2018年12月30日至2019年1月1日放假调休，共3天。</p>
<p style="font-weight:bold">二、其他</p>
<p>国务院办公厅 &nbsp; &nbsp;&nbsp;</p><p>2018年12月4日&nbsp;&nbsp;</p></td></tr></tbody></table>
<div id="qr_container">扫一扫在手机打开当前页</div><canvas id="Canvas"></canvas><script>var a = "中文";</script></div>
"""


def test_gov_cn_page() -> None:
    source = read(GOV_CN)
    assert source.text.split("\n") == [
        "国务院办公厅关于2019年部分节假日安排的通知",
        "国办发明电〔2018〕15号",
        "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
        "一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。",
        "二、其他",
        "国务院办公厅",
        "2018年12月4日",
    ]
    assert source.page_metadata == {
        "title": "国务院办公厅关于2019年部分节假日安排的通知",
        "document_number": "国办发明电〔2018〕15号",
        "issuer": "国务院办公厅",
        "signed_date": "2018年12月04日",
        "published_date": "2018年12月06日",
    }
    assert [paragraph.kind for paragraph in source.paragraphs] == ["heading", *["text"] * 3, "heading", "text", "text"]


REPOST = """\
---
layout: default
title: 罗湖区支持人工智能OPC发展若干措施（试行）
---

<style>
  .policy-body p { margin-bottom: 16px; }
</style>
<base target="_blank">
<article class="article-container">
  <header class="policy-header"><span class="meta-tag">政策原文</span>
    <h1 class="policy-title">罗湖区支持人工智能OPC发展若干措施（试行）</h1>
    <div class="source-item"><svg viewBox="0 0 24 24"><rect x="3"/></svg> 2026-04-24</div>
    <div class="source-item">来源：公众号OPC创业汇</div></header>
  <div class="policy-body">
    <p>罗科工〔2026〕7号</p>
    <h3>第一条 办公空间支持</h3>
    <p>提供不少于
       三年的免租期。<span class="responsible-unit">（责任单位：区科技局）</span></p>
  </div>
</article>
<div class="back-to-list"><a href="./">返回政策原文列表</a></div>
<nav><a href="#" style="visibility: hidden;">上一篇</a></nav>
"""


def test_repost_with_front_matter_and_style() -> None:
    source = read(REPOST)
    assert source.text.split("\n") == [
        "罗科工〔2026〕7号",
        "第一条 办公空间支持",
        "提供不少于三年的免租期。（责任单位：区科技局）",
    ]
    assert source.page_metadata == {
        "title": "罗湖区支持人工智能OPC发展若干措施（试行）",
        "published_date": "2026-04-24",
    }


def test_unknown_site_by_density() -> None:
    body = "".join(f"<p>第{i}条 各级人民政府应当加强对优化营商环境工作的组织领导。</p>" for i in range(9))
    page = f"""<html><head><title>优化营商环境条例_某市人民政府</title></head><body>
      <div class="menu"><a href="/">首页</a><a href="/x">政务公开</a></div>
      <div><div class="left"><a href="/1">其他新闻</a></div><div class="main">{body}</div></div>
      <div class="footer">主办：某市人民政府办公室</div></body></html>"""
    source = read(page)
    assert len(source.paragraphs) == 9
    assert source.page_metadata["title"] == "优化营商环境条例"


def test_table_cell_by_cell() -> None:
    page = "<table><tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td><p>（一）深化改革。</p><p>（市商务局）</p></td></tr></table>"
    source = read(
        f"<div class='TRS_Editor'><p>附件：任务分工表，请各单位对照落实，并于每季度末报送进展情况。</p>{page}</div>"
    )
    assert source.text.split("\n")[1:] == ["序号", "任务", "1", "（一）深化改革。", "（市商务局）"]
    assert [p.kind for p in source.paragraphs] == ["text", *["cell"] * 5]


def test_line_breaks_and_numbers_of_lists() -> None:
    source = read(
        "<div id='zoom'>　　一、总则<br>　　二、附则<ol><li>申请</li><li>审核</li></ol><ol type='A' start='3'><li>其他</li></ol></div>"
    )
    assert source.text.split("\n") == ["一、总则", "二、附则", "1. 申请", "2. 审核", "C. 其他"]


def test_hidden_text_is_not_text() -> None:
    page = (
        '<p>公开</p><p style="display:none">隐藏</p><p hidden>隐藏</p><noscript>隐藏</noscript><!-- 隐藏 --><p>发布</p>'
    )
    assert read(page).text == "公开\n发布"


def test_nesting_without_end_loses_no_text_in_silence() -> None:
    with pytest.raises(UnreadableSource, match="nest so deep"):
        read(f"<p>开头</p>{'<div>' * 5000}<p>一、深处</p>")


def test_deep_nesting_is_no_harm() -> None:
    assert (
        read(f"<p>开头</p>{'<div>' * 1500}<p>一、深处</p>{'</div>' * 1500}<p>末尾</p>").text == "开头\n一、深处\n末尾"
    )


def test_text_behind_an_early_end_of_the_page() -> None:
    page = "<html><body><div><a href='/'>首页</a></div></body></html><div><p>第一条 为规范管理，制定本办法。</p></div></html>"
    assert read(page).text == "第一条 为规范管理，制定本办法。"


RULE = "第一条 为规范补助，制定本办法。"
SCRIPTS = [
    f'window._CONFIG = {{page: 1, DETAIL: {{"title": "补助办法", "content": "<p>{RULE}<\\/p>"}}}};',
    f'{{"props": {{"headline": "补助办法", "body": "\\u003cp\\u003e{RULE}\\u003c/p\\u003e"}}}}',
    f'{{"@type": "Article", "headline": "补助办法", "articleBody": "{RULE}"}}',
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_text_in_a_script(script: str) -> None:
    source = read(f"<html><head><script>{script}</script></head><body><div id='app'></div></body></html>")
    assert (source.text, source.page_metadata["title"]) == (RULE, "补助办法")
    assert "text_from_script" in {found.code for found in source.diagnostics}


def test_a_script_does_not_replace_what_the_page_shows() -> None:
    assert read(f'<p>{RULE}</p><script>var a = {{"tip": "请使用新的浏览器打开本页面。"}}</script>').text == RULE


def test_what_is_left_out_is_told() -> None:
    source = read(
        f'<div>上一篇：通知</div><div class="TRS_Editor"><p>{RULE}</p><p>二、补助<del>600</del>500元。</p>'
        "<p>三、满200<sup>[2]</sup>家，占地30m<sup>2</sup>，投资10<sup>8</sup>元。</p><p hidden>秘密。</p></div>"
    )
    assert source.text == f"{RULE}\n二、补助500元。\n三、满200家，占地30m2，投资10⁸元。"
    told = [found.message for found in source.diagnostics if found.code == "left_out"]
    assert told == [
        "struck out: 600",
        "note mark: [2]",
        "hidden or page furniture: 秘密。",
        "outside the document's element: 上一篇：通知",
    ]


def test_a_page_of_links_says_so() -> None:
    links = "".join(f'<li><a href="/{i}">关于第{i}批项目的通知</a></li>' for i in range(5))
    with pytest.raises(UnreadableSource, match="nothing but a list of links"):
        read(f"<html><body><ul>{links}</ul></body></html>")


@pytest.mark.parametrize("ending", [".shtml", ".xhtml"])
def test_endings(ending: str) -> None:
    assert read_source(f"page{ending}", f"<p>{RULE}</p>".encode()).source_format == "html"
