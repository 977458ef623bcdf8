"""The table ``passages``."""

from typing import Any

import polars as pl

from schemas.mention import (
    clause_id_column,
    document_id_column,
    end_char_column,
    ordinal_column,
    start_char_column,
)
from schemas.table import Table, column, text_column


def source_document_id_column() -> Any:
    return text_column(
        "Source document",
        "来源文件编号",
        "The document that had the words first.",
        "先有这些文字的文件。",
        references="documents.document_id",
    )


def source_clause_id_column() -> Any:
    return text_column(
        "Source clause",
        "来源条款编号",
        "The clause they stand in there.",
        "来源文件中的条款。",
        references="clauses.clause_id",
    )


class Passages(Table):
    """One row per longest run of at least 16 letters that a clause shares with a clause of another document."""

    document_id: pl.String = document_id_column()
    clause_id: pl.String = clause_id_column()
    ordinal: pl.Int64 = ordinal_column()
    start_char: pl.Int64 = start_char_column()
    end_char: pl.Int64 = end_char_column()
    source_document_id: pl.String = source_document_id_column()
    source_clause_id: pl.String = source_clause_id_column()
    source_start_char: pl.Int64 = column(
        "Source start",
        "来源起始位置",
        "First character in the source's text, counted as start_char.",
        "在来源文件全文中的起始位置。",
        at_least=0,
    )
    source_end_char: pl.Int64 = column(
        "Source end",
        "来源结束位置",
        "Position after the last character in the source's text.",
        "来源文件中末字符之后的位置。",
        at_least=1,
    )
    letters: pl.Int64 = column(
        "Letters",
        "字数",
        "Shared Han characters, Latin letters and digits.",
        "相同的汉字、拉丁字母和数字的个数。",
        at_least=16,
    )

    class Config:
        title = "Passages"
        unique = ["clause_id", "ordinal"]
        metadata = {"title_zh": "共有文字", "grain_zh": "每段与其他文件的条款相同的文字（至少 16 字）一行。"}
