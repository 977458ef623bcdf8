"""The table ``documents``."""

import polars as pl

from schemas.table import Table, column, rule, text_column

ADMINISTRATIVE_LEVELS = ("national", "ministry", "province", "city", "county", "township")
LANGUAGES = ("zh", "en", "mixed")
STATUSES = ("issued", "draft")
ARCHIVE = r"(?i)\.(?:tar\.gz|tar\.bz2|tar\.xz|tgz|tar|zip|7z|rar|eml|jsonl|ndjson|json)/"  # what files in it are called behind
REGION_CODE = "^[0-9]{6}$"  # GB/T 2260
SOURCE_URL = "^https?://[^ ]+$"
DOCUMENT_ID = r"^[^\x00-\x1f\x7f]+$"


class Documents(Table):
    """One row per source document that could be read. Facts that neither the text nor the catalog states are null."""

    document_id: pl.String = text_column(
        "Document id",
        "文件编号",
        "The file's path under raw/ without its ending; / between folders. Of files that differ in their ending alone, those behind the first by name keep theirs.",
        "文件在 raw/ 下的路径，不含扩展名；文件夹以 / 分隔。仅扩展名不同的几个文件，按名称排在首位者不含扩展名，其余保留扩展名。",
        pattern=DOCUMENT_ID,
    )
    title_inferred: pl.Boolean = column(
        "Title inferred",
        "标题为推断",
        "True where the text prints no title and it was taken from the file's name.",
        "文中没有标题、以文件名代替时为 true。",
    )
    title: pl.String = text_column(
        "Title",
        "标题",
        "The document's own title; for a forwarding notice the notice's, where it is printed.",
        "文件自身的标题；印发、转发类通知为通知的标题（以文中印出为限）。",
        nullable=True,
    )
    forwarded_title: pl.String = text_column(
        "Forwarded title",
        "被印发文件标题",
        "Title of the document that a forwarding notice carries.",
        "通知所印发、转发的文件的标题。",
        nullable=True,
    )
    document_number: pl.String = text_column(
        "Document number",
        "发文字号",
        "Number given by the issuer, normalized: 新政办发〔2021〕12号.",
        "发文机关编的发文字号，统一写法，如 新政办发〔2021〕12号。",
        nullable=True,
    )
    issuer: pl.String = text_column(
        "Issuer", "发文机关", "Issuing bodies, joined by 、.", "发文机关，多个以“、”连接。", nullable=True
    )
    issuer_level: pl.String = text_column(
        "Issuer level",
        "发文机关层级",
        "Administrative level of the issuer.",
        "发文机关的行政层级。",
        nullable=True,
        values=ADMINISTRATIVE_LEVELS,
    )
    region_code: pl.String = text_column(
        "Region code",
        "行政区划代码",
        "GB/T 2260 code of the issuer's region; null where national.",
        "发文机关所在行政区划的 GB/T 2260 六位代码；全国性文件为空。",
        nullable=True,
        pattern=REGION_CODE,
    )
    region_name: pl.String = text_column(
        "Region name", "行政区划名称", "Name of the region of region_code.", "行政区划代码对应的名称。", nullable=True
    )
    document_type: pl.String = text_column(
        "Document type",
        "文种",
        "The title's last word: 意见, 实施意见, 通知, 方案, 办法 …",
        "标题末尾的文种：意见、实施意见、通知、方案、办法等。",
        nullable=True,
    )
    status: pl.String = text_column(
        "Status",
        "状态",
        "issued, or draft where the text is published for comment; a text alone does not say whether it is still valid.",
        "issued 为已印发的文件，draft 为征求意见稿；仅凭文本不能判断现行与否。",
        nullable=True,
        values=STATUSES,
    )
    signed_date: pl.Date = column(
        "Signed date", "成文日期", "Date under the signature.", "落款处的成文日期。", nullable=True
    )
    printed_date: pl.Date = column(
        "Printed date", "印发日期", "Date of printing in the colophon.", "版记中的印发日期。", nullable=True
    )
    published_date: pl.Date = column(
        "Published date", "发布日期", "Date of publication on the web page.", "网页上的发布日期。", nullable=True
    )
    effective_date: pl.Date = column(
        "Effective date",
        "施行日期",
        "First day the document is in force, as it says of itself: 自2023年5月1日起施行.",
        "文件自述的施行日期，如“自2023年5月1日起施行”。",
        nullable=True,
    )
    expiry_date: pl.Date = column(
        "Expiry date",
        "有效期截止日期",
        "Last day the document is valid, as it says of itself: 有效期至2028年4月30日, 有效期5年.",
        "文件自述的有效期最后一日，如“有效期至2028年4月30日”“有效期5年”。",
        nullable=True,
    )
    dates_inferred: pl.Boolean = column(
        "Dates inferred",
        "施行或截止日期为推算",
        "True where effective_date or expiry_date was counted and not printed.",
        "施行日期或截止日期由推算得出而非原文印出时为 true。",
    )
    addressees: pl.String = text_column(
        "Addressees",
        "主送机关",
        "Main recipients as printed, lists joined by ；.",
        "主送机关，照录原文，多组以“；”连接。",
        nullable=True,
    )
    cc: pl.String = text_column(
        "Copies to", "抄送机关", "Bodies that get a copy, as printed.", "抄送机关，照录原文。", nullable=True
    )
    language: pl.String = text_column(
        "Language", "语言", "Language of the text.", "正文语言：zh 中文，en 英文，mixed 中英混合。", values=LANGUAGES
    )
    source_url: pl.String = text_column(
        "Source URL",
        "来源网址",
        "Web address the document was taken from, as printed by the page, its front matter or the catalog.",
        "文件取自的网址，由网页、文首信息或目录给出。",
        nullable=True,
        pattern=SOURCE_URL,
    )
    retrieved_date: pl.Date = column(
        "Retrieved date",
        "获取日期",
        "Day the document was taken from there.",
        "从该网址获取文件的日期。",
        nullable=True,
    )
    same_text_as: pl.String = text_column(
        "Same text as",
        "同文文件",
        "The first document with the same letters and digits in the same order; null for the first itself.",
        "字母、汉字、数字及其顺序完全相同的首份文件；首份文件自身为空。",
        nullable=True,
        references="documents.document_id",
    )
    parent_document_id: pl.String = text_column(
        "Parent document id",
        "所属文件编号",
        "The document of the same folder or archive that lists this one under 附件：.",
        "同一文件夹或压缩包中在“附件：”下列出本文件的文件。",
        nullable=True,
        references="documents.document_id",
    )
    source_file: pl.String = text_column(
        "Source file", "来源文件", "Path of the file under raw/.", "文件在 raw/ 下的路径。"
    )
    source_format: pl.String = text_column(
        "Source format",
        "来源格式",
        "What the file is, by its ending: txt, html, pdf, docx, doc, ofd …",
        "文件的格式（按扩展名）：txt、html、pdf、docx、doc、ofd 等。",
        pattern="^[a-z0-9]+$",
    )
    source_sha256: pl.String = text_column(
        "Source SHA-256",
        "来源文件 SHA-256",
        "SHA-256 of the file's bytes, hexadecimal.",
        "来源文件内容的 SHA-256 校验值（十六进制）。",
        pattern="^[0-9a-f]{64}$",
    )
    text_source: pl.String = text_column(
        "Text source",
        "文本来源",
        "text, or ocr where a page was a picture and recognized.",
        "text 为文件自带文字；ocr 表示有页面为图像，经文字识别读取。",
        values=("text", "ocr"),
    )
    page_count: pl.Int64 = column(
        "Pages",
        "页数",
        "Number of pages, where the format has pages.",
        "页数；无分页的格式为空。",
        nullable=True,
        at_least=1,
    )
    char_count: pl.Int64 = column(
        "Characters", "字符数", "Length of text in Unicode code points.", "正文长度，以 Unicode 码位计。", at_least=0
    )
    text: pl.String = text_column(
        "Text",
        "正文全文",
        "The whole normalized text, which all offsets count in. In CSV left out: see texts/.",
        "规范化后的全文，所有偏移量均以它为准。CSV 不含此列，见 texts/ 文件夹。",
        may_be_empty=True,
        parquet_only=True,
    )

    class Config:
        unique = ["document_id"]
        title = "Documents"
        metadata = {
            "title_zh": "文件",
            "grain_zh": "每个可读取的来源文件一行。正文和目录都没有给出的事实为空。",
        }

    @rule
    def char_count_is_the_length_of_text(cls) -> pl.Expr:
        return pl.col("char_count") == pl.col("text").str.len_chars()

    @rule
    def document_id_is_source_file_or_that_without_its_ending(cls) -> pl.Expr:
        file, document_id = pl.col("source_file"), pl.col("document_id")
        inner = file.str.replace_all(ARCHIVE, "/")
        names = [name for path in (file, inner) for name in (path, path.str.replace(r"\.[^./]+$", ""))]
        return pl.any_horizontal(name == document_id for name in names)

    @rule
    def a_national_document_has_no_region(cls) -> pl.Expr:
        return (
            (pl.col("issuer_level") != "national") | pl.col("region_code").is_null() | pl.col("issuer_level").is_null()
        )

    @rule
    def effective_date_is_not_after_expiry_date(cls) -> pl.Expr:
        return (pl.col("effective_date") <= pl.col("expiry_date")).fill_null(True)

    @rule
    def inferred_facts_are_there(cls) -> pl.Expr:
        has_title = pl.col("title").is_not_null() | ~pl.col("title_inferred")
        has_dates = pl.any_horizontal(pl.col("effective_date", "expiry_date").is_not_null()) | ~pl.col("dates_inferred")
        return has_title & has_dates

    @rule
    def region_code_and_region_name_come_together(cls) -> pl.Expr:
        return pl.col("region_code").is_null() == pl.col("region_name").is_null()
