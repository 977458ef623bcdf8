"""Word's binary format (.doc), which WPS Writer's .wps is too: through LibreOffice, else by its piece table ([MS-DOC] 2.4.1).

Many files with these endings are something else inside (RTF, a web page, a docx) and are read as what they are.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from io import BytesIO

import olefile

from etl.read.characters import count_changes
from etl.read.formats.converted import read_converted
from etl.read.formats.docx import read_docx
from etl.read.formats.html import read_html
from etl.read.formats.rtf import read_rtf
from etl.read.prepared import Prepared
from etl.read.reading import Line, Reading, UnreadableSource, read_line
from etl.read.sniffing import sniff

ENDINGS = {".doc": "doc", ".wps": "wps"}
TOOL = "libreoffice"
DAMAGED = "the file is damaged or no Word document; open it in Word or WPS and save it as .docx"
ENCRYPTED = "the file is encrypted; open it and save it without a password"
WORD_MARK = 0xA5EC
FLAG_ENCRYPTED, FLAG_TABLE_1 = 0x0100, 0x0200
AT_FLAGS, AT_LENGTHS, AT_CLX = 0x0A, 0x4C, 0x01A2
COMPRESSED = 0x40000000
MOST_CHARACTERS = 20_000_000
FIELD = re.compile("\x13[^\x13\x14\x15]*\x14?|\x15")  # what a field asks for; what it shows stays
PRINTED = str.maketrans({"\x1e": "-", "\x1f": "\u00ad", "\x0b": "\r", "\x0c": "\r", "\x0e": "\r", "\t": " "})
SILENT = re.compile("[\x00-\x06\x08\x0e-\x1d]")


def read_doc(content: bytes, prepared: Prepared) -> Reading:
    """Paragraphs and table cells in order. Raises `UnreadableSource` for encrypted and damaged files."""
    kind = sniff(content)
    if kind == "rtf":
        return read_rtf(content, prepared)
    if kind == "zip":
        return read_docx(content)
    if kind == "html":
        return read_html(content)
    return read_converted(content, prepared, read_piece_table)


def read_piece_table(content: bytes) -> Reading:
    """The text of a .doc: body, then footnotes, endnotes and text boxes; headers and comments are left out."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as file:
            if file.exists("EncryptedPackage"):
                raise UnreadableSource(ENCRYPTED)
            main = file.openstream("WordDocument").read()
            if len(main) < AT_CLX + 8 or struct.unpack_from("<H", main)[0] != WORD_MARK:
                raise UnreadableSource(DAMAGED)
            (flags,) = struct.unpack_from("<H", main, AT_FLAGS)
            if flags & FLAG_ENCRYPTED:
                raise UnreadableSource(ENCRYPTED)
            table = file.openstream("1Table" if flags & FLAG_TABLE_1 else "0Table").read()
        text = read_pieces(main, table)
    except UnreadableSource:
        raise
    except MemoryError:  # a limit of this build, and no fact of the file
        raise
    except Exception:  # olefile lets errors of all kinds escape on damaged files
        raise UnreadableSource(DAMAGED) from None
    lengths = struct.unpack_from("<8i", main, AT_LENGTHS)
    body, footnotes, headers, _, comments, endnotes, boxes, _ = (max(0, length) for length in lengths)
    notes_end = body + footnotes
    endnotes_at = notes_end + headers + comments
    printed = text[:notes_end] + text[endnotes_at : endnotes_at + endnotes + boxes]
    lines = tuple(split_paragraphs(printed))
    if not lines:
        raise UnreadableSource("the file holds no text, perhaps pictures; open it and save it as PDF")
    return Reading(lines, characters_changed=count_changes("".join(line.text for line in lines)))


def read_pieces(main: bytes, table: bytes) -> str:
    """Return the characters of all pieces in order ([MS-DOC] 2.8.35, 2.9.38, 2.9.177)."""
    at, length = struct.unpack_from("<II", main, AT_CLX)
    clx = table[at : at + length]
    at = 0
    while clx[at] == 1:  # property modifiers, which say nothing of the text
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise ValueError("no piece table")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    pieces = clx[at + 5 : at + 5 + size]
    count = (len(pieces) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", pieces)
    found = []
    for i in range(count):
        (place,) = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * i + 2)
        characters = positions[i + 1] - positions[i]
        if not 0 <= characters <= MOST_CHARACTERS:
            raise ValueError("a piece without end")
        if place & COMPRESSED:
            start = (place & ~COMPRESSED) // 2
            found.append(main[start : start + characters].decode("cp1252", "replace"))
        else:
            found.append(main[place : place + 2 * characters].decode("utf-16-le", "replace"))
    return "".join(found)


def split_paragraphs(text: str) -> Iterator[Line]:
    """Split a text into paragraphs; one that ends in a cell mark is a table cell."""
    for piece in re.split("(?<=[\r\x07])", FIELD.sub("", text).translate(PRINTED)):
        kind = "cell" if piece.endswith("\x07") else "text"
        line = read_line(SILENT.sub("", piece.rstrip("\r\x07")), kind=kind, whole=True)
        if line.text:
            yield line
