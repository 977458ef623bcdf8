"""Damaged files of every kind end in a text or in one clear sentence, never in another error and never in a hang."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.pipeline import rows_of
from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from etl.records import Diagnostic
from etl.time_limits import OutOfTime, run_within
from tests.fuzz.mutations import STRANGE, change_part, change_words, damage
from tests.fuzz.seeds import make_numbered_docx
from tests.read.document_files import make_docx, make_ofd, set_pages, set_paragraphs

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
NUMBERED = make_numbered_docx(PARAGRAPHS)
DAMAGE = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(("flip", "cut", "insert", "double")), st.binary(min_size=1, max_size=6)),
    min_size=1,
    max_size=6,
)

CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.sampled_from(("put", "drop", "twice", "before")),
        st.sampled_from(STRANGE) | st.text(max_size=4).map(lambda text: text.encode("utf-8", "replace").decode()),
    ),
    min_size=1,
    max_size=8,
)


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
