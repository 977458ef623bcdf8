"""What the tables of extracted facts share: where a fact stands, and its words as printed."""

from typing import Any, NamedTuple

import polars as pl

from schemas.table import Table, column, rule, text_column


class Mark(NamedTuple):
    """How the mentions of a kind of fact are shown and measured; in the model's ``Config``, ``metadata``, as ``mark``.

    Attributes:
        name: What one mention is called, in the singular.
        letters: Its letter on a page, in English and Chinese.
        brackets: What stands around it in a terminal.
        colour: Its colour there, by the names of Rich.
        tint: Its background on a page, as ``#rrggbb``.
        line: The line under it, likewise.
        told: The columns that say what it means, in order.
        answers: The letter of its lines in the files of ``gold/``, and the columns that they give behind the clause;
            empty for a kind whose measures are written by hand in ``etl/publish/agreement.py``.
        not_compared: Those of the columns in ``answers`` that tell a reader more, and on which no answer depends.
    """

    name: str
    letters: tuple[str, str]
    brackets: str
    colour: str
    tint: str
    line: str
    told: tuple[str, ...]
    answers: tuple[str, ...] = ()
    not_compared: tuple[str, ...] = ()


def clause_id_column() -> Any:
    return text_column(
        "Clause id", "条款编号", "The clause it stands in.", "所在条款。", references="clauses.clause_id"
    )


def document_id_column() -> Any:
    return text_column(
        "Document id", "文件编号", "The document it stands in.", "所在文件。", references="documents.document_id"
    )


def ordinal_column() -> Any:
    return column("Ordinal", "顺序号", "1, 2, … within the clause.", "在条款内的顺序，从 1 起。", at_least=1)


def mention_column() -> Any:
    return text_column("Mention", "原文", "The words as printed.", "原文印出的文字。")


def start_char_column() -> Any:
    return column(
        "Start",
        "起始位置",
        "First character in documents.text, counted from 0 in Unicode code points.",
        "在全文中的起始位置，从 0 起以 Unicode 码位计。",
        at_least=0,
    )


def end_char_column() -> Any:
    return column("End", "结束位置", "Position after the last character.", "末字符之后的位置。", at_least=1)


class MentionTable(Table):
    """Base of the tables of extracted facts: one row per mention, numbered within its clause."""

    class Config:
        unique = ["clause_id", "ordinal"]

    @rule
    def the_span_is_as_long_as_the_mention(cls) -> pl.Expr:
        return pl.col("end_char") - pl.col("start_char") == pl.col("mention").str.len_chars().cast(pl.Int64)
