"""Counts of the rows that were written, so that what describes a dataset reads no table again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import polars as pl

LONGEST_CELL = 32_767  # what a cell of Excel holds, in UTF-16 units
_BYTES = pl.col(pl.String).str.len_bytes().cast(pl.Int64)


@dataclass(slots=True)
class Counts:
    """Counts of a table.

    Attributes:
        rows: The number of rows.
        nulls: The number of nulls by column.
        bytes: The size of all texts by column of texts, in UTF-8.
        long: The number of texts of more than `LONGEST_CELL` characters by column that has such texts.
    """

    rows: int = 0
    nulls: Counter[str] = field(default_factory=Counter)
    bytes: Counter[str] = field(default_factory=Counter)
    long: Counter[str] = field(default_factory=Counter)

    def add(self, frame: pl.DataFrame) -> None:
        """Count further rows."""
        self.rows += frame.height
        self.nulls.update({column.name: column.null_count() for column in frame})
        sums, longest = frame.select(_BYTES.sum()), frame.select(_BYTES.max())
        self.bytes.update(sums.row(0, named=True))
        names = [column.name for column in longest if (column.item() or 0) > LONGEST_CELL]
        if names:
            is_long = frame.select(pl.col(names).str.len_chars() > LONGEST_CELL)
            self.long.update({column.name: count for column in is_long if (count := column.sum())})
