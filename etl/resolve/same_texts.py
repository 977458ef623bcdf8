"""The same text in two files, a .docx beside its .pdf: told by its letters, whatever lies between them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import polars as pl

from etl.records import DocumentRows

WORDS = re.compile(r"\w+")


def hash_texts(documents: Sequence[DocumentRows]) -> pl.DataFrame:
    """The hash of each document's letters and digits, null where it has none: ``document_id``, ``text_hash``."""
    hashes = [hash_of_letters(rows.source.text) for rows in documents]
    ids = [rows.source.document_id for rows in documents]
    return pl.DataFrame({"document_id": ids, "text_hash": hashes}, {"document_id": pl.String, "text_hash": pl.String})


def hash_of_letters(text: str) -> str | None:
    """The same for all texts that have the same letters and digits in the same order.

    >>> hash_of_letters("一、总体要求") == hash_of_letters("一 总体要求。")
    True
    >>> hash_of_letters("——") is None
    True
    """
    letters = "".join(WORDS.findall(text)).replace("_", "")
    return hashlib.sha256(letters.encode()).hexdigest() if letters else None


def find_same_texts(text_hashes: pl.DataFrame) -> pl.DataFrame:
    """The documents whose letters an earlier one has, by id, and the first that has them: ``document_id``, ``same_text_as``."""
    first = pl.col("document_id").min().over("text_hash")
    return (
        text_hashes.drop_nulls()
        .select("document_id", same_text_as=first)
        .filter(pl.col("document_id") != pl.col("same_text_as"))
    )


def link_same_texts(documents: pl.DataFrame, same_texts: pl.DataFrame) -> pl.DataFrame:
    """The same rows of ``documents`` with ``same_text_as`` where an earlier document has the same letters."""
    found = documents.select("document_id").join(same_texts, on="document_id", how="left", maintain_order="left")
    return documents.with_columns(found["same_text_as"])
