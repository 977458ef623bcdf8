"""The table ``diagnostics``."""

import polars as pl

from schemas.documents import DOCUMENT_ID
from schemas.table import Table, column, rule, text_column


class Diagnostics(Table):
    """One row per thing to look at: what was removed, joined, doubtful, unresolved or unreadable. It has no key.

    ``document_id`` also names what ``documents`` does not hold: a file that could not be read, and a line of the
    catalog without a file.
    """

    document_id: pl.String = text_column(
        "Document id",
        "文件编号",
        "The document it is about, also where the file could not be read.",
        "所涉文件；文件无法读取时亦列出。",
        pattern=DOCUMENT_ID,
    )
    clause_id: pl.String = text_column(
        "Clause id",
        "条款编号",
        "The clause it is about.",
        "所涉条款。",
        nullable=True,
        references="clauses.clause_id",
    )
    stage: pl.String = text_column(
        "Stage",
        "阶段",
        "The step that found it.",
        "发现问题的处理阶段：read 读取，segment 切分，extract 抽取，resolve 归并，publish 发布。",
        values=("read", "segment", "extract", "resolve", "publish"),
    )
    severity: pl.String = text_column(
        "Severity",
        "程度",
        "info, warning (needs a look), error (something is missing).",
        "info 提示，warning 需核对，error 有缺失。",
        values=("info", "warning", "error"),
    )
    code: pl.String = text_column(
        "Code",
        "代码",
        "Kind of finding: numbering_gap, unresolved_organization, furniture_removed, unreadable_source …",
        "问题类型代码：numbering_gap 编号缺失，unresolved_organization 机构未归并，unreadable_source 无法读取等。",
        pattern="^[a-z_]+$",
    )
    message: pl.String = text_column("Message", "说明", "One sentence.", "一句话说明。")
    start_char: pl.Int64 = column(
        "Start",
        "起始位置",
        "First character in documents.text, where it has a place there.",
        "在全文中的起始位置（如有）。",
        nullable=True,
        at_least=0,
    )
    end_char: pl.Int64 = column(
        "End", "结束位置", "Position after the last character.", "末字符之后的位置。", nullable=True, at_least=0
    )

    class Config:
        title = "Diagnostics"
        metadata = {
            "title_zh": "诊断",
            "grain_zh": "每个需留意之处一行：删去、合并、存疑、未归并或无法读取的内容。此表无主键。",
        }

    @rule
    def start_char_and_end_char_come_together_and_run_forward(cls) -> pl.Expr:
        start, end = pl.col("start_char"), pl.col("end_char")
        return (start.is_null() == end.is_null()) & (start <= end).fill_null(True)
