"""Bytes to characters: the order of encodings, and what is refused."""

from __future__ import annotations

import codecs

import pytest

from etl.read import UnreadableSource, read_source
from etl.read.decode import decode

TEXT = "一、总体要求\n以习近平新时代中国特色社会主义思想为指导，优化口岸营商环境，力争2023年达26家。"

DECODED = [
    ("utf-8", TEXT.encode()),
    ("utf-8 with mark", codecs.BOM_UTF8 + TEXT.encode()),
    ("utf-16 with mark", TEXT.encode("utf-16")),
    ("utf-16 big endian with mark", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")),
    ("utf-16 without mark", ("1. " + TEXT + " 2023-2025\n" * 9).encode("utf-16-le")),
    ("gb18030", TEXT.encode("gb18030")),
    ("gbk", TEXT.encode("gbk")),
]

REFUSED = [
    ("empty", b"", "empty"),
    ("white space", " \n\t\u3000\n".encode(), "white space"),
    ("mark alone", codecs.BOM_UTF8, "white space"),
    ("nulls", b"\x00" * 500, "control"),
    ("a program", b"\x7fELF\x02\x01\x01\x00\x00\x00\x03\x00\x3e\x00" * 40, "control"),
    ("broken utf-8", TEXT.encode()[:20] + b"\xff\xff" + TEXT.encode()[20:], "byte 19"),
    ("big5", "優化口岸營商環境關於印發行動計劃的通知".encode("big5"), "not UTF-8|neither UTF-8"),
    ("a promise broken", codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", "byte 0"),
]


# traditional text in Big5, which is right GB18030 for the most part: its label decides
BIG5 = "優化口岸營商環境關於印發行動計劃的通知"
LABELLED = [
    f"<meta charset='big5'><p>{BIG5}</p>",
    f'<meta http-equiv="Content-Type" content="text/html; charset=Big5">{BIG5}',
    f"---\nencoding: big5\n---\n{BIG5}",
]


@pytest.mark.parametrize("text", LABELLED)
def test_big5_with_its_label(text: str) -> None:
    assert decode(text.encode("big5")) == text
    assert decode(text.encode("utf-8")) == text


@pytest.mark.parametrize(("name", "content"), DECODED, ids=[name for name, _ in DECODED])
def test_decodes(name: str, content: bytes) -> None:
    assert TEXT in decode(content)


@pytest.mark.parametrize(("name", "content", "why"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_refuses(name: str, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableSource, match=why) as refused:
        read_source("folder/file.txt", content)
    assert str(refused.value).startswith("folder/file.txt: ") and "\n" not in str(refused.value)


def test_declared_charset_is_not_believed() -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>关于深圳市龙岗区坂田街道垚鑫公司的批复</p></body></html>'
    assert read_source("page.html", page.encode("gbk")).text == "关于深圳市龙岗区坂田街道垚鑫公司的批复"


def test_unknown_ending() -> None:
    with pytest.raises(UnreadableSource, match=r"report\.ppt.*readable are"):
        read_source("report.ppt", b"x")
