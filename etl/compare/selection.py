"""Selects the runs that become passages: no stock phrases, no overlaps, the longest first."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import polars as pl

from etl.compare.pairs import BASES, MOST_DOCUMENTS
from etl.compare.store import LetterStore

DOCUMENTS_AT_ONCE = 100
BETWEEN = "\n"  # clauses: no letter


def drop_stock_phrases(runs: pl.DataFrame, stock: pl.DataFrame, store: LetterStore) -> pl.DataFrame:
    """Drop the runs that stand in more documents than a copied sentence would.

    Args:
        runs: Rows with the columns of `etl.compare.runs.RUNS`.
        stock: The seeds that stand in too many documents.
        store: The letters of all documents.

    Returns:
        The other rows. A run with a rare seed is rare; all others are searched for in the documents.
    """
    if stock.is_empty() or runs.is_empty():
        return runs
    numbered = runs.with_row_index("row")
    is_stock = pl.col("seeds").is_in(stock["seed"].implode())
    rare = numbered.lazy().select("row", "seeds").explode("seeds").filter(~is_stock).select(pl.col("row").unique())
    doubtful = numbered.filter(~pl.col("row").is_in(rare.collect()["row"].implode())).select("row", "words", "seeds")
    if doubtful.is_empty():
        return runs
    postings = store.find_postings(doubtful["seeds"].explode().unique())
    holders = {seed: set(documents) for seed, documents in postings.group_by("seed").agg("document").iter_rows()}
    candidates = {
        words: set.intersection(*(holders[seed] for seed in seeds))
        for words, seeds in doubtful.select("words", "seeds").unique("words", maintain_order=True).iter_rows()
    }
    known = _find_known(candidates, store)
    rows = [row for row, words in doubtful.select("row", "words").iter_rows() if words in known]
    return numbered.filter(~pl.col("row").is_in(rows)).drop("row")


def _find_known(candidates: Mapping[str, Collection[int]], store: LetterStore) -> set[str]:
    """Return the words that stand in one clause of more than `MOST_DOCUMENTS` of their candidates; reads each document once."""
    held = Counter[str]()
    of_document: dict[int, list[str]] = {}
    for words, documents in candidates.items():
        for document in documents if len(documents) > MOST_DOCUMENTS else ():
            of_document.setdefault(document, []).append(words)
    for documents in _batches(sorted(of_document)):
        clauses = store.read_letters(documents).group_by("document").agg(pl.col("letters").str.join(BETWEEN))
        for document, letters in clauses.iter_rows():
            held.update(words for words in of_document[document] if words in letters)
    return {words for words, documents in held.items() if documents > MOST_DOCUMENTS}


def _batches(documents: Sequence[int]) -> Iterator[Sequence[int]]:
    return (documents[at : at + DOCUMENTS_AT_ONCE] for at in range(0, len(documents), DOCUMENTS_AT_ONCE))


def select_passages(runs: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Select the runs of each clause that become rows.

    Args:
        runs: Rows with the columns of `etl.compare.runs.RUNS`.
        pairs: ``document``, ``source`` and ``basis``.

    Returns:
        Runs that do not overlap in their clause, with ``ordinal``, by place. The longest is taken first, then the earliest in the
        clause, then that of the stronger basis, then the earliest in the source.
    """
    ranks = pairs.select("document", "source", rank=pl.col("basis").replace_strict(BASES, range(len(BASES))))
    ranked = runs.join(ranks, on=["document", "source"], maintain_order="left").with_row_index("row")
    ordered = ranked.sort(
        ["clause_id", "letters", "first", "rank", "source", "source_start_char"],
        descending=[False, True, False, False, False, False],
    )
    taken: list[tuple[int, int]] = []
    kept = []
    current = None
    for row, clause_id, first, letters in ordered.select("row", "clause_id", "first", "letters").iter_rows():
        if clause_id != current:
            current, taken = clause_id, []
        at = bisect_left(taken, (first, 0))
        if (at == 0 or taken[at - 1][1] <= first) and (at == len(taken) or first + letters <= taken[at][0]):
            taken.insert(at, (first, first + letters))
            kept.append(row)
    chosen = runs[sorted(kept)] if kept else runs.clear()
    chosen = chosen.sort("document", "start_char")
    return chosen.with_columns(ordinal=pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("clause_id"))
