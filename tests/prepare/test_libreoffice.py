"""LibreOffice: one process for a batch; one that hangs or dies costs the file at fault; documents cannot act."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from etl.build import build
from etl.pipeline import rows_of
from etl.prepare.kept import Kept
from etl.prepare.libreoffice import NOT_OPENED, convert
from etl.prepare.tools import find_soffice
from etl.read.prepared import Prepared
from etl.records import DocumentRows
from tests.read.document_files import make_doc, make_docx, make_rtf

SOFFICE = find_soffice()
needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed: apt-get install libreoffice-writer"
)
needs_scripts = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-in for LibreOffice is a script with a first line"
)
LINES = ["一、总体要求", "（一）支持企业发展，每年安排资金1000万元。（责任单位：市财政局）", "（二）强化保障。"]
# a stand-in that writes down each start, copies what it is given, and does something else where a file says so
STAND_IN = """#!{python}
import pathlib, shutil, subprocess, sys
log = pathlib.Path({log!r})
with log.open("a") as written:
    print("start", file=written)
at = sys.argv.index("--outdir")
for file in map(pathlib.Path, sys.argv[at + 2 :]):
    content = file.read_bytes()
    if b"HANG" in content or "HANG".encode("utf-16-le") in content:
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        log.with_suffix(".child").write_text(str(child.pid))
        child.wait()
    if b"DIE" in content:
        sys.exit(134)
    if b"REFUSE" not in content:
        shutil.copy({docx!r}, pathlib.Path(sys.argv[at + 1], file.stem + ".docx"))
"""


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    (tmp_path / "good.docx").write_bytes(make_docx(LINES))
    program = tmp_path / "soffice"
    program.write_text(
        STAND_IN.format(python=sys.executable, log=str(tmp_path / "log"), docx=str(tmp_path / "good.docx")), "utf-8"
    )
    program.chmod(0o755)
    return program


def files_of(folder: Path, *contents: str) -> dict[str, tuple[Path, str]]:
    files = {}
    for number, content in enumerate(contents):
        path = folder / f"{number}.raw"
        path.write_text(content, "utf-8")
        files[str(number)] = (path, ".doc")
    return files


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return (
        "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        if sys.platform == "linux"
        else True
    )


@needs_scripts
def test_one_process_for_a_batch(stand_in: Path) -> None:
    made = list(convert(str(stand_in), files_of(stand_in.parent, *"abcdef"), seconds=20))
    assert [(key, content is not None) for key, content, _ in made] == [(str(number), True) for number in range(6)]
    assert (stand_in.parent / "log").read_text().split() == ["start"]


@needs_scripts
def test_what_hangs_dies_or_is_refused_costs_itself(stand_in: Path) -> None:
    files = files_of(stand_in.parent, "a", "HANG", "b", "DIE", "REFUSE", "c")
    made = {key: fault for key, _, fault in convert(str(stand_in), files, seconds=1.0)}
    assert made == {
        **dict.fromkeys("025", ""),
        "1": "LibreOffice hung or died on it (limit: 1 seconds)",
        "3": "LibreOffice hung or died on it (limit: 1 seconds)",
        "4": NOT_OPENED,
    }
    child = int((stand_in.parent / "log.child").read_text().split()[0])
    assert not is_alive(child)


@needs_scripts
def test_a_build_goes_on_without_a_file_on_which_the_converter_hangs(
    stand_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, output = stand_in.parent / "raw", stand_in.parent / "output"
    raw.mkdir()
    (raw / "good.doc").write_bytes(make_doc("原来的文字\r"))
    (raw / "slow.doc").write_bytes(make_doc("HANG 一、总体要求\r"))
    (raw / "note.txt").write_text("一、总体要求\n", "utf-8")
    monkeypatch.setattr("etl.prepare.files.find_soffice", lambda: str(stand_in))
    monkeypatch.setattr("etl.prepare.files.SECONDS_A_FILE", 1.0)
    monkeypatch.setattr("etl.build.installed_tools", lambda: ("libreoffice",))
    tables = build(raw, output)
    texts = dict(tables["documents"].select("document_id", "text").collect().iter_rows())
    assert texts == {"good": "\n".join(LINES), "note": "一、总体要求", "slow": "HANG 一、总体要求"}
    said = tables["diagnostics"].collect()
    assert said.filter(said["code"] == "not_converted")["message"][0].endswith(
        "LibreOffice hung or died on it (limit: 1 seconds)"
    )
    starts = (stand_in.parent / "log").read_text()
    (raw / "note.txt").write_text("一、总体要求\n二、重点任务\n", "utf-8")
    build(raw, output)
    assert (stand_in.parent / "log").read_text() == starts, "what is kept, or failed, is not converted again"
    build(raw, output, force=True)
    assert (stand_in.parent / "log").read_text() != starts


def test_what_is_kept_of_files_that_are_gone_is_deleted(tmp_path: Path) -> None:
    kept = Kept(tmp_path, ["libreoffice"])
    kept.tell_tools()
    for name in ("aa.docx", "bb.docx", "cc.fault", "mine.txt"):
        kept.keep(name, b"")
    kept.forget_all_but({"aa"})
    assert sorted(path.name for path in kept.folder.iterdir()) == ["aa.docx", "mine.txt", "tools.json"]
    assert Kept(tmp_path).tools == {"libreoffice"}


def converted(tmp_path: Path, ending: str, content: bytes) -> tuple[bytes | None, str]:
    assert SOFFICE is not None
    path = tmp_path / "file"
    path.write_bytes(content)
    ((_, made, fault),) = convert(SOFFICE, {"file": (path, ending)}, 60)
    return made, fault


LEVELS = "".join(
    f"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='{pattern}'/></w:lvl>"
    for level, pattern in enumerate(("%1、", "（%2）"))
)


def make_numbered() -> bytes:
    """A whole Word file whose numbers are automatic, and with a table."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    listed = f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'>{LEVELS}</w:abstractNum>"
    numbering.insert(0, parse_xml(listed))
    numbering.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    for level, text in ((0, "总体要求"), (1, "指导思想。"), (1, "基本原则。"), (0, "重点任务")):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{level}'/><w:numId w:val='77'/></w:numPr>")
        )
    table = document.add_table(2, 2, "Table Grid")
    for cell, text in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("任务", "单位", "优化服务", "商务局"), strict=True
    ):
        cell.text = text
    document.add_paragraph("附则")
    target = BytesIO()
    document.save(target)
    return target.getvalue()


@needs_libreoffice
def test_real_files_in_one_batch(tmp_path: Path) -> None:
    """RTF of GBK bytes; an empty and an encrypted .doc, which cost themselves only."""
    assert SOFFICE is not None
    contents = {
        "a": (make_rtf(LINES), ".rtf"),
        "b": (b"", ".doc"),
        "c": (make_doc("一\r", encrypted=True), ".doc"),
        "d": (make_rtf(LINES), ".rtf"),
    }
    files = {}
    for key, (content, ending) in contents.items():
        (tmp_path / key).write_bytes(content)
        files[key] = (tmp_path / key, ending)
    made = {key: content for key, content, _ in convert(SOFFICE, files, 60)}
    for key in "ad":
        rows = rows_of("file.rtf", contents[key][0], None, Prepared(docx=made[key]))
        assert isinstance(rows, DocumentRows)
        assert rows.source.text.split("\n") == LINES
    assert made["c"] is None


@needs_libreoffice
@pytest.mark.parametrize("ending", ["doc", "odt"])  # LibreOffice writes an RTF's 、 of a number as a question mark
def test_automatic_numbers_and_tables_survive(tmp_path: Path, ending: str) -> None:
    """A docx with both, written by LibreOffice as another format and read back."""
    (tmp_path / "file.docx").write_bytes(make_numbered())
    command = [
        str(SOFFICE),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        ending,
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "file.docx")], capture_output=True, check=True, timeout=120
    )
    content = (tmp_path / f"file.{ending}").read_bytes()
    made, fault = converted(tmp_path, f".{ending}", content)
    assert made is not None, fault
    rows = rows_of(f"file.{ending}", content, None, Prepared(docx=made))
    assert isinstance(rows, DocumentRows)
    text = [
        (paragraph.kind, rows.source.text[paragraph.start_char : paragraph.end_char])
        for paragraph in rows.source.paragraphs
    ]
    assert text[:4] == [
        ("text", line) for line in ("一、总体要求", "（一）指导思想。", "（二）基本原则。", "二、重点任务")
    ]
    assert text[4:8] == [("cell", cell) for cell in ("任务", "单位", "优化服务", "商务局")]


@needs_libreoffice
def test_a_document_reaches_no_network(tmp_path: Path) -> None:
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    rtf = f'{{\\rtf1 A{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/a.png" \\\\d}}}}{{\\field{{\\*\\fldinst INCLUDETEXT "{address}/b.doc"}}}}\\par}}'
    converted(tmp_path, ".rtf", rtf.encode())
    linked = f'<html><body><p>A</p><img src="{address}/c.png"></body></html>'
    converted(tmp_path, ".doc", linked.encode())
    server.shutdown()
    assert asked == []
