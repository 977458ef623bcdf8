"""The floor: it finds what it claims where it claims, and its table compares what it should."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest

from benchmarks import beside_floor
from benchmarks.builds import OUTPUT
from benchmarks.floor import decode, find_places, run_floor
from benchmarks.processes import Run
from etl.raw_folder import find_source_files

FINDS = [
    ("到2025年底前完成。", ["2025年"]),
    ("自2021年1月1日起施行，𠮷林省给予30万元补助", ["2021年1月1日", "30万元"]),  # a character of four bytes before
    ("二〇二三年十二月五日", ["二〇二三年十二月五日"]),
    ("每年增长10%，达到1,500.5亿元。", ["10%", "1,500.5亿元"]),
    ("100万美元", ["100万美元"]),
    ("加强组织领导", []),
    ("", []),
]


def test_finds_stand_where_the_floor_says() -> None:
    texts = pl.DataFrame({"text": [text for text, _ in FINDS]}).with_row_index("document")
    rows = find_places(texts).rows(named=True)
    assert [[row["mention"] for row in rows if row["document"] == i] for i in range(len(FINDS))] == [
        mentions for _, mentions in FINDS
    ]
    assert all(FINDS[row["document"]][0][row["start_char"] : row["end_char"]] == row["mention"] for row in rows)


def test_texts_are_decoded() -> None:
    assert decode("\ufeff2025年".encode()) == decode("2025年".encode("gb18030")) == "2025年"
    assert decode(b"30\x00%") == "30 %"  # what fences the finds is in no text


def test_the_floor_writes_what_it_found(tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text("2025年\n", "utf-8")
    texts, finds = run_floor([tmp_path / "一.txt"], tmp_path)
    assert pl.read_parquet(tmp_path / "texts.parquet").equals(texts)
    assert pl.read_csv(tmp_path / "finds.csv")["mention"].to_list() == finds["mention"].to_list() == ["2025年"]


def test_texts_alone_and_all_files_have_a_row_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("到2025年底前。" * 1000, "utf-8")
    (raw / "b.pdf").write_bytes(b"%PDF")

    def build(raw: Path, folder: Path, jobs: int, *, environment: Mapping[str, str]) -> Run:
        texts = folder / OUTPUT / "texts"
        texts.mkdir(parents=True)
        for file in find_source_files(raw):
            (texts / f"{file.document_id}.txt").write_text("x" * 10_000, "utf-8")
        assert (jobs, environment) == (1, {"POLARS_MAX_THREADS": "1"})
        return Run(2.0, 1.0)

    monkeypatch.setattr(beside_floor, "run_build", build)
    monkeypatch.setattr(beside_floor, "find_collections", lambda: {"raw": find_source_files(raw)})
    texts, everything = beside_floor.measure_floor()
    assert (texts["documents"], everything["documents"]) == (1, 2)
    assert [texts["megabytes"], everything["megabytes"]] == pytest.approx(
        [0.019, 0.029]
    )  # the PDF's text is that of the build
    assert texts["build_megabytes_a_second"] == 0.019
    assert texts["times_the_floor"] == pytest.approx(texts["floor_megabytes_a_second"] / 0.019)
