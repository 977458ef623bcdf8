"""Bad input: a clear sentence that says what, where and what to do, nothing lost, and the right exit status."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import polars as pl
import pytest

from etl.cli import main
from etl.publish.sums import files_in

GOOD = "一、总体要求\n（一）扩大开放。到2025年，引进企业30家以上。（商务厅负责）\n（二）优化服务。\n"
CATALOG = "document_id,title,document_number,issuer,issuer_level,region_code,status,signed_date,published_date,source\n"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with one good document."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    return folder


def build(raw: Path, *options: str) -> int:
    return main(["build", "--jobs", "0", "--raw", str(raw), "--output", str(raw.parent / "output"), *options])


def table(raw: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(raw.parent / "output" / f"{name}.parquet")


def errors(raw: Path) -> list[tuple[str, str, str]]:
    return (
        table(raw, "diagnostics").filter(pl.col("severity") == "error").select("document_id", "code", "message").rows()
    )


# a file's name and bytes, and a word of what the diagnostics say of it
UNREADABLE = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \r\n\t\r\n\xe3\x80\x80\r\n", "blank"),
    ("binary.txt", bytes(range(256)) * 40, "binary"),
    ("zeros.txt", b"\0" * 4096, "zeros"),
    ("photograph.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(255, 0, -1)) * 20, "photograph"),
    ("broken.txt", "关于招商引资的意见".encode()[:-1] + b"\xff\xfe\xff", "broken"),
    ("broken.pdf", b"%PDF-1.7\n%%EOF", "broken"),
    ("broken.docx", b"PK\x03\x04 no zip", "broken"),
    ("empty.pdf", b"", "empty"),
    ("empty.docx", b"", "empty"),
    ("empty.html", b"", "empty"),
    ("empty.md", b"", "empty"),
    ("table.xlsx", b"PK\x03\x04", "table"),
    ("no_ending", GOOD.encode(), "no_ending"),
]


@pytest.mark.parametrize(("name", "content", "word"), UNREADABLE)
def test_a_file_that_is_no_text_costs_itself_only(
    raw: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, word: str
) -> None:
    (raw / name).write_bytes(content)
    assert build(raw) == 0
    ((document_id, code, message),) = errors(raw)
    assert (document_id, code) == (name.split(".")[0], "unreadable_source")
    assert word in message and str(raw) not in message
    assert table(raw, "documents")["document_id"].to_list() == ["good"]
    printed = capsys.readouterr()
    assert document_id in printed.out and "unreadable_source" in printed.out
    assert "Traceback" not in printed.out + printed.err
    assert build(raw, "--fail-on", "warning") == 1


def test_a_file_without_any_numbering_is_one_preamble(raw: Path) -> None:
    text = "为进一步优化营商环境，现将有关事项通知如下。\n请各地结合实际认真贯彻落实。"
    (raw / "good.txt").write_text(text, "utf-8")
    assert build(raw) == 0
    (row,) = table(raw, "clauses").to_dicts()
    assert (row["kind"], row["text"], row["start_char"], row["end_char"]) == ("preamble", text, 0, len(text))


# files of one stem beside good.txt, and the ids of all
TWINS = [
    (["good.html"], {"good.html": "good", "good.txt": "good.txt"}),
    (["good.md", "good.html"], {"good.html": "good", "good.md": "good.md", "good.txt": "good.txt"}),
    (["good.txt.md"], {"good.txt": "good", "good.txt.md": "good.txt"}),
    (["good.md", "good.txt.md"], {"good.md": "good", "good.txt": "good.txt", "good.txt.md": "good.txt.md"}),
]


@pytest.mark.parametrize(("names", "expected"), TWINS)
def test_of_files_with_one_stem_the_first_has_it(raw: Path, names: list[str], expected: dict[str, str]) -> None:
    for name in names:
        (raw / name).write_text(f"{GOOD}（三）{name}。\n", "utf-8")
    assert build(raw) == 0
    ids = dict(table(raw, "documents").select("source_file", "document_id").iter_rows())
    assert ids == expected
    told = table(raw, "diagnostics").filter(code="shared_name")
    assert told["document_id"].to_list() == [name for name, i in expected.items() if i == name and i != f"{name}.md"]
    assert all((raw.parent / "output" / "texts" / f"{document_id}.txt").is_file() for document_id in ids.values())


def test_the_same_text_twice_is_told(raw: Path) -> None:
    (raw / "copy.md").write_text(GOOD.replace("\n", "\n\n"), "utf-8")
    (raw / "other.txt").write_text(GOOD.replace("30", "31"), "utf-8")
    assert build(raw) == 0
    same = dict(table(raw, "documents").select("document_id", "same_text_as").iter_rows())
    assert same == {"copy": None, "good": "copy", "other": None}


def test_what_other_programs_leave_is_no_document(raw: Path) -> None:
    """Lock files, Thumbs.db and a scan that cannot be read beside good documents: each told in a line, none in the way."""
    for name in ("~$good.docx", "Thumbs.db", "sub/desktop.ini", ".DS_Store", ".~lock.good.docx#"):
        (raw / name).parent.mkdir(exist_ok=True)
        (raw / name).write_bytes(b"\0\1")
    (raw / "scan.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    (raw / "good.md").write_text(f"{GOOD}（三）其他。\n", "utf-8")
    (raw / "third.txt").write_text(f"{GOOD}（三）其他事项。\n", "utf-8")
    assert build(raw) == 0
    assert table(raw, "documents")["document_id"].to_list() == ["good", "good.txt", "third"]
    told = table(raw, "diagnostics").filter(pl.col("code").is_in(["file_skipped", "shared_name", "unreadable_source"]))
    assert told.select("document_id", "severity", "code").rows() == [
        ("Thumbs.db", "info", "file_skipped"),
        ("good.txt", "warning", "shared_name"),
        ("scan", "error", "unreadable_source"),
        ("sub/desktop.ini", "info", "file_skipped"),
        ("~$good.docx", "info", "file_skipped"),
    ]
    assert build(raw, "--fail-on", "error") == 1


@pytest.mark.parametrize("folder", ["good.txt", "good.html"])
def test_a_folder_called_as_a_file_that_is_written(raw: Path, capsys: pytest.CaptureFixture[str], folder: str) -> None:
    """``texts/good.txt`` and ``explorer/good.html`` would each be a file and a folder."""
    (raw / "good.txt").rename(raw / "good.md")
    (raw / folder / "deep").mkdir(parents=True)
    (raw / folder / "deep" / "other.txt").write_text(GOOD, "utf-8")
    assert build(raw) == 2
    message = capsys.readouterr().err
    assert f"The folder {folder} in " in message and "written for good.md: rename one of them" in message


@pytest.mark.parametrize(("limit", "expected"), [("1", 2), ("199", 2), ("0", 0), ("200", 0)])
def test_too_little_memory_for_any_document_is_refused(
    raw: Path, capsys: pytest.CaptureFixture[str], limit: str, expected: int
) -> None:
    assert build(raw, "--memory-limit", limit) == expected
    assert ("use at least 200" in capsys.readouterr().err) == bool(expected)


def test_files_of_one_name_in_two_folders_are_two_documents(raw: Path) -> None:
    (raw / "2021").mkdir()
    (raw / "2021" / "good.txt").write_text(GOOD, "utf-8")
    assert build(raw) == 0
    assert table(raw, "documents")["document_id"].to_list() == ["2021/good", "good"]
    assert (raw.parent / "output" / "texts" / "2021" / "good.txt").is_file()


def test_hidden_files_and_readmes_are_no_documents(raw: Path) -> None:
    for name in (".DS_Store", "README.md", ".git/config"):
        (raw / name).parent.mkdir(exist_ok=True)
        (raw / name).write_text("no document", "utf-8")
    assert build(raw, "--fail-on", "warning") in (0, 1)
    assert table(raw, "documents")["document_id"].to_list() == ["good"]
    assert errors(raw) == []


def test_a_missing_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(tmp_path / "nowhere") == 2
    assert (
        capsys.readouterr()
        .err.strip()
        .endswith("nowhere is not a directory: give the folder of the source documents with --raw.")
    )


def test_a_file_for_a_folder(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--raw", str(raw / "good.txt"), "--output", str(raw.parent / "output")]) == 2
    assert "good.txt is not a directory" in capsys.readouterr().err


def test_links_that_lead_nowhere(raw: Path) -> None:
    (raw / "loop.txt").symlink_to("loop.txt")
    (raw / "lost.txt").symlink_to("nowhere.txt")
    (raw / "again").symlink_to(raw)
    assert build(raw) == 0
    assert [(document_id, code) for document_id, code, _ in errors(raw)] == [
        ("loop", "unreadable_source"),
        ("lost", "unreadable_source"),
    ]


@pytest.mark.parametrize("option", ["--raw", "--output"])
def test_a_folder_that_is_a_loop_of_links(raw: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    (raw.parent / "loop").symlink_to("loop")
    folders = {"--raw": str(raw), "--output": str(raw.parent / "output"), option: str(raw.parent / "loop")}
    assert main(["build", *(word for pair in folders.items() for word in pair)]) == 2
    printed = capsys.readouterr().err
    assert "loop" in printed and "The program failed" not in printed


def test_a_folder_named_as_a_document(raw: Path) -> None:
    (raw / "annex.pdf").mkdir()
    (raw / "annex.pdf" / "list.txt").write_text(GOOD, "utf-8")
    assert build(raw) == 0
    assert table(raw, "documents")["document_id"].to_list() == ["annex.pdf/list", "good"]


def test_a_folder_without_documents(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (raw / "good.txt").unlink()
    assert build(raw) == 2
    assert "holds no documents" in capsys.readouterr().err


def test_an_output_that_cannot_be_written(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (raw.parent / "file").write_text("mine", "utf-8")
    assert main(["build", "--raw", str(raw), "--output", str(raw.parent / "file" / "output")]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_in_a_folder_without_the_right_to_write(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closed = raw.parent / "closed"
    closed.mkdir(mode=0o500)
    assert main(["build", "--raw", str(raw), "--output", str(closed / "output")]) == 2
    assert "cannot be written (Permission denied)" in capsys.readouterr().err


def test_an_output_that_holds_other_files(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (raw.parent / "output").mkdir()
    (raw.parent / "output" / "thesis.docx").write_text("mine", "utf-8")
    assert build(raw) == 2
    assert "holds files that no build wrote" in capsys.readouterr().err
    assert files_in(raw.parent / "output") == ["thesis.docx"]


def test_an_output_inside_of_raw(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--raw", str(raw), "--output", str(raw / "output")]) == 2
    assert "give a folder outside of it" in capsys.readouterr().err


def test_a_catalog_line_without_a_file_is_told(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (raw / "catalog.csv").write_text(CATALOG + "god,,,,province,650000,,,,by hand\n", "utf-8")
    assert build(raw) == 0
    (row,) = table(raw, "diagnostics").filter(pl.col("code") == "catalog_without_file").to_dicts()
    assert (row["document_id"], row["severity"]) == ("god", "warning")
    assert "catalog_without_file" in capsys.readouterr().out
    assert build(raw, "--fail-on", "warning") == 1


def test_a_catalog_line_fills_what_the_text_lacks(raw: Path) -> None:
    (raw / "catalog.csv").write_text(CATALOG + "good,,,,province,650000,,2021-02-22,,by hand\n", "utf-8")
    assert build(raw) == 0
    (row,) = table(raw, "documents").to_dicts()
    assert (row["issuer_level"], row["region_name"], str(row["signed_date"])) == (
        "province",
        "新疆维吾尔自治区",
        "2021-02-22",
    )


# a catalog's text, and what is said of it
CATALOGS = [
    ("id,title\n", "line 1: the columns must be document_id,title,"),
    ("", "line 1: the columns must be document_id,title,"),
    (CATALOG + "good,a\n", "line 2: 2 values, 10 expected"),
    (CATALOG + ",,,,,,,,,by hand\n", "line 2: document_id is ''"),
    (CATALOG + "good,,,,,,,,,by hand\ngood,,,,,,,,,by hand\n", "line 3: a second line for good"),
    (CATALOG + "good,a title,,,,,,,,\n", "line 2: source is empty"),
    (CATALOG + "good,,,,provincial,,,,,by hand\n", "line 2: issuer_level is 'provincial'; it must be one of national,"),
    (CATALOG + "good,,,,,,valid,,,by hand\n", "line 2: status is 'valid'; it must be one of issued, draft"),
    (CATALOG + "good,,,,,新疆,,,,by hand\n", "line 2: region_code is '新疆'; it must be six digits"),
    (CATALOG + "good,,,,,,,2021年2月,,by hand\n", "line 2: signed_date is '2021年2月'; it must be a date"),
    (CATALOG + "good,,,,,999999,,,,by hand\n", "line 2: region_code is '999999'; no province, city or county"),
    (
        CATALOG + "good,,,,,,,9999-12-31,,by hand\n",
        "line 2: signed_date is '9999-12-31'; no policy text is of that year",
    ),
    (CATALOG + 'good,"a,,,,,,,,by hand\n', "no CSV"),
]


@pytest.mark.parametrize(("text", "message"), CATALOGS)
def test_a_catalog_that_will_not_do(raw: Path, capsys: pytest.CaptureFixture[str], text: str, message: str) -> None:
    (raw / "catalog.csv").write_text(text, "utf-8")
    assert build(raw) == 2
    printed = capsys.readouterr().err
    assert "catalog.csv" in printed and message in printed


def test_a_catalog_on_whose_region_the_issuer_disagrees_is_told(raw: Path) -> None:
    (raw / "catalog.csv").write_text(CATALOG + "good,,,吉林省人民政府,city,650000,,,,by hand\n", "utf-8")
    assert build(raw) == 0
    (row,) = table(raw, "documents").to_dicts()
    assert (row["issuer_level"], row["region_code"]) == ("province", "220000")
    told = table(raw, "diagnostics").filter(code="catalog_conflict")["message"].to_list()
    assert [message.split(";")[0] for message in told] == [
        "issuer_level: the text says province, the catalog city",
        "region_code: the text says 220000, the catalog 650000",
    ]


def test_a_catalog_as_chinese_excel_saves_it(raw: Path) -> None:
    text = CATALOG + "good,标题,,,,,,2024/5/6,2024/12/31,手工\n"
    (raw / "catalog.csv").write_bytes(text.replace("\n", "\r\n").encode("gbk"))
    assert build(raw) == 0
    (row,) = table(raw, "documents").to_dicts()
    assert (row["title"], str(row["signed_date"]), str(row["published_date"])) == ("标题", "2024-05-06", "2024-12-31")


def test_a_catalog_that_is_neither_utf8_nor_gbk(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (raw / "catalog.csv").write_bytes(CATALOG.encode() + b"good,\xff\xff,,,,,,,,by hand\n")
    assert build(raw) == 2
    assert "line 2: neither UTF-8 nor GBK" in capsys.readouterr().err


def test_a_catalog_with_a_byte_order_mark_and_crlf(raw: Path) -> None:
    text = CATALOG + "good,标题,,,,,,,,手工\n"
    (raw / "catalog.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert build(raw) == 0
    assert table(raw, "documents")["title"].to_list() == ["标题"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_file_name_that_is_no_utf8(raw: Path) -> None:
    (raw / os.fsdecode("意见".encode("gb18030") + b".txt")).write_text(GOOD, "utf-8")
    assert build(raw) == 0
    assert table(raw, "documents")["source_file"].to_list() == [r"\xd2\xe2\xbc\xfb.txt", "good.txt"]


# names that shells, tables and web addresses take for something else
ODD_NAMES = ["关于“招商”的意见", "two words", "a,b;c", "it's", "=1+1", "-x", "100%25", "#1?", "a.b", "𠮷"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such names there")
@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_file_name(raw: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (raw / f"{name}.txt").write_text(GOOD, "utf-8")
    assert build(raw) == 0
    assert errors(raw) == []
    assert main(["check", "--output", str(raw.parent / "output")]) == 0
    assert main(["show", "--output", str(raw.parent / "output"), "--", name]) == 0
    assert name in capsys.readouterr().out


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_file_name_too_long_to_be_escaped(raw: Path) -> None:
    (raw / os.fsdecode(("意见" * 20).encode("gb18030") + b".txt")).write_text(GOOD, "utf-8")
    assert build(raw) == 0
    ((_, code, message),) = errors(raw)
    assert code == "unreadable_source" and message.endswith("shorten it")


def test_a_file_name_with_control_characters(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        (raw / "a\x1b[31m\nb.txt").write_text("", "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    assert build(raw) == 0
    assert errors(raw)[0][0] == r"a\x1b[31m\x0ab"
    assert "\x1b" not in capsys.readouterr().out


def test_hostile_text_reaches_the_tables_and_not_the_terminal(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "一、[red]总体[/red]要求 [link=file:///]。\n二、\u202e=HYPERLINK(1)。\n"
    (raw / "good.txt").write_text(hostile, "utf-8")
    assert build(raw) == 0
    assert "[red]总体[/red]要求" in table(raw, "clauses")["text"][0]
    assert main(["show", "good", "--output", str(raw.parent / "output")]) == 0
    printed = capsys.readouterr().out
    assert "[red]总体[/red]要求 [link=file:///]" in printed
    assert "\u202e" not in printed


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_no_document_and_does_not_hang(raw: Path) -> None:
    os.mkfifo(raw / "pipe.txt")
    assert build(raw) == 0
    assert [(document, code) for document, code, _ in errors(raw)] == [("pipe", "unreadable_source")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("name", ["catalog.csv", "dataset.toml"])
def test_a_named_pipe_for_a_catalog_does_not_hang(raw: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    os.mkfifo(raw / name)
    assert build(raw) == 2
    assert capsys.readouterr().err.strip().endswith(f"{name} is no regular file: take it away.")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no such rights here")
@pytest.mark.parametrize("folder", [".", "sub"])
def test_a_folder_without_the_right_to_search_it(
    raw: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    """Its files are listed, and none can be looked at; root may search anywhere, so its right is taken for the test."""
    (raw / "sub").mkdir()
    (raw / "sub" / "other.txt").write_text(GOOD, "utf-8")
    may = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: not (mode == os.X_OK and Path(path) == raw / folder) and may(path, mode)
    )
    assert build(raw) == 2
    assert "cannot be searched (Permission denied): give yourself the right" in capsys.readouterr().err
