"""What changed between two builds."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from etl.build import build
from etl.changes import find_changes

Tables = dict[str, pl.DataFrame]


def test_the_same_tables_have_no_changes(tables: Tables) -> None:
    changes = find_changes(tables, tables)
    assert [table.table for table in changes] == list(tables)
    assert not any(changes)


def test_rows_are_told_by_their_key(tables: Tables) -> None:
    clauses = tables["clauses"]
    new = clauses.slice(1).with_columns(
        heading=pl.when(pl.col("path") == "1").then(pl.lit("任务")).otherwise("heading"),
        level=pl.when(pl.col("path") == "1.2").then(None).otherwise("level"),
    )
    (change,) = filter(None, find_changes(tables, tables | {"clauses": new}))
    assert (change.added, change.removed) == ((), (("example#front",),))
    assert change.changed == {
        ("example#1",): {"heading": ("总体要求", "任务")},
        ("example#1.2",): {"level": (2, None)},
    }
    (back,) = filter(None, find_changes(tables | {"clauses": new}, tables))
    assert (back.added, back.removed) == (change.removed, change.added)


def test_a_table_without_a_key_is_counted_row_by_row(tables: Tables) -> None:
    twice = pl.concat([tables["diagnostics"]] * 2)
    (change,) = filter(None, find_changes(tables, tables | {"diagnostics": twice}))
    assert change.added == (tables["diagnostics"].row(0),)
    assert (change.removed, change.changed) == ((), {})


def test_columns_that_came_and_went_are_told(tables: Tables) -> None:
    new = tables["dates"].rename({"precision": "exactness"})
    (change,) = filter(None, find_changes(tables, tables | {"dates": new}))
    assert (change.added_columns, change.removed_columns) == (("exactness",), ("precision",))
    assert not change.changed


def test_a_clause_put_in_before_others_changes_none_of_them(tmp_path: Path) -> None:
    builds = []
    for number, clauses in enumerate((("加强组织领导", "完善政策"), ("优化服务", "加强组织领导", "完善政策"))):
        raw = tmp_path / f"raw{number}"
        raw.mkdir()
        lines = [
            f"{'一二三'[i]}、{words}\n（一）到2025年，{words}达到{len(words)}0家。（市商务局负责）"
            for i, words in enumerate(clauses)
        ]
        (raw / "measures.txt").write_text("\n".join(["某市办法", *lines]), "utf-8")
        builds.append({name: table.collect() for name, table in build(raw, tmp_path / f"output{number}").items()})
    changes = {change.table: change for change in find_changes(*builds)}
    assert sorted(changes["clauses"].added) == [("measures#1",), ("measures#1.1",)]
    assert not changes["clauses"].removed and not changes["clauses"].changed
    for table in ("dates", "parameters", "responsible_units"):
        assert len(changes[table].added) == 1 and not changes[table].removed and not changes[table].changed
