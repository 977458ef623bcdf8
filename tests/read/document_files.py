"""Files of all kinds, made from lines of text, for the tests of reading."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

import docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE_WIDTH, PAGE_HEIGHT = 595, 842
Placed = tuple[float, float, float, str]  # left, from the top, size, text


def make_docx(paragraphs: Sequence[str]) -> bytes:
    """A Word file with these paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def make_docx_of(body: str, **parts: str) -> bytes:
    """A Word file with this XML inside ``w:body``; ``numbering``, ``styles``, ``footnotes`` give other parts' content."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{WORD}">{content}</w:{name}>')
    return target.getvalue()


def make_pdf(pages: Sequence[Sequence[Placed]]) -> bytes:
    """A PDF whose pages hold these lines of type, in one font with full-width characters and a Unicode map."""
    characters = sorted({character for page in pages for *_, text in page for character in text})
    pairs = "\n".join(f"<{ord(c):04X}> <{ord(c):04X}>" for c in characters)
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(characters)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    )
    narrow = " ".join(f"{ord(c)} [500]" for c in characters if c.isascii())
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{6 + 2 * i} 0 R' for i in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        f"/Supplement 0 >> /DW 1000 /W [{narrow}] /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 "
        "/FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>",
        f"<< /Length {len(unicode_map)} >>\nstream\n{unicode_map}\nendstream",
    ]
    for i, page in enumerate(pages):
        shown = "\n".join(
            f"BT /F {size} Tf {x} {PAGE_HEIGHT - y - size} Td <{text.encode('utf-16-be').hex()}> Tj ET"
            for x, y, size, text in page
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {7 + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    return join_objects(objects)


def join_objects(objects: Sequence[str]) -> bytes:
    content = b"%PDF-1.4\n"
    offsets = []
    for number, item in enumerate(objects, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{item}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    tail = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return content + f"{tail}startxref\n{len(content)}\n%%EOF\n".encode("latin-1")


def set_paragraphs(paragraphs: Sequence[str], columns: int = 56, lines_a_page: int = 28) -> bytes:
    """A PDF of paragraphs as official documents are set: first lines indented by two characters, a page number below."""
    lines: list[tuple[float, str]] = []
    for paragraph in paragraphs:
        text, room, left = "", columns - 4, 4
        for character in paragraph:
            width = 1 if character.isascii() else 2
            if width > room:
                lines.append((left, text))
                text, room, left = "", columns, 0
            text += character
            room -= width
        lines.append((left, text))
    pages = [lines[i : i + lines_a_page] for i in range(0, len(lines), lines_a_page)]
    return make_pdf(
        [
            [
                *((80 + left * 8, 70 + 25 * row, 16.0, text) for row, (left, text) in enumerate(page)),
                (270, 780, 14.0, f"— {number} —"),
            ]
            for number, page in enumerate(pages, 1)
        ]
    )
