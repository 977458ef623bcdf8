"""``tiaokuan serve``: its search against polars, its marks against the rows, without a port."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from etl.serve.database import indexed_database, match_phrases, space_han

datasette = pytest.importorskip("datasette", reason="tiaokuan serve is an extra")

PHRASES = [
    ("外商", '"外 商"'),
    ("外商 2021", '"外 商" "2021"'),
    ("ABC外商", '"ABC 外 商"'),
    ('"外" OR 商*', '"外" "OR" "商 *"'),
    ("", ""),
    (None, ""),
]
WORDS = ["外商", "商", "外商 投资", "没有这个词", "商务厅", "2021"]


@pytest.fixture(scope="module")
def place(built_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return indexed_database(built_output, tmp_path_factory.mktemp("serve") / "database")


def answer(place: Path, path: str, **query: Any) -> Any:
    from etl.serve.pages import open_pages

    with ThreadPoolExecutor(1) as thread:  # the tests of the browser leave a loop running in this one
        return thread.submit(asyncio.run, open_pages(place).client.get(path, params=query)).result()


@pytest.mark.parametrize(("query", "phrases"), PHRASES)
def test_words_are_phrases_of_characters(query: str | None, phrases: str) -> None:
    assert match_phrases(query) == phrases


def test_han_characters_stand_by_themselves() -> None:
    assert space_han("外商ABC𠮷，12").split() == ["外", "商", "ABC", "𠮷", "，12"]


@pytest.mark.parametrize("words", WORDS)
def test_a_search_finds_all_that_polars_finds(words: str, place: Path, built_output: Path) -> None:
    clauses = pl.read_parquet(built_output / "clauses.parquet").select(
        pl.col("marker", "heading", "text").fill_null("")
    )
    found = clauses.filter(
        pl.all_horizontal(pl.any_horizontal(pl.all().str.contains(word, literal=True)) for word in words.split())
    )
    said = answer(place, "/tiaokuan/clauses.json", _search=words, _size=0, _nofacet=1).json()
    assert said["filtered_table_rows_count"] == found.height


def test_punctuation_does_not_count(place: Path) -> None:
    """Brackets of either width are the same, and a Latin word or a number is found as a whole."""
    found = [
        answer(place, "/tiaokuan/clauses.json", _search=words, _size=0, _nofacet=1).json()["filtered_table_rows_count"]
        for words in ("人民政府(行政公署)", "人民政府（行政公署）", "202")
    ]
    assert found[0] == found[1] > found[2] == 0


def test_a_clause_shows_its_marks(place: Path, built_output: Path) -> None:
    units = pl.read_parquet(built_output / "responsible_units.parquet")
    clause = units["clause_id"][0]
    page = answer(place, f"/tiaokuan/clauses/{datasette.utils.tilde_encode(clause)}")
    for mention in units.filter(clause_id=clause)["mention"]:
        assert f">{mention}</mark>" in page.text


def test_hostile_text_is_text() -> None:
    from etl.serve.plugin import mark_text

    assert "<script>" not in mark_text("<script>alert(1)</script>", [("dates", 0, 8)])


def test_pages_say_what_columns_mean(place: Path) -> None:
    page = answer(place, "/tiaokuan/tasks")
    assert "各期限中最早的截止日" in page.text
    assert "每个条款一行" in page.text
    assert answer(place, "/tiaokuan/offers").status_code == 200


def test_a_database_of_another_dataset_is_made_anew(built_output: Path, tmp_path: Path) -> None:
    place = tmp_path / "database"
    place.write_bytes(b"half a database")
    made = indexed_database(built_output, place).stat().st_mtime_ns
    assert indexed_database(built_output, place).stat().st_mtime_ns == made
