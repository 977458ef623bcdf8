"""Markdown: mark-up is not text."""

from __future__ import annotations

import pytest

from etl.read.formats import markdown_blocks
from etl.read.formats.markdown import read_markdown
from etl.read.formats.markdown_syntax import make_parser
from etl.read.source import read_source
from etl.records import Source


def read(text: str) -> Source:
    return read_source("law.md", text.encode())


INLINE = [
    ("**第一条** 为了规范行政处罚，制定本法。", "第一条 为了规范行政处罚，制定本法。"),
    ("- 第一章 总则", "第一章 总则"),
    ("1. 申请 2. 审核", "1. 申请 2. 审核"),
    ("> 引用的话", "引用的话"),
    ("*中国人民银行发布*", "中国人民银行发布"),
    ("见[《通知》](https://www.gov.cn/a_b.htm)。", "见《通知》。"),
    ("国发[2023]11号（试行）", "国发[2023]11号（试行）"),
    ("贯彻<国务院关于职工工作时间的规定>的实施办法", "贯彻<国务院关于职工工作时间的规定>的实施办法"),
    ("5\\*3 与 2*3*4", "5*3 与 2*3*4"),
    ("**加粗**和*强调*", "加粗和强调"),
    ("前<br>后", "前\n后"),
    ("<p>段落&nbsp;文字</p>", "段落 文字"),
    ("x ![图](a.png) y", "x y"),
    ("高于 $60\\%$ 低于 $90\\%$ 的", "高于 60% 低于 90% 的"),
    ("不低于$\\geq 30$分", "不低于≥ 30分"),
    ("a fee of $5, or $6", "a fee of $5, or $6"),
    ("$5,$6", "$5,$6"),
    ("**《办法》**第一条", "《办法》第一条"),
    ("**甲：**乙", "甲：乙"),
    ("前\\\n后", "前\n后"),
    ("`第三条`规定的", "第三条规定的"),
    ("国发[2023](试行)", "国发[2023](试行)"),
    ("见[通知][1]。\n\n[1]: https://www.gov.cn/a.htm '通知'", "见通知。"),
    ("[附件]: 名单", "[附件]: 名单"),
    ("<GDP>增长5%", "<GDP>增长5%"),
    ("补助10<sup>8</sup>元", "补助10⁸元"),
    ("    四格缩进的一段", "四格缩进的一段"),
    ("<!-- 没有结束的注释", "<!-- 没有结束的注释"),
    ("图：![流程图](a.png)", "图："),
    ("> > 引用\n\n的话", "引用\n的话"),
    ("```\n1. 代码里的*字*\n```", "1. 代码里的*字*"),
]


@pytest.mark.parametrize(("markdown", "text"), INLINE)
def test_inline_mark_up(markdown: str, text: str) -> None:
    assert read(markdown).text == text


HEADINGS = [  # text, and the lines of it that are headings
    ("市场准入办法\n============\n\n第一条 为了规范，制定本办法。", ["市场准入办法"]),
    ("市场准入办法\n---\n\n第一条 为了规范，制定本办法。", ["市场准入办法"]),
    ("# 通知\n\n×市公报\n---\n正文", ["通知"]),  # an author who writes # means a rule by ---
    ("反洗钱〔〕号\n=======================================================\n正文", []),  # printed over the whole line
    ("开创新局面，作出新的贡献！\n---\n", []),
    ("×市公报\n第3期\n---\n", []),
    ("# 通知 #\n\n**一、总体要求**\n\n**二、**任务", ["通知", "一、总体要求"]),
]


@pytest.mark.parametrize(("markdown", "headings"), HEADINGS)
def test_headings(markdown: str, headings: list[str]) -> None:
    source = read(markdown)
    assert [source.text[p.start_char : p.end_char] for p in source.paragraphs if p.kind == "heading"] == headings
    assert "==" not in source.text
    assert "--" not in source.text


LISTS = [  # as typed; numbers that are repeated, as a renderer prints them
    ("1. 申请\n1. 审核\n1. 公示", "1. 申请\n2. 审核\n3. 公示", "1. is 2., 1. is 3."),
    ("3. 申请\n3. 审核\n7. 公示", "3. 申请\n4. 审核\n7. 公示", "3. is 4."),
    ("25. 申请\n\n4. 审核\n\n5. 公示", "25. 申请\n4. 审核\n5. 公示", ""),  # a text's own numbers
    ("1. 申请\n\n材料如下：\n\n2. 审核", "1. 申请\n材料如下：\n2. 审核", ""),
    ("1) 申请\n   1) 表格\n   2) 证明\n2) 审核", "1) 申请\n1) 表格\n2) 证明\n2) 审核", ""),
    ("- 申请\n- 审核", "申请\n审核", ""),
    ("1.申请\n\n1.审核", "1.申请\n1.审核", ""),  # no lists: nothing stands apart from the number
]


@pytest.mark.parametrize(("markdown", "text", "told"), LISTS)
def test_lists_are_counted_as_a_renderer_prints_them(markdown: str, text: str, told: str) -> None:
    source = read(markdown)
    assert source.text == text
    assert [d.message.rpartition(": ")[2] for d in source.diagnostics if d.code == "list_counted"] == [told] * bool(
        told
    )


def test_notes_stand_behind_the_paragraph_that_calls_them() -> None:
    source = read("每户补助3000[^1]元，见附件[^2]。\n\n第二段[^9]。\n\n[^1]: 按2023年价格。\n[^2]: 另行公布。\n")
    assert source.text == "每户补助3000元，见附件。\n按2023年价格。\n另行公布。\n第二段[^9]。"
    assert [d.code for d in source.diagnostics].count("note_placed") == 2


TABLES = [
    "| 序号 | 事项 |\n| --- | :--: |\n| 1 | 备案 | 十日 |\n",  # a cell more than the header has
    "序号 | 事项\n--|--\n1 | 备案 | 十日\n",
    "> | 序号 | 事项 |\n> |---|---|\n> | 1 | 备案 | 十日 |\n",
    "<table><tr><th>序号</th><th>事项</th></tr>\n\n<tr><td>1</td><td>备案</td><td>十日</td></tr></table>\n",
]


@pytest.mark.parametrize("table", TABLES)
def test_tables(table: str) -> None:
    source = read(f"各项目如下：\n\n{table}\n以上。")
    assert source.text == "各项目如下：\n序号\n事项\n1\n备案\n十日\n以上。"
    places = [(p.cell.row, p.cell.column, p.cell.part) for p in source.paragraphs if p.cell]
    assert places == [(1, 1, "header"), (1, 2, "header"), (2, 1, "body"), (2, 2, "body"), (2, 3, "body")]


HOSTILE = [
    ">",
    "> ",
    "- ",
    "1. ",
    "[",
    "![",
    "[a](",
    "**a",
    "<b>",
    "<div>\n",
    "$1",
    "`a``",
    "a|",
    "|a|b|\n|-|-|\n",
    "a\n---\n",
]


@pytest.mark.parametrize("mark", HOSTILE)
def test_hostile_text_is_kept(mark: str) -> None:
    text = read(mark * (10_000 // len(mark)) + "末尾\n\n第一条 正文").text
    assert text.endswith("第一条 正文")
    assert "末尾" in text


LAW = """\
# 中国人民银行金融消费者权益保护实施办法

**版本**: 现行有效

**来源**: /data/2025042600390767492.pdf

---

## 第一章 总则

**第一条** 为了保护金融消费者合法权益，制定本办法。

<!-- INFO END -->

| 序号 | 事项 |
| --- | :--: |
| 1 | 备案 |

***

**中国人民银行**

2020年9月15日
"""


def test_law() -> None:
    source = read(LAW)
    assert source.text.split("\n") == [
        "中国人民银行金融消费者权益保护实施办法",
        "第一章 总则",
        "第一条 为了保护金融消费者合法权益，制定本办法。",
        *("序号", "事项", "1", "备案"),
        "中国人民银行",
        "2020年9月15日",
    ]
    assert [p.kind for p in source.paragraphs] == ["heading", "heading", "text", *["cell"] * 4, "heading", "text"]
    assert source.page_metadata == {"title": "中国人民银行金融消费者权益保护实施办法"}
    assert [d.message for d in source.diagnostics][:1] == ["page metadata: 版本: 现行有效"]


# Text of a PDF inside markdown: two blanks behind a line end the paragraph, nothing behind it goes on.
PDF_TEXT = """\
# 金融机构大额交易和可疑交易报告管理办法

1␣
第一条  为了规范金融机构大额交易和可疑交易报告行为，根据《中华人民共和国反洗钱法》、 《中
华人民共和国中国人民银行法》、《中华人民共和国反恐怖主义法》等有关法律法规，制定本办法。␣␣
第二条  本办法适用于在中华人民共和国境内依法设立的下列金融机构：␣␣
（一）政策性银行、商业银行、农村合作银行、农村信用社、村镇银行。␣␣
（二）信托公司、金融资产管理公司、企业集团财务公司、金融租赁公司、汽车金融公司、消费金融
公司、货币经纪公司、贷款公司。␣␣
（三）非自然人客户银行账户与其他的银行账户发生当日单笔或者累计交易人民币 200万元以上（含
200万元）、外币等值 20万美元以上（含 20万美元）的款项划转。␣␣
累计交易金额以客户为单位，按资金收入或者支出单边累计计算并报告。中国人民银行另有规定的除
外。␣
2␣
（四）本机构的资产规模、地域分布、业务特点、客户群体、交易特征，洗钱和恐怖融资风险评估结
论。 （五）中国人民银行及其分支机构出具的反洗钱监管意见。␣␣
""".replace("␣", " ")


def test_text_of_a_pdf() -> None:
    source = read(PDF_TEXT)
    assert [paragraph[:8] for paragraph in source.text.split("\n")] == [
        "金融机构大额交易",
        "第一条 为了规范",
        "第二条 本办法适",
        "（一）政策性银行",
        "（二）信托公司、",
        "（三）非自然人客",
        "累计交易金额以客",
        "（四）本机构的资",
        "（五）中国人民银",
    ]
    assert "（含200万元）" in source.text
    assert [d.message for d in source.diagnostics if d.code == "furniture_removed"] == [
        "page number: 1",
        "page number: 2",
    ]


# Plain paragraphs are taken at once, beside all that could claim them: the other rules must read them the same way.
PLAIN_BESIDE = [
    "第一条 总则。\n\n第二条 分则。\n",
    "第一条 总则。\n\n```\n表头\n\n内容\n```\n\n第二条 分则。",
    "第一条 总则。\n\n1. 申请\n\n审核\n\n    批准\n\n2. 公示\n\n第二条 分则。",
    "> 引用\n\n第一条 总则。\n\n> 再引\n接着",
    "<div>\n\n第一条 总则。\n\n</div>\n\n第二条 分则。",
    "第一条 总则。 \n\n　　第二条 分则。　\n\n第三条\n---\n\n第四条\n===",
    "甲 | 乙\n--- | ---\n一 | 二\n\n第一条 总则。\n\t\n  第二条 分则。",
    "第一条 总则。\n第二款。\n\n附则[甲]\n\n[甲]: /fuze\n\n　\n\n# 附件\n\n清单",
]


@pytest.mark.parametrize("text", PLAIN_BESIDE)
def test_plain_paragraphs_are_what_all_rules_make_of_them(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = read_markdown(text.encode()).lines
    assert lines
    monkeypatch.setattr(markdown_blocks, "make_parser", lambda: make_parser.__wrapped__().disable("plain"))
    assert markdown_blocks.read_blocks(text).lines == lines
