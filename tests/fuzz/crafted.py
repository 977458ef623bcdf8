"""Files whose parts contradict themselves: styles, lists and pages that contain themselves, cells said a million times."""

from __future__ import annotations

import random
from html import escape

from tests.fuzz.packed import zip_of
from tests.read.document_files import join_objects, make_docx_of

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CELL_KINDS = ("inlineStr", "inlineStr", "s", "n", "b", "e", "d", "x")
COUNTS = ("0", "-1", "1", "2", "16", "1000", "16384", "1048576", "99999999999", "x", "")


def make_cyclic_docx(lines: list[str], chance: random.Random) -> bytes:
    """A Word file whose styles and lists build on one another in circles, with tables in tables and odd spans."""
    names = "abc"
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='{name}'><w:name w:val='heading {i}'/><w:basedOn w:val='{chance.choice(names)}'/>"
        f"<w:link w:val='{chance.choice(names)}'/><w:next w:val='{chance.choice(names)}'/>"
        f"<w:pPr><w:numPr><w:ilvl w:val='{i}'/><w:numId w:val='{chance.randint(1, 3)}'/></w:numPr></w:pPr></w:style>"
        for i, name in enumerate(names)
    )
    numbering = "".join(
        f"<w:abstractNum w:abstractNumId='{i}'><w:numStyleLink w:val='{chance.choice(names)}'/>"
        f"<w:styleLink w:val='{chance.choice(names)}'/>"
        f"<w:lvl w:ilvl='{i}'><w:start w:val='{chance.choice(COUNTS)}'/><w:lvlRestart w:val='{chance.choice(COUNTS)}'/>"
        f"<w:numFmt w:val='{chance.choice(('chineseCounting', 'decimal', 'upperRoman', 'lowerLetter', 'none', 'x'))}'/>"
        f"<w:lvlText w:val='{chance.choice(('%1、', '第%1条', '%1.%2.%3', '%9', '%%', '（%1）', '%1' * 40))}'/></w:lvl></w:abstractNum>"
        for i in range(3)
    ) + "".join(
        f"<w:num w:numId='{i + 1}'><w:abstractNumId w:val='{chance.randint(0, 3)}'/>"
        f"<w:lvlOverride w:ilvl='0'><w:startOverride w:val='{chance.choice(COUNTS)}'/></w:lvlOverride></w:num>"
        for i in range(3)
    )
    paragraphs = [
        f"<w:p><w:pPr><w:pStyle w:val='{chance.choice(names)}'/></w:pPr><w:r><w:t>{escape(line)}</w:t></w:r></w:p>"
        for line in map(plain, lines)
    ]
    return make_docx_of("".join(paragraphs) + nest_tables(paragraphs, chance, 3), styles=styles, numbering=numbering)


def nest_tables(paragraphs: list[str], chance: random.Random, depth: int) -> str:
    """A table of odd spans, with tables in its cells; the same row may come again and again."""
    rows = []
    for _ in range(chance.randint(1, 3)):
        cells = "".join(
            f"<w:tc><w:tcPr><w:gridSpan w:val='{chance.choice(COUNTS)}'/>{chance.choice(('', '<w:vMerge/>', VMERGE))}</w:tcPr>"
            f"{chance.choice(paragraphs)}{nest_tables(paragraphs, chance, depth - 1) if depth and chance.random() < 0.4 else ''}</w:tc>"
            for _ in range(chance.randint(1, 3))
        )
        rows += [f"<w:tr>{chance.choice(('', HEAD_ROW))}{cells}</w:tr>"] * chance.choice(
            (1, 1, 1, 2) if depth else (1, 1, 2, 30)
        )
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


VMERGE = "<w:vMerge w:val='restart'/>"
HEAD_ROW = "<w:trPr><w:tblHeader/></w:trPr>"


def make_nested_html(lines: list[str], chance: random.Random, depth: int = 3) -> bytes:
    """A page of tables in tables, with spans that reach too far, heads in the middle, lists in cells, and elements never closed."""

    def table(depth: int) -> str:
        rows = []
        for _ in range(chance.randint(1, 3)):
            cells = "".join(
                f"<{chance.choice(('td', 'th'))} rowspan='{chance.choice(COUNTS)}' colspan='{chance.choice(COUNTS)}'>"
                f"{chance.choice(lines)}{table(depth - 1) if depth and chance.random() < 0.4 else ''}"
                for _ in range(chance.randint(1, 3))
            )
            rows += [f"<{chance.choice(('tr', 'tr', 'thead', 'tfoot'))}>{cells}"] * chance.choice(
                (1, 1, 2) if depth else (1, 30)
            )
        return f"<table>{''.join(rows)}{chance.choice(('</table>', '', '</div>'))}"

    items = "".join(
        f"<{chance.choice(('ol', 'ul', 'li', 'li value=9', 'ol type=i start=-3'))}>{line}" for line in lines
    )
    return f"<html><body>{table(depth)}{items}{table(1)}</body></html>".encode()


def make_cyclic_pdf(lines: list[str], chance: random.Random) -> bytes:
    """A PDF whose page tree, contents, fonts, lengths or outlines lead back to themselves or nowhere."""
    shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in lines)
    stream = f"BT /F 12 Tf 80 700 Td {shown} ET /X Do"

    def somewhere() -> str:
        return f"{chance.randint(1, 9)} 0 R"

    kids = " ".join(somewhere() for _ in range(chance.randint(1, 4)))
    length = chance.choice((str(len(stream)), somewhere(), "0", "-1", "99999999999"))
    return join_objects(
        [
            f"<< /Type /Catalog /Pages 2 0 R /Outlines {somewhere()} /Names {somewhere()} >>",
            f"<< /Type /Pages /Count {chance.choice(COUNTS)} /Kids [3 0 R {kids}] /Parent {somewhere()} >>",
            f"<< /Type /Page /Parent {somewhere()} /MediaBox [0 0 {chance.choice(('595', '-1', '1e9', '0', somewhere()))} 842] "
            f"/Rotate {chance.choice(('0', '90', '45', '99999', somewhere()))} /Resources << /Font << /F 4 0 R >> /XObject << /X 6 0 R >> >> "
            f"/Contents [5 0 R {somewhere()}] >>",
            f"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [{somewhere()}] "
            f"/ToUnicode {somewhere()} >>",
            f"<< /Length {length} >>\nstream\n{stream}\nendstream",
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X {somewhere()} >> >> /Length 5 >>\n"
            "stream\n/X Do\nendstream",
            f"<< /Type /Pages /Count 1 /Kids [{somewhere()} 3 0 R] /Parent 2 0 R >>",
        ]
    )


def make_ods(lines: list[str], chance: random.Random | None = None) -> bytes:
    """An OpenDocument sheet; with chance, its cells and rows are said to come again and again."""

    def repeated(name: str) -> str:
        if chance is None or chance.random() < 0.6:
            return ""
        return f" table:number-{name}-repeated='{chance.choice(COUNTS)}' table:number-{name}-spanned='{chance.choice(COUNTS)}'"

    rows = "".join(
        f"<table:table-row{repeated('rows')}>"
        + "".join(
            f"<table:table-cell{repeated('columns')} office:value-type='string'><text:p>{escape(plain(cell))}</text:p></table:table-cell>"
            for cell in (str(i), line)
        )
        + f"<table:table-cell{repeated('columns')}/></table:table-row>"
        for i, line in enumerate(lines)
    )
    return make_ods_of(f"<table:table-column{repeated('columns')}/>{rows}")


def make_ods_of(table: str) -> bytes:
    """An OpenDocument sheet with this XML for its columns and rows."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    sheet = f"<table:table table:name='任务'>{table}</table:table>"
    content = f"<office:document-content {names}><office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body></office:document-content>"
    return zip_of(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def make_odd_xlsx(lines: list[str], chance: random.Random) -> bytes:
    """A workbook whose cells come twice, without a place or far away, in merged areas that overlap or run backwards."""

    def place() -> str:
        column, row = (
            chance.choice(("A", "B", "C", "A", "XFD", "ZZZZ", "", "a")),
            chance.choice(("1", "2", "3", "5", "0", "1048576", "")),
        )
        return chance.choice((f" r='{column}{row}'", f" r='{column}{row}'", ""))

    def cells(line: str) -> str:
        return "".join(
            f"<c{place()} t='{chance.choice(CELL_KINDS)}' s='{chance.choice(COUNTS)}'>"
            f"<is><t>{escape(plain(line))}</t></is><v>{chance.choice((*COUNTS, '45000', '0.5'))}</v></c>"
            for _ in range(chance.randint(1, 4))
        )

    def row_head(number: int) -> str:
        return chance.choice(("", f" r='{number}'", f" r='{chance.choice(COUNTS)}'", " hidden='1'"))

    rows = "".join(f"<row{row_head(i)}>{cells(line)}</row>" for i, line in enumerate(lines, 1))
    areas = "".join(
        f"<mergeCell ref='{chance.choice(('A1:B2', 'B2:A1', 'A1', 'A1:A1', 'A2:C9', 'XFD1:A1048576', ''))}'/>"
        for _ in range(3)
    )
    return make_sheet(rows, areas)


def make_sheet(rows: str, areas: str = "") -> bytes:
    """A workbook of one sheet with this XML for its rows and for its merged areas, listed twice."""
    parts = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": f"<Relationships xmlns='{RELATIONS}'><Relationship Id='r1' Type='{OFFICE}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml": f"<workbook xmlns='{SHEET}' xmlns:r='{OFFICE}'><sheets><sheet name='任务' sheetId='1' r:id='r1'/>"
        "<sheet name='任务' sheetId='1' r:id='r1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{RELATIONS}'><Relationship Id='r1' Type='{OFFICE}/worksheet' Target='worksheets/sheet1.xml'/>"
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{SHEET}'><sheetData>{rows}</sheetData><mergeCells>{areas}</mergeCells></worksheet>",
    }
    return zip_of({name: content.encode() for name, content in parts.items()})


RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def plain(line: str) -> str:
    """A line without what no XML may hold."""
    return "".join(character for character in line if character.isprintable())
