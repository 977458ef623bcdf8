"""The table ``tasks``."""

from typing import Any

import polars as pl

from schemas.table import Table, column, text_column

JOINED = "；"  # between the entries of a cell
UNDER = " › "  # between a heading and what stands under it


def _names_column(title: str, title_zh: str, role: str, role_zh: str) -> Any:
    return text_column(
        title,
        title_zh,
        f"Bodies that {role}, in printed order, joined by {JOINED}.",
        f"{role_zh}，按原文顺序，以“{JOINED}”连接。",
        nullable=True,
    )


class Tasks(Table):
    """One row per clause that makes a body responsible: who must do what, by when, with how much, under which document.

    Made from the other tables and nothing else, to be read, filtered and pivoted without a join.
    """

    clause_id: pl.String = text_column(
        "Clause id", "条款编号", "The clause that sets the task.", "规定该任务的条款。", references="clauses.clause_id"
    )
    document_id: pl.String = text_column(
        "Document id", "文件编号", "The document it stands in.", "所在文件。", references="documents.document_id"
    )
    title: pl.String = text_column("Title", "文件标题", "Title of the document.", "所在文件的标题。", nullable=True)
    document_number: pl.String = text_column(
        "Document number", "发文字号", "Number of the document.", "所在文件的发文字号。", nullable=True
    )
    issuer: pl.String = text_column(
        "Issuer",
        "发文机关",
        "Issuing bodies of the document, joined by 、.",
        "所在文件的发文机关，多个以“、”连接。",
        nullable=True,
    )
    region_name: pl.String = text_column(
        "Region name", "行政区划名称", "Region of the issuer.", "发文机关所在行政区划。", nullable=True
    )
    signed_date: pl.Date = column(
        "Signed date", "成文日期", "Date under the document's signature.", "所在文件的成文日期。", nullable=True
    )
    path: pl.String = text_column(
        "Path",
        "路径",
        "Place of the clause in the document's numbering.",
        "条款在文件编号中的位置。",
    )
    headings: pl.String = text_column(
        "Headings",
        "各级标题",
        f"Headings above the clause and its own, outermost first, joined by{UNDER.rstrip()}.",
        f"上级条款与自身的标题，由外到内，以“{UNDER.strip()}”连接。",
        nullable=True,
    )
    text: pl.String = text_column("Text", "任务原文", "The clause's own text.", "条款自身的文字。", may_be_empty=True)
    lead: pl.String = _names_column("Lead", "牵头单位", "lead", "牵头的单位")
    support: pl.String = _names_column("Support", "配合单位", "support", "配合的单位")
    responsible: pl.String = _names_column(
        "Responsible", "责任单位", "are responsible, undivided", "负责的单位（未分主次）"
    )
    subject: pl.String = _names_column(
        "Doers in the text", "正文义务主体", "running text obliges", "正文语句规定其义务的单位"
    )
    due_date: pl.Date = column(
        "Due date", "最早期限", "Earliest end of its deadlines.", "各期限中最早的截止日。", nullable=True
    )
    due: pl.String = text_column(
        "Due",
        "完成时限",
        f"All its deadlines and recurring dates as printed, joined by {JOINED}.",
        f"全部期限与周期性日期，照录原文，以“{JOINED}”连接。",
        nullable=True,
    )
    time_limits: pl.String = text_column(
        "Time limits",
        "办理时长",
        f"Durations as printed, what they count from in brackets: 30日内（印发之日）; joined by {JOINED}.",
        f"时长照录原文，起算点在括号内，如 30日内（印发之日）；以“{JOINED}”连接。",
        nullable=True,
    )
    amounts: pl.String = text_column(
        "Amounts",
        "金额",
        f"Amounts of money as printed, joined by {JOINED}.",
        f"金额照录原文，以“{JOINED}”连接。",
        nullable=True,
    )
    amount_high: pl.Float64 = column(
        "Largest amount",
        "最大金额（元）",
        "Largest value or bound of its amounts in CNY; other currencies do not count.",
        "人民币金额中最大的数值或界限，单位为元；其他币种不计。",
        nullable=True,
    )
    targets: pl.String = text_column(
        "Targets",
        "其他指标",
        f"Its other quantities as printed, joined by {JOINED}.",
        f"其他数量照录原文，以“{JOINED}”连接。",
        nullable=True,
    )
    cites: pl.String = text_column(
        "Cites",
        "依据与引用",
        f"Titles of the documents it cites, numbers where there is no title, joined by {JOINED}.",
        f"所引文件的标题，无标题的为字号，以“{JOINED}”连接。",
        nullable=True,
    )
    start_page: pl.Int64 = column(
        "Page", "页码", "Page where the clause begins, from 1.", "条款起始页码，从 1 起。", nullable=True, at_least=1
    )

    class Config:
        unique = ["clause_id"]
        title = "Tasks"
        metadata = {
            "title_zh": "任务",
            "grain_zh": "规定责任单位的每个条款一行：谁、做什么、何时完成、多少钱、依据哪份文件。全部由其他各表得出，无需联表即可阅读、筛选与透视。",
        }
