"""Property: a tree printed in any mix of numbering styles is read back as it was."""

from __future__ import annotations

from hypothesis import given

from etl.segment import segment
from tests.segment.printed_trees import Node, as_source, printed_trees


def read_back(nodes: list[Node]) -> list[tuple[int | None, int | None, str | None, int | None]]:
    """Level, number, marker and index of the parent of every clause that the segment stage finds."""
    clauses, *_ = segment(as_source(["为规范管理，制定本办法。", *(node.line for node in nodes)]))
    numbered = [clause for clause in clauses if clause.marker]
    index = {clause.clause_id: position for position, clause in enumerate(numbered)}
    return [(c.level, c.number, c.marker, index[c.parent_id] if c.parent_id else None) for c in numbered]


@given(printed_trees())
def test_a_printed_tree_is_read_back(nodes: list[Node]) -> None:
    assert read_back(nodes) == [(node.level, node.number, node.marker, node.parent) for node in nodes]
