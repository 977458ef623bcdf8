"""OCR: which pages are recognized, what is kept, and, where the extra is installed, a turned and noisy page read right."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.build import build
from etl.prepare.kept import Kept, pages_from_json, pages_to_json
from etl.prepare.tools import ADVICE, has_ocr
from etl.read.prepared import RecognizedLine, RecognizedPage
from etl.read.unreadable_pages import find_unreadable_pages
from tests.read.document_files import make_pdf, set_paragraphs

needs_ocr = pytest.mark.skipif(not has_ocr(), reason="the extra ocr is not installed: pip install rapidocr onnxruntime")
LINES = ["一、总体要求", "（一）支持企业发展，每年安排资金1000万元。", "（二）强化保障。"]
PAGE = RecognizedPage(595.0, 842.0, (RecognizedLine(1.0, 2.0, 3.0, 4.0, "一", 0.5),), ((0.0, 1.0, 2.0, 1.0),), "")


def test_pages_are_kept_as_they_are() -> None:
    pages = {1: PAGE, 12: RecognizedPage(0.0, 0.0, fault="“broken”")}
    assert pages_from_json(pages_to_json(pages)) == pages


def test_pages_with_text_are_not_recognized(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(set_paragraphs(LINES))
    assert find_unreadable_pages(tmp_path / "a.pdf") == ()
    (tmp_path / "empty.pdf").write_bytes(make_pdf([[], []]))
    assert find_unreadable_pages(tmp_path / "empty.pdf") == (), "an empty page is no picture"
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert find_unreadable_pages(tmp_path / "broken.pdf") == ()


def test_pictures_of_pages_are(tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    for name in ("a.pdf", "a.tif"):
        frames = [image.new("L", (400, 500), 255) for _ in range(3)]
        frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:])
        assert find_unreadable_pages(tmp_path / name) == (1, 2, 3)


def test_what_is_kept_makes_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for OCR: a build asks for each file once, and again with --force."""
    asked: list[str] = []

    def recognize(files: dict[str, Path], kept: Kept, processes: int, progress: object) -> None:
        for digest, path in files.items():
            asked.append(path.name)
            line = RecognizedLine(112, 100, 208, 118, "一、总体要求", 0.97)
            kept.keep(f"{digest}.pages.json", pages_to_json({1: RecognizedPage(595, 842, (line,))}))

    monkeypatch.setattr("etl.prepare.scans.recognize", recognize)
    monkeypatch.setattr("etl.build.installed_tools", lambda: ("ocr",))
    raw, output = tmp_path / "raw", tmp_path / "output"
    raw.mkdir()
    (raw / "scan.jpg").write_bytes(b"\xff\xd8 a picture")
    for force, expected in ((False, 1), (False, 1), (True, 2)):
        documents = build(raw, output, force=force)["documents"].collect()
        assert documents.select("text", "text_source").rows() == [("一、总体要求", "ocr")]
        assert len(asked) == expected


def test_without_ocr_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.build.installed_tools", lambda: ())
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "scan.jpg").write_bytes(b"\xff\xd8 a picture")
    (raw / "note.txt").write_text("一、总体要求", "utf-8")
    said = build(raw, tmp_path / "output")["diagnostics"].collect()
    assert said.filter(said["severity"] == "error")["message"].to_list() == [
        f"scan.jpg: a picture is read by OCR: {ADVICE['ocr']} and build again"
    ]


@needs_ocr
def test_a_turned_page_with_a_broken_one(tmp_path: Path) -> None:
    """The lines of a page of large type, turned by a degree; a broken picture beside it costs itself."""
    import numpy
    from PIL import Image

    fonts = [
        Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
        Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    ]
    font = next((path for path in fonts if path.is_file()), None)
    if font is None:
        pytest.skip("no Chinese font is installed: apt-get install fonts-noto-cjk")
    from PIL import ImageDraw, ImageFont

    page = Image.new("L", (1240, 700), 255)
    for i, line in enumerate(LINES):
        ImageDraw.Draw(page).text((150, 120 + 80 * i), line, 0, ImageFont.truetype(str(font), 44))
    page = page.rotate(1.0, fillcolor=255)
    noise = numpy.random.default_rng(1).normal(0, 10, (page.height, page.width))
    page = Image.fromarray(numpy.clip(numpy.asarray(page) * 0.9 + 10 + noise, 0, 255).astype("uint8"))
    raw = tmp_path / "raw"
    raw.mkdir()
    page.save(raw / "scan.png")
    (raw / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    tables = build(raw, tmp_path / "output")
    documents = tables["documents"].collect()
    assert documents.select("document_id", "text").rows() == [("scan", "\n".join(LINES))]
    errors = tables["diagnostics"].collect().filter(severity="error")["message"].to_list()
    assert len(errors) == 1 and errors[0].startswith("broken.png: page 1 holds no text: its picture is damaged")
