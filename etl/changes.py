"""What changed between two builds: rows added, removed and changed, by the keys of the tables.

A clause is the same one where its document has the same text under the same ancestors, whatever number it bears now: a clause
that was put in before others changes none of them. Where a text stands several times, or changed, the path tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from schemas import TABLES, key_of

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class TableChanges:
    """The changes of one table. ``changed`` holds for every key the columns that differ, with (old, new)."""

    table: str
    added_columns: tuple[str, ...]
    removed_columns: tuple[str, ...]
    added: tuple[Key, ...]
    removed: tuple[Key, ...]
    changed: Mapping[Key, Mapping[str, tuple[Any, Any]]]

    def __bool__(self) -> bool:
        return bool(self.added_columns or self.removed_columns or self.added or self.removed or self.changed)


# What only says where a row stands: it may change with what was put in before.
NUMBERS = frozenset(("marker", "number"))
PLACES = frozenset(
    "ordinal path start_char end_char start_page end_page source_start_char source_end_char char_count".split()
)


def find_changes(old: Mapping[str, pl.DataFrame], new: Mapping[str, pl.DataFrame]) -> list[TableChanges]:
    """Compare two datasets table by table.

    A table without a key (``diagnostics``) has no changed rows: a row that differs is removed and added. Positions of rows (numbers,
    paths and offsets) are compared only in tables whose rows belong to no clause.

    Returns:
        The changes of each table, in the order of tables and rows; false for a table without changes.
    """
    renamed = _renamed_clauses(old["clauses"], new["clauses"])
    changes = [_changes(name, key_of(name), _with_new_ids(old[name], renamed), new[name]) for name in TABLES]
    new_ids = {(new_id,) for new_id in renamed["new_id"]}
    return [_without_new_numbers(table, new_ids) if table.table == "clauses" else table for table in changes]


def _without_new_numbers(clauses: TableChanges, renamed: Collection[Key]) -> TableChanges:
    """Return the changes of clauses without those that only count on behind a clause that came or went."""
    changed = {
        key: values for key, values in clauses.changed.items() if key not in renamed or not values.keys() <= NUMBERS
    }
    return replace(clauses, changed=changed)


def _renamed_clauses(old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """``old_id`` and ``new_id`` of the clauses whose text stands once in a document in both builds, under another path."""
    told_by = ["document_id", "kind", "text"]
    once = [
        clauses.filter(pl.len().over(told_by) == 1, pl.col("text") != "").select(*told_by, id="clause_id")
        for clauses in (old, new)
    ]
    pairs = once[0].join(once[1], on=told_by, suffix="_new").select(old_id="id", new_id="id_new")
    moved = pairs.filter(pl.col("old_id") != pl.col("new_id"))
    # What loses its id to another clause needs one that no clause has.
    taken = old.select(old_id="clause_id").join(moved.select(old_id="new_id"), on="old_id", how="semi")
    taken = taken.join(moved.select("old_id"), on="old_id", how="anti")
    return pl.concat([moved, taken.with_columns(new_id=pl.col("old_id") + " (before)")])


def _with_new_ids(table: pl.DataFrame, renamed: pl.DataFrame) -> pl.DataFrame:
    """Return a table of the old build with the ids that its clauses have in the new one."""
    ids = dict(renamed.iter_rows())
    columns = [name for name in table.columns if name in ("clause_id", "parent_id", "source_clause_id", "parallel_of")]
    return table.with_columns(pl.col(columns).replace(ids)) if ids and columns else table


def _changes(table: str, key: tuple[str, ...], old: pl.DataFrame, new: pl.DataFrame) -> TableChanges:
    shared = [name for name in new.columns if name in old.columns]
    if "clause_id" in key:
        shared = [name for name in shared if name in key or name not in PLACES]
    columns = (
        tuple(name for name in new.columns if name not in old.columns),
        tuple(name for name in old.columns if name not in new.columns),
    )
    if not set(key) <= set(shared) or not key:
        rows_before, rows_after = Counter(old.select(shared).rows()), Counter(new.select(shared).rows())
        return TableChanges(
            table,
            *columns,
            tuple((rows_after - rows_before).elements()),
            tuple((rows_before - rows_after).elements()),
            {},
        )
    before, after = _by_key(old.select(shared), key), _by_key(new.select(shared), key)
    changed = {
        row_key: {name: (before[row_key][name], row[name]) for name in shared if before[row_key][name] != row[name]}
        for row_key, row in after.items()
        if row_key in before and before[row_key] != row
    }
    added = tuple(row_key for row_key in after if row_key not in before)
    removed = tuple(row_key for row_key in before if row_key not in after)
    return TableChanges(table, *columns, added, removed, changed)


def _by_key(frame: pl.DataFrame, key: tuple[str, ...]) -> dict[Key, dict[str, Any]]:
    return {tuple(row[name] for name in key): row for row in frame.iter_rows(named=True)}
