"""Every rule of the schemas has a row that must fail."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from schemas import FOREIGN_KEYS, TABLES, Fault, find_faults, key_of
from schemas.columns import find_column_faults
from schemas.soundness import find_unsound

Tables = dict[str, pl.DataFrame]
COLUMNS = [(table, name) for table, model in TABLES.items() for name in model.to_schema().columns]

# what no column with this pattern may hold
MISMATCHES = {
    ("documents", "document_id"): "a\nb",
    ("documents", "region_code"): "65000",
    ("documents", "source_format"): "PDF 1.7",
    ("documents", "source_url"): "www.gov.cn",
    ("documents", "source_sha256"): "abc",
    ("clauses", "clause_id"): "example",
    ("clauses", "path"): "1 1",
    ("organizations", "organization_id"): "a b",
    ("organizations", "region_code"): "新疆",
    ("organizations", "kind"): "部门",
    ("parameters", "quantity"): "Money",
    ("parameters", "unit"): "万元",
    ("diagnostics", "document_id"): "a\x1bb",
    ("diagnostics", "code"): "Numbering gap",
}

# rules that tie the columns of a row: table, what is changed in row 0, and the rule that is broken
ROWS: list[tuple[str, dict[str, Any], str]] = [
    ("documents", {"char_count": 3}, "char count is the length of text"),
    ("documents", {"source_file": "other.txt"}, "document id is source file or that without its ending"),
    ("documents", {"issuer_level": "national"}, "a national document has no region"),
    ("documents", {"region_name": None}, "region code and region name come together"),
    (
        "documents",
        {"effective_date": date(2024, 1, 1), "expiry_date": date(2023, 12, 31)},
        "effective date is not after expiry date",
    ),
    ("documents", {"title": None, "title_inferred": True}, "inferred facts are there"),
    ("documents", {"dates_inferred": True}, "inferred facts are there"),
    ("clauses", {"path": "2"}, "clause id is document id path"),
    ("clauses", {"kind": "clause"}, "a numbered clause has level marker style and number"),
    ("clauses", {"start_char": 90}, "start char is not above end char"),
    ("clauses", {"start_page": 2, "end_page": 1}, "start page is not above end page"),
    ("cells", {"text": "落实"}, "the span is as long as the text"),
    ("cells", {"is_header": True}, "a header cell has no header above"),
    ("responsible_units", {"mention": "商务"}, "the span is as long as the mention"),
    ("dates", {"mention": "2025年"}, "the span is as long as the mention"),
    ("parameters", {"mention": "30家"}, "the span is as long as the mention"),
    ("citations", {"mention": "外商投资法"}, "the span is as long as the mention"),
    ("dates", {"kind": "period", "start_date": date(2026, 1, 1)}, "start date is not after end date"),
    ("dates", {"start_date": date(2024, 1, 1)}, "the kind says which of start date and end date are null"),
    ("dates", {"kind": "start"}, "the kind says which of start date and end date are null"),
    ("dates", {"kind": "recurring"}, "the kind says which of start date and end date are null"),
    ("dates", {"kind": "point"}, "the kind says which of start date and end date are null"),
    ("parameters", {"comparator": "between", "high": 1.0}, "low is not above high"),
    ("parameters", {"low": float("inf")}, "low and high are finite numbers"),
    ("parameters", {"low": float("nan")}, "low and high are finite numbers"),
    ("parameters", {"comparator": "eq"}, "the comparator says which of low and high are null"),
    ("parameters", {"comparator": "le"}, "the comparator says which of low and high are null"),
    ("parameters", {"high": 40.0}, "the comparator says which of low and high are null"),
    ("parameters", {"comparator": "between"}, "the comparator says which of low and high are null"),
    ("citations", {"title": None}, "a citation has a title or a document number"),
    ("diagnostics", {"end_char": None}, "start char and end char come together and run forward"),
    ("diagnostics", {"start_char": 9}, "start char and end char come together and run forward"),
]

# rules across rows and tables: table, what is changed in which row, and the fault as it is told
ACROSS: list[tuple[str, int, dict[str, Any], str]] = [
    ("clauses", 2, {"start_char": 22}, "clauses row 2, start_char = 22: the clause before ends at 21"),
    ("clauses", 3, {"end_char": 60}, "clauses, end_char = 60: the clauses of example end at 60, its text at 62"),
    ("clauses", 3, {"ordinal": 5}, "clauses row 3, ordinal = 5: expected 4"),
    ("clauses", 1, {"marker": "二、"}, "clauses row 1, marker = '二、': not the text at start_char"),
    ("clauses", 1, {"text": "要求"}, "clauses row 1, text = '要求': not the text between marker and end_char"),
    (
        "clauses",
        3,
        {"kind": "row", "marker": "落实"},
        "clauses row 3, marker = '落实': no cell of the row",
    ),
    (
        "clauses",
        3,
        {"kind": "row", "marker": "（二）落实《外商投资法》。", "text": "x"},
        "clauses row 3, text = 'x': not the text between marker and end_char",
    ),
    ("cells", 0, {"text": "某实《外商投资法》。"}, "cells row 0, text = '某实《外商投资法》。': not the text at 52:62"),
    ("cells", 0, {"clause_id": "example#1.1"}, "cells row 0, start_char = 52: outside its clause, 21:49"),
    ("dates", 0, {"mention": "到2026年"}, "dates row 0, mention = '到2026年': not the text at 24:30"),
    ("dates", 0, {"clause_id": "example#1"}, "dates row 0, start_char = 24: outside its clause, 14:21"),
    (
        "diagnostics",
        0,
        {"end_char": 99},
        "diagnostics row 0, end_char = 99: behind the end of the text (numbering_gap)",
    ),
    (
        "diagnostics",
        0,
        {"document_id": "gone"},
        "diagnostics row 0, document_id = 'gone': not in documents, and only an info says so",
    ),
]


def changed(tables: Tables, table: str, row: int, values: dict[str, Any]) -> Tables:
    """The tables with some cells of one row changed, types kept."""
    frame = tables[table]
    rows = frame.to_dicts()
    rows[row] |= values
    return tables | {table: pl.DataFrame(rows, schema=frame.schema)}


def faults_of(tables: Tables, table: str) -> list[Fault]:
    """The faults of one table by itself."""
    return find_column_faults(table, TABLES[table], tables[table])


def told(faults: list[Fault]) -> list[str]:
    return [str(fault) for fault in faults]


def test_a_good_dataset_has_no_fault(tables: Tables) -> None:
    assert told(find_faults(tables)) == []


def test_empty_tables_have_no_fault(tables: Tables) -> None:
    assert find_faults({name: frame.clear() for name, frame in tables.items()}) == []


@pytest.mark.parametrize(("table", "name"), COLUMNS)
def test_column(tables: Tables, table: str, name: str) -> None:
    """Null, a wrong type, and a value outside each of the column's checks are faults of that column."""
    column = TABLES[table].to_schema().columns[name]
    if not column.nullable:
        faults = faults_of(changed(tables, table, 0, {name: None}), table)
        assert any(fault.column == name and fault.rule == "may not be null" for fault in faults), told(faults)
    wrong = pl.lit(b"").alias(name)
    faults = faults_of(tables | {table: tables[table].with_columns(wrong)}, table)
    assert any(fault.column == name and fault.rule.startswith("the type must be") for fault in faults), told(faults)
    checks: dict[str, tuple[bool, Any]] = {
        "isin": (bool(column.values), "no such value"),
        "str_length": (column.min_length is not None, ""),
        "greater_than_or_equal_to": (column.minimum is not None, -1),
        "str_matches": (column.pattern is not None, MISMATCHES.get((table, name))),
    }
    for check, value in ((check, value) for check, (is_made, value) in checks.items() if is_made):
        spoiled = changed(tables, table, 0, {name: value})
        faults = faults_of(spoiled, table)
        assert any(fault.column == name and fault.rule.startswith(check) for fault in faults), (value, told(faults))
        assert find_unsound({table: spoiled[table]}, TABLES) == [table]


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_those_of_the_model(tables: Tables, table: str) -> None:
    frame = tables[table]
    first, second, *_ = frame.columns
    for wrong, rule, column in (
        (frame.drop(second), "the column is missing", second),
        (frame.with_columns(extra=1), "no such column in the schema", "extra"),
        (frame.select(second, first, *frame.columns[2:]), "the columns are not in the schema's order", second),
    ):
        faults = faults_of(tables | {table: wrong}, table)
        assert any(fault.rule == rule and fault.column == column for fault in faults), (rule, told(faults))


@pytest.mark.parametrize(("table", "values", "rule"), ROWS)
def test_row(tables: Tables, table: str, values: dict[str, Any], rule: str) -> None:
    faults = faults_of(changed(tables, table, 0, values), table)
    assert any((fault.table, fault.row, fault.rule) == (table, 0, rule) for fault in faults), told(faults)


def test_every_rule_of_rows_is_tried() -> None:
    declared = {(table, name.replace("_", " ")) for table, model in TABLES.items() for name in model.to_schema().rules}
    assert declared == {(table, rule) for table, _, rule in ROWS}


@pytest.mark.parametrize("table", [table for table in TABLES if key_of(table)])
def test_key(tables: Tables, table: str) -> None:
    faults = find_faults(tables | {table: pl.concat([tables[table], tables[table].head(1)])})
    assert {fault.rule for fault in faults} == {"the key stands in more than one row"}
    assert {fault.column for fault in faults} == {" + ".join(key_of(table))}


@pytest.mark.parametrize("key", FOREIGN_KEYS, ids=lambda key: f"{key.table}.{key.column}")
def test_foreign_key(tables: Tables, key: Any) -> None:
    faults = find_faults(changed(tables, key.table, 0, {key.column: "nowhere"}))
    expected = f"{key.table} row 0, {key.column} = 'nowhere': not in {key.target_table}.{key.target_column}"
    if (key.table, key.column) == ("clauses", "document_id"):  # it is part of the clause's id, too
        assert any("clause id is document id path" in fault for fault in told(faults))
        return
    assert expected in told(faults)


@pytest.mark.parametrize(("table", "row", "values", "fault"), ACROSS)
def test_across(tables: Tables, table: str, row: int, values: dict[str, Any], fault: str) -> None:
    assert fault in told(find_faults(changed(tables, table, row, values)))


def test_a_mention_stands_in_the_document_of_its_clause(tables: Tables) -> None:
    two = {name: frame if name != "documents" else _with_twin(frame) for name, frame in tables.items()}
    faults = find_faults(changed(two, "dates", 0, {"document_id": "twin"}))
    assert "dates row 0, document_id = 'twin': its clause stands in example" in told(faults)


def _with_twin(documents: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([documents, documents.with_columns(document_id=pl.lit("twin"), source_file=pl.lit("twin.txt"))])


def test_a_long_value_is_cut(tables: Tables) -> None:
    (fault,) = [f for f in find_faults(changed(tables, "clauses", 1, {"text": "长" * 500})) if f.column == "text"]
    assert len(str(fault)) < 200


@pytest.mark.parametrize(("table", "name"), COLUMNS)
def test_every_column_says_what_it_means_in_both_languages(table: str, name: str) -> None:
    column = TABLES[table].to_schema().columns[name]
    assert column.title and column.description
    assert any("一" <= c <= "鿿" for c in column.title_zh)
    assert any("一" <= c <= "鿿" for c in column.description_zh)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_says_its_grain_in_both_languages(table: str) -> None:
    schema = TABLES[table].to_schema()
    metadata = schema.metadata
    assert schema.grain.startswith("One row per ")
    assert schema.title
    assert metadata["title_zh"] and metadata["grain_zh"].find("一行") > 0
