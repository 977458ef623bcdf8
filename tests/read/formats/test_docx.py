"""Word files: numbers, tables, notes and changes that Word keeps apart from the text."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest

from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from etl.records import Source
from tests.read.document_files import make_docx, make_docx_of


def read(content: bytes) -> Source:
    return read_source("file.docx", content)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, level: int, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at: int, number_format: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:lvlText w:val="{pattern}"/>{more}</w:lvl>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4", '<w:suff w:val="nothing"/>')
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="1">'
    + level(0, "chineseCountingThousand", "第%1条")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="2">'
    + level(0, "bullet", "\u25cf")
    + "</w:abstractNum>"
    + "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(3))
    + '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_automatic_numbers() -> None:
    body = "".join(
        [
            listed("总体要求", 0),
            listed("指导思想", 1),
            listed("基本原则", 1),
            listed("坚持改革", 2),
            listed("坚持开放", 2),
            listed("主要任务", 0),
            listed("深化改革", 1),
            listed("细目", 3),
            listed("为了规范管理", 0, 2),
            listed("适用范围", 0, 2),
            listed("细则", 1, 2),
            listed("支持企业", 0, 3),
            listed("另起", 0, 4),
            paragraph("没有编号", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        ]
    )
    assert read(make_docx_of(body, numbering=NUMBERING)).text.split("\n") == [
        "一、总体要求",
        "（一）指导思想",
        "（二）基本原则",
        "1.坚持改革",
        "2.坚持开放",
        "二、主要任务",
        "（一）深化改革",
        "①细目",
        "第一条 为了规范管理",
        "第二条 适用范围",
        "2.1 细则",
        "支持企业",
        "一、另起",
        "没有编号",
    ]


def test_numbers_by_style_and_headings() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="own"/><w:basedOn w:val="B"/></w:style>'
    )
    body = paragraph("总则", '<w:pStyle w:val="B"/>') + paragraph("附则", '<w:pStyle w:val="C"/>') + paragraph("正文。")
    source = read(make_docx_of(body, numbering=NUMBERING, styles=styles))
    assert source.text == "一、总则\n二、附则\n正文。"
    assert [p.kind for p in source.paragraphs] == ["heading", "heading", "text"]


def test_tables_in_body_order() -> None:
    document = docx.Document()
    document.add_paragraph("附件：任务分工")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("任务", "单位", "（一）深化改革。", "市商务局"), strict=True):
        cell.text = text
    document.add_paragraph("以上任务年底前完成。")
    target = BytesIO()
    document.save(target)
    source = read(target.getvalue())
    assert source.text.split("\n") == [
        "附件：任务分工",
        "任务",
        "单位",
        "（一）深化改革。",
        "市商务局",
        "以上任务年底前完成。",
    ]
    assert [p.kind for p in source.paragraphs] == ["text", *["cell"] * 4, "text"]


def test_tracked_changes_are_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>不低于</w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:ins><w:r><w:t>10</w:t></w:r></w:ins>"
        "<w:r><w:t>万元。</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>两段</w:t></w:r></w:p><w:p><w:r><w:t>成一段。</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>"
    )
    assert read(make_docx_of(body)).text == "不低于10万元。\n两段成一段。\n移来"


def test_text_boxes_notes_fields_and_hidden_text() -> None:
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>续</w:t></w:r></w:p>'
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>域结果</w:t></w:r></w:fldSimple>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r></w:p>"
    )
    notes = (
        '<w:footnote w:id="1">'
        + paragraph("未引")
        + '</w:footnote><w:footnote w:id="2">'
        + paragraph("脚注文字")
        + "</w:footnote>"
    )
    assert read(make_docx_of(body, footnotes=notes)).text == "正文续\n框中文字\n脚注文字\n域结果上行\n下行"


def test_a_note_in_a_table_stands_behind_the_table() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r>{}</w:p></w:tc>"
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = f"<w:tbl><w:tr>{cell.format('甲', call)}{cell.format('乙', '')}</w:tr></w:tbl>{paragraph('后文')}"
    source = read(make_docx_of(body, footnotes='<w:footnote w:id="1">' + paragraph("注") + "</w:footnote>"))
    assert source.text.split("\n") == ["甲", "乙", "注", "后文"]
    assert [d.message for d in source.diagnostics if d.code == "note_placed"] == [
        "a note stands behind the paragraph that calls it: 注"
    ]


# runs of a paragraph, and what they print
RUNS = [
    ('<w:r><w:t>占比</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>50%</w:t></w:r>', "占比≥50%"),
    ('<w:r><w:sym w:font="Symbol" w:char="00A3"/></w:r><w:r><w:t>5</w:t></w:r>', "≤5"),
    ('<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b4</w:t></w:r><w:r><w:t>3</w:t></w:r>', "×3"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F081"/><w:t>第一项</w:t></w:r>', "①第一项"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t></w:r>', "☑同意"),
    ('<w:r><w:sym w:font="Unknown" w:char="F0B3"/><w:t>50</w:t></w:r>', "50"),
    ('<w:r><w:sym w:font="Symbol" w:char="zz"/><w:t>50</w:t></w:r>', "50"),
    (
        "<w:r><w:t>每户</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>3000</w:t></w:r><w:r><w:t>5000元</w:t></w:r>",
        "每户5000元",
    ),
    ("<w:r><w:rPr><w:dstrike w:val='true'/></w:rPr><w:t>旧</w:t></w:r><w:r><w:t>新</w:t></w:r>", "新"),
    ("<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>新</w:t></w:r>", "新"),
]


@pytest.mark.parametrize(("runs", "expected"), RUNS)
def test_symbols_and_struck_out_text(runs: str, expected: str) -> None:
    source = read(make_docx_of(f"<w:p>{runs}</w:p>"))
    assert source.text == expected
    assert any(d.code == "struck_out" for d in source.diagnostics) == ("3000" in runs or "旧" in runs)


def test_marks_that_a_crawler_left() -> None:
    content = make_docx(
        [
            "# 若干意见",
            "**发布日期**: 2025-05-27\n**来源**: http://a.cn/b.html",
            "---",
            "　**一、提升供给质量**",
            "正文。",
        ]
    )
    source = read(content)
    assert source.text == "若干意见\n一、提升供给质量\n正文。"
    assert source.page_metadata == {"published_date": "2025-05-27", "source_url": "http://a.cn/b.html"}


def packed(name: str, content: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return target.getvalue()


REFUSED = [
    ("not a zip", b"PK\x03\x04 no more", "damaged"),
    ("old format or encrypted", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, "encrypted or in Word's old"),
    ("another zip", packed("readme.txt", b"x"), "no text part"),
    ("a zip bomb", packed("word/document.xml", b" " * 30_000_000), "zip bomb"),
    ("broken xml", packed("word/document.xml", b"<w:document"), "damaged"),
    (
        "entities",
        packed("word/document.xml", b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'),
        "entities",
    ),
    ("no text", make_docx_of("<w:p/>"), "no text of a document"),
]


@pytest.mark.parametrize(("name", "content", "why"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_refused(name: str, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableSource, match=why):
        read(content)
