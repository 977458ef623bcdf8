"""Text drawn from a grammar of numbered policy texts, printed as every kind of file, comes back as the tree that was meant."""

from __future__ import annotations

import random

import pytest

from etl.pipeline import rows_of
from etl.records import Diagnostic
from tests.fuzz.grammar import Node, draw_tree
from tests.fuzz.packed import make_saved_page
from tests.fuzz.seeds import Make, always
from tests.read.document_files import make_docx, make_odt, make_ofd, set_pages, set_paragraphs

OPENINGS = {False: "为规范管理，制定本办法。", True: "These Measures are made to regulate administration."}
TREES = 15


def find_differences(source_file: str, content: bytes, nodes: list[Node]) -> list[tuple[object, object]]:
    """What was read beside what was meant, where they differ: level, number, marker and the index of the parent."""
    rows = rows_of(source_file, content, None)
    assert not isinstance(rows, Diagnostic), rows
    numbered = [clause for clause in rows.clauses if clause.marker]
    places = {clause.clause_id: place for place, clause in enumerate(numbered)}
    read = [(c.level, c.number, c.marker, places.get(c.parent_id or "")) for c in numbered]
    meant = [(node.depth, node.number, node.marker, node.parent) for node in nodes]
    return (
        [pair for pair in zip(read, meant, strict=True) if pair[0] != pair[1]]
        if len(read) == len(meant)
        else [(read, meant)]
    )


def print_lines(nodes: list[Node]) -> list[str]:
    return [OPENINGS[nodes[0].line.isascii()], *(node.line for node in nodes)]


KINDS: dict[str, Make] = {
    "txt": always(lambda lines: "\n".join(lines).encode()),
    "html": always(lambda lines: f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()),
    "md": always(lambda lines: "\n\n".join(lines).encode()),
    "docx": always(make_docx),
    "odt": always(lambda lines: make_odt("".join(f"<text:p>{line}</text:p>" for line in lines))),
    "mht": always(make_saved_page),
    "pdf": always(set_paragraphs),
    "ofd": always(lambda lines: make_ofd(set_pages(lines))),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_tree_is_read_back(kind: str) -> None:
    for seed in range(TREES):
        chance = random.Random(seed)
        nodes = draw_tree(chance)
        assert find_differences(f"file.{kind}", KINDS[kind](print_lines(nodes), chance), nodes) == [], seed
