"""The table ``dates``."""

import polars as pl

from schemas.mention import (
    Mark,
    MentionTable,
    clause_id_column,
    document_id_column,
    end_char_column,
    mention_column,
    ordinal_column,
    start_char_column,
)
from schemas.table import column, rule, text_column


class Dates(MentionTable):
    """One row per calendar expression. It stands for the days from start_date to end_date, both included."""

    clause_id: pl.String = clause_id_column()
    document_id: pl.String = document_id_column()
    ordinal: pl.Int64 = ordinal_column()
    mention: pl.String = mention_column()
    kind: pl.String = text_column(
        "Kind",
        "类别",
        "point, period, deadline (only an end), start (only a beginning), recurring (neither).",
        "point 时点，period 时期，deadline 期限（仅有截止），start 起始（仅有开始），recurring 周期性（两者皆空）。",
        values=("point", "period", "deadline", "start", "recurring"),
    )
    start_date: pl.Date = column("Start date", "开始日期", "First day.", "首日。", nullable=True)
    end_date: pl.Date = column("End date", "结束日期", "Last day, included.", "末日（含）。", nullable=True)
    precision: pl.String = text_column(
        "Precision",
        "精度",
        "How exact the words are: day, month, quarter, half (of a year), year, period.",
        "表述的精度：day 日，month 月，quarter 季度，half 半年，year 年，period 时期。",
        values=("day", "month", "quarter", "half", "year", "period"),
    )
    start_char: pl.Int64 = start_char_column()
    end_char: pl.Int64 = end_char_column()

    class Config:
        title = "Dates"
        metadata = {
            "title_zh": "日期",
            "grain_zh": "每个日期表述一行，代表自开始日期至结束日期（均含）的日子。",
            "mark": Mark(
                "date",
                ("D", "期"),
                "‹›",
                "magenta",
                "#fdeadb",
                "#a84300",
                ("kind", "start_date", "end_date"),
                answers=("T", "kind", "start_date", "end_date"),
            ),
        }

    @rule
    def start_date_is_not_after_end_date(cls) -> pl.Expr:
        return pl.col("start_date") <= pl.col("end_date")

    @rule
    def the_kind_says_which_of_start_date_and_end_date_are_null(cls) -> pl.Expr:
        kind, starts, ends = pl.col("kind"), pl.col("start_date").is_not_null(), pl.col("end_date").is_not_null()
        return (
            pl.when(kind == "recurring")
            .then(~starts & ~ends)
            .when(kind == "deadline")
            .then(~starts)
            .when(kind == "start")
            .then(~ends)
            .otherwise(starts == ends)
        )
