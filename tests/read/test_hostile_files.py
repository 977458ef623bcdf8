"""Damaged files of every kind end in a text or in one clear sentence, never in another error and never in a hang."""

from __future__ import annotations

import contextlib
import copy
import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from etl.pipeline import rows_of
from etl.read import UnreadableSource, read_source
from etl.records import Diagnostic
from etl.time_limits import OutOfTime, run_within
from tests.read.document_files import make_docx, make_docx_of, make_ofd, set_pages, set_paragraphs

LONGEST = 20  # seconds for a file of a few lines

PARAGRAPHS = [
    "一、总体要求",
    "（一）支持企业发展，每年安排资金1000万元。（责任单位：市财政局）",
    "（二）强化保障。",
    "2023年3月18日",
]
PAGE = f"<html><body><div class='TRS_Editor'>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}<table><tr><td>甲</td><td>乙</td></tr></table></div></body></html>"
WHOLE = {
    "txt": "\n".join(PARAGRAPHS).encode(),
    "html": PAGE.encode(),
    "md": ("# 意见\n\n" + "\n\n".join(f"**{p}**" for p in PARAGRAPHS)).encode(),
    "docx": make_docx(PARAGRAPHS),
    "pdf": set_paragraphs(PARAGRAPHS),
    "ofd": make_ofd(set_pages(PARAGRAPHS)),
}
NUMBERED = make_docx_of(
    "".join(
        f"<w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:ilvl w:val='{i % 2}'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        f"<w:r><w:t>{paragraph}</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
        for i, paragraph in enumerate(PARAGRAPHS)
    ),
    numbering="<w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>"
    "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    styles="<w:style w:type='paragraph' w:styleId='a'><w:name w:val='heading 1'/><w:basedOn w:val='b'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>",
    footnotes="<w:footnote w:id='1'><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>",
)
DAMAGE = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(("flip", "cut", "insert", "double")), st.binary(min_size=1, max_size=6)),
    min_size=1,
    max_size=6,
)

# changes that mostly leave a file of its format, so that what lies behind the decoders sees them
WORD = re.compile(r"\w+|\W")
NO_XML = re.compile("[^\\t\\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
STRANGE = [
    *("0", "-1", "1e9", "99999999999", "NaN", "", " ", "\n", "\t", "%1", "%9", "\u3000", "\u200b", "\x00", "\ufffd"),
    *("（", "）", "《", "》", "“", "、", "：", "。", "一", "第", "条", "年", "%", "万元", "负责", "、".join("一二三")),
    *("1.", "（一）", "一、", "第一条", "附件", "**", "#", "|", "---", "<p>", "</p>", "<td rowspan='9999'>", "<table>"),
    *("<!--", "&#0;", "&amp;", "tbl", "tr", "tc", "ilvl", "decimal", "none", "bullet", "Tj", "Td", "Tf", "BT", "ET"),
]
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.sampled_from(("put", "drop", "twice", "before")),
        st.sampled_from(STRANGE) | st.text(max_size=4).map(lambda text: text.encode("utf-8", "replace").decode()),
    ),
    min_size=1,
    max_size=8,
)


def damage(content: bytes, wounds: list[tuple[float, str, bytes]]) -> bytes:
    for share, kind, piece in wounds:
        at = int(share * len(content))
        if kind == "flip":
            content = content[:at] + piece + content[at + len(piece) :]
        elif kind == "insert":
            content = content[:at] + piece + content[at:]
        elif kind == "double":
            content = content[:at] + content[at // 2 :]
        else:
            content = content[:at]
    return content


def change_words(content: bytes, encoding: str, changes: list[tuple[float, str, str]]) -> bytes:
    words = WORD.findall(content.decode(encoding))
    for share, kind, word in changes:
        at = int(share * (len(words) - 1))
        words[at : at + 1] = {"put": [word], "drop": [], "twice": words[at : at + 8] * 2, "before": [word, words[at]]}[
            kind
        ]
    return "".join(words).encode(encoding, "replace")


def change_part(content: bytes, part: str, changes: list[tuple[float, str, str]]) -> bytes:
    """A Word file or OFD, whole as an archive and well-formed, with changed elements and attributes in one of its parts."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change_elements(old.read(name), changes) if name == part else old.read(name))
    return target.getvalue()


def change_elements(content: bytes, changes: list[tuple[float, str, str]]) -> bytes:
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


def check_rows(source_file: str, content: bytes) -> None:
    """The document has rows that conserve its text, or is unreadable for a reason, within `LONGEST` seconds."""
    try:
        rows = run_within(LONGEST, lambda: rows_of(source_file, content, None))
    except OutOfTime:
        raise AssertionError(f"{source_file} takes longer than {LONGEST} seconds") from None
    if isinstance(rows, Diagnostic):
        assert rows.code == "unreadable_source", rows.message
        assert rows.message.startswith(f"{source_file}: ") and "\n" not in rows.message
        return
    text, paragraphs = rows.source.text, rows.source.paragraphs
    assert text == "\n".join(text[p.start_char : p.end_char] for p in paragraphs)
    assert all(p.start_char < p.end_char for p in paragraphs)
    assert text == "".join(text[clause.start_char : clause.end_char] for clause in rows.clauses)


@pytest.mark.parametrize("ending", WHOLE)
@given(wounds=DAMAGE)
def test_damaged_file(ending: str, wounds: list[tuple[float, str, bytes]]) -> None:
    check_rows(f"file.{ending}", damage(WHOLE[ending], wounds))


@pytest.mark.parametrize("ending", [ending for ending in WHOLE if ending not in ("docx", "ofd")])
@given(changes=CHANGES)
def test_changed_words(ending: str, changes: list[tuple[float, str, str]]) -> None:
    encoding = "latin-1" if ending == "pdf" else "utf-8"
    check_rows(f"file.{ending}", change_words(WHOLE[ending], encoding, changes))


@pytest.mark.parametrize("part", ["OFD", "Doc_0/Document", "Doc_0/Pages/Page_0/Content"])
@given(changes=CHANGES)
def test_changed_part_of_an_ofd(part: str, changes: list[tuple[float, str, str]]) -> None:
    check_rows("file.ofd", change_part(WHOLE["ofd"], f"{part}.xml", changes))


@pytest.mark.parametrize("part", ["document", "numbering", "styles", "footnotes"])
@given(changes=CHANGES)
def test_changed_part_of_a_word_file(part: str, changes: list[tuple[float, str, str]]) -> None:
    check_rows("file.docx", change_part(NUMBERED, f"word/{part}.xml", changes))


LONG = 100_000
HOSTILE = {
    "brackets": "（" * LONG,
    "numerals": "一" * LONG,
    "digits": "1" * LONG,
    "pauses": "、" * LONG,
    "blanks": " " * LONG + "一",
    "titles": "《关于" * (LONG // 3),
    "markers": "（一）\n" * (LONG // 4),
    "numbers": "\n".join(map(str, range(LONG // 5))),
    "stars": "*a" * (LONG // 2),
    "links": "[a](" * (LONG // 4),
    "tags": "<a " * (LONG // 3),
    "comments": "<!--" * (LONG // 4),
    "targets": "（" + "/a" * (LONG // 2),
    "facts": "---\n" + "a: b\n" * (LONG // 5),
    "facts with returns": "---\r\n" + "a: b\r\n" * (LONG // 6),
    "rows": "| a " * (LONG // 4) + "|",
}


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name: str, ending: str) -> None:
    with contextlib.suppress(UnreadableSource):
        assert read_source(f"file.{ending}", HOSTILE[name].encode()).text
