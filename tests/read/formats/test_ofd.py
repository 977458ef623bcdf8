"""OFD: placed characters in reading order, templates, matrices and distances, and packages that mean harm."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from etl.read.formats.ofd import resolve
from etl.read.formats.ofd_page import read_deltas, straight_strokes
from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from tests.read.document_files import OFD, Placed, make_ofd, make_ofd_page, make_text_object, set_pages

LINES = ["一、总体要求", "（一）支持企业发展，每年安排资金1000万元。（责任单位：市财政局）", "（二）强化保障。"]


def text_of(content: bytes) -> str:
    return read_source("file.ofd", content).text


def page_of(objects: str) -> bytes:
    """An OFD of one page with these objects."""
    return make_ofd([[]], Doc_0__Pages__Page_0__Content=make_ofd_page([], objects=objects))


def text_object(boundary: str, code: str, attributes: str = "") -> str:
    return f'<ofd:TextObject Boundary="{boundary}" Size="5" {attributes}>{code}</ofd:TextObject>'


# objects of a page, and the text that they print
PRINTED = [
    # the distances as they are, with a repeat, and none at all (the type's own width)
    (text_object("20 20 90 6", '<ofd:TextCode X="0" Y="4" DeltaX="5 5 5">政务公开</ofd:TextCode>'), "政务公开"),
    (text_object("20 20 90 6", '<ofd:TextCode X="0" Y="4" DeltaX="g 3 5">政务公开</ofd:TextCode>'), "政务公开"),
    (text_object("20 20 90 6", '<ofd:TextCode X="0" Y="4">政务公开2023年</ofd:TextCode>'), "政务公开2023年"),
    # codes of one object may come in any order: where they stand decides
    (
        text_object(
            "20 20 90 6",
            '<ofd:TextCode X="20" Y="4" DeltaX="5">要求</ofd:TextCode><ofd:TextCode X="10" Y="4" DeltaX="5">总体</ofd:TextCode>',
        ),
        "总体要求",
    ),
    # a matrix moves and scales: the second half stands right of the first
    (
        text_object(
            "60 20 90 9", '<ofd:TextCode X="0" Y="2" DeltaX="2.5">要求</ofd:TextCode>', 'CTM="2 0 0 2 -20 0"'
        ).replace('Size="5"', 'Size="2.5"')
        + text_object("20 20 90 9", '<ofd:TextCode X="0" Y="4" DeltaX="10">总体</ofd:TextCode>', 'HScale="2"'),
        "总体要求",
    ),
    # objects in blocks, written from the bottom up, and one that is not shown
    (
        "<ofd:PageBlock>"
        + text_object("20 40 90 6", '<ofd:TextCode X="0" Y="4" DeltaX="5 5 5 5">二、重点任务</ofd:TextCode>')
        + text_object("20 30 90 6", '<ofd:TextCode X="0" Y="4">草稿</ofd:TextCode>', 'Visible="false"')
        + text_object("20 20 90 6", '<ofd:TextCode X="0" Y="4" DeltaX="5 5 5 5">一、总体要求</ofd:TextCode>')
        + "</ofd:PageBlock>",
        "一、总体要求\n二、重点任务",
    ),
]


@pytest.mark.parametrize(("objects", "expected"), PRINTED)
def test_printed_text(objects: str, expected: str) -> None:
    assert text_of(page_of(objects)) == expected


def test_cells_of_a_ruled_table() -> None:
    cells = [(20, "序号"), (60, "任务"), (100, "责任单位")], [(20, "1"), (60, "优化服务"), (100, "市财政局")]
    objects = "".join(
        text_object(f"{x + 2} {22 + 10 * row} 40 6", f'<ofd:TextCode X="0" Y="4">{text}</ofd:TextCode>')
        for row, line in enumerate(cells)
        for x, text in line
    )
    rules = [f"M 0 {10 * row} L 120 {10 * row}" for row in range(3)] + [f"M {40 * i} 0 L {40 * i} 20" for i in range(4)]
    objects += "".join(
        f'<ofd:PathObject Boundary="20 20 120 20"><ofd:AbbreviatedData>{rule}</ofd:AbbreviatedData></ofd:PathObject>'
        for rule in rules
    )
    source = read_source("file.ofd", page_of(objects))
    assert source.text.split("\n") == ["序号", "任务", "责任单位", "1", "优化服务", "市财政局"]
    assert {paragraph.kind for paragraph in source.paragraphs} == {"cell"}


def test_a_template_is_furniture_on_every_page() -> None:
    pages: list[list[Placed]] = [
        [(80, 100 + 25 * i, 16, f"第{page}页第{i}行文字。") for i in range(3)] for page in range(4)
    ]
    source = read_source("file.ofd", make_ofd(pages, template=[(200, 40, 12, "某某市人民政府公报")]))
    assert "公报" not in source.text and source.page_count == 4
    assert next(d.message for d in source.diagnostics if d.code == "furniture_removed").endswith("某某市人民政府公报")


def test_what_is_no_text_is_told() -> None:
    signed = make_ofd(
        set_pages(LINES),
        OFD=f'<ofd:OFD xmlns:ofd="{OFD}"><ofd:DocBody><ofd:DocInfo><ofd:Author>办公室</ofd:Author></ofd:DocInfo>'
        "<ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>Doc_0/Signs.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>",
        Doc_0__Signs=f'<ofd:Signatures xmlns:ofd="{OFD}"><ofd:Signature ID="1"/></ofd:Signatures>',
        Doc_0__Pages__Page_0__Content=make_ofd_page(
            set_pages(LINES)[0], objects='<ofd:ImageObject Boundary="20 200 40 40" ResourceID="4"/>'
        ),
    )
    told = {d.code: d.message for d in read_source("file.ofd", signed).diagnostics}
    assert told["package_metadata"].endswith("Author 办公室")
    assert told["signature_present"].startswith("1 electronic signatures")
    assert told["image_left_out"] == "page 1 holds 1 pictures, which are not read"


def zip_of(**parts: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return target.getvalue()


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
PICTURE = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="4"/>'
# files that give no text, and words of the sentence that says so
REFUSED = [
    (b"", "is empty"),
    (b"PK\x03\x04 no zip", "is no OFD or is damaged"),
    (zip_of(other=b"<a/>"), "has no OFD.xml"),
    (zip_of(OFD=f"{BOMB}<OFD>&b;</OFD>".encode()), "declares entities"),
    (
        zip_of(OFD=b"<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>"),
        "document part of the OFD is missing",
    ),
    (zip_of(OFD=b"<OFD><DocBody"), "part OFD.xml is damaged"),
    (zip_of(OFD=b"<OFD/>", big=b"\0" * 60_000_000), "zip bomb"),
    (make_ofd([[]], Doc_0__Pages__Page_0__Content=f"{BOMB}<Page>&b;</Page>"), "declares entities"),
    (page_of(PICTURE), "hold no text, perhaps pictures"),
    (
        make_ofd([[]], Doc_0__Document='<Document><Pages><Page BaseLoc="no.xml"/></Pages></Document>'),
        "page part no.xml is missing",
    ),
]


@pytest.mark.parametrize(("content", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_refused(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words) as raised:
        read_source("file.ofd", content)
    assert str(raised.value).startswith("file.ofd: ") and "\n" not in str(raised.value)


# odd numbers, and what is read
ODD = [
    text_object(
        "a b c d", '<ofd:TextCode X="1e400" Y="nan" DeltaX="g 999999999 1">总体要求</ofd:TextCode>', 'CTM="0 0 0"'
    ),
    text_object(
        "20 20 90 6", '<ofd:TextCode X="0" Y="4" DeltaX="g g g">总体要求</ofd:TextCode>', 'CTM="1 0 0 1 9e99 0"'
    ),
    make_text_object(80, 80, 16, "总体要求", ' CTM="0 0 0 0 0 0"'),
]


@pytest.mark.parametrize("objects", ODD)
def test_odd_numbers_lose_no_character(objects: str) -> None:
    assert sorted("".join(text_of(page_of(objects)).split())) == sorted("总体要求")


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [("3 4", 9, [3, 4]), ("g 2 5 1", 9, [5, 5, 1]), ("g 99999 5", 3, [5, 5, 5]), ("g", 3, []), ("x 2", 3, [0, 2])],
)
def test_read_deltas(text: str, length: int, expected: list[float]) -> None:
    assert list(read_deltas(text, length)) == expected


def test_straight_strokes() -> None:
    path = "M 0 0 L 10 0 Q 1 1 20 0 L 20 5 C"
    assert list(straight_strokes(path)) == [((0, 0), (10, 0)), ((20, 0), (20, 5)), ((20, 5), (0, 0))]


@pytest.mark.parametrize(
    ("place", "folder", "expected"),
    [
        ("Pages/Content.xml", "Doc_0", "Doc_0/Pages/Content.xml"),
        ("/Doc_1/Document.xml", "Doc_0", "Doc_1/Document.xml"),
        ("../Doc_1/./a.xml", "Doc_0", "Doc_1/a.xml"),
        ("../../../../etc/passwd", "Doc_0", "etc/passwd"),
    ],
)
def test_resolve(place: str, folder: str, expected: str) -> None:
    assert resolve(place, folder) == expected
