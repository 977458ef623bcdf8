"""The same document as text, page, Word file, markdown and PDF gives the same paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from etl.read import read_source
from tests.read.document_files import make_docx, set_paragraphs

ROOT = Path(__file__).parents[2]
# documents that were saved with a paragraph on a line
WHOLE = ["state-council-2023-foreign-investment.txt", "xinjiang-2017-foreign-investment-opening.txt"]
MAKERS: dict[str, Callable[[list[str]], bytes]] = {
    "html": lambda lines: "".join(f"<p>{escape(line)}</p>" for line in lines).encode("gb18030"),
    "docx": make_docx,
    "md": lambda lines: "\n\n".join(lines).encode("utf-16"),
    "pdf": set_paragraphs,
}


@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("name", WHOLE)
def test_same_paragraphs(name: str, ending: str) -> None:
    lines = read_source(name, (ROOT / "raw" / name).read_bytes()).text.split("\n")
    source = read_source(f"same.{ending}", MAKERS[ending](lines))
    assert source.text.replace(" ", "").split("\n") == [line.replace(" ", "") for line in lines]
