"""A slice of the fuzzing session, findings of earlier ones, and the invariants themselves: each sees what breaks it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from etl.cli.build import count_cores
from tests.fuzz.invariants import find_breaches
from tests.fuzz.session import fuzz, make_files

FINDINGS = Path(__file__).parent / "findings"


def test_ten_damaged_files_of_every_kind(tmp_path: Path) -> None:
    assert fuzz(make_files(0, range(170)), tmp_path, Counter(), count_cores()) == []


def test_what_was_found_once(tmp_path: Path) -> None:
    """Each file in the folder of findings broke a promise before it was mended; its story is in STORIES.md there."""
    stories = (FINDINGS / "STORIES.md").read_text("utf-8")
    files = {path.name: path.read_bytes() for path in sorted(FINDINGS.iterdir()) if path.name != "STORIES.md"}
    assert files and all(f"`{name}`" in stories for name in files)
    assert fuzz(files, tmp_path, Counter()) == []


def test_a_file_is_made_again_from_its_number() -> None:
    whole = make_files(7, range(60))
    assert make_files(7, range(40, 48)).items() <= whole.items()


def shift(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(start_char=pl.col("start_char") + 1)


# the table that is changed, how, and the kind of breach that is told
BREACHES: list[tuple[str, Callable[[pl.DataFrame], pl.DataFrame], str]] = [
    ("documents", lambda table: table.head(0), "lost"),
    ("clauses", lambda table: table.slice(1), "untiled"),
    ("clauses", shift, "untiled"),
    ("clauses", lambda table: table.with_columns(level=pl.lit(1, table["level"].dtype)), "crooked"),
    ("clauses", lambda table: table.with_columns(marker=pl.lit("x")), "crooked"),
    ("clauses", lambda table: table.with_columns(parent_id=table["clause_id"]), "crooked"),
    ("responsible_units", shift, "misplaced"),
    ("citations", lambda table: table.with_columns(mention=pl.lit("x")), "misplaced"),
    ("dates", lambda table: table.with_columns(mention=pl.lit("x")), "csv differs"),
    ("citations", lambda table: pl.concat([table, table]), "broken rule"),
    ("documents", lambda table: table.with_columns(text=pl.col("text") + "x"), "texts differ"),
    ("diagnostics", lambda table: table.with_columns(code=pl.lit("internal_error")), "internal error"),
]


@pytest.mark.parametrize(("name", "change", "kind"), BREACHES)
def test_a_breach_is_seen(
    built_output: Path, tmp_path: Path, name: str, change: Callable[[pl.DataFrame], pl.DataFrame], kind: str
) -> None:
    output = tmp_path / "output"
    shutil.copytree(built_output, output)
    names = [f"{document}.txt" for document in pl.read_parquet(output / "documents.parquet")["document_id"]]
    assert find_breaches(names, output) == []
    change(pl.read_parquet(output / f"{name}.parquet")).write_parquet(output / f"{name}.parquet")
    assert kind in {found for found, _ in find_breaches(names, output)}
