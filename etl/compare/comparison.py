"""Compares the documents of a dataset with each other: which words two of them share, and which of the two had them first.

Memory holds the letters of some pairs at a time, and a share of the seeds of all documents. What two documents share depends
on them alone, so pairs that were compared before are taken from `Compared`; which of it becomes rows is decided anew.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from etl.compare.links import link_clauses, link_documents
from etl.compare.pairs import (
    LEAST_SHARE,
    LEVELS,
    batches_of,
    direct_pairs,
    find_cited_pairs,
    find_mutual_pairs,
    find_overlapping_pairs,
    find_titled_pairs,
    measure_shares,
)
from etl.compare.runs import RUNS, find_runs
from etl.compare.selection import drop_stock_phrases, select_passages
from etl.compare.store import LetterStore
from etl.compare.texts import find_texts
from etl.compare.titles import parse_name, parse_subject

LETTERS_AT_ONCE = 6_000_000
DAYS = ("signed_date", "printed_date", "published_date")  # the first that is known says which of two is earlier


class Compared(NamedTuple):
    """The results of pairs of documents.

    Attributes:
        shares: `KEYS` and ``share`` (of grams; 1 if none had to be counted).
        runs: `KEYS` and the columns of `RUNS` except the numbers of documents.
    """

    shares: pl.DataFrame
    runs: pl.DataFrame


class Comparison(NamedTuple):
    """The rows of ``passages``, ``clause_links`` and ``document_links``, and the results to keep for the next build."""

    passages: pl.DataFrame
    clause_links: pl.DataFrame
    document_links: pl.DataFrame
    compared: Compared


KEYS: dict[str, pl.DataType | type[pl.DataType]] = {
    "document_key": pl.String,
    "source_key": pl.String,
    "is_overlap": pl.Boolean,  # the only basis under which a small share is no pair
}
NOTHING_COMPARED = Compared(
    pl.DataFrame(schema=KEYS | {"share": pl.Float64}),
    pl.DataFrame(schema=KEYS | {name: kind for name, kind in RUNS.items() if name not in ("document", "source")}),
)


def compare(documents: pl.DataFrame, citations: pl.DataFrame, store: LetterStore, before: Compared) -> Comparison:
    """Compare the documents of a dataset.

    Args:
        documents: A row per document, in order: ``document_id``, ``key`` (of its rows), ``title``, ``forwarded_title``,
            ``issuer_level``, the columns of `DAYS`, and those of ``sizes`` in `etl.compare.build_letters`.
        citations: ``document_id`` and ``cited_document_id``.
        store: The letters of these documents.
        before: The results of an earlier comparison.

    Returns:
        The rows of the three tables, by document and position.
    """
    numbered = documents.with_row_index("document").with_columns(
        rank=pl.col("issuer_level").replace_strict(
            dict(zip(LEVELS, range(6), strict=True)), default=None, return_dtype=pl.UInt8
        ),
        day=pl.coalesce(DAYS),
    )
    twins = _find_twins(numbered)
    overlapping, stock = find_overlapping_pairs(store.read_seeds, numbered)
    pairs = _find_pairs(numbered, citations, overlapping).join(twins, on=["document", "source"], how="anti")
    pairs = pairs.join(twins.select(document="source", source="document"), on=["document", "source"], how="anti")
    keys = numbered.select("document", "key")
    keyed = pairs.join(keys.rename({"key": "document_key"}), on="document", maintain_order="left").join(
        keys.select(source="document", source_key="key"), on="source", maintain_order="left"
    )
    keyed = keyed.with_columns(is_overlap=pl.col("basis") == "overlap")
    compared = _compare_pairs(keyed, numbered["letters"].to_list(), store, before)
    alike = compared.shares.filter(pl.col("share") >= LEAST_SHARE)
    keyed = keyed.join(alike, on=list(KEYS), how="semi", maintain_order="left")
    runs = keyed.join(compared.runs, on=list(KEYS), maintain_order="left").select(list(RUNS))
    runs = drop_stock_phrases(runs, stock, store)
    passages = select_passages(runs, keyed)
    clause_links = link_clauses(passages)
    document_links = link_documents(passages, clause_links, keyed.select("document", "source", "basis"), numbered)
    return Comparison(
        _named(passages, numbered),
        _named(clause_links, numbered),
        _named(pl.concat([document_links, twins]).sort("document", "source"), numbered),
        compared,
    )


def _find_pairs(documents: pl.DataFrame, citations: pl.DataFrame, overlapping: pl.DataFrame) -> pl.DataFrame:
    """Find the pairs to compare, each once: ``document``, ``source`` and ``basis``, by document."""
    numbers = documents.select("document_id", "document")
    cites = (
        citations.drop_nulls()
        .join(numbers, on="document_id")
        .join(numbers.select(cited_document_id="document_id", source="document"), on="cited_document_id")
        .filter(pl.col("document") != pl.col("source"))
    )
    titles = [forwarded or title for title, forwarded in documents.select("title", "forwarded_title").iter_rows()]
    titled = documents.select("document").with_columns(
        name=pl.Series(list(map(parse_name, titles)), dtype=pl.String),
        subject=pl.Series(list(map(parse_subject, titles)), dtype=pl.String),
    )
    undirected = pl.concat([find_mutual_pairs(cites), find_titled_pairs(titled), overlapping])
    directed = pl.concat([find_cited_pairs(cites), direct_pairs(undirected, documents)])
    low = pl.min_horizontal("document", "source").alias("low")
    high = pl.max_horizontal("document", "source").alias("high")
    once = directed.filter(pl.struct(low, high).is_first_distinct())
    return once.sort("document", "source")


def _compare_pairs(pairs: pl.DataFrame, sizes: list[int], store: LetterStore, before: Compared) -> Compared:
    """Return the results of pairs, comparing only those that were not compared before."""
    keys = list(KEYS)
    shares = [before.shares.join(pairs, on=keys, how="semi", maintain_order="left")]
    runs = [before.runs.join(pairs, on=keys, how="semi", maintain_order="left")]
    new = pairs.join(before.shares, on=keys, how="anti", maintain_order="left")
    for batch in batches_of(new, sizes, LETTERS_AT_ONCE):
        texts = find_texts(store.read_letters(sorted({*batch["document"], *batch["source"]})))
        counted = pl.when("is_overlap").then(measure_shares(batch, texts)).otherwise(1.0)
        measured = batch.with_columns(share=counted)
        shares.append(measured.select(*keys, "share"))
        alike = measured.filter(pl.col("share") >= LEAST_SHARE)
        found = find_runs(alike, texts).join(alike.select("document", "source", *keys), on=["document", "source"])
        runs.append(found.select(before.runs.columns))
    return Compared(pl.concat(shares).sort(keys), pl.concat(runs).sort(*keys, "start_char", "source_start_char"))


def _find_twins(documents: pl.DataFrame) -> pl.DataFrame:
    """Return a row of ``document_links`` for every document with the same letters as an earlier one."""
    known = documents.filter(pl.col("letters") > 0)
    first = pl.col("document", "title").first().over("words")
    twins = known.with_columns(first.name.prefix("first_")).filter(pl.col("document") != pl.col("first_document"))
    is_version = (pl.col("title") == pl.col("first_title")).fill_null(False)
    return twins.select(
        "document",
        source="first_document",
        basis=pl.when(is_version).then(pl.lit("version")).otherwise(pl.lit("overlap")),
        letters=pl.col("letters").cast(pl.Int64),
        share=pl.lit(1.0),
        source_share=pl.lit(1.0),
        clauses_linked=pl.col("clauses").cast(pl.Int64),
        same_text=pl.lit(True),
    )


def _named(rows: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Replace the numbers of documents with their ids."""
    ids = documents["document_id"]
    return rows.with_columns(
        document_id=ids.gather(rows["document"]), source_document_id=ids.gather(rows["source"])
    ).drop("document", "source")
