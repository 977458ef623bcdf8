"""The table ``clauses``."""

import polars as pl

from schemas.documents import LANGUAGES
from schemas.table import Table, column, rule, text_column

KINDS = ("front", "preamble", "heading", "clause", "row", "text", "closing", "back", "attachment")
STYLES = (
    "han_comma",
    "han_paren",
    "arabic_dot",
    "arabic_paren",
    "circled",
    "chapter",
    "section",
    "article",
    "part",
    "decimal",
    "roman",
    "latin",
    "english",
    "han_shi",
    "bare",
)


class Clauses(Table):
    """One row per piece of a document's text, in reading order: a numbered clause, or the unnumbered text between.

    The spans of a document's rows tile its text from 0 to its end; a row's span does not hold its children's.
    """

    clause_id: pl.String = text_column(
        "Clause id", "条款编号", "<document_id>#<path>.", "文件编号#路径。", pattern=r"^[^\x00-\x1f\x7f]+#[^#\s]+$"
    )
    document_id: pl.String = text_column(
        "Document id", "文件编号", "The document it stands in.", "所在文件。", references="documents.document_id"
    )
    parent_id: pl.String = text_column(
        "Parent clause",
        "上级条款",
        "Nearest earlier clause of a lower level; null for the outermost.",
        "上级条款的编号；最外层为空。",
        nullable=True,
        references="clauses.clause_id",
    )
    ordinal: pl.Int64 = column(
        "Ordinal", "顺序号", "1, 2, … in reading order.", "在文件内的阅读顺序，从 1 起。", at_least=1
    )
    kind: pl.String = text_column(
        "Kind",
        "类别",
        "front (before the body), preamble, heading (without number), clause (numbered), row (of a table), text (of a "
        "clause, behind a table or a translation), closing, back (signature, colophon), attachment.",
        "front 正文之前，preamble 引言，heading 无编号标题，clause 编号条款，row 表格的一行，text 表格或译文之后的条款文字，"
        "closing 结语，back 落款与版记，attachment 附件。",
        values=KINDS,
    )
    level: pl.Int64 = column(
        "Level",
        "层级",
        "Rank of the numbering series, 1 = outermost; null for unnumbered text.",
        "编号序列的层级，1 为最外层；无编号为空。",
        nullable=True,
        at_least=1,
    )
    marker: pl.String = text_column(
        "Marker", "编号标记", "The number as printed: （一）, 21。.", "原文印出的编号，如（一）、21。", nullable=True
    )
    style: pl.String = text_column(
        "Style", "编号样式", "Style of the marker.", "编号标记的样式。", nullable=True, values=STYLES
    )
    number: pl.Int64 = column(
        "Number", "编号数值", "What the marker says, as an integer.", "编号标记表示的整数。", nullable=True, at_least=0
    )
    path: pl.String = text_column(
        "Path",
        "路径",
        "Numbers from the root (2.1), unique in the document; kind and running number for unnumbered text.",
        "自根起的编号（如 2.1），在文件内唯一；无编号的为类别加序号。",
        pattern=r"^[^#\s]+$",
    )
    heading: pl.String = text_column(
        "Heading", "标题", "What the source sets as the clause's title.", "原文作为条款标题的文字。", nullable=True
    )
    text: pl.String = text_column(
        "Text",
        "文字",
        "Own text after the marker, heading included, children left out.",
        "编号之后的自身文字，含标题，不含下级条款。",
        may_be_empty=True,
    )
    language: pl.String = text_column("Language", "语言", "Language of the text.", "文字的语言。", values=LANGUAGES)
    parallel_of: pl.String = text_column(
        "Parallel of",
        "对应条款",
        "The clause that says the same in the other language, which stands first; null in a text of one language.",
        "另一语言中意思相同、先印出的条款；单语文件为空。",
        nullable=True,
        references="clauses.clause_id",
    )
    start_char: pl.Int64 = column(
        "Start",
        "起始位置",
        "First character in documents.text, counted from 0 in Unicode code points.",
        "在全文中的起始位置，从 0 起以 Unicode 码位计。",
        at_least=0,
    )
    end_char: pl.Int64 = column(
        "End", "结束位置", "Position after the last character.", "末字符之后的位置。", at_least=0
    )
    start_page: pl.Int64 = column(
        "First page", "起始页", "Page where it begins, from 1.", "起始页码，从 1 起。", nullable=True, at_least=1
    )
    end_page: pl.Int64 = column("Last page", "结束页", "Page where it ends.", "结束页码。", nullable=True, at_least=1)

    class Config:
        unique = ["clause_id"]
        title = "Clauses"
        metadata = {
            "title_zh": "条款",
            "grain_zh": "文件正文的每一段一行，按阅读顺序：编号条款，或其间的无编号文字。各行首尾相接，覆盖全文；一行不含其下级条款。",
        }

    @rule
    def clause_id_is_document_id_path(cls) -> pl.Expr:
        return pl.col("clause_id") == pl.format("{}#{}", "document_id", "path")

    @rule
    def a_numbered_clause_has_level_marker_style_and_number(cls) -> pl.Expr:
        numbered = pl.all_horizontal(pl.col("level", "marker", "style", "number").is_not_null())
        return (pl.col("kind") != "clause") | numbered

    @rule
    def start_char_is_not_above_end_char(cls) -> pl.Expr:
        return pl.col("start_char") <= pl.col("end_char")

    @rule
    def start_page_is_not_above_end_page(cls) -> pl.Expr:
        return pl.col("start_page") <= pl.col("end_page")
