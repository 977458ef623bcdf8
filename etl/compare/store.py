"""The letters of documents as tables, and the interface to read them back for comparing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Protocol

import polars as pl

from etl.compare.grams import RUN, hash_runs
from etl.compare.letters import find_letters

SIZES = {
    "document_id": pl.String,
    "letters": pl.UInt32,
    "clauses": pl.UInt32,
    "words": pl.String,
    "seeds": pl.UInt32,
}


class LetterStore(Protocol):
    """The stored letters of documents. Documents are numbers here: their rows in ``documents``."""

    def read_letters(self, documents: Sequence[int]) -> pl.DataFrame:
        """Read the clauses of some documents, with the columns of `find_letters`."""

    def read_seeds(self, number: int, of: int) -> pl.DataFrame:
        """Read a share of all seeds, as ``document`` and ``seed``: those whose remainder by ``of`` is ``number``."""

    def find_postings(self, seeds: pl.Series) -> pl.DataFrame:
        """Find the documents of some seeds, as ``document`` and ``seed``."""


def build_letters(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Build the tables that documents are compared by.

    Args:
        tables: ``documents``, ``clauses``, ``citations`` and ``responsible_units`` of these documents.

    Returns:
        ``letters``, the result of `find_letters`. ``seeds``, a row per ``document`` and ``seed``. ``sizes``, a row per document, in order,
        with the columns of `SIZES`: ``document_id``, its number of ``letters``, ``seeds`` and ``clauses`` (those long enough to share a run), and ``words``, a hash
        of its letters regardless of clauses.
    """
    letters = find_letters(tables)
    places = (
        hash_runs(letters.with_row_index("text").select("text", "letters"))
        .select("text", "seed")
        .drop_nulls()
        .collect()
    )
    seeds = places.select(document=letters["document"].gather(places["text"]), seed="seed")
    is_new = pl.any_horizontal(pl.col("document", "seed") != pl.col("document", "seed").shift())
    seeds = seeds.filter(is_new.fill_null(True)).unique(maintain_order=True)  # neighbours mostly have one seed
    length = pl.col("letters").str.len_chars()
    found = letters.group_by("document").agg(
        letters=length.sum(), clauses=(length >= RUN).sum(), words=pl.col("letters").str.join("")
    )
    sizes = (
        tables["documents"]
        .select("document_id")
        .with_row_index("document")
        .join(found, on="document", how="left", maintain_order="left")
        .join(seeds.group_by("document").len("seeds"), on="document", how="left", maintain_order="left")
        .with_columns(pl.col("letters", "clauses", "seeds").fill_null(0), words=_hash_of(pl.col("words").fill_null("")))
    )
    return {"letters": letters, "seeds": seeds, "sizes": sizes.select(list(SIZES))}


def _hash_of(words: pl.Expr) -> pl.Expr:
    """Hash texts in the same way in every process and version."""
    return words.map_elements(lambda text: sha256(text.encode()).hexdigest(), return_dtype=pl.String)
