"""Whole files of every kind to damage, made of lines."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from datetime import datetime
from html import escape
from io import BytesIO

import xlsxwriter

from tests.fuzz.crafted import make_cyclic_docx, make_cyclic_pdf, make_nested_html, make_odd_xlsx, make_ods
from tests.fuzz.packed import CHARSETS, ENCODINGS, make_mail, make_records, make_saved_page, nest, tar_of
from tests.read.document_files import (
    make_doc,
    make_docx,
    make_docx_of,
    make_odt,
    make_ofd,
    make_rtf,
    set_pages,
    set_paragraphs,
)

ROWS = (
    ("序号", "重点任务", "责任单位", "完成时限", "金额（万元）"),
    ("1", "扩大开放", "市商务局", "2024年6月", "300"),
    ("2", "优化服务", "市财政局、市税务局", "2025年底", "1,200.5"),
    ("（三）", "加强监管", "各县（区）", "每年3月底前", "—"),
)
NUMBERED = {
    "numbering": "<w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>"
    "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    "styles": "<w:style w:type='paragraph' w:styleId='a'><w:name w:val='heading 1'/><w:basedOn w:val='b'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>",
    "footnotes": "<w:footnote w:id='1'><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>",
}


def make_numbered_docx(paragraphs: list[str]) -> bytes:
    """A Word file with numbered paragraphs, notes, styles that build on one another, and a table."""
    body = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:ilvl w:val='{i % 2}'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        f"<w:r><w:t>{paragraph}</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
        for i, paragraph in enumerate(paragraphs)
    )
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>' for cell in row)}</w:tr>"
        for row in ROWS
    )
    return make_docx_of(f"{body}<w:tbl>{cells}</w:tbl>", **NUMBERED)


def make_html(lines: list[str]) -> bytes:
    """A page as Chinese government sites have them, with a table."""
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = "<meta charset='utf-8'><meta name='PubDate' content='2023-03-20'><title>意见</title>"
    return f"<html><head>{head}</head><body><div class='TRS_Editor'>{body}<table>{table}</table></div></body></html>".encode()


def make_markdown(lines: list[str]) -> bytes:
    """Markdown with front matter, bold lines and a pipe table."""
    table = "\n".join(f"| {' | '.join(row)} |" for row in (ROWS[0], ("---",) * len(ROWS[0]), *ROWS[1:]))
    return (
        "---\ntitle: 意见\ndate: 2023-03-18\n---\n" + "\n\n".join(f"**{line}**" for line in lines) + f"\n\n{table}\n"
    ).encode()


def make_xlsx(lines: list[str]) -> bytes:
    """A workbook of two sheets: a table with a merged cell, and lines in a column."""
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.set_properties({"created": datetime(2023, 3, 18)})
        table, text = book.add_worksheet("任务"), book.add_worksheet()
        for i, row in enumerate(ROWS):
            table.write_row(i, 0, row)
        table.merge_range(4, 0, 5, 1, "合计")
        text.write_column(0, 0, lines)
    return target.getvalue()


def make_zip(lines: list[str]) -> bytes:
    """An archive of a text, a page and an archive."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("意见.txt", "\n".join(lines))
        archive.writestr("附件/说明.html", make_html(lines))
        inner = BytesIO()
        with zipfile.ZipFile(inner, "w") as inside:
            inside.writestr("a.md", make_markdown(lines))
        archive.writestr("inner.zip", inner.getvalue())
    return target.getvalue()


def make_csv(lines: list[str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A table of values, with a line of text in the last column of each row."""
    rows = [*ROWS, *(("4", line, "市商务局", "", "") for line in lines)]
    quoted = (
        '"' + value.replace('"', '""') + '"' if {'"', delimiter, "\n"} & set(value) else value
        for row in rows
        for value in row
    )
    values = list(quoted)
    return "\r\n".join(delimiter.join(values[i : i + 5]) for i in range(0, len(values), 5)).encode(encoding, "replace")


Make = Callable[[list[str], random.Random], bytes]


def always(make: Callable[[list[str]], bytes]) -> Make:
    """What makes a file of lines alone, as those that take chances are called."""
    return lambda lines, chance: make(lines)


def make_text(lines: list[str], chance: random.Random) -> bytes:
    """A text in any encoding that such texts are found in, with or without a mark, with any line ends."""
    encoding = chance.choice(
        ("utf-8", "utf-8", "utf-8-sig", "gb18030", "gbk", "big5", "utf-16", "utf-16-le", "utf-16-be")
    )
    return chance.choice(("\n", "\r\n", "\r")).join(lines).encode(encoding, "replace")


def make_mislabelled_html(lines: list[str], chance: random.Random) -> bytes:
    """A page whose head names one encoding and whose bytes are in another."""
    page = make_html(lines).decode().replace("charset='utf-8'", f"charset='{chance.choice(CHARSETS)}'")
    return page.encode(chance.choice(("utf-8", "gb18030", "big5", "utf-16")), "replace")


# the ending of a file and what makes one of lines
SEEDS: dict[str, tuple[Make, ...]] = {
    "txt": (make_text,),
    "html": (always(make_html), make_mislabelled_html, make_nested_html),
    "md": (always(make_markdown),),
    "docx": (always(make_docx), always(make_numbered_docx), make_cyclic_docx),
    "pdf": (always(set_paragraphs), always(set_paragraphs), make_cyclic_pdf),
    "ofd": (lambda lines, chance: make_ofd(set_pages(lines)),),
    "xlsx": (always(make_xlsx), make_odd_xlsx),
    "zip": (always(make_zip), lambda lines, chance: nest(make_html(lines), "a.html", chance)),
    "csv": (
        always(make_csv),
        lambda lines, chance: make_csv(
            lines, chance.choice("\t;|,"), chance.choice(("gb18030", "utf-16", "utf-8-sig"))
        ),
    ),
    "jsonl": (always(make_records),),
    "eml": (lambda lines, chance: make_mail(lines, chance.choice(CHARSETS[:6]), chance.choice(ENCODINGS)),),
    "mht": (always(make_saved_page),),
    "tar.gz": (
        lambda lines, chance: tar_of({"意见.txt": "\n".join(lines).encode(), "d/a.docx": make_docx(lines)}),
        lambda lines, chance: nest("\n".join(lines).encode(), "a.txt", chance),
    ),
    "ods": (make_ods,),
    "odt": (lambda lines, chance: make_odt("".join(f"<text:p>{escape(line)}</text:p>" for line in lines)),),
    "rtf": (lambda lines, chance: make_rtf([line.encode("gbk", "replace").decode("gbk") for line in lines]),),
    "doc": (
        lambda lines, chance: make_doc("\r".join(line.encode("utf-8", "replace").decode() for line in lines) + "\r"),
    ),
}
