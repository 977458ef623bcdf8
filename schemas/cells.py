"""The table ``cells``."""

import polars as pl

from schemas.table import Table, rule, text_column
from schemas.table import column as value_column  # a column of this table has the name, rule


class Cells(Table):
    """One row per printed cell of a table that holds text, a merged cell once."""

    document_id: pl.String = text_column(
        "Document id", "文件编号", "The document it stands in.", "所在文件。", references="documents.document_id"
    )
    table: pl.Int64 = value_column("Table", "表", "1, 2, … in the document.", "文件内的第几个表，从 1 起。", at_least=1)
    row: pl.Int64 = value_column(
        "Row", "行", "From 1, header rows counted.", "所在行，从 1 起，表头行计入。", at_least=1
    )
    column: pl.Int64 = value_column("Column", "列", "From 1.", "所在列，从 1 起。", at_least=1)
    row_span: pl.Int64 = value_column("Row span", "跨行数", "Rows that it covers.", "所跨行数。", at_least=1)
    column_span: pl.Int64 = value_column("Column span", "跨列数", "Columns that it covers.", "所跨列数。", at_least=1)
    is_header: pl.Boolean = value_column("Is header", "是否表头", "True where it names columns.", "属表头为真。")
    header: pl.String = text_column(
        "Header",
        "表头",
        "The labels above a body cell, outermost first, joined by ' / '.",
        "正文单元格上方的表头文字，自外而内以“ / ”连接。",
        nullable=True,
    )
    clause_id: pl.String = text_column(
        "Clause id",
        "条款编号",
        "The row of clauses that its text stands in.",
        "文字所在的条款行。",
        references="clauses.clause_id",
    )
    text: pl.String = text_column("Text", "文字", "Its text, one paragraph a line.", "单元格文字，每段一行。")
    start_char: pl.Int64 = value_column(
        "Start",
        "起始位置",
        "First character in documents.text, counted from 0 in Unicode code points.",
        "在全文中的起始位置，从 0 起以 Unicode 码位计。",
        at_least=0,
    )
    end_char: pl.Int64 = value_column(
        "End", "结束位置", "Position after the last character.", "末字符之后的位置。", at_least=1
    )

    class Config:
        unique = ["document_id", "table", "row", "column"]
        title = "Cells of tables"
        metadata = {"title_zh": "表格单元格", "grain_zh": "表格中每个有文字的单元格一行，合并单元格计一行。"}

    @rule
    def the_span_is_as_long_as_the_text(cls) -> pl.Expr:
        return pl.col("end_char") - pl.col("start_char") == pl.col("text").str.len_chars().cast(pl.Int64)

    @rule
    def a_header_cell_has_no_header_above(cls) -> pl.Expr:
        return ~pl.col("is_header") | pl.col("header").is_null()
