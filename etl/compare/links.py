"""Sums up passages: which clauses and which documents share how much."""

from __future__ import annotations

import polars as pl

NEAR, PART, SAME_TEXT = 0.9, 0.2, 0.995  # least shares
PAIR = ("clause_id", "source_clause_id", "document", "source")


def link_clauses(passages: pl.DataFrame) -> pl.DataFrame:
    """Sum up the passages of each pair of clauses.

    Args:
        passages: ``clause_id``, ``source_clause_id``, ``document``, ``source``, ``first``, ``source_first``, ``letters``, ``size`` and
            ``source_size``.

    Returns:
        A row per pair of clauses with a share of at least `PART` on either side: ``letters``, ``share``, ``source_share`` and ``kind``
        (same | near | part).
    """
    least = pl.min_horizontal("share", "source_share")
    kind = pl.when(least == 1).then(pl.lit("same")).when(least >= NEAR).then(pl.lit("near")).otherwise(pl.lit("part"))
    return (
        passages.group_by(PAIR, maintain_order=True)
        .agg(pl.col("letters").sum(), pl.col("size", "source_size").first())
        .join(_covered(passages, PAIR), on=PAIR, maintain_order="left")
        .with_columns(share=pl.col("letters") / pl.col("size"), source_share=pl.col("covered") / pl.col("source_size"))
        .filter(pl.max_horizontal("share", "source_share") >= PART)
        .select(*PAIR, "letters", "share", "source_share", kind=kind)
    )


def link_documents(
    passages: pl.DataFrame, clause_links: pl.DataFrame, pairs: pl.DataFrame, documents: pl.DataFrame
) -> pl.DataFrame:
    """Sum up the passages of each pair of documents with a link between clauses.

    Args:
        passages: ``document``, ``source``, ``source_clause_id``, ``source_first`` and ``letters``.
        clause_links: The result of `link_clauses` for these passages.
        pairs: ``document``, ``source`` and ``basis``.
        documents: ``document`` and ``letters`` (their number).

    Returns:
        A row per pair: ``basis``, ``letters``, ``share``, ``source_share``, ``clauses_linked`` and ``same_text``.
    """
    pair = ["document", "source"]
    sizes = documents.select("document", size="letters")
    linked = clause_links.group_by(pair).agg(clauses_linked=pl.col("clause_id").n_unique().cast(pl.Int64))
    covered = _covered(passages, (*pair, "source_clause_id")).group_by(pair).agg(pl.col("covered").sum())
    return (
        passages.group_by(pair, maintain_order=True)
        .agg(pl.col("letters").sum())
        .join(linked, on=pair)
        .join(covered, on=pair)
        .join(pairs, on=pair)
        .join(sizes, on="document")
        .join(sizes.select(source="document", source_size="size"), on="source")
        .with_columns(share=pl.col("letters") / pl.col("size"), source_share=pl.col("covered") / pl.col("source_size"))
        .with_columns(same_text=pl.min_horizontal("share", "source_share") >= SAME_TEXT)
        .sort(pair)
        .select(*pair, "basis", "letters", "share", "source_share", "clauses_linked", "same_text")
    )


def _covered(passages: pl.DataFrame, keys: tuple[str, ...]) -> pl.DataFrame:
    """Count the letters of the source that passages cover, by ``keys``; those of overlapping passages count once."""
    ends = pl.col("source_first") + pl.col("letters")
    before = pl.col("end").shift().cum_max().over(keys).fill_null(0)
    return (
        passages.with_columns(end=ends)
        .sort(*keys, "source_first")
        .with_columns(new=(pl.col("end") - pl.max_horizontal("source_first", before)).clip(0))
        .group_by(keys)
        .agg(covered=pl.col("new").sum())
    )
