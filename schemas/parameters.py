"""The table ``parameters``."""

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


class Parameters(MentionTable):
    """One row per quantity with a unit of measure, its number written out (30万元 → 300000 CNY)."""

    clause_id: pl.String = clause_id_column()
    document_id: pl.String = document_id_column()
    ordinal: pl.Int64 = ordinal_column()
    mention: pl.String = mention_column()
    quantity: pl.String = text_column(
        "Quantity",
        "量的种类",
        "What is measured: money, percent, duration, count, area, length, mass, energy, power, volume, ratio …",
        "量的种类：金额、百分比、时长、计数、面积、长度、质量、能量、功率、体积、比率等（英文代码）。",
        pattern="^[a-z_]+$",
    )
    comparator: pl.String = text_column(
        "Comparator",
        "比较关系",
        "eq, ge, gt, le, lt, between; 以上, 以下, 以内 include the number (Civil Code art. 1259).",
        "eq 等于，ge 不少于，gt 超过，le 不超过，lt 不足，between 介于；“以上、以下、以内”含本数（《民法典》第一千二百五十九条）。",
        values=("eq", "ge", "gt", "le", "lt", "between"),
    )
    approximate: pl.Boolean = column("Approximate", "约数", "True for 近, 约, 左右.", "“近、约、左右”等约数为真。")
    low: pl.Float64 = column("Low", "下限", "Lowest value; null without one.", "下限；无下限为空。", nullable=True)
    high: pl.Float64 = column("High", "上限", "Highest value; null without one.", "上限；无上限为空。", nullable=True)
    unit: pl.String = text_column(
        "Unit of measure",
        "计量单位",
        "Canonical unit of measure: CNY, percent, year, workday, person, m2 …",
        "规范化的计量单位，如 CNY、percent、year、workday、person、m2。",
        pattern="^[A-Za-z][A-Za-z0-9_/]*$",
    )
    unit_inferred: pl.Boolean = column(
        "Unit inferred", "单位推定", "True where a table's header gives the unit.", "单位取自表头的为真。"
    )
    per: pl.String = text_column(
        "Per", "每", "What it is counted per: 每人 → person.", "按何计，如 每人 → person。", nullable=True
    )
    anchor: pl.String = text_column(
        "Anchor",
        "起算点",
        "What a duration counts from, as printed: 自印发之日起30日内 → 印发之日.",
        "时长的起算点，照录原文，如 自印发之日起30日内 → 印发之日。",
        nullable=True,
    )
    subject: pl.String = text_column(
        "Subject", "对象", "The words it measures; best effort.", "所度量的对象（尽力而为）。", nullable=True
    )
    start_char: pl.Int64 = start_char_column()
    end_char: pl.Int64 = end_char_column()

    class Config:
        title = "Parameters"
        metadata = {
            "title_zh": "参数",
            "grain_zh": "每个带计量单位的数量一行，数值完整写出（30万元 → 300000 CNY）。",
            "mark": Mark(
                "parameter",
                ("P", "数"),
                "{}",
                "yellow",
                "#def3ec",
                "#00694f",
                ("quantity", "comparator"),
                answers=("P", "quantity", "comparator", "low", "high", "unit"),
                not_compared=("quantity",),
            ),
        }

    @rule
    def low_is_not_above_high(cls) -> pl.Expr:
        return pl.col("low") <= pl.col("high")

    @rule
    def low_and_high_are_finite_numbers(cls) -> pl.Expr:
        return pl.col("low").is_finite().fill_null(True) & pl.col("high").is_finite().fill_null(True)

    @rule
    def the_comparator_says_which_of_low_and_high_are_null(cls) -> pl.Expr:
        comparator, low, high = pl.col("comparator"), pl.col("low"), pl.col("high")
        return (
            pl.when(comparator == "eq")
            .then(low.eq_missing(high) & low.is_not_null())
            .when(comparator.is_in(["ge", "gt"]))
            .then(low.is_not_null() & high.is_null())
            .when(comparator.is_in(["le", "lt"]))
            .then(low.is_null() & high.is_not_null())
            .otherwise(low.is_not_null() & high.is_not_null())
        )
