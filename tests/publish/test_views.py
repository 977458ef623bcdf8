"""The view offers, in DuckDB and in SQLite alike."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.build import build
from etl.publish.exports import export

LINES = """关于支持企业的若干措施
一、加大支持力度
（一）对首次上规模的企业，一次性奖励最高30万元。贷款按利率给予50%贴息！租金减免多少？按每人500元补贴，不超过5万元。
另起一段的100万元投资。
（二）投资1000万元以上的项目优先安排。
二、实施范围。对符合条件的给予20%补助。"""
OFFERS = [
    ("1.1", "加大支持力度", "对首次上规模的企业，一次性奖励最高30万元。", "最高30万元", None, "最高30万元"),
    ("1.1", "加大支持力度", "贷款按利率给予50%贴息！", None, "50%", None),
    ("1.1", "加大支持力度", "按每人500元补贴，不超过5万元。", "每人500元；不超过5万元", None, "不超过5万元"),
    ("2", "实施范围", "对符合条件的给予20%补助。", None, "20%", None),
]


@pytest.fixture(scope="session")
def offering(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offering")
    (folder / "raw").mkdir()
    (folder / "raw" / "a.txt").write_text(LINES, "utf-8")
    build(folder / "raw", folder / "output")
    return folder / "output"


def asked(output: Path, engine: str, query: str, folder: Path) -> list[tuple[Any, ...]]:
    """The rows of a query, in the engine that is named."""
    place, _ = export(output, engine, folder / f"d.{engine}")
    if engine == "duckdb":
        with duckdb.connect(place) as connection:
            return connection.execute(query).fetchall()
    with closing(sqlite3.connect(place)) as database:
        return database.execute(query).fetchall()


@pytest.mark.parametrize("engine", ["duckdb", "sqlite"])
def test_offers_are_sentences_with_money_that_speak_of_support(engine: str, offering: Path, tmp_path: Path) -> None:
    query = "SELECT substr(clause_id, 3), headings, sentence, amounts, percents, cap FROM offers"
    assert asked(offering, engine, query, tmp_path) == OFFERS
