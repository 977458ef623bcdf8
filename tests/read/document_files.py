"""Files of all kinds, made from lines of text, for the tests of reading."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO

import docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE_WIDTH, PAGE_HEIGHT = 595, 842
Placed = tuple[float, float, float, str]  # left, from the top, size, text
Box = tuple[float, float, float, float]


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


def make_pdf(pages: Sequence[Sequence[Placed]], rules: Sequence[Box] = (), bands: Sequence[Box] = ()) -> bytes:
    """A PDF whose pages hold these lines of type, in one font with full-width characters and a Unicode map.

    ``rules`` (from x, y to x, y) are drawn and ``bands`` (x, y, x, y) are filled on every page, in points from the top left.
    """
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
        drawn = [f"{a} {PAGE_HEIGHT - b} m {c} {PAGE_HEIGHT - d} l S" for a, b, c, d in rules]
        drawn += [f".8 g {a} {PAGE_HEIGHT - d} {c - a} {d - b} re f 0 g" for a, b, c, d in bands]
        shown = "\n".join([*drawn, shown])
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


OFD = "http://www.ofdspec.org/2016"
MILLIMETRES = 25.4 / 72


def make_ofd(pages: Sequence[Sequence[Placed]], template: Sequence[Placed] = (), **parts: str) -> bytes:
    """An OFD (GB/T 33190-2016) whose pages hold these lines of type; ``template`` stands on all of them.

    ``parts`` are more parts by name, with ``__`` for ``/`` and without ``.xml``; they replace those made here.
    """
    count = len(pages)
    named = {
        "OFD": f'<ofd:OFD xmlns:ofd="{OFD}" DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>'
        "<ofd:Title>公文</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document": f'<ofd:Document xmlns:ofd="{OFD}"><ofd:CommonData><ofd:MaxUnitID>1</ofd:MaxUnitID><ofd:PageArea>'
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        '<ofd:TemplatePage ID="1" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>'
        + "".join(f'<ofd:Page ID="{i + 2}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(count))
        + "</ofd:Pages></ofd:Document>",
        "Doc_0/Tpls/Tpl_0/Content": make_ofd_page(template),
    }
    named |= {
        f"Doc_0/Pages/Page_{i}/Content": make_ofd_page(page, '<ofd:Template TemplateID="1" ZOrder="Background"/>')
        for i, page in enumerate(pages)
    }
    named |= {name.replace("__", "/"): content for name, content in parts.items()}
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in named.items():
            archive.writestr(f"{name}.xml", content)
    return target.getvalue()


def make_ofd_page(lines: Sequence[Placed], head: str = "", objects: str = "") -> str:
    """The content of an OFD page: a TextObject for every line of type, and other objects given as XML."""
    return (
        f'<ofd:Page xmlns:ofd="{OFD}">{head}<ofd:Content><ofd:Layer Type="Body" ID="9">'
        + "".join(make_text_object(*line) for line in lines)
        + f"{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def make_text_object(x: float, y: float, size: float, text: str, attributes: str = "") -> str:
    """A TextObject in millimetres of a line placed in points."""
    left, top, height = (round(value * MILLIMETRES, 3) for value in (x, y, size))
    widths = [height if not character.isascii() else height / 2 for character in text]
    deltas = " ".join(f"{width:.4f}" for width in widths[:-1])
    return (
        f'<ofd:TextObject ID="8" Boundary="{left} {top} {sum(widths):.3f} {height}" Font="1" Size="{height}"{attributes}>'
        f'<ofd:TextCode X="0" Y="{0.88 * height:.4f}" DeltaX="{deltas}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def set_paragraphs(paragraphs: Sequence[str], columns: int = 56, lines_a_page: int = 28) -> bytes:
    """A PDF of paragraphs as official documents are set: first lines indented by two characters, a page number below."""
    return make_pdf(set_pages(paragraphs, columns, lines_a_page))


def set_pages(paragraphs: Sequence[str], columns: int = 56, lines_a_page: int = 28) -> list[list[Placed]]:
    """The lines of type of paragraphs, page by page, as official documents are set."""
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
    return [
        [
            *((80 + left * 8, 70 + 25 * row, 16.0, text) for row, (left, text) in enumerate(page)),
            (270, 780, 14.0, f"— {number} —"),
        ]
        for number, page in enumerate(pages, 1)
    ]


def make_doc(text: str, encrypted: bool = False, footnotes: str = "") -> bytes:
    """A Word 97 file ([MS-DOC]) with this text: ``\\r`` ends a paragraph, ``\\x07`` a cell. Half its pieces are compressed."""
    whole = text + footnotes
    cut = next((i for i, character in enumerate(whole) if ord(character) > 0x7F), len(whole))
    pieces = [(whole[:cut].encode("cp1252"), cut, True), (whole[cut:].encode("utf-16-le"), len(whole) - cut, False)]
    start, places, body = 1024, [], b""
    for content, _, compressed in pieces:
        place = start + len(body)
        places.append(2 * place | 0x40000000 if compressed else place)
        body += content + b"\0" * (len(content) % 2)
    positions = struct.pack("<3I", 0, cut, len(whole))
    table = positions + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    clx = b"\x02" + struct.pack("<I", len(table)) + table
    head = bytearray(start)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", head, 0x0A, 0x0200 | (0x0100 if encrypted else 0))
    struct.pack_into("<2i", head, 0x4C, len(text), len(footnotes))
    struct.pack_into("<II", head, 0x01A2, 0, len(clx))
    return make_ole({"WordDocument": bytes(head) + body, "1Table": clx})


def make_ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file ([MS-CFB]) with these streams in its root, each long enough to need no mini stream."""
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    body = b""
    chain: list[int] = []
    entries: list[tuple[str, int, int, int]] = []
    for name, content in padded.items():
        count = -(-len(content) // sector)
        first = len(chain) + 2  # behind the allocation table and the directory
        chain += [*range(first + 1, first + count), end]
        body += content.ljust(count * sector, b"\0")
        entries.append((name, 2, first, len(content)))
    directory = b""
    right = [free] + [i + 2 if i + 1 < len(entries) else free for i in range(len(entries))]
    for i, (name, kind, first, size) in enumerate([("Root Entry", 5, end, 0), *entries]):
        encoded = f"{name}\0".encode("utf-16-le")
        child = 1 if kind == 5 else free
        directory += encoded.ljust(64, b"\0") + struct.pack("<HBBIII", len(encoded), kind, 1, free, right[i], child)
        directory += bytes(36) + struct.pack("<IQ", first, size)
    directory = directory.ljust(sector, b"\0")
    table = struct.pack(f"<{len(chain) + 2}I", 0xFFFFFFFD, end, *chain).ljust(sector, b"\xff")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<I", 0)
    return header.ljust(sector, b"\xff") + table + directory + body


def make_odt(body: str, **parts: str) -> bytes:
    """An OpenDocument text with this XML inside ``office:text``; ``manifest`` gives another part's content."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", parts.get("manifest", "<manifest/>"))
    return target.getvalue()


def make_rtf(paragraphs: Sequence[str]) -> bytes:
    """An RTF of these paragraphs, every character outside ASCII as GBK bytes, as Word in China writes them."""
    shown = [
        "".join(c if c.isascii() else "".join(f"\\'{byte:02x}" for byte in c.encode("gbk")) for c in paragraph)
        for paragraph in paragraphs
    ]
    return (
        "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}\\f0\n"
        + "\\par\n".join(shown)
        + "\\par}"
    ).encode()
