"""The longest runs of letters that two documents share, clause by clause: exact, in a few joins for many pairs at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from etl.compare.grams import RUN, hash_runs
from etl.compare.letters import locate

MOST_PLACES = 25  # of one run in a source: hostile texts repeat a run without end
RUNS: dict[str, pl.DataType | type[pl.DataType]] = {
    "document": pl.UInt32,
    "source": pl.UInt32,
    "clause_id": pl.String,
    "source_clause_id": pl.String,
    "first": pl.Int64,
    "source_first": pl.Int64,
    "letters": pl.Int64,
    "size": pl.Int64,
    "source_size": pl.Int64,
    "start_char": pl.Int64,
    "end_char": pl.Int64,
    "source_start_char": pl.Int64,
    "source_end_char": pl.Int64,
    "words": pl.String,
    "seeds": pl.List(pl.UInt64),
}


def find_runs(pairs: pl.DataFrame, letters: pl.DataFrame) -> pl.DataFrame:
    """Find the longest runs that the documents of each pair share.

    Args:
        pairs: ``document`` and ``source``.
        letters: the clauses of these documents: ``document`` and what `ClauseLetters` has.

    Returns:
        A row per run, as `RUNS` says: ``first`` and ``source_first`` are indices of the first letter in either clause,
        ``size`` and ``source_size`` the letters of either, ``words`` the shared ones; spans are in code points of either text. No run can go on at both its ends, none has fewer than `RUN` letters.
    """
    texts = letters.with_row_index("text")
    places = hash_runs(texts.select("text", "letters")).drop_nulls("run")
    places = places.with_columns(document=texts["document"].gather(places["text"]))
    several = places.group_by("run").agg(least=pl.col("document").min(), most=pl.col("document").max())
    places = places.join(several.filter(pl.col("least") != pl.col("most")).select("run"), on="run")
    sources = places.filter(pl.len().over("document", "run") <= MOST_PLACES)
    meetings = (
        pairs.lazy()
        .select("document", "source")
        .join(places.lazy().select("document", "text", "place", "run", "seed"), on="document")
        .join(
            sources.lazy().select("run", source="document", source_text="text", source_place="place"),
            on=["source", "run"],
        )
        .with_columns(diagonal=pl.col("place").cast(pl.Int64) - pl.col("source_place"))
        .sort("text", "source_text", "diagonal", "place")
    )
    begins = pl.any_horizontal(pl.col(name) != pl.col(name).shift() for name in ("text", "source_text", "diagonal"))
    begins |= pl.col("place") != pl.col("place").shift() + 1
    runs = (
        meetings.with_columns(number=begins.fill_null(True).cum_sum())
        .group_by("number", maintain_order=True)
        .agg(
            pl.col("document", "source", "text", "source_text").first(),
            pl.col("place", "source_place").first().cast(pl.Int64),
            letters=pl.len().cast(pl.Int64) + RUN - 1,
            seeds=pl.col("seed").unique(maintain_order=True),
        )
        .collect()
    )
    return pl.DataFrame(list(_placed(runs, texts)), schema=RUNS, orient="row")


def _placed(runs: pl.DataFrame, texts: pl.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Runs held against the letters themselves, carried on to where they end, and placed in their texts."""
    clause_ids, words = texts["clause_id"].to_list(), texts["letters"].to_list()
    starts, lengths = texts["starts"], texts["lengths"]
    seen = set()
    for document, source, text, other, first, other_first, count, seeds in runs.drop("number").iter_rows():
        own, others = words[text], words[other]
        last, other_last = first + count - 1, other_first + count - 1
        if own[first : last + 1] != others[other_first : other_last + 1]:
            continue  # two runs with one hash
        while first and other_first and own[first - 1] == others[other_first - 1]:
            first, other_first = first - 1, other_first - 1
        while last + 1 < len(own) and other_last + 1 < len(others) and own[last + 1] == others[other_last + 1]:
            last, other_last = last + 1, other_last + 1
        if (text, other, first, other_first) not in seen:
            seen.add((text, other, first, other_first))
            span = locate(starts[text], lengths[text], first, last)
            other_span = locate(starts[other], lengths[other], other_first, other_last)
            ids = clause_ids[text], clause_ids[other]
            sizes = last - first + 1, len(own), len(others)
            shared = own[first : last + 1]
            yield document, source, *ids, first, other_first, *sizes, *span, *other_span, shared, seeds
