"""Archives, mails and crawlers' records: every member a document, and archives that mean harm."""

from __future__ import annotations

import io
import json
import re
import shutil
import tarfile
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from etl.build import build
from etl.read.formats.zip_archive import decode_name
from tests.read.document_files import make_docx

TEXT = "一、总体要求\n二、重点任务\n"


def make_zip(members: Mapping[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def make_gbk_zip(name: str, content: str) -> bytes:
    """A zip whose name is GBK bytes without a mark, as Windows in China writes it."""
    plain = name.encode("gbk")
    ascii_name = "x" * len(plain)
    return make_zip({ascii_name: content}).replace(ascii_name.encode(), plain)


def make_tar(members: Mapping[str, str], mode: str = "w:gz") -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return target.getvalue()


def make_mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "转发通知", "office@example.org"
    mail.set_content("各县人民政府：\n现将通知转发给你们。\n", charset="gb2312")
    mail.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="附件1：任务清单.txt")
    mail.add_attachment(make_zip({"表.txt": TEXT}), maintype="application", subtype="zip", filename="更多.zip")
    return mail.as_bytes()


def build_files(tmp_path: Path, files: Mapping[str, bytes]) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """The documents (source file and text) and the warnings and errors of a build of these files."""
    raw = tmp_path / "raw"
    for name, content in files.items():
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        (raw / name).write_bytes(content)
    (raw / "good.txt").write_text(TEXT, "utf-8")
    tables = build(raw, tmp_path / "output")
    documents = tables["documents"].select("document_id", "source_file", "text").collect().rows()
    said = tables["diagnostics"].collect()
    said = said.filter(said["code"].is_in(["unreadable_source", "member_left_out"]))
    found = {document_id: (file, text) for document_id, file, text in documents}
    assert found.pop("good") == ("good.txt", TEXT.strip())
    return found, dict(said.select("document_id", "message").rows())


BODY = TEXT.strip()
MAIL_BODY = "各县人民政府：\n现将通知转发给你们。"
# files, and the documents that they give
FILES = [
    ({"a.zip": make_zip({"通知.txt": TEXT, "附件/表.txt": TEXT})}, {"a/通知": "a.zip/通知.txt", "a/附件/表": "a.zip/附件/表.txt"}),
    ({"a.zip": make_gbk_zip("通知.txt", TEXT)}, {"a/通知": "a.zip/通知.txt"}),
    ({"a.zip": make_zip({"x.txt": TEXT, "x.docx": make_docx(BODY.split("\n"))})}, {"a/x": "a.zip/x.txt", "a/x.docx": "a.zip/x.docx"}),
    ({"a.zip": make_zip({"b.zip": make_zip({"c.txt": TEXT})})}, {"a/b/c": "a.zip/b.zip/c.txt"}),
    ({"a.zip": make_zip({"__MACOSX/._x.txt": TEXT, ".hidden": TEXT, "Thumbs.db": TEXT, "dir/": "", "x.txt": TEXT})}, {"a/x": "a.zip/x.txt"}),
    ({"a.tar.gz": make_tar({"x.txt": TEXT, "y/z.txt": TEXT})}, {"a/x": "a.tar.gz/x.txt", "a/y/z": "a.tar.gz/y/z.txt"}),
    ({"a.tar": make_tar({"x.txt": TEXT}, "w")}, {"a/x": "a.tar/x.txt"}),
    ({"2024/a.zip": make_zip({"x.txt": TEXT})}, {"2024/a/x": "2024/a.zip/x.txt"}),
    ({"a.7z.txt": TEXT.encode(), "a.zip": make_zip({"x.txt": TEXT})}, {"a.7z": "a.7z.txt", "a/x": "a.zip/x.txt"}),
    ({"a.txt": TEXT.encode(), "a.tgz": make_tar({"x.txt": TEXT})}, {"a": "a.txt", "a/x": "a.tgz/x.txt"}),
    # names that no table and no terminal can show
    ({"a.zip": make_zip({"x\x1b[31m\n.txt": TEXT, "x.txt": TEXT})}, {"a/x": "a.zip/x.txt", "a/x\\x1b[31m\\x0a": "a.zip/x\\x1b[31m\\x0a.txt"}),
    # a member whose id a file of the folder has
    ({"a.zip": make_zip({"x.txt": TEXT}), "a/x.md": TEXT.replace("\n", "\n\n").encode()}, {"a/x": "a/x.md", "a/x.txt": "a.zip/x.txt"}),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), FILES)
def test_members_are_documents(tmp_path: Path, files: dict[str, bytes], expected: dict[str, str]) -> None:
    found, said = build_files(tmp_path, files)
    assert {document_id: file for document_id, (file, _) in found.items()} == expected
    assert {text for _, text in found.values()} == {BODY}
    assert not said


def test_a_mail_with_attachments(tmp_path: Path) -> None:
    found, said = build_files(tmp_path, {"mail.eml": make_mail()})
    assert {name: text for name, (_, text) in found.items()} == {
        "mail": MAIL_BODY,
        "mail/附件1：任务清单": BODY,
        "mail/更多/表": BODY,
    }
    assert not said


def test_a_saved_page(tmp_path: Path) -> None:
    page = "<html><head><meta charset='gb2312'></head><body><p>一、总体要求</p><p>二、重点任务</p></body></html>"
    part = EmailMessage()
    part.set_content(page, subtype="html", charset="gb2312", cte="quoted-printable")
    part["Snapshot-Content-Location"] = "http://example.org/"
    mht = (
        b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        + part.as_bytes()
        + b"\r\n--b--\r\n"
    )
    found, said = build_files(tmp_path, {"page.mht": mht})
    assert found == {"page": ("page.mht", BODY)} and not said


RECORDS = [
    {"url": "http://a.gov.cn/1.html", "name": "关于优化服务的通知", "content": "<p>一、总体要求</p><p>二、重点任务</p>", "day": "2024-05-07"},
    {"url": "http://a.gov.cn/2.html", "name": "关于优化服务的意见", "content": "一、总体要求\n二、重点任务"},
    {"url": "http://a.gov.cn/3.html", "name": "空"},
]  # fmt: skip
FIELDS = {"html": "content", "title": "name", "source_url": "url", "published_date": "day"}


@pytest.mark.parametrize("lines", [True, False])
def test_records_of_a_crawler(tmp_path: Path, lines: bool) -> None:
    content = "\n".join(json.dumps(r, ensure_ascii=False) for r in RECORDS) if lines else json.dumps(RECORDS)
    name = "pages.jsonl" if lines else "pages.json"
    found, said = build_files(tmp_path, {name: content.encode(), "pages.fields.json": json.dumps(FIELDS).encode()})
    assert {key: file for key, (file, _) in found.items()} == {
        f"pages/{number}": f"{name}/{number}.json" for number in ("0001", "0002")
    }
    assert found["pages/0001"][1] == BODY
    assert said == {
        "pages": f"{name}/0003.json: record 3 has no field content; name the field of the text in pages.fields.json"
    }
    (tmp_path / "raw" / "pages.fields.json").write_text(json.dumps({"text": "name"}), "utf-8")
    changed = build(tmp_path / "raw", tmp_path / "output")["documents"].collect()
    assert changed.filter(document_id="pages/0003")["text"].to_list() == ["空"], "another mapping reads otherwise"


def many(count: int) -> bytes:
    return make_zip({f"{number}.txt": "" for number in range(count)})


# archives that mean harm, and what is said
HARM = [
    ("a.zip", make_zip({"../../etc/x.txt": TEXT, "x.txt": TEXT}), "its path leads out of the archive"),
    ("a.zip", make_zip({"/etc/x.txt": TEXT, "x.txt": TEXT}), "its path leads out of the archive"),
    ("a.zip", make_zip({"C:\\x.txt": TEXT, "x.txt": TEXT}), "its path leads out of the archive"),
    ("a.tar.gz", make_tar({"../x.txt": TEXT, "x.txt": TEXT}), "its path leads out of the archive"),
    ("a.zip", make_zip({"bomb.txt": b"\0" * 40_000_000}), "a bomb?"),
    ("a.zip", many(10_001), "holds more than 10000 files"),
    ("a.zip", b"PK\x03\x04 no zip", "is no zip or is damaged"),
    ("a.zip", make_zip({"x.txt": TEXT * 500})[:-40], "is no zip or is damaged"),
    ("a.tgz", b"\x1f\x8b no tar", "is no tar or is damaged"),
    ("a.zip", make_zip({}), "holds no files that could be documents"),
    ("a.zip", make_zip({"dir/": "", "Thumbs.db": "x"}), "holds no files that could be documents"),
    ("a.zip", make_zip({"in.zip": make_zip({}), "x.txt": TEXT}), "a.zip/in.zip: it holds no files"),
    ("a.tar", make_tar({}, "w"), "holds no files that could be documents"),
    ("a.jsonl", b"\n", "holds no files that could be documents"),
    ("a.7z", b"7z\xbc\xaf\x27\x1c broken", "unpack"),
    ("a.jsonl", b"{\"text\": ", "is no JSON"),
    ("a.jsonl", b"[" * 100_000, "is no JSON"),
]  # fmt: skip


def nest(times: int) -> bytes:
    content = TEXT.encode()
    for number in range(times):
        content = make_zip({"in.zip" if number else "x.txt": content})
    return content


# mails, pages and records that mean harm: the documents that are found
DOORS: list[tuple[str, bytes, set[str]]] = [
    ("a.zip", nest(50), set()),
    ("a.zip", make_zip({"d/" * 300 + "x.txt": TEXT, "x.txt": TEXT}), {"a/" + "d/" * 300 + "x", "a/x"}),
    ("a.zip", make_zip({"x.txt": TEXT, "X.TXT": TEXT}), {"a/x", "a/X"}),
    ("a.eml", b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 3_000, set()),
    ("a.eml", b"Subject: x\r\nContent-Type: text/plain; charset=no-such\r\n\r\n" + TEXT.encode(), {"a"}),
    ("a.eml", b"Subject: " + b"=?gb2312?B?" * 5_000 + b"\r\n\r\n" + TEXT.encode(), {"a"}),
    ("a.mht", b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b--', set()),
    ("a.jsonl", b'{"text": ' + b'{"a":' * 50_000, set()),
    ("a.jsonl", b'{"text": ' + b"9" * 200_000 + b"}", set()),
    ("a.csv", b'a,b\n1,"' + b"x\n" * 1_000, {"a"}),
    ("a.csv", b"a,b\n\x001,2\n", set()),
]


@pytest.mark.parametrize(("name", "content", "documents"), DOORS)
def test_a_door_that_was_tried(tmp_path: Path, name: str, content: bytes, documents: set[str]) -> None:
    found, said = build_files(tmp_path, {name: content})
    assert set(found) == documents
    assert documents or (list(said) == ["a"] and "\n" not in said["a"])


def make_twins() -> bytes:
    """A zip with four members of one name, as programs that only append write it."""
    content = make_zip({f"{letter}.txt": f"{TEXT}三、{letter}\n" for letter in "abcd"})
    return b"x.txt".join(re.split(rb"[abcd]\.txt", content))


def test_members_of_one_name_are_documents_or_told(tmp_path: Path) -> None:
    found, said = build_files(tmp_path, {"a.zip": make_twins()})
    assert list(found) == ["a.zip/x.txt", "a/x", "a/x.txt"]
    assert said == {"a": "a.zip/x.txt: another file there has the same name; rename one"}


@pytest.mark.parametrize(("name", "content", "words"), HARM)
def test_harm_costs_itself_only(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    found, said = build_files(tmp_path, {name: content})
    assert list(said) == ["a"] and words in said["a"] and "\n" not in said["a"]
    assert set(found) <= {"a/x"}
    assert not (tmp_path / "etc").exists() and not list(tmp_path.glob("*.txt"))


def test_an_archive_too_deep(tmp_path: Path) -> None:
    content = make_zip({"x.txt": TEXT})
    for _ in range(4):
        content = make_zip({"in.zip": content, "x.txt": TEXT})
    found, said = build_files(tmp_path, {"a.zip": content})
    assert len(found) == 3 and "too deep" in said["a"]


@pytest.mark.skipif(not shutil.which("7z"), reason="7z is not installed: apt-get install p7zip-full")
def test_a_7z(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "通知.txt").write_text(TEXT, "utf-8")
    subprocess.run(["7z", "a", "a.7z", "通知.txt"], cwd=tmp_path, capture_output=True, check=True)
    found, said = build_files(tmp_path, {"a.7z": (tmp_path / "a.7z").read_bytes()})
    assert found == {"a/通知": ("a.7z/通知.txt", BODY)} and not said


def test_what_was_unpacked_is_unpacked_once_and_goes_with_its_archive(tmp_path: Path) -> None:
    build_files(tmp_path, {"a.zip": make_zip({"x.txt": TEXT})})
    (place,) = (tmp_path / ".output.parts" / "prepared" / "unpacked").iterdir()
    before = place.stat().st_mtime_ns
    build_files(tmp_path, {"b.txt": TEXT.encode()})
    assert place.stat().st_mtime_ns == before
    (tmp_path / "raw" / "a.zip").unlink()
    build(tmp_path / "raw", tmp_path / "output")
    assert not place.exists()


@pytest.mark.parametrize("name", ["通知.txt", "plain.txt", "关于优化服务的通知（2024年）.doc"])
def test_decode_name(name: str) -> None:
    for encoding in ("utf-8", "gbk"):
        assert decode_name(name.encode(encoding).decode("cp437")) == name
