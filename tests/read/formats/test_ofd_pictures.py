"""Pages of an OFD that are pictures: which ones, where their pictures stand, and what OCR made of them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from etl.read.formats.ofd_pictures import find_picture_pages, read_pictures
from etl.read.prepared import Prepared, RecognizedLine, RecognizedPage
from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from etl.read.unreadable_pages import find_unreadable_pages
from tests.read.document_files import OFD, Placed, make_ofd, make_ofd_page, set_pages

LINES = ["一、总体要求", "（一）支持企业发展，每年安排资金1000万元。"]
RESOURCES = (
    f'<ofd:Res xmlns:ofd="{OFD}" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="4" Type="Image">'
    "<ofd:MediaFile>1.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
)
DOCUMENT = (
    f'<ofd:Document xmlns:ofd="{OFD}"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>'
    '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages><ofd:Page ID="2" BaseLoc="Pages/Page_0/Content.xml"/>'
    '<ofd:Page ID="3" BaseLoc="Pages/Page_1/Content.xml"/></ofd:Pages></ofd:Document>'
)
WHOLE = '<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="4"/>'


def scanned(objects: str, text: list[Placed] | None = None, picture: bytes = b"a picture") -> bytes:
    """An OFD whose first page holds these objects, and whose second holds text."""
    made = make_ofd(
        [[], set_pages(LINES)[0]],
        Doc_0__Document=DOCUMENT,
        Doc_0__DocumentRes=RESOURCES,
        Doc_0__Pages__Page_0__Content=make_ofd_page(text or [], objects=objects),
    )
    target = BytesIO(made)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("Doc_0/Res/1.png", picture)
    return target.getvalue()


# objects of a page with so many lines of text, and whether it is a picture
PAGES = [
    (WHOLE, 0, True),
    ('<ofd:ImageObject Boundary="0 0 210 297" ResourceID="4"/>', 0, True),
    ('<ofd:ImageObject Boundary="20 20 40 40" ResourceID="4"/>', 0, False),
    (WHOLE, 2, False),
    ("", 0, False),
]


@pytest.mark.parametrize(("objects", "lines", "is_picture"), PAGES)
def test_which_pages_are_pictures(objects: str, lines: int, is_picture: bool, tmp_path: Path) -> None:
    content = scanned(objects, set_pages(LINES)[0][:lines])
    assert tuple(find_picture_pages(content)) == ((1,) if is_picture else ())
    (tmp_path / "a.ofd").write_bytes(content)
    assert find_unreadable_pages(tmp_path / "a.ofd") == ((1,) if is_picture else ())


def test_pictures_stand_where_the_matrix_puts_them() -> None:
    half = '<ofd:ImageObject Boundary="10 20 105 100" CTM="105 0 0 100 0 0" ResourceID="4"/>'
    width, height, pictures = read_pictures(scanned(half), 1)
    assert (round(width), round(height)) == (595, 842)
    assert [(picture.content, tuple(map(round, picture.box))) for picture in pictures] == [
        (b"a picture", (28, 57, 326, 340))
    ]
    assert read_pictures(scanned('<ofd:ImageObject Boundary="0 0 9 9" ResourceID="5"/>'), 1)[2] == []


def test_a_damaged_package_has_no_pages_to_recognize(tmp_path: Path) -> None:
    (tmp_path / "a.ofd").write_bytes(b"PK\x03\x04 no zip")
    assert find_unreadable_pages(tmp_path / "a.ofd") == ()


def test_a_scanned_page_and_one_of_text() -> None:
    page = RecognizedPage(595, 842, (RecognizedLine(112, 100, 256, 118, "关于支持企业的通知", 0.97),))
    source = read_source("a.ofd", scanned(WHOLE), Prepared(pages={1: page}))
    assert source.text.split("\n") == ["关于支持企业的通知", *LINES] and source.text_source == "ocr"


def test_without_ocr_the_sentence_names_the_extra() -> None:
    missing = Prepared(missing="pip install rapidocr onnxruntime and build again")
    source = read_source("a.ofd", scanned(WHOLE), missing)
    (told,) = [d.message for d in source.diagnostics if d.code == "page_without_text"]
    assert told == "page 1 holds no text, only a picture; pip install rapidocr onnxruntime and build again"
    nothing = make_ofd([[]], Doc_0__Pages__Page_0__Content=make_ofd_page([], objects=WHOLE))
    with pytest.raises(UnreadableSource, match="1 pages hold no text, perhaps pictures; pip install rapidocr"):
        read_source("a.ofd", nothing, missing)


def test_a_page_is_drawn_for_ocr(tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image", reason="Pillow comes with the extra ocr")
    numpy = pytest.importorskip("numpy", reason="OCR is not installed (pip install of the extra ocr)")
    from etl.prepare.ocr import NoPicture, open_page

    target = BytesIO()
    image.new("L", (210, 297), 0).save(target, "PNG")
    top_half = '<ofd:ImageObject Boundary="0 0 210 148.5" CTM="210 0 0 148.5 0 0" ResourceID="4"/>'
    (tmp_path / "a.ofd").write_bytes(scanned(top_half, picture=target.getvalue()))
    drawn = numpy.asarray(open_page(tmp_path / "a.ofd", 1))
    assert drawn.shape[:2] == (2339, 1654)
    assert drawn[:1100].max() == 0 and drawn[1200:].min() == 255
    (tmp_path / "b.ofd").write_bytes(scanned(WHOLE, picture=b"no picture"))
    with pytest.raises(NoPicture, match="damaged or too large"):
        open_page(tmp_path / "b.ofd", 1)
