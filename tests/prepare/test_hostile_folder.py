"""A folder with every kind of hostile file: a sentence each, and the rest is built."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from etl.build import build
from etl.prepare.kept import Kept, pages_to_json
from etl.read.prepared import RecognizedLine, RecognizedPage
from tests.read.document_files import make_doc, make_ofd, make_ofd_page

RULE = "一、总体要求\n由市财政局负责，每年安排1000万元。\n"
ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
PAGES, BROKEN = 500, 250


def zip_of(**members: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return target.getvalue()


def make_bomb() -> bytes:
    return zip_of(big_dot_txt=b"\0" * 210_000_000)


def make_traversal() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("../../evil.txt", RULE)
        archive.writestr("inside.txt", RULE)
    return target.getvalue()


# a file, and its sentence
HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("zero.doc", lambda: b"", "zero.doc: the file is empty; put the document there again"),
    (
        "locked.doc",
        lambda: make_doc("一、总体要求\r", encrypted=True),
        "locked.doc: the file is encrypted; open it and save it without a password",
    ),
    ("bomb.zip", make_bomb, "bomb.zip/big.txt: it is larger than 209715200 bytes"),
    ("climb.zip", make_traversal, "climb.zip/../../evil.txt: its path leads out of the archive"),
    (
        "entities.ofd",
        lambda: make_ofd([[]], Doc_0__Pages__Page_0__Content=f"{ENTITIES}{make_ofd_page([])}"),
        "entities.ofd: the part Doc_0/Pages/Page_0/Content.xml declares entities, which no OFD does; "
        "export the document again as OFD or PDF",
    ),
    (
        "scan.tif",
        lambda: b"II*\0 a scan",
        f"page {BROKEN} holds no text: its picture is damaged or too large (OSError)",
    ),
]


def test_a_sentence_each_and_the_rest_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def recognize(files: dict[str, Path], kept: Kept, processes: int, progress: object) -> None:
        """A stand-in for OCR: 500 pages, of which one has a damaged picture."""
        for digest, path in files.items():
            if path.suffix != ".tif":
                continue
            pages = {
                number: RecognizedPage(0, 0, fault="its picture is damaged or too large (OSError)")
                if number == BROKEN
                else RecognizedPage(
                    595, 842, (RecognizedLine(112, 100, 500, 118, f"第{number}条为规范管理，制定本条。", 0.97),)
                )
                for number in range(1, PAGES + 1)
            }
            kept.keep(f"{digest}.pages.json", pages_to_json(pages))

    monkeypatch.setattr("etl.prepare.scans.recognize", recognize)
    monkeypatch.setattr("etl.build.installed_tools", lambda: ("ocr",))
    monkeypatch.setattr("etl.prepare.files.find_soffice", lambda: None)
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, make, _ in HOSTILE:
        (raw / name).write_bytes(make())
    (raw / "good.txt").write_text(RULE, "utf-8")
    tables = build(raw, tmp_path / "output")
    said = tables["diagnostics"].collect()
    told = said.filter((said["severity"] != "info") & (said["stage"] == "read"))["message"].to_list()
    assert sorted(told) == sorted(sentence for *_, sentence in HOSTILE)
    texts = dict(tables["documents"].select("document_id", "text").collect().iter_rows())
    assert set(texts) == {"climb/inside", "good", "scan"}
    assert texts["good"] == texts["climb/inside"] == RULE.strip()
    assert texts["scan"].count("制定本条。") == PAGES - 1 and f"第{BROKEN}条" not in texts["scan"]
    assert not list(tmp_path.parent.glob("evil*"))
