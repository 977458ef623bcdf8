"""The corpora that are made to measure by."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.folders import RAW, copy_files, mark_first_line, multiply_files, select_texts, spread
from etl.raw_folder import find_source_files
from etl.read import read_source

MARKED = [
    (b"", b" (2)"),
    (b"one", b"one (2)"),
    (b"one\ntwo\n", b"one (2)\ntwo\n"),
    (b"one\r\ntwo", b"one (2)\r\ntwo"),
    ("条例\n第一条".encode("gb18030"), "条例 (2)\n第一条".encode("gb18030")),
]


@pytest.mark.parametrize(("content", "marked"), MARKED)
def test_the_first_line_is_marked(content: bytes, marked: bytes) -> None:
    assert mark_first_line(content, 2) == marked


def test_copies_of_a_corpus_are_all_read_and_all_differ(tmp_path: Path) -> None:
    files = select_texts(find_source_files(RAW))
    copies = find_source_files(multiply_files(files, 3, tmp_path))
    contents = {copy.path.read_bytes() for copy in copies}
    assert len(copies) == len(contents) == 3 * len(files)
    for copy in copies[:: len(files)]:
        original = next(file for file in files if copy.source_file.endswith(file.source_file))
        read, first = (read_source(file.source_file, file.path.read_bytes()).text for file in (copy, original))
        assert read.split("\n")[1:] == first.split("\n")[1:]


def test_copied_files_are_the_same_documents(tmp_path: Path) -> None:
    files = find_source_files(RAW)
    copies = find_source_files(copy_files(files, tmp_path / "raw"))
    assert [copy.source_file for copy in copies] == [file.source_file for file in files]
    assert [copy.path.read_bytes() for copy in copies] == [file.path.read_bytes() for file in files]


def test_a_sample_is_spread_over_all_files(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"{number}.txt").write_bytes(b"x" * 100)
    files = find_source_files(tmp_path)
    assert [file.document_id for file in spread(files, 300)] == ["3", "6", "9"]
    assert spread(files, 5000) == files


def test_web_pages_are_texts_and_pdfs_are_not(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "c.HTML", "d.pdf", "e.docx"):
        (tmp_path / name).touch()
    assert [file.document_id for file in select_texts(find_source_files(tmp_path))] == ["a", "b", "c"]
