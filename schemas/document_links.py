"""The table ``document_links``."""

import polars as pl

from schemas.clause_links import letters_column, share_column
from schemas.mention import document_id_column
from schemas.passages import source_document_id_column
from schemas.table import Table, column, text_column


class DocumentLinks(Table):
    """One row per pair of documents of which clauses are linked, or which have the same letters."""

    document_id: pl.String = document_id_column()
    source_document_id: pl.String = source_document_id_column()
    basis: pl.String = text_column(
        "Basis",
        "依据",
        "Why the two were compared: cites, version (same title), title (same but for region and kind), overlap.",
        "比较的依据：cites 引用，version 同题版本，title 题目相同（地区、文种除外），overlap 文字重合。",
        values=("cites", "version", "title", "overlap"),
    )
    letters: pl.Int64 = letters_column()
    share: pl.Float64 = share_column("Share", "占比", "Share of this document's letters.", "占本文件字数的比例。")
    source_share: pl.Float64 = share_column(
        "Source share", "来源占比", "Share of the source's letters.", "占来源文件字数的比例。"
    )
    clauses_linked: pl.Int64 = column(
        "Clauses linked",
        "对应条款数",
        "Clauses of this document that have a link.",
        "本文件中有对应关系的条款数。",
        at_least=0,
    )
    same_text: pl.Boolean = column(
        "Same text", "同文", "True where both shares are at least .995.", "两项占比均不低于 0.995 时为真。"
    )

    class Config:
        title = "Document links"
        unique = ["document_id", "source_document_id"]
        metadata = {"title_zh": "文件对应", "grain_zh": "每对有条款对应或同文的文件一行。"}
