"""Markdown: mark-up is not text."""

from __future__ import annotations

import pytest

from etl.read import read_source
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
]


@pytest.mark.parametrize(("markdown", "text"), INLINE)
def test_inline_mark_up(markdown: str, text: str) -> None:
    assert read(markdown).text == text


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
