"""Which element of a page is the document, what around it is the site's, and what the page says of the document."""

from __future__ import annotations

import pytest

from etl.pipeline import rows_of
from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from etl.records import DocumentRows, Source

BODY = "<p>各街道办事处：</p><p>现提出以下意见。</p><p>一、健全网络。到2025年建成养老服务中心100个。</p><p>二、加大投入。每年安排2000万元。</p>"
SIGNED = "<p>某区人民政府</p><p>2023年10月9日</p>"


def read(markup: str) -> Source:
    return read_source("page.html", f"<html><meta charset=utf-8>{markup}</html>".encode())


def messages(source: Source, code: str) -> list[str]:
    return [d.message for d in source.diagnostics if d.code == code]


def test_lines_of_the_site_around_the_text_are_furniture() -> None:
    source = read(
        "<div class=article><h1>某区人民政府关于加强养老服务的意见</h1><div>来源：区民政局发布时间：2023-10-11 15:30阅读：521语音播报</div>"
        f"<div class=art_con>{BODY}{SIGNED}</div><h3>相关阅读</h3><p><a>养老服务解读</a></p><div>您认为这篇文章：有用没用</div></div>"
    )
    assert source.text.startswith("某区人民政府关于加强养老服务的意见\n各街道办事处：")
    assert source.text.endswith("\n2023年10月9日")
    assert source.page_metadata["published_date"] == "2023-10-11"
    assert messages(source, "furniture_removed") == [
        "page chrome: 来源：区民政局发布时间：2023-10-11 15:30阅读：521语音播报",
        "page chrome: 相关阅读",
        "page chrome: 养老服务解读",
        "page chrome: 您认为这篇文章：有用没用",
    ]


# what stands behind the element with most of the text, and belongs to the document
KEPT = [
    SIGNED,
    "<p>联系人：李四 电话：0755-12345678</p>",
    "<p>附件：</p><p><a>任务清单</a></p>",
    "<h3>保障机制</h3><p>加强考核。</p>",
    "<p>（此件公开发布）</p>",
]


@pytest.mark.parametrize("behind", KEPT)
def test_lines_of_the_document_around_the_text_stay(behind: str) -> None:
    source = read(f"<div class=article><h1>关于加强养老服务的意见</h1><div>{BODY}</div><div>{behind}</div></div>")
    assert not messages(source, "furniture_removed") and not messages(source, "left_out")


NAVIGATION = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "News", "Laws and Regulations"))
ENGLISH = (
    "<p>In accordance with the Export Control Law, the following is hereby announced:</p><p>1. Gallium shall not be exported "
    "without permission.</p><p>2. The Ministry of Commerce shall decide within 45 working days.</p>"
    "<p>Ministry of Commerce</p><p>July 3, 2024</p>"
)


def test_an_english_page_is_measured_in_words() -> None:
    source = read(
        f"<ul>{NAVIGATION}</ul><h2>Announcement No.23 of 2024 on Export Control</h2><div id=zoom>{ENGLISH}</div><p>Contact us</p>"
    )
    assert source.text.startswith("In accordance") and source.text.endswith("July 3, 2024")
    assert messages(source, "left_out") == [
        "outside the document's element: Home / News / Laws and Regulations / Announcement No.23 of 2024 on Export Control"
        " / Contact us"
    ]
    with pytest.raises(UnreadableSource, match="nothing but a list of links"):
        read(f"<ul>{NAVIGATION}</ul>")


def test_an_english_page_that_prints_its_title_outside_is_read_as_english() -> None:
    markup = f"<html><meta charset=utf-8><h2>Announcement on Export Control</h2><div id=zoom>{ENGLISH}</div></html>"
    rows = rows_of("page.html", markup.encode(), None)
    assert isinstance(rows, DocumentRows)
    assert (rows.document.title, str(rows.document.signed_date)) == ("Announcement on Export Control", "2024-07-03")


def test_the_text_of_a_public_account_shows_later() -> None:
    """WeChat hides its articles by a style until a script runs."""
    hidden = f'<div id="js_content" style="visibility: hidden; opacity: 0">{BODY}</div>'
    assert "一、健全网络。" in read(f"<h1>某区文旅</h1>{hidden}<p>微信扫一扫</p>").text


def test_what_is_hidden_outside_the_text_is_told() -> None:
    source = read(f'<div class=content>{BODY}</div><div style="display:none"><p>出台背景：落实部署</p></div>')
    assert messages(source, "left_out") == ["hidden or page furniture: 出台背景：落实部署"]


# what the page holds, and its title
TITLES = [
    ("<title>关于印发养护办法的通知--某县人民政府</title>", "关于印发养护办法的通知"),
    ("<title>关于加强养老服务的意见-某区政府门户网站</title>", "关于加强养老服务的意见"),
    ("<title>长江-黄河调水管理办法</title>", "长江-黄河调水管理办法"),
    ('<meta name="ArticleTitle" content="某市通知"><h1>首页</h1>', "某市通知"),
    ("<title>某局</title><h2>关于规范户外广告设置的通告</h2>", "关于规范户外广告设置的通告"),
    ("<title>关于规范广告的通告</title><h2>相关</h2>", "关于规范广告的通告"),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_titles(head: str, title: str) -> None:
    assert read(f"{head}<div class=TRS_Editor>{BODY}</div>").page_metadata["title"] == title


def test_a_list_of_terms_states_facts() -> None:
    terms = "<dl><dt>文 号</dt><dd>某府规〔2022〕3号</dd><dt>发布机构</dt><dd>某区人民政府</dd><dt>有效期至</dt><dd>2025-07-31</dd></dl>"
    source = read(f"<div>{terms}<div>{BODY}</div></div>")
    assert source.text.startswith("各街道办事处：")
    assert dict(source.page_metadata) == {
        "document_number": "某府规〔2022〕3号",
        "issuer": "某区人民政府",
        "expiry_date": "2025-07-31",
    }


NESTED = "<table><tr><td>子项一</td><td>平台升级</td></tr></table>"


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    rows = f"<tr><th>任务</th><th>责任单位</th></tr><tr><td>数字政府建设{NESTED}</td><td>省政务服务局</td></tr><tr><td>优化审批</td><td>省发展改革委</td></tr>"
    source = read(f"<div class=TRS_Editor>{BODY}<table>{rows}</table></div>")
    places = {
        source.text[p.start_char : p.end_char]: (p.cell.row, p.cell.column)
        for p in source.paragraphs
        if p.cell is not None
    }
    assert places["数字政府建设"] == places["子项一"] == places["平台升级"] == (2, 1)
    assert places["省政务服务局"] == (2, 2) and places["优化审批"] == (3, 1)


def test_a_table_that_lays_out_a_page_is_none() -> None:
    markup = f"<table><tr><td>首页</td><td>政务</td></tr><tr><td>导航</td><td>{BODY}{NESTED}</td></tr></table>"
    assert all(p.cell is None or p.cell.row == 1 for p in read(markup).paragraphs)
