"""Files of other word processors where LibreOffice did not convert them: their text, a warning, and files that mean harm."""

from __future__ import annotations

import pytest

from etl.read.prepared import Prepared
from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from tests.read.document_files import make_doc, make_docx, make_odt, make_ole, make_rtf

LINES = ["一、总体要求", "（一）支持企业发展，每年安排资金1000万元。", "（二）强化保障。"]
CELLS = "<table:table><table:table-row><table:table-cell><text:p>序号</text:p></table:table-cell><table:table-cell><text:p>任务</text:p></table:table-cell></table:table-row></table:table>"
RTF_TABLE = b"{\\rtf1\\ansi\\ansicpg936 \\trowd\\cellx100\\cellx200\\intbl A\\cell B\\cell\\row\\pard C\\par}"

# a file, its content, and its text
READ = [
    ("a.doc", make_doc("\r".join(LINES) + "\r"), LINES),
    ("a.wps", make_doc("\r".join(LINES) + "\r"), LINES),
    ("a.doc", make_doc("Part one\rPart two\r"), ["Part one", "Part two"]),
    ("a.doc", make_doc("第一节\x0b第二节\x0c第三节\r"), ["第一节", "第二节", "第三节"]),
    ("a.doc", make_doc("序号\x07任务\x07\x07正文\x02说明。\r", footnotes="注一\r"), ["序号", "任务", "正文说明。", "注一"]),
    ("a.doc", make_doc("见\x13 HYPERLINK \"http://a\" \x14附件\x15。\r"), ["见附件。"]),
    ("a.doc", make_rtf(LINES), LINES),
    ("a.doc", make_docx(LINES), LINES),
    ("a.doc", f"<html><body>{''.join(f'<p>{line}</p>' for line in LINES)}</body></html>".encode("gbk"), LINES),
    ("a.rtf", make_rtf(LINES), LINES),
    ("a.rtf", RTF_TABLE, ["A", "B", "C"]),
    ("a.odt", make_odt("".join(f"<text:p>{line}</text:p>" for line in LINES)), LINES),
    ("a.odt", make_odt(f"<text:h>附则</text:h>{CELLS}<text:p>一<text:s/>二<text:line-break/>三</text:p>"), ["附则", "序号", "任务", "一 二", "三"]),
    ("a.odt", make_odt("<text:tracked-changes><text:p>删去</text:p></text:tracked-changes><text:p>正文<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note>继续。</text:p>"), ["正文继续。", "注"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), READ)
def test_read_without_libreoffice(name: str, content: bytes, expected: list[str]) -> None:
    source = read_source(name, content)
    assert source.text.split("\n") == expected
    assert source.source_format == name.rpartition(".")[2]


def test_the_warning_says_what_to_install() -> None:
    read = read_source("a.doc", make_doc("一、总体要求\r"), Prepared(missing="install LibreOffice and build again"))
    (warning,) = [d.message for d in read.diagnostics if d.severity == "warning"]
    assert warning.endswith("tables are read as lines: install LibreOffice and build again")


def test_the_converted_file_counts() -> None:
    read = read_source("a.wps", make_doc("原文\r"), Prepared(docx=make_docx(LINES)))
    assert (read.text.split("\n"), read.source_format) == (LINES, "wps")
    assert [d.code for d in read.diagnostics] == ["converted"]


ENCRYPTED_ODT = make_odt("", manifest='<manifest><encryption-data checksum="x"/></manifest>')
# files that give no text, and words of the sentence that says so
REFUSED = [
    ("a.doc", b"", "the file is empty"),
    ("a.doc", make_doc("一、总体要求\r", encrypted=True), "is encrypted"),
    ("a.doc", make_ole({"EncryptedPackage": b"x"}), "is encrypted"),
    ("a.doc", make_ole({"Workbook": b"x"}), "damaged or no Word document"),
    ("a.doc", make_doc("一、总体要求\r")[:700], "damaged or no Word document"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000, "damaged or no Word document"),
    ("a.doc", b"no document at all", "damaged or no Word document"),
    ("a.doc", make_doc("\x01\r"), "holds no text"),
    ("a.rtf", b"plain text", "is no RTF"),
    ("a.rtf", b"{\\rtf1 }", "holds no text"),
    ("a.odt", b"PK\x03\x04", "no OpenDocument text or is damaged"),
    ("a.odt", ENCRYPTED_ODT, "is encrypted"),
    ("a.odt", make_odt("").replace(b"content.xml", b"kontent.xml"), "no text part"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "words"), REFUSED)
def test_refused(name: str, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words) as raised:
        read_source(name, content)
    assert str(raised.value).startswith(f"{name}: ") and "\n" not in str(raised.value)
