"""Damaged files of every kind end in a text or in one clear sentence, never in another error and never in a hang."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.read import UnreadableSource, read_source
from tests.read.document_files import make_docx, set_paragraphs

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
}
DAMAGE = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(("flip", "cut", "insert", "double")), st.binary(min_size=1, max_size=6)),
    min_size=1,
    max_size=6,
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


@pytest.mark.parametrize("ending", WHOLE)
@given(wounds=DAMAGE)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_file(ending: str, wounds: list[tuple[float, str, bytes]]) -> None:
    try:
        source = read_source(f"file.{ending}", damage(WHOLE[ending], wounds))
    except UnreadableSource as reason:
        assert str(reason).startswith(f"file.{ending}: ") and "\n" not in str(reason)
        return
    assert source.text == "\n".join(source.text[p.start_char : p.end_char] for p in source.paragraphs)
    assert all(p.start_char < p.end_char for p in source.paragraphs)


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
    "rows": "| a " * (LONG // 4) + "|",
}


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name: str, ending: str) -> None:
    with contextlib.suppress(UnreadableSource):
        assert read_source(f"file.{ending}", HOSTILE[name].encode()).text
