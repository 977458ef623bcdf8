"""The letters of documents as tables, and where they are kept while documents are compared."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import chain
from typing import Protocol

import polars as pl

from etl.compare.grams import RUN, hash_runs
from etl.compare.letters import ClauseLetters, find_letters
from etl.records import DocumentRows

LETTERS = {
    "document_id": pl.String(),
    "clause_id": pl.String(),
    "letters": pl.String(),
    "starts": pl.List(pl.UInt32),
    "lengths": pl.List(pl.UInt32),
}


class LetterStore(Protocol):
    """What is kept of the documents' letters. Documents are numbers here: rows of ``documents``."""

    def read_letters(self, documents: Sequence[int]) -> pl.DataFrame:
        """Read the clauses of some documents: ``document`` and the fields of `ClauseLetters`."""

    def read_seeds(self, number: int, of: int) -> pl.DataFrame:
        """Read a share of all seeds, ``document`` and ``seed``: those whose remainder by ``of`` is ``number``."""

    def find_postings(self, seeds: pl.Series) -> pl.DataFrame:
        """Find where some seeds stand: ``document`` and ``seed``."""


def build_letters(documents: Iterable[DocumentRows]) -> dict[str, pl.DataFrame]:
    """Build the tables that documents are compared by.

    Returns:
        ``letters``, a row per clause: the fields of `ClauseLetters`. ``seeds``, a row per document and seed.
        ``sizes``, a row per document: ``letters``, ``seeds`` and ``clauses`` (how many; clauses long enough to share a run),
        and ``words``, a hash of its letters, whatever clauses they stand in.
    """
    found = [
        clause
        for rows in documents
        for clause in find_letters(
            rows.source.text,
            rows.clauses,
            rows.citations,
            [unit for unit in rows.responsible_units if unit.evidence == "annotation"],
        )
    ]
    letters = letters_frame(found)
    hashed = hash_runs(letters.with_row_index("text").select("text", "letters"))
    places = hashed.select("text", "seed").drop_nulls("seed").collect()
    seeds = places.select("seed", document_id=letters["document_id"].gather(places["text"])).unique(maintain_order=True)
    length = pl.col("letters").str.len_chars()
    sizes = (
        letters.group_by("document_id", maintain_order=True)
        .agg(letters=length.sum(), clauses=(length >= RUN).sum(), words=pl.col("letters").str.join(""))
        .join(seeds.group_by("document_id").len("seeds"), on="document_id", how="left", maintain_order="left")
        .with_columns(pl.col("seeds").fill_null(0), words=_hash_of("words"))
    )
    return {"letters": letters, "seeds": seeds, "sizes": sizes}


def letters_frame(clauses: Sequence[ClauseLetters]) -> pl.DataFrame:
    """The letters of clauses as a table: a column per field of `ClauseLetters`."""
    columns = dict(zip(ClauseLetters._fields, zip(*clauses, strict=True), strict=True)) if clauses else {}
    return pl.DataFrame(
        [
            _lists(name, columns.get(name, ()))
            if dtype == pl.List(pl.UInt32)
            else pl.Series(name, columns.get(name, ()), dtype=dtype)
            for name, dtype in LETTERS.items()
        ]
    )


def _lists(name: str, values: Sequence[Sequence[int]]) -> pl.Series:
    """A column of lists, made of all their numbers at once."""
    sizes = pl.Series("size", array("I", map(len, values)), dtype=pl.UInt32)
    rows = pl.DataFrame({"size": sizes}).with_row_index("row")
    of_numbers = rows.select(pl.col("row").repeat_by("size")).to_series().explode(empty_as_null=False)
    numbers = pl.DataFrame(
        {"row": of_numbers, name: array("I", chain.from_iterable(values))}, schema_overrides={name: pl.UInt32}
    )
    lists = numbers.group_by("row", maintain_order=True).agg(name)
    return rows.join(lists, on="row", how="left", maintain_order="left")[name].fill_null([])


def _hash_of(column: str) -> pl.Expr:
    """A hash of a text that is the same in every process and version."""
    return pl.col(column).map_elements(lambda text: sha256(text.encode()).hexdigest(), return_dtype=pl.String)
