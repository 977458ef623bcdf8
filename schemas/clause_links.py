"""The table ``clause_links``."""

from typing import Any

import polars as pl

from schemas.mention import clause_id_column, document_id_column
from schemas.passages import source_clause_id_column, source_document_id_column
from schemas.table import Table, column, text_column


def letters_column() -> Any:
    return column("Letters", "字数", "Letters of the shared passages.", "共有文字的字数。", at_least=1)


def share_column(title: str, title_zh: str, description: str, description_zh: str) -> Any:
    return column(title, title_zh, description, description_zh, at_least=0)


class ClauseLinks(Table):
    """One row per pair of clauses that share passages which make at least a fifth of one of them."""

    clause_id: pl.String = clause_id_column()
    source_clause_id: pl.String = source_clause_id_column()
    document_id: pl.String = document_id_column()
    source_document_id: pl.String = source_document_id_column()
    letters: pl.Int64 = letters_column()
    share: pl.Float64 = share_column("Share", "占比", "Share of this clause's letters.", "占本条款字数的比例。")
    source_share: pl.Float64 = share_column(
        "Source share", "来源占比", "Share of the source clause's letters.", "占来源条款字数的比例。"
    )
    kind: pl.String = text_column(
        "Kind",
        "类别",
        "same: both shares are 1; near: both at least .9; part: one at least .2.",
        "same 全同（两项占比均为 1），near 相近（均不低于 0.9），part 部分（其一不低于 0.2）。",
        values=("same", "near", "part"),
    )

    class Config:
        title = "Clause links"
        unique = ["clause_id", "source_clause_id"]
        metadata = {"title_zh": "条款对应", "grain_zh": "每对共有文字的条款一行。"}
