"""Hashes every twelve and every sixteen consecutive letters of a clause, a column at a time.

A run of sixteen letters contains five runs of twelve; the smallest of their hashes is its seed. Two clauses that share sixteen
letters share a seed, so seeds find every pair of documents that shares a run, with a third as many hashes (winnowing:
Schleimer, Wilkerson and Aiken 2003).
"""

from __future__ import annotations

import polars as pl

from etl.compare.letters import code_points

GRAM, RUN = 12, 16  # letters: what pairs are looked for by, and the shortest passage
_SEPARATOR = "\0"  # between clauses: no letter
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)


def hash_runs(letters: pl.DataFrame) -> pl.LazyFrame:
    """Hash the runs of letters that begin at each place of each clause.

    Args:
        letters: ``text`` (number of a clause, ascending, UInt32) and ``letters``.

    Returns:
        A row per place, to be collected: ``text``, ``place`` (index of the letter, from 0), ``gram`` (hash of twelve letters), ``run``
        (hash of sixteen) and ``seed`` (smallest hash of the run's grams); ``run`` and ``seed`` are null near the clause's end.
    """
    long = letters.filter(pl.col("letters").str.len_chars() >= GRAM)
    counts = long["letters"].str.len_chars() + 1
    codes = code_points(_SEPARATOR.join([*long["letters"], ""])).cast(pl.UInt64)
    places = pl.select(
        text=long["text"].repeat_by(counts).explode(empty_as_null=False),
        place=pl.int_ranges(0, counts, dtype=pl.UInt32).explode(empty_as_null=False),
        left=(counts - 1).repeat_by(counts).explode(empty_as_null=False),
    ).with_columns(code=codes, left=pl.col("left") - pl.col("place"))
    hashes = places.lazy().with_columns(pairs=_joined("code", "code", 1, 0))
    hashes = hashes.with_columns(fours=_joined("pairs", "pairs", 2, 1))
    hashes = hashes.with_columns(eights=_joined("fours", "fours", 4, 2))
    hashes = hashes.with_columns(gram=mix(_joined("eights", "fours", 8, 3)), run=mix(_joined("eights", "eights", 8, 4)))
    return (
        hashes.with_columns(seed=pl.col("gram").rolling_min(RUN - GRAM + 1).shift(GRAM - RUN))
        .select(
            "text",
            "place",
            pl.when(pl.col("left") >= GRAM).then("gram"),
            pl.when(pl.col("left") >= RUN).then("run"),
            pl.when(pl.col("left") >= RUN).then("seed"),
        )
        .drop_nulls("gram")
    )


def _joined(first: str, second: str, distance: int, factor: int) -> pl.Expr:
    """Return the hash of two consecutive runs."""
    return pl.col(first) * pl.lit(_FACTORS[factor], dtype=pl.UInt64) + pl.col(second).shift(-distance)


def mix(value: pl.Expr) -> pl.Expr:
    """Mix a hash so that every bit depends on all letters; the smallest of several is then a random one."""
    folded = value ^ (value // 2**32)
    mixed = folded * pl.lit(_FACTORS[4], dtype=pl.UInt64)
    return mixed ^ (mixed // 2**29)
