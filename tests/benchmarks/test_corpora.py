"""The corpora that are made to measure by."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpora import RAW, copy_files, mark_first_line, multiply_files, spread
from etl.raw_folder import find_source_files

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


def test_copies_of_a_corpus_all_differ(tmp_path: Path) -> None:
    files = find_source_files(RAW)
    copies = find_source_files(multiply_files(files, 3, tmp_path))
    assert len({copy.path.read_bytes() for copy in copies}) == len(copies) == 3 * len(files)


def test_copied_files_are_the_same_documents(tmp_path: Path) -> None:
    files = find_source_files(RAW)
    copies = find_source_files(copy_files(files, tmp_path / "raw"))
    assert [(copy.source_file, copy.path.read_bytes()) for copy in copies] == [
        (file.source_file, file.path.read_bytes()) for file in files
    ]


def test_a_sample_is_spread_over_all_files(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"{number}.txt").write_bytes(b"x" * 100)
    files = find_source_files(tmp_path)
    assert [file.document_id for file in spread(files, 300)] == ["3", "6", "9"]
    assert spread(files, 5000) == files
