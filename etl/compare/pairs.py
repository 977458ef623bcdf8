"""Chooses which documents are compared, and which of two is the source.

Two documents are compared if one cites the other, if their titles agree except for region and kind, or if both contain at
least 5 % of the shorter text's twelve-letter runs. The source is the cited document, else the one of the higher level, else
the earlier one. Documents are numbers here: their rows in the dataset.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import polars as pl

from etl.compare.grams import mix
from etl.compare.texts import Texts

LEVELS = ("national", "ministry", "province", "city", "county", "township")
BASES = ("cites", "version", "title", "overlap")  # the first that holds
MOST_DOCUMENTS = 25  # a run that stands in more is a stock phrase
LEAST_SHARE = 0.05  # of the shorter text's grams
LEAST_SEED_SHARE = 0.01  # of the shorter text's seeds: of pairs with less the grams are not counted
SEEDS_AT_ONCE = 30_000_000

Seeds = Callable[[int, int], pl.DataFrame]  # (n, of): the n-th of so many shares of all seeds, by their hashes


def find_cited_pairs(citations: pl.DataFrame) -> pl.DataFrame:
    """Find the pairs in which one document cites the other.

    Args:
        citations: ``document`` and ``source``, the document that it cites.

    Returns:
        ``document``, ``source`` and ``basis``, without the pairs of `find_mutual_pairs`.
    """
    cited = citations.select("document", "source").unique(maintain_order=True)
    back = cited.select(document="source", source="document")
    return cited.join(back, on=["document", "source"], how="anti").with_columns(basis=pl.lit("cites"))


def find_mutual_pairs(citations: pl.DataFrame) -> pl.DataFrame:
    """Find the pairs that cite each other: ``document``, ``other`` and ``basis``."""
    cited = citations.select("document", "source").unique(maintain_order=True)
    back = cited.select(document="source", source="document")
    mutual = cited.join(back, on=["document", "source"], how="semi").filter(pl.col("document") < pl.col("source"))
    return mutual.select("document", other="source", basis=pl.lit("cites"))


def find_titled_pairs(titles: pl.DataFrame) -> pl.DataFrame:
    """Find the pairs whose titles agree.

    Args:
        titles: ``document``, ``subject`` (its title without region and kind) and ``name`` (without its edition).

    Returns:
        ``document``, ``other`` and ``basis``: version if the names agree, else title. Names and subjects of more than
        `MOST_DOCUMENTS` documents are ignored.
    """
    pairs = []
    for column, basis in (("name", "version"), ("subject", "title")):
        known = titles.drop_nulls(column).filter(pl.len().over(column).is_between(2, MOST_DOCUMENTS))
        both = known.join(known.select(column, other="document"), on=column).filter(
            pl.col("document") < pl.col("other")
        )
        pairs.append(both.select("document", "other", basis=pl.lit(basis)))
    return pl.concat(pairs).unique(["document", "other"], keep="first", maintain_order=True)


def find_overlapping_pairs(read_seeds: Seeds, documents: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Find the pairs that share enough seeds to count their grams, and the seeds of stock phrases.

    Args:
        read_seeds: Reads ``document`` and ``seed``, no row twice.
        documents: All, with ``document``, ``rank``, ``day`` and ``seeds`` (their number); of two with equal rank and day neither is the source.

    Returns:
        ``document``, ``other`` and ``basis``; and the seeds of more than `MOST_DOCUMENTS` documents as ``seed``.
    """
    shares = -(-int(documents["seeds"].sum()) // SEEDS_AT_ONCE) or 1
    order = documents.select(pl.struct("rank", "day").rank("dense")).to_series()
    found, stock = [], []
    for number in range(shares):
        seeds = read_seeds(number, shares)
        in_order = seeds["seed"].sort()  # sooner done than to group by it; most seeds stand in one document alone
        several = in_order.filter(in_order == in_order.shift()).unique()
        held = seeds.filter(pl.col("seed").is_in(several.implode()))
        held = held.with_columns(order=order.gather(held["document"]))
        counts = held.group_by("seed").agg(pl.len(), first=pl.col("order").min(), last=pl.col("order").max())
        stock.append(counts.filter(pl.col("len") > MOST_DOCUMENTS).select("seed"))
        directed = counts.filter(pl.col("len") <= MOST_DOCUMENTS, pl.col("first") != pl.col("last"))
        shared = held.lazy().join(directed.lazy(), on="seed", how="semi")
        met = shared.join(shared.select("seed", other="document", other_order="order"), on="seed")
        met = met.filter(pl.col("document") < pl.col("other"), pl.col("order") != pl.col("other_order"))
        found.append(met.group_by("document", "other").len("shared").collect())
    sizes = documents.select("document", "seeds")
    pairs = (
        pl.concat(found)
        .group_by("document", "other")
        .agg(pl.col("shared").sum())
        .join(sizes, on="document")
        .join(sizes.select(other="document", other_seeds="seeds"), on="other")
        .filter(pl.col("shared") >= LEAST_SEED_SHARE * pl.min_horizontal("seeds", "other_seeds"))
        .select("document", "other", basis=pl.lit("overlap"))
        .sort("document", "other")
    )
    return pairs, pl.concat(stock)


def direct_pairs(pairs: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Decide which document of each pair is the source.

    Args:
        pairs: ``document``, ``other`` and ``basis``.
        documents: ``document``, ``rank`` (index in `LEVELS`) and ``day`` (null if unknown).

    Returns:
        ``document``, ``source`` and ``basis``; pairs without a decision are left out.
    """
    facts = documents.select("document", "rank", "day")
    known = pairs.join(facts, on="document").join(
        facts.select(other="document", other_rank="rank", other_day="day"), on="other"
    )
    by_rank = (pl.col("other_rank").cast(pl.Int8) - pl.col("rank").cast(pl.Int8)).sign()
    by_day = (pl.col("other_day") - pl.col("day")).dt.total_days().sign().cast(pl.Int8)
    sign = pl.coalesce(pl.when(by_rank != 0).then(by_rank), pl.when(by_day != 0).then(by_day))
    other_first = pl.col("sign") < 0
    return (
        known.with_columns(sign=sign)
        .drop_nulls("sign")
        .select(
            document=pl.when(other_first).then("document").otherwise("other"),
            source=pl.when(other_first).then("other").otherwise("document"),
            basis="basis",
        )
    )


def measure_shares(pairs: pl.DataFrame, texts: Texts) -> pl.Series:
    """Measure how much of the shorter text's twelve-letter runs both texts of each pair contain.

    Runs in the same units stand in the same documents, so they are counted together.

    Args:
        pairs: ``document`` and ``source``.
        texts: The result of `etl.compare.texts.find_texts` for these documents.

    Returns:
        A share per pair, from 0 to 1; runs that a text repeats count once.
    """
    grams = texts.places.select("gram", pl.col("unit").cast(pl.UInt64)).with_columns(mixed=mix(pl.col("unit") + 1))
    grams = grams.with_columns(both=pl.col("gram") ^ pl.col("mixed")).unique("both")  # one column is sooner told apart
    alike = grams.group_by("gram").agg(kind=pl.col("mixed").sum())  # of the same units: of one kind
    kinds = alike.group_by("kind").agg(pl.col("gram").first(), number=pl.len())
    held = (
        kinds.join(grams.select("gram", pl.col("unit").cast(pl.UInt32)), on="gram")
        .join(texts.units, on="unit")
        .select("kind", "number", "document")
        .unique()
    )
    sizes = (
        pl.concat([held.select("document", "number"), texts.alone])
        .group_by("document")
        .agg(size=pl.col("number").sum())
    )
    shared = held.filter(pl.len().over("kind") > 1)
    counts = (
        pairs.lazy()
        .select("document", "source")
        .join(shared.lazy(), on="document")
        .join(shared.lazy().select("kind", source="document"), on=["source", "kind"])
        .group_by("document", "source")
        .agg(shared=pl.col("number").sum())
    )
    return (
        pairs.lazy()
        .select("document", "source")
        .join(counts, on=["document", "source"], how="left", maintain_order="left")
        .join(sizes.lazy(), on="document", how="left", maintain_order="left")
        .join(sizes.lazy().select(source="document", other="size"), on="source", how="left", maintain_order="left")
        .select(share=pl.col("shared").fill_null(0) / pl.min_horizontal("size", "other"))
        .collect()["share"]
    )


def batches_of(pairs: pl.DataFrame, sizes: list[int], full: int) -> Iterator[pl.DataFrame]:
    """Split pairs into batches whose documents have about ``full`` letters together; ``sizes`` are the letters of each document."""
    start = filled = 0
    held = set[int]()
    for row, pair in enumerate(pairs.select("document", "source").iter_rows()):
        filled += sum(sizes[document] for document in {*pair} - held)
        held.update(pair)
        if filled >= full:
            yield pairs.slice(start, row + 1 - start)
            start, filled, held = row + 1, 0, set()
    if start < pairs.height:
        yield pairs.slice(start)
