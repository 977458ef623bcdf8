"""The clauses of some documents, each text once: copies of a document cost no more than it does.

Texts that stand in the same documents make a *unit*. What a text shares hangs on its letters alone, so units are compared
instead of documents: where four copies of one document meet four of another, two units meet once and not sixteen times.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from etl.compare.grams import GRAM, hash_runs


class Texts(NamedTuple):
    """The texts of some documents.

    ``clauses`` has a row per clause: ``row``, ``text`` (a number), ``document``, ``clause_id``, ``letters``, ``starts`` and
    ``lengths``. ``texts`` has a row per text: ``text``, ``letters``, ``unit``, and the first and the last document that
    hold it, ``least`` and ``most``. ``units`` has a row per ``unit`` and ``document``, ``places`` what `hash_runs` finds.
    """

    clauses: pl.DataFrame
    texts: pl.DataFrame
    units: pl.DataFrame
    places: pl.DataFrame


def find_texts(letters: pl.DataFrame) -> Texts:
    """Find the texts of clauses; those too short to share anything are left out.

    Args:
        letters: ``document`` and the fields of `etl.compare.letters.ClauseLetters`.
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
    return Texts(clauses, texts, units.select("unit", "document").unique(), hash_runs(distinct).collect())
