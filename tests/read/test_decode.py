"""Bytes to characters: the order of encodings, and what is refused."""

from __future__ import annotations

import codecs

import pytest

from etl.read.decode import decode
from etl.read.reading import UnreadableSource
from etl.read.source import read_source

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
    ("broken utf-8", TEXT.encode()[:20] + b"\xff\xff" + TEXT.encode()[20:60] + b"\xff" + TEXT.encode()[60:], "byte 19"),
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
    assert decode(text.encode("big5")).text == text
    assert decode(text.encode("utf-8")).text == text


@pytest.mark.parametrize(("name", "content"), DECODED, ids=[name for name, _ in DECODED])
def test_decodes(name: str, content: bytes) -> None:
    text, findings = decode(content)
    assert TEXT in text and not findings


LONG = "\n".join([TEXT] * 40)


@pytest.mark.parametrize("bit", range(8))
def test_one_flipped_bit_costs_a_character(bit: int) -> None:
    """In the first, second or third byte of a character, a bit that leaves no UTF-8 is told with its line; the rest stays."""
    start = len(TEXT.encode()) * 7 + 7 + len("一、总体要求\n".encode())  # in the fifteenth line of the long text
    for place in range(3):
        content = bytearray(LONG.encode())
        content[start + place] ^= 1 << bit
        text, findings = decode(bytes(content))
        assert text[-1000:] == LONG[-1000:] and text[:200] == LONG[:200]
        for finding in findings:
            assert (finding.severity, finding.code) == ("warning", "broken_characters")
            # a byte that became a line break moves the rest of its character to the next line
            assert finding.message.startswith(("line 16: ", "line 17: "))
        assert bool(findings) == ("\ufffd" in text)


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_a_broken_character_is_told_in_every_format(ending: str) -> None:
    source = read_source(f"a.{ending}", b"\xe4\xb8" + LONG.encode())
    assert source.text.startswith("\ufffd一、总体要求")
    (told,) = [row for row in source.diagnostics if row.code == "broken_characters"]
    assert told.message.startswith("line 1: ")


# texts in GBK: none is taken for UTF-8 with faults, however few their Chinese characters
GBK = [TEXT, LONG, "x" * 3000 + "联通", "a page in English " * 500 + "，附件", "a" * 5000 + "意见" * 3]


@pytest.mark.parametrize("text", GBK)
def test_gbk_stays_gbk(text: str) -> None:
    assert decode(text.encode("gbk")) == (text, ())


def test_more_faults_than_one_in_a_thousand_bytes_are_refused() -> None:
    content = LONG.encode()
    most = len(content) // 1000
    pieces = [content[i : i + 300] for i in range(0, len(content), 300)]
    assert decode(b"\xff".join(pieces[:most]) + b"".join(pieces[most:])).findings
    with pytest.raises(UnreadableSource, match=r"not UTF-8|neither UTF-8"):
        decode(b"\xff".join(pieces))


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
