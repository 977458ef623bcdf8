"""The table ``responsible_units``."""

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
from schemas.table import column, text_column


class ResponsibleUnits(MentionTable):
    """One row per body that a clause makes responsible, and role; the same body has a row in every such clause."""

    clause_id: pl.String = clause_id_column()
    document_id: pl.String = document_id_column()
    ordinal: pl.Int64 = ordinal_column()
    mention: pl.String = mention_column()
    name: pl.String = text_column(
        "Name",
        "名称",
        "The mention with what its list shares written out: 商务厅 → 自治区商务厅.",
        "补全并列共用部分后的名称，如 商务厅 → 自治区商务厅。",
    )
    name_inferred: pl.Boolean = column(
        "Name was inferred",
        "名称经补全",
        "True where name says more than the words printed.",
        "名称含原文未直接印出的部分时为真。",
    )
    organization_id: pl.String = text_column(
        "Organization id",
        "机构编号",
        "The body it stands for; null where that is not known.",
        "所指机构；无法确定时为空。",
        nullable=True,
        references="organizations.organization_id",
    )
    role: pl.String = text_column(
        "Role",
        "职责",
        "lead 牵头, support 配合, responsible (undivided), subject (doer of an obligation in running text).",
        "lead 牵头，support 配合，responsible 负责（未分主次），subject 正文义务的主语。",
        values=("lead", "support", "responsible", "subject"),
    )
    evidence: pl.String = text_column(
        "Evidence",
        "依据",
        "annotation: a responsibility note in brackets or on its own line; sentence: read out of running text.",
        "annotation 来自责任单位标注，sentence 来自正文语句。",
        values=("annotation", "sentence"),
    )
    start_char: pl.Int64 = start_char_column()
    end_char: pl.Int64 = end_char_column()

    class Config:
        title = "Responsible units"
        metadata = {
            "title_zh": "责任单位",
            "grain_zh": "条款确定的每个责任单位及其职责一行；同一机构在每个相关条款各有一行。",
            "mark": Mark("responsible unit", ("U", "责"), "«»", "green", "#e3eefa", "#0b5394", ("role", "name")),
        }
