"""Real documents in all formats, where they are at hand: clauses begin where people saw them begin, nothing odd is left."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from etl.read.registry import find_formats
from etl.read.source import read_source
from etl.records import Source

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "corpus" / "raw"
GOLD = sorted([*SHARED.glob("gold/*.tsv"), *SHARED.glob("corpus/gold/*.tsv")])
FILES = sorted(path for path in CORPUS.glob("*") if path.suffix in find_formats())
DROPPED = str.maketrans("[]【】［］〔〕", "〔〕〔〕〔〕〔〕", "“”\"‘’'「」『』*")
LEAST_PARAGRAPHS = 4  # a document whose line ends are lost has its markers inside the line
LEFT_OVER = re.compile(
    r"""
    </?[a-zA-Z][^<>]{0,80}> | &nbsp; | \*\* | ^[#]{1,6}[ ] | [#][ ]Page | ^---$ | font-(?:size|family) | \dpx;
    | ^[-—－―][ ]?\d+[ ]?[-—－―]$ | 第[ ]?\d+[ ]?页[ ，]?共 | 扫一扫 | ICP备 | 当前位置[ ]?[:：] | function[ ]?\(
    """,
    re.VERBOSE,
)

pytestmark = pytest.mark.skipif(not GOLD, reason=f"the corpus is not at {SHARED}")


@cache
def read(path: Path) -> Source:
    return read_source(path.name, path.read_bytes())


def fold(text: str) -> str:
    """Text as the scorer compares it: without width, white space and quotation marks."""
    return "".join(unicodedata.normalize("NFKC", text).translate(DROPPED).split())


def source_of(gold: Path) -> Source:
    return read(next(path for folder in (SHARED / "raw", CORPUS) for path in folder.glob(f"{gold.stem}.*")))


def beginnings(gold: Path) -> list[str]:
    rows = [line.split("\t") for line in gold.read_text("utf-8").splitlines() if line.startswith("C\t")]
    return [fold(row[4]) + fold(row[6])[:12] for row in rows]


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_every_clause_begins_a_paragraph(gold: Path) -> None:
    source = source_of(gold)
    if len(source.paragraphs) < LEAST_PARAGRAPHS:
        pytest.skip("the document's paragraph breaks are lost")
    starts = [fold(source.text[p.start_char : p.start_char + 80]) for p in source.paragraphs]
    at = 0
    for beginning in beginnings(gold):
        found = next((i for i in range(at, len(starts)) if starts[i].startswith(beginning)), None)
        assert found is not None, beginning
        at = found + 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:24])
def test_nothing_of_the_page_is_left(path: Path) -> None:
    source = read(path)
    assert not [line for line in source.text.split("\n") if LEFT_OVER.search(line)]
    assert source.text == "\n".join(source.text[p.start_char : p.end_char] for p in source.paragraphs)
