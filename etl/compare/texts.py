"""The distinct texts of clauses: copies of a document cost no more than the document itself.

Texts that stand in the same documents form a *unit*. What a text shares depends on its letters alone, so units are compared
instead of documents: if four copies of one document meet four of another, two units meet once instead of sixteen times.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from etl.compare.grams import GRAM, hash_runs


class Texts(NamedTuple):
    """The texts of some documents.

    Attributes:
        clauses: A row per clause: ``row``, ``text`` (a number), ``document``, ``clause_id``, ``letters``, ``starts`` and ``lengths``.
        texts: A row per text: ``text``, ``letters``, ``unit``, and the first and last document that contain it, ``least`` and ``most``.
        units: A row per ``unit`` and ``document``.
        places: The rows of `hash_runs` whose grams stand in several documents, with their ``unit``.
        alone: The ``number`` of other grams of each ``document``.
    """

    clauses: pl.DataFrame
    texts: pl.DataFrame
    units: pl.DataFrame
    places: pl.DataFrame
    alone: pl.DataFrame


def find_texts(letters: pl.DataFrame) -> Texts:
    """Find the distinct texts of clauses, without those too short to share anything.

    Args:
        letters: The columns of `etl.compare.letters.find_letters`.
    """
    long = letters.filter(pl.col("letters").str.len_chars() >= GRAM).with_row_index("row")
    distinct = long.select("letters").unique(maintain_order=True).with_row_index("text")
    clauses = long.join(distinct, on="letters", maintain_order="left")
    document = pl.col("document")
    holders = clauses.select("text", "document").unique()
    alone = holders.filter(pl.len().over("text") == 1)
    held = pl.concat(
        [
            alone.select("text", least="document", most="document", documents=document.cast(pl.String)),
            holders.join(alone, on="text", how="anti")
            .group_by("text")
            .agg(least=document.min(), most=document.max(), documents=document.sort().cast(pl.String).str.join(",")),
        ]
    )
    kinds = held.select("documents").unique().with_row_index("unit")
    texts = distinct.join(held.join(kinds, on="documents"), on="text", maintain_order="left").drop("documents")
    units = texts.group_by("unit").agg(pl.col("text").first()).join(clauses.select("text", "document"), on="text")
    places = hash_runs(distinct).collect()
    held_by = texts.select("unit", "least", "most")[places["text"]]
    shared, alone = _part_grams(places.hstack(held_by))
    return Texts(clauses, texts, units.select("unit", "document").unique(), shared, alone)


def _part_grams(places: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Separate the places whose grams stand in several documents, and count the others; see `Texts`."""
    in_order = places["gram"].sort()  # much sooner done than to group by it
    twice = in_order.filter(in_order == in_order.shift()).unique()
    is_single = (places["least"] == places["most"]) & ~places["gram"].is_in(twice.implode())
    doubtful = places.filter(~is_single)
    held = doubtful.group_by("gram").agg(pl.col("least").min(), pl.col("most").max())
    of_one = held.filter(pl.col("least") == pl.col("most"))
    shared = doubtful.drop("least", "most").join(of_one, on="gram", how="anti", maintain_order="left")
    alone = pl.concat([places["least"].filter(is_single), of_one["least"]])
    return shared, alone.alias("document").value_counts(name="number")
