"""The words of a workbook in Chinese, English or both: sheet names, headers and notes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from etl.publish.descriptions import ColumnDescription, TableDescription

LONGEST_SHEET_NAME = 31  # characters, by the format
WORDS = {
    "title": ("政策条款数据集", "Policy clauses"),
    "contents": ("说明", "Contents"),
    "dictionary": ("字段说明", "Dictionary"),
    "sheet": ("工作表", "Sheet"),
    "row": ("每行是什么", "What a row is"),
    "rows": ("行数", "Rows"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
}
NOTES = (
    (
        "空白表示原文没有写明；照录原文的列与正文逐字相同。",
        "An empty cell: the source does not say it. What is “as printed” is the text letter by letter.",
    ),
    ("任务表的条款编号可点击，跳到条款表中的原文。", "A task's clause id leads to the clause and its words."),
    (
        "文件全文不在表内，见数据集的 texts 文件夹。",
        "Whole texts are left out: they stand in the dataset's folder texts.",
    ),
)


def said(zh: str, en: str, language: str) -> str:
    """Return words in the language of the workbook."""
    return {"zh": zh, "en": en, "both": f"{zh} {en}"}[language]


def sheet_name(table: TableDescription, language: str) -> str:
    """Return the name of a table's sheet."""
    return said(table.title_zh, table.title, language)[:LONGEST_SHEET_NAME]


def headers_of(columns: Sequence[ColumnDescription], language: str) -> list[str]:
    """Return the headers of a table's columns; equal titles are extended by the column's name, because Excel tables allow no two alike."""
    titles = [said(column.title_zh, column.title, language) for column in columns]
    counts = Counter(title.lower() for title in titles)
    return [
        title if counts[title.lower()] == 1 else f"{title} ({column.name})"
        for title, column in zip(titles, columns, strict=True)
    ]


def word_of(name: str, language: str) -> str:
    """Return a word of the workbook by name, in its language."""
    return said(*WORDS[name], language)


def display_width(text: str) -> int:
    """Return the width of a text in digits; a Han character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
