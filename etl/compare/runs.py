"""Finds the longest runs of letters that two documents share, clause by clause: exactly, with a few joins for many pairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from etl.compare.grams import RUN
from etl.compare.letters import locate
from etl.compare.texts import Texts

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
_WHOLE: dict[str, pl.DataType | type[pl.DataType]] = dict.fromkeys(
    ("unit", "source_unit", "text", "source_text"), pl.UInt32
) | {name: RUNS[name] for name in ("first", "source_first", "letters", "size", "source_size", "words", "seeds")}


def find_runs(pairs: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Find the longest runs that the documents of each pair share.

    Args:
        pairs: ``document`` and ``source``.
        texts: The result of `find_texts` for these documents.

    Returns:
        A row per run with the columns of `RUNS`: ``first`` and ``source_first`` are indices of the first letter in the clauses, ``size``
        and ``source_size`` the clauses' numbers of letters, ``words`` the shared letters; spans are code points of the texts. Runs
        have at least `RUN` letters and cannot be extended at either end.
    """
    documents = pl.concat([pairs["document"], pairs["source"]]).unique()
    own = texts.units.filter(pl.col("document").is_in(documents.implode()))
    places = texts.places.drop_nulls("run").join(own, on="unit", how="semi")
    sources = places.filter(pl.len().over("unit", "run") <= MOST_PLACES)
    units = own.join(places.select("unit").unique(), on="unit", how="semi")
    met = pairs.select("document", "source").join(units, on="document")
    met = met.join(units.rename({"document": "source", "unit": "source_unit"}), on="source")
    meetings = (
        met.lazy()
        .select("unit", "source_unit")
        .unique()
        .join(places.lazy().select("unit", "text", "place", "run", "seed"), on="unit")
        .join(
            sources.lazy().select("run", source_unit="unit", source_text="text", source_place="place"),
            on=["source_unit", "run"],
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
            pl.col("unit", "source_unit", "text", "source_text").first(),
            pl.col("place", "source_place").first().cast(pl.Int64),
            letters=pl.len().cast(pl.Int64) + RUN - 1,
            seeds=pl.col("seed").unique(maintain_order=True),
        )
        .collect()
    )
    whole = pl.DataFrame(list(_whole(runs, texts.texts["letters"].to_list())), schema=_WHOLE, orient="row")
    return _in_documents(whole, met, texts.clauses)


def _whole(runs: pl.DataFrame, words: list[str]) -> Iterator[tuple[Any, ...]]:
    """Check runs against the letters themselves, and extend them to their ends."""
    seen = set()
    for unit, other_unit, text, other, first, other_first, count, seeds in runs.drop("number").iter_rows():
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
            sizes = last - first + 1, len(own), len(others)
            yield unit, other_unit, text, other, first, other_first, *sizes, own[first : last + 1], seeds


def _in_documents(runs: pl.DataFrame, met: pl.DataFrame, clauses: pl.DataFrame) -> pl.DataFrame:
    """Place runs of texts in every pair of clauses that hold the texts."""
    own = clauses.select("document", "text", "clause_id", "row")
    others = own.select(source="document", source_text="text", source_clause_id="clause_id", source_row="row")
    placed = (
        runs.join(met, on=["unit", "source_unit"], maintain_order="left")
        .join(own, on=["document", "text"], maintain_order="left")
        .join(others, on=["source", "source_text"], maintain_order="left")
    )
    own_spans = _locate(placed.select("row", "first", "letters"), clauses)
    other_spans = _locate(placed.select(row="source_row", first="source_first", letters="letters"), clauses)
    other_spans = other_spans.rename({name: f"source_{name}" for name in ("row", "first", "start_char", "end_char")})
    return (
        placed.join(own_spans, on=["row", "first", "letters"], maintain_order="left")
        .join(other_spans, on=["source_row", "source_first", "letters"], maintain_order="left")
        .sort("row", "source_row", "start_char", "source_start_char")
        .select(list(RUNS))
    )


def _locate(runs: pl.DataFrame, clauses: pl.DataFrame) -> pl.DataFrame:
    """Locate letters of clauses, each run once: ``row``, ``first``, ``letters``, ``start_char`` and ``end_char``."""
    wanted = runs.unique().sort("row")
    held = clauses.select("row", "starts", "lengths").join(wanted.select("row").unique(), on="row", how="semi")
    places = {row: (starts, lengths) for row, starts, lengths in held.iter_rows()}
    spans = [locate(*places[row], first, first + letters - 1) for row, first, letters in wanted.iter_rows()]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return wanted.with_columns(start_char=pl.Series(starts, dtype=pl.Int64), end_char=pl.Series(ends, dtype=pl.Int64))
