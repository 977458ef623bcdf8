"""Whole files of every kind to damage, of lines as policy texts have them, drawn by chance."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

import xlsxwriter

from tests.read.document_files import make_docx, make_docx_of, make_ofd, set_pages, set_paragraphs

LINES = (
    "关于促进招商引资工作的实施意见",
    "某政发〔2023〕12号",
    "各市、县人民政府，各有关部门：",
    "为贯彻落实《外商投资法》（国发〔2019〕23号），根据《优化营商环境条例》，制定本意见。",
    "一、总体要求",
    "（一）支持企业发展，每年安排资金1000万元。（责任单位：市财政局、商务局）",
    "（二）强化保障。到2025年6月底前，引进企业不少于30家，增长8.5%左右。",
    "1. 市发展改革委应当会同市市场监管局，自受理之日起20个工作日内办结。",
    "（1）对首次认定的企业，给予最高50万元奖励；②再次认定的，给予30%。",
    "第三条 【适用范围】县级以上人民政府商务、财政等部门负责本办法的实施。",
    "牵头单位：自治区商务厅；配合单位：各地（州、市）人民政府（行政公署）；完成时限：2024年底前",
    "附件：1.任务分工表",
    "# Page 2:",
    "Article 5 The Ministry of Commerce shall approve it within 30 days as of January 1, 2024.",
    "本意见自2023年5月1日起施行，有效期5年。《原意见》同时废止。",
    "某市人民政府",
    "2023年3月18日",
    "（此件公开发布）",
    "",
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


def draw_lines(chance: random.Random) -> list[str]:
    """Some lines, mostly in the order of a document."""
    lines = [line for line in LINES if chance.random() < 0.8]
    if chance.random() < 0.2:
        chance.shuffle(lines)
    return lines or ["一、总体要求"]


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


# the ending of a file and what makes one of lines
SEEDS: dict[str, tuple[Callable[[list[str]], bytes], ...]] = {
    "txt": (lambda lines: "\n".join(lines).encode(), lambda lines: "\r\n".join(lines).encode("gb18030")),
    "html": (make_html,),
    "md": (make_markdown,),
    "docx": (make_docx, make_numbered_docx),
    "pdf": (set_paragraphs,),
    "ofd": (lambda lines: make_ofd(set_pages(lines)),),
    "xlsx": (make_xlsx,),
    "zip": (make_zip,),
}
