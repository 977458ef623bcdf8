"""Counts of tables in memory, as the writer of a dataset counts them."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from etl.publish.counts import Counts


def counts_of(tables: Mapping[str, pl.DataFrame]) -> dict[str, Counts]:
    counts = {name: Counts() for name in tables}
    for name, frame in tables.items():
        counts[name].add(frame)
    return counts
