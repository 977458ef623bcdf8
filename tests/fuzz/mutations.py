"""Damage to files: bytes flipped and cut, words exchanged, elements of their XML dropped, doubled and nested in one another."""

from __future__ import annotations

import copy
import random
import re
import tarfile
import zipfile
import zlib
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO

from lxml import etree

from tests.fuzz.crafted import plain
from tests.fuzz.lines import draw_lines
from tests.fuzz.packed import change_mail, change_records, change_tar
from tests.fuzz.seeds import SEEDS

Change = tuple[float, str, str]  # where, as a share of the whole; what is done; with which word

# changes that mostly leave a file of its format, so that what lies behind the decoders sees them
WORD = re.compile(r"\w+|\W")
NO_XML = re.compile("[^\\t\\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
STRANGE = [
    *("0", "-1", "1e9", "99999999999", "NaN", "", " ", "\n", "\t", "%1", "%9", "\u3000", "\u200b", "\x00", "\ufffd"),
    *("（", "）", "《", "》", "“", "、", "：", "。", "一", "第", "条", "年", "%", "万元", "负责", "、".join("一二三")),
    *("1.", "（一）", "一、", "第一条", "附件", "**", "#", "|", "---", "<p>", "</p>", "<td rowspan='9999'>", "<table>"),
    *("<!--", "&#0;", "&amp;", "tbl", "tr", "tc", "ilvl", "decimal", "none", "bullet", "Tj", "Td", "Tf", "BT", "ET"),
]
WOUNDS = ("flip", "cut", "insert", "double", "bit")
FORMS = {"jsonl": change_records, "eml": change_mail, "mht": change_mail, "tar.gz": change_tar}
AS_BYTES = ("pdf", "tar.gz", "doc", "rtf")
CHANGES = ("put", "drop", "twice", "before")
MOST = 6  # wounds or changes of a file


def damage(content: bytes, wounds: Sequence[tuple[float, str, bytes]]) -> bytes:
    for share, kind, piece in wounds:
        at = int(share * len(content))
        if kind == "flip":
            content = content[:at] + piece + content[at + len(piece) :]
        elif kind == "insert":
            content = content[:at] + piece + content[at:]
        elif kind == "double":
            content = content[:at] + content[at // 2 :]
        elif kind == "bit":
            content = (
                content[:at] + bytes(byte ^ 1 << piece[0] % 8 for byte in content[at : at + 1]) + content[at + 1 :]
            )
        else:
            content = content[:at]
    return content


def change_words(content: bytes, encoding: str, changes: Sequence[Change]) -> bytes:
    words = WORD.findall(content.decode(encoding))
    for share, kind, word in changes:
        at = int(share * (len(words) - 1))
        words[at : at + 1] = {
            "put": [word],
            "drop": [],
            "twice": words[at : at + 8] * 2,
            "before": [word, *words[at : at + 1]],
        }[kind]
    return "".join(words).encode(encoding, "replace")


def change_part(content: bytes, part: str, changes: Sequence[Change]) -> bytes:
    """A Word file or OFD, whole as an archive and well-formed, with changed elements and attributes in one of its parts."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change_elements(old.read(name), changes) if name == part else old.read(name))
    return target.getvalue()


def change_elements(content: bytes, changes: Sequence[Change]) -> bytes:
    root = etree.fromstring(content)
    for share, kind, word in changes:
        elements = list(root.iter())[1:]
        if not elements:
            break
        element = elements[int(share * (len(elements) - 1))]
        parent = element.getparent()
        if kind == "put":
            for name in element.attrib:
                element.set(name, NO_XML.sub("", word))
            element.text = NO_XML.sub("", word)
        elif kind == "drop":
            parent.remove(element)
        elif kind == "twice":
            parent.append(copy.deepcopy(element))
        else:
            element.append(copy.deepcopy(parent))
    return etree.tostring(root)


def make_damaged(ending: str, chance: random.Random) -> bytes:
    """A file of a kind, damaged once or a few times in one of the ways that its kind has; one in twelve stays as it was made."""
    content = make_whole(ending, chance)
    number = chance.randint(1, MOST)
    changes = [(chance.random(), chance.choice(CHANGES), chance.choice(STRANGE)) for _ in range(number)]
    way = chance.random()
    if way < 0.08:
        return content
    if way < 0.3:
        wounds = [
            (chance.random(), chance.choice(WOUNDS), chance.randbytes(chance.randint(1, 6))) for _ in range(number)
        ]
        return damage(content, wounds)
    if way < 0.38:  # the head of one file and the tail of another, or a whole one under a wrong name
        other = make_whole(chance.choice(list(SEEDS)), chance)
        return (
            content[: int(len(content) * chance.choice((0, 0.5, 1)))]
            + other[int(len(other) * chance.choice((0, 0.5))) :]
        )
    if ending in FORMS and chance.random() < 0.7:
        with suppress(ValueError, OSError, EOFError, zlib.error, tarfile.TarError):  # made damaged already
            return FORMS[ending](content, chance)
    if zipfile.is_zipfile(BytesIO(content)):
        with suppress(zipfile.BadZipFile, etree.XMLSyntaxError):
            return change_archive(content, chance, changes)
    return change_words(content, "latin-1" if ending in AS_BYTES else _encoding_of(content), changes)


def make_whole(ending: str, chance: random.Random) -> bytes:
    """A file of a kind, as its programs or its forgers make it."""
    make, lines = chance.choice(SEEDS[ending]), draw_lines(chance)
    try:
        return make(lines, chance)
    except ValueError:  # a character that no such file can hold
        return make([plain(line) for line in lines], chance)


def change_archive(content: bytes, chance: random.Random, changes: Sequence[Change]) -> bytes:
    """An archive with one member changed as its own format is, or damaged, left out, doubled or given an odd name."""
    names = zipfile.ZipFile(BytesIO(content)).namelist()
    chosen, way = chance.choice(names), chance.random()
    if way < 0.7 and chosen.endswith((".xml", ".rels")):
        return change_part(content, chosen, changes)
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in names:
            member = old.read(name)
            if name == chosen and way < 0.8:
                member = damage(
                    member, [(share, chance.choice(WOUNDS), word.encode() or b"x") for share, _, word in changes]
                )
            elif name == chosen and way < 0.85:
                continue
            elif name == chosen and way < 0.95:
                new.writestr(
                    chance.choice(("../x.txt", "/etc/x.txt", "a\\b.txt", "x" * 200 + ".txt", "..", "CON.txt", name)),
                    member,
                )
            new.writestr(name, member)
    return target.getvalue()


def _encoding_of(content: bytes) -> str:
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return "latin-1"
