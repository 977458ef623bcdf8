"""The table ``citations``."""

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
from schemas.table import rule, text_column

RELATIONS = ("repeals", "amends", "basis", "implements", "follows", "forwards", "refers")


class Citations(MentionTable):
    """One row per mention of another document, by title, by number, or by a short name that the text defines."""

    clause_id: pl.String = clause_id_column()
    document_id: pl.String = document_id_column()
    ordinal: pl.Int64 = ordinal_column()
    mention: pl.String = mention_column()
    title: pl.String = text_column("Title", "标题", "The words inside 《》.", "书名号内的标题。", nullable=True)
    document_number: pl.String = text_column(
        "Document number",
        "发文字号",
        "Normalized number: 国发〔2017〕5号.",
        "统一写法的发文字号，如 国发〔2017〕5号。",
        nullable=True,
    )
    short_name: pl.String = text_column(
        "Short name",
        "简称",
        "The name that the text gives it by 以下简称.",
        "文中以“以下简称”给出的简称。",
        nullable=True,
    )
    kind: pl.String = text_column(
        "Kind",
        "类别",
        "law, policy, plan, standard, catalogue, other; best effort.",
        "law 法律法规，policy 政策，plan 规划，standard 标准，catalogue 目录，other 其他（尽力而为）。",
        values=("law", "policy", "plan", "standard", "catalogue", "other"),
    )
    relation: pl.String = text_column(
        "Relation",
        "引用关系",
        "What the citing words do with the cited document: repeals, amends, basis, implements, follows, forwards, refers.",
        "引用语与被引文件的关系：repeals 废止，amends 修改，basis 制定依据，implements 贯彻落实，follows 依照执行，forwards 印发转发，refers 其他提及。",
        values=RELATIONS,
    )
    cited_document_id: pl.String = text_column(
        "Cited document",
        "被引文件编号",
        "The cited document, where the dataset holds it.",
        "被引用的文件，以本数据集收录者为限。",
        nullable=True,
        references="documents.document_id",
    )
    start_char: pl.Int64 = start_char_column()
    end_char: pl.Int64 = end_char_column()

    class Config:
        title = "Citations"
        metadata = {
            "title_zh": "引用",
            "grain_zh": "每次提及其他文件（标题、字号或文中简称）一行。",
            "mark": Mark(
                "citation",
                ("C", "引"),
                "<>",
                "cyan",
                "#f6e6f2",
                "#7d3a72",
                ("kind",),
                answers=("R", "title", "document_number"),
            ),
        }

    @rule
    def a_citation_has_a_title_or_a_document_number(cls) -> pl.Expr:
        return pl.col("title").is_not_null() | pl.col("document_number").is_not_null()
