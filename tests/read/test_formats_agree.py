"""The same document as text, page, Word file, markdown and PDF gives the same paragraphs, and the same rows of all kinds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pytest

from etl.pipeline import rows_of
from etl.read.source import read_source
from etl.records import DocumentRows
from tests.read.document_files import make_docx, make_ofd, set_pages, set_paragraphs

ROOT = Path(__file__).parents[2]
NAMES = [path.name for path in sorted((ROOT / "raw").glob("*.txt"))]
MAKERS: dict[str, Callable[[list[str]], bytes]] = {
    "html": lambda lines: "".join(f"<p>{escape(line)}</p>" for line in lines).encode("gb18030"),
    "docx": make_docx,
    "md": lambda lines: "\n\n".join(lines).encode("utf-16"),
    "pdf": set_paragraphs,
    "ofd": lambda lines: make_ofd(set_pages(lines)),
}
# what a row says, without its place, which blanks between Latin letters and Han characters move
SAID = {
    "clauses": ("kind", "level", "marker", "style", "number", "path", "parent_id", "heading", "text"),
    "responsible_units": ("clause_id", "mention", "name", "name_inferred", "role", "evidence"),
    "dates": ("clause_id", "mention", "kind", "start_date", "end_date", "precision"),
    "parameters": ("clause_id", "mention", "quantity", "comparator", "approximate", "low", "high", "unit", "per"),
    "citations": ("clause_id", "mention", "title", "document_number", "short_name", "kind"),
}


@cache
def lines_of(name: str) -> list[str]:
    return read_source(name, (ROOT / "raw" / name).read_bytes()).text.split("\n")


@cache
def rows(name: str, ending: str) -> DocumentRows:
    maker = MAKERS.get(ending, lambda lines: "\n".join(lines).encode())
    rows = rows_of(f"same.{ending}", maker(lines_of(name)), None)
    assert isinstance(rows, DocumentRows)
    return rows


def said(records: Sequence[Any], names: Sequence[str]) -> list[tuple[Any, ...]]:
    values = [tuple(getattr(record, name) for name in names) for record in records]
    return [tuple(v.replace(" ", "") if isinstance(v, str) else v for v in row) for row in values]


@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("name", NAMES)
def test_same_paragraphs(name: str, ending: str) -> None:
    source = rows(name, ending).source
    assert source.text.replace(" ", "").split("\n") == [line.replace(" ", "") for line in lines_of(name)]


@pytest.mark.parametrize("table", SAID)
@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("name", NAMES)
def test_same_rows(name: str, ending: str, table: str) -> None:
    text, other = (getattr(rows(name, kind), table) for kind in ("txt", ending))
    if ending in ("pdf", "ofd") and rows(name, "txt").document.language != "zh":
        pytest.skip("the pages made here break English words at the ends of lines")
    assert said(other, SAID[table]) == said(text, SAID[table])
