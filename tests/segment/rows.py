"""What segmenting makes of the lines of a document."""

from __future__ import annotations

from collections.abc import Sequence

from etl.segment import segment
from tests.segment.printed_trees import as_source


def kinds_of_lines(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Return each line with the kind of the row that it stands in."""
    source = as_source(lines)
    clauses, *_ = segment(source)
    found = []
    for paragraph in source.paragraphs:
        row = next(c for c in clauses if c.start_char <= paragraph.start_char < c.end_char)
        found.append((row.kind, source.text[paragraph.start_char : paragraph.end_char]))
    return found


def assert_rows_tile(lines: Sequence[str]) -> None:
    """Assert that the rows joined give the text back, each with an id of its own and its marker where it begins."""
    source = as_source(lines)
    clauses, *_ = segment(source)
    assert "".join(source.text[c.start_char : c.end_char] for c in clauses) == source.text
    assert len({c.clause_id for c in clauses}) == len(clauses)
    for clause in clauses:
        assert source.text.startswith(clause.marker or "", clause.start_char)
