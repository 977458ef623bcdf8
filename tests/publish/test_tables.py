"""Records to tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from etl.mentions import Organization
from etl.publish.tables import build_tables
from etl.records import Diagnostic, DocumentRows
from schemas import TABLES, BrokenRules, find_faults

Make = Callable[..., DocumentRows]


def test_every_table_has_the_columns_of_its_model(tables: dict[str, pl.DataFrame]) -> None:
    assert list(tables) == list(TABLES)
    for name, frame in tables.items():
        assert frame.columns == list(TABLES[name].to_schema().columns)


def test_rows_stand_by_document_and_position(make_document: Make, organization: Organization) -> None:
    one, two = make_document("a"), make_document("b")
    dates = (two.dates[0]._replace(ordinal=2), two.dates[0]._replace(ordinal=1))
    shuffled = replace(two, facts={**two.facts, "dates": dates})
    late = Diagnostic("a", None, "resolve", "info", "late", "of the whole dataset")
    tables = build_tables([shuffled, one], [organization], [late])
    assert tables["documents"]["document_id"].to_list() == ["a", "b"]
    assert tables["clauses"]["clause_id"].to_list()[3:5] == ["a#1.2", "b#front"]
    assert tables["dates"].select("document_id", "ordinal").rows() == [("a", 1), ("b", 1), ("b", 2)]
    assert tables["diagnostics"].select("document_id", "code").rows() == [
        ("a", "numbering_gap"),
        ("a", "late"),
        ("b", "numbering_gap"),
    ]
    assert find_faults(tables) == []


def test_no_documents_give_empty_tables() -> None:
    tables = build_tables([], [], [])
    assert all(frame.is_empty() for frame in tables.values())
    assert find_faults(tables) == []


MISFITS: list[tuple[dict[str, Any], str]] = [
    ({"number": 10**30}, f"clauses row 2, number = {10**30!r}: the type must be Int64"),
    ({"number": "one"}, "clauses row 2, number = 'one': the type must be Int64"),
    ({"text": "half a \ud83d pair"}, "clauses row 2, text = 'half a \\ud83d pair': the type must be String"),
]


@pytest.mark.parametrize(("values", "fault"), MISFITS)
def test_a_value_that_no_column_holds_is_a_fault(make_document: Make, values: dict[str, Any], fault: str) -> None:
    rows = make_document()
    clauses = list(rows.clauses)
    clauses[2] = clauses[2]._replace(**values)
    with pytest.raises(BrokenRules) as broken:
        build_tables([replace(rows, clauses=tuple(clauses))], [], [])
    assert [str(fault) for fault in broken.value.faults] == [fault]
