"""Files that repeat one thing a great many times, each made for a number of it: their work may only grow with their size."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO

import xlsxwriter

from tests.read.document_files import join_objects, make_docx_of

Make = Callable[[int], bytes]


def make_styles(count: int) -> bytes:
    """A Word file whose styles build on one another, each on the one before; the paragraphs have the last."""
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='s{i}'><w:name w:val='n{i}'/><w:basedOn w:val='s{i - 1}'/></w:style>"
        for i in range(count)
    )
    paragraphs = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='s{i}'/></w:pPr><w:r><w:t>（一）扩大开放。</w:t></w:r></w:p>"
        for i in range(count)
    )
    return make_docx_of(paragraphs, styles=styles)


def make_attributes(count: int) -> bytes:
    """A page with so many attributes on one element."""
    names = " ".join(f"a{i}='1'" for i in range(count))
    return f"<html><body><div {names}><p>一、总体要求</p></div></body></html>".encode()


def make_attributes_of_word(count: int) -> bytes:
    """A Word file with so many attributes on one element."""
    names = " ".join(f"w:a{i}='1'" for i in range(count))
    return make_docx_of(f"<w:p {names}><w:r {names}><w:t>一、总体要求</w:t></w:r></w:p>")


def make_wide_docx(count: int) -> bytes:
    """A table of one row with so many cells, here and in the files below."""
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{i}</w:t></w:r></w:p></w:tc>" for i in range(count))
    return make_docx_of(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")


def make_wide_html(count: int) -> bytes:
    cells = "".join(f"<td>{i}</td>" for i in range(count))
    return f"<html><body><p>一、总体要求</p><table><tr>{cells}</tr></table></body></html>".encode()


def make_wide_markdown(count: int) -> bytes:
    cells = "|".join(map(str, range(count)))
    return f"一、总体要求\n\n|{cells}|\n|{'-|' * count}\n|{cells}|\n".encode()


def make_wide_csv(count: int) -> bytes:
    cells = ",".join(map(str, range(count)))
    return f"{cells}\n{cells}\n".encode()


def make_wide_xlsx(count: int) -> bytes:
    """A workbook has no more than 16,384 columns: so many rows of four hundred."""
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for start in range(0, count, 400):
            sheet.write_row(start // 400, 0, range(start, start + 400))
    return target.getvalue()


def make_far_xlsx(count: int) -> bytes:
    """A workbook that names a cell so many rows down, and so many columns to the right, and holds two."""
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "一、总体要求")
        sheet.write(count, min(count, 16_000), "二、重点任务")
    return target.getvalue()


def make_damaged_stream(count: int) -> bytes:
    """A PDF whose page is a compressed stream with a wrong sum: readers look for what can be saved, byte by byte."""
    shown = b"BT /F 12 Tf 80 700 Td (text) Tj ET\n" * count
    packed = bytearray(zlib.compress(shown))
    packed[-1] ^= 0xFF
    content = packed.decode("latin-1")
    return join_objects(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            f"<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n{content}\nendstream",
        ]
    )


def repeat(text: str, before: str = "") -> Make:
    """A text that repeats one thing."""
    return lambda count: (before + text * count).encode()


def make_deep_html(count: int) -> bytes:
    return b"<html><body>" + b"<div>" * count + "一、总体要求".encode() + b"</div>" * count + b"</body></html>"


def make_deep_docx(count: int) -> bytes:
    """Tables in cells of tables."""
    return make_docx_of(
        "<w:tbl><w:tr><w:tc>" * count
        + "<w:p><w:r><w:t>一、总体要求</w:t></w:r></w:p>"
        + "</w:tc></w:tr></w:tbl>" * count
    )


# the name of a file, what makes one, and how much of it is small: four times that may not cost six times as much
DENSE: list[tuple[str, str, Make, int]] = [
    ("styles", "docx", make_styles, 400),
    ("attributes", "html", make_attributes, 7_500),
    ("attributes", "docx", make_attributes_of_word, 3_000),
    ("wide", "docx", make_wide_docx, 3_000),
    ("wide", "html", make_wide_html, 3_000),
    ("wide", "md", make_wide_markdown, 3_000),
    ("wide", "csv", make_wide_csv, 3_000),
    ("wide", "xlsx", make_wide_xlsx, 3_200),
    ("far", "xlsx", make_far_xlsx, 200_000),
    ("stream", "pdf", make_damaged_stream, 500),
    ("days", "txt", repeat("当月31日"), 5_000),
    ("day lines", "txt", repeat("当月31日\n"), 2_500),
    ("asterisks", "txt", repeat("*", "市商务局应当"), 5_000),
    ("asterisks of markdown", "md", repeat("*", "市商务局应当"), 5_000),
    ("asterisks apart", "txt", repeat("* ", "市商务局应当"), 5_000),
    ("markers", "txt", repeat("（一）\n"), 1_000),
    ("points", "txt", repeat("1.\n"), 1_000),
    ("articles", "txt", repeat("第一条\n"), 1_000),
    ("chapters", "txt", repeat("第一章\n第一节\n第一条\n（一）\n1.\n"), 200),
    ("numbers", "txt", lambda count: "".join(f"{i}.\n" for i in range(count)).encode(), 2_500),
    ("quotes", "md", repeat(">", ""), 2_500),
    ("quotes apart", "md", repeat("> ", ""), 2_500),
    ("lists", "md", lambda count: "".join(" " * (i % 200) + "- a\n" for i in range(count)).encode(), 2_500),
    ("deep", "html", make_deep_html, 5_000),
    ("deep tables", "docx", make_deep_docx, 60),
    ("cell", "csv", lambda count: b"a,b\n1," + b"x" * count + b"\n", 250_000),
    ("one line", "txt", repeat("市商务局、市财政局负责，", ""), 1_500),
    ("agents", "txt", repeat("应当由市商务局、市财政局启动，", ""), 1_500),
    ("notes", "txt", repeat("（责任单位：市商务局、市财政局）", ""), 1_000),
    ("measures", "txt", repeat("不超过50万元、30%，", ""), 1_500),
    ("english", "txt", repeat("The Ministry of Commerce and the Ministry of Finance shall, ", "Article 5 "), 700),
    ("titles", "txt", repeat("《关于促进的意见》"), 2_000),
    ("brackets", "txt", repeat("（"), 10_000),
    ("pairs", "txt", repeat("（）"), 10_000),
    ("nested", "txt", lambda count: ("（" * count + "）" * count).encode(), 5_000),
]
