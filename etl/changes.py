"""What changed between two builds: rows added, removed and changed, by the keys of the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
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


def find_changes(old: Mapping[str, pl.DataFrame], new: Mapping[str, pl.DataFrame]) -> list[TableChanges]:
    """The changes of every table, in the order of tables and rows; those without any are false.

    A table without a key (diagnostics) has no changed rows: a row that differs is one removed and one added.
    """
    return [_changes(name, key_of(name), old[name], new[name]) for name in TABLES]


def _changes(table: str, key: tuple[str, ...], old: pl.DataFrame, new: pl.DataFrame) -> TableChanges:
    shared = [name for name in new.columns if name in old.columns]
    columns = (
        tuple(name for name in new.columns if name not in shared),
        tuple(name for name in old.columns if name not in shared),
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
