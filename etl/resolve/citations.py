"""Citations across documents: links to cited documents that are in the dataset."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

DROPPED = r"[\s《》〈〉<>“”\"'‘’「」]+"
STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class DocumentIndex:
    """The documents of a dataset by what they can be cited by. A number or title that two documents bear leads nowhere.

    ``numbers`` and ``titles`` have ``key`` and ``cited``, the id of the document; ``numbers_of`` has ``cited`` and
    ``printed``, the document's own number.
    """

    numbers: pl.DataFrame
    titles: pl.DataFrame
    numbers_of: pl.DataFrame


def index_documents(documents: pl.DataFrame) -> DocumentIndex:
    """The index of documents, given with their ids, numbers, titles and forwarded titles."""
    facts = (comparable(name) for name in ("document_number", "title", "forwarded_title"))
    keys = documents.select("document_id", *facts)
    titles = keys.unpivot(["title", "forwarded_title"], index="document_id", value_name="key")
    return DocumentIndex(
        _unique(keys.select("document_id", key="document_number")),
        _unique(titles.select("document_id", "key")),
        keys.select(cited="document_id", printed="document_number").drop_nulls(),
    )


def link_citations(citations: pl.DataFrame, index: DocumentIndex) -> pl.DataFrame:
    """The same rows with ``cited_document_id`` where one document of the index is meant.

    By document number first, else by title: the document's own or the one it forwards. A title never links where both
    sides give a number and they differ; a document's own title in its own text is about an earlier edition and links
    to nothing.
    """
    by_title = (
        citations.select("document_id", number=comparable("document_number"), key=comparable("title"))
        .join(index.titles, on="key", how="left", maintain_order="left")
        .join(index.numbers_of, on="cited", how="left", maintain_order="left")
        .select(
            pl.when(
                pl.col("cited") != pl.col("document_id"), (pl.col("number") == pl.col("printed")).fill_null(True)
            ).then("cited")
        )
    )
    by_number = citations.select(key=comparable("document_number")).join(
        index.numbers, on="key", how="left", maintain_order="left"
    )
    return citations.with_columns(cited_document_id=pl.coalesce(by_number["cited"], by_title["cited"]))


def comparable(column: str) -> pl.Expr:
    """A column of titles or numbers as they are compared: half width, without white space, quotation marks and the state's name in front."""
    plain = pl.col(column).str.normalize("NFKC").str.replace_all(DROPPED, "")
    rest = plain.str.strip_prefix(STATE)
    text = pl.when(rest.str.len_chars() >= 2).then(rest).otherwise(plain)
    return pl.when(text != "").then(text).alias(column)


def _unique(pairs: pl.DataFrame) -> pl.DataFrame:
    """Documents by key, where it is the key of one alone."""
    return (
        pairs.drop_nulls()
        .unique()
        .group_by("key")
        .agg(pl.len(), cited=pl.col("document_id").first())
        .filter(pl.col("len") == 1)
        .drop("len")
    )
