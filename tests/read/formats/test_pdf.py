"""PDF: lines to paragraphs over pages, tables' kin, and files that hold no text."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest

from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from etl.records import Source
from tests.read.document_files import make_pdf, set_paragraphs


def read(content: bytes) -> Source:
    return read_source("file.pdf", content)


PARAGRAPHS = [
    "一、提高利用外资质量",
    "（一）加大重点领域引进外资力度。支持外商投资在华设立研发中心，与国内企业联合开展技术研发和产业化应用，鼓励外商投资企业及其设立的研发中心承担重大科研攻关项目。",
    "（二）发挥服务业扩大开放综合试点示范引领带动作用。对接国际高标准经贸规则，加大先行先试力度。",
    "鼓励开展知识产权、股权及相关实体资产组合式质押融资，支持规范探索知识产权证券化，有序增加股权投资和创业投资份额转让试点地区。",
    "（三）拓宽吸引外资渠道。",
] * 6


def test_paragraphs_over_lines_and_pages() -> None:
    source = read(set_paragraphs(PARAGRAPHS))
    assert source.text.split("\n") == PARAGRAPHS
    assert source.page_count == 3 and {p.page for p in source.paragraphs} == {1, 2, 3}
    removed = [d.message for d in source.diagnostics if d.code == "furniture_removed"]
    assert removed == ["page number: — 1 —", "page number: — 2 —", "page number: — 3 —"]


def test_title_in_large_type_is_one_paragraph() -> None:
    page = [
        (150, 80, 22.0, "关于促进个体工商户高质量"),
        (200, 112, 22.0, "发展的若干意见"),
        *(
            (80.0 + (32 if i % 2 == 0 else 0), 170.0 + 28 * i, 16.0, "各级人民政府应当加强组织领导，落实好本意见。")
            for i in range(12)
        ),
    ]
    source = read(make_pdf([page]))
    assert source.text.split("\n")[0] == "关于促进个体工商户高质量发展的若干意见"
    assert source.paragraphs[0].kind == "heading"


def test_radicals_and_soft_hyphen() -> None:
    text = "⼈⺠政府关于2014\u00ad2020年规划的意见，各级各部门认真贯彻落实。"
    assert (
        read(make_pdf([[(80, 100, 16.0, text)]])).text == "人民政府关于2014-2020年规划的意见，各级各部门认真贯彻落实。"
    )


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"左栏第{i:02d}行一二三四五六七八" for i in range(10)]
    right = [f"右栏第{i:02d}行一二三四五六七八" for i in range(10)]
    page = [(60.0, 100.0 + 20 * i, 14.0, text) for i, text in enumerate(left)]
    page += [(330.0, 100.0 + 20 * i, 14.0, text) for i, text in enumerate(right)]
    text = read(make_pdf([page])).text.replace("\n", "")
    assert text.index("左栏第09行") < text.index("右栏第00行")


def test_head_on_every_page_is_removed() -> None:
    pages = [
        [
            (80.0, 40.0, 10.0, f"政策汇编 {page}"),
            *((80.0, 100.0 + 30 * i, 16.0, f"第{page}页之{i}，全文。") for i in range(8)),
        ]
        for page in range(1, 5)
    ]
    assert "政策汇编" not in read(make_pdf(pages)).text


def encrypted() -> bytes:
    body = set_paragraphs(PARAGRAPHS[:2])
    crypt = b"<< /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >>"
    return body.replace(b"/Root 1 0 R", b"/Root 1 0 R /ID [<00><00>] /Encrypt " + crypt)


def without_text() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


REFUSED = [
    ("not a PDF", b"hello", "no PDF"),
    ("header alone", b"%PDF-1.7\n", "damaged|no page"),
    ("truncated", set_paragraphs(PARAGRAPHS)[:900], "damaged|no page|no text|pictures"),
    ("encrypted", encrypted(), "encrypted"),
    ("no text", without_text(), "pictures|no text"),
]


@pytest.mark.parametrize(("name", "content", "why"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_refused(name: str, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableSource, match=why):
        read(content)
