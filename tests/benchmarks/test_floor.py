"""The floor: it finds what it claims where it claims."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from benchmarks.floor import find_places, run_floor

FINDS = [
    ("到2025年底前完成。", ["2025年"]),
    ("自2021年1月1日起施行，𠮷林省给予30万元补助", ["2021年1月1日", "30万元"]),  # a character of four bytes before
    ("第十二条 根据《外商投资法》和国发〔2023〕11号", ["第十二条", "《外商投资法》", "〔2023〕11号"]),
    ("（三）年均增长10%，达到1,500.5亿元。", ["（三）", "10%", "1,500.5亿元"]),
    ("加强组织领导", []),
]


@pytest.mark.parametrize(("text", "mentions"), FINDS)
def test_finds_stand_where_the_floor_says(text: str, mentions: list[str]) -> None:
    rows = find_places(pl.DataFrame({"text": [text]}).with_row_index("line")).rows(named=True)
    assert [row["mention"] for row in rows] == mentions
    assert all(text[row["start"] :].startswith(row["mention"]) for row in rows)


def test_the_floor_writes_what_it_found(tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text("2025年\n\n30万元\n", "utf-8")
    finds = run_floor([tmp_path / "一.txt"], tmp_path)
    assert pl.read_parquet(tmp_path / "lines.parquet")["text"].to_list() == ["2025年", "30万元"]
    assert (
        pl.read_csv(tmp_path / "finds.csv")["mention"].to_list() == finds["mention"].to_list() == ["2025年", "30万元"]
    )
