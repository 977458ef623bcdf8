"""English documents that are tables: headers say in English what they say in Chinese."""

from __future__ import annotations

import pytest

from etl.extract.parameters.measure_units import find_measure_unit
from etl.notation.column_labels import find_label_kind
from tests.test_table_documents import Grid, in_each_format, read

TASKS: Grid = [
    ["No.", "Key task", "Lead department", "Supporting departments", "Completion time", "Budget (RMB 10,000)"],
    [("I. Optimizing government services", 1, 6), None, None, None, None, None],
    ["1", "Cut the time limit by 30%.", ("Shanghai Municipal Finance Bureau", 2, 1), "Shanghai Customs, MOFCOM", "June 2025", "35.5"],
    ["2", "Build 20 centers.", None, "Ministry of Commerce", "Continuous", "1,200"],
]  # fmt: skip


@in_each_format(TASKS)
def test_a_list_of_tasks(name: str, content: bytes) -> None:
    rows = read(name, content)
    (section,) = [clause for clause in rows.clauses if clause.kind == "clause"]
    first, second = [clause for clause in rows.clauses if clause.kind == "row"]
    assert (section.marker, section.heading) == ("I.", "Optimizing government services")
    assert [(row.marker, row.number, row.parent_id) for row in (first, second)] == [
        ("1", 1, section.clause_id),
        ("2", 2, section.clause_id),
    ]
    assert [(unit.clause_id, unit.role, unit.name) for unit in rows.responsible_units] == [
        (first.clause_id, "lead", "Shanghai Municipal Finance Bureau"),
        (first.clause_id, "support", "Shanghai Customs"),
        (first.clause_id, "support", "MOFCOM"),
        (second.clause_id, "lead", "Shanghai Municipal Finance Bureau"),
        (second.clause_id, "support", "Ministry of Commerce"),
    ]
    assert [(d.mention, d.kind, str(d.end_date)) for d in rows.dates if d.clause_id == first.clause_id] == [
        ("June 2025", "deadline", "2025-06-30")
    ]
    inferred = [(p.mention, p.low, p.unit, p.subject) for p in rows.parameters if p.unit_inferred]
    assert inferred == [
        ("35.5", 355_000.0, "CNY", "Budget"),
        ("1,200", 12_000_000.0, "CNY", "Budget"),
    ]


INDICATORS = """# Main Targets of the Plan

Unit: RMB 100 million

| Indicator | Unit | 2024 | Target for 2025 | Attribute |
| --- | --- | --- | --- | --- |
| Total output | | 35 | 40 | Anticipatory |
| Urbanization rate | % | 60.5 | 65 | Anticipatory |
"""


def test_units_above_a_table_and_in_a_column() -> None:
    rows = read("indicators.md", INDICATORS.encode())
    assert [(p.mention, p.low, p.unit, p.subject) for p in rows.parameters] == [
        ("35", 3.5e9, "CNY", "Total output 2024"),
        ("40", 4e9, "CNY", "Total output Target for 2025"),
        ("60.5", 60.5, "percent", "Urbanization rate 2024"),
        ("65", 65.0, "percent", "Urbanization rate Target for 2025"),
    ]
    assert rows.dates == ()


def test_bounds_in_a_column_of_sums() -> None:
    rows = read(
        "sums.md",
        b"# Sums\n\n| Item | Budget (RMB 10,000) |\n| --- | --- |\n| Roads | More than 3,000 |\n| Schools | up to 50 |\n",
    )
    assert [(p.mention, p.comparator, p.low or p.high, p.unit) for p in rows.parameters] == [
        ("More than 3,000", "gt", 3e7, "CNY"),
        ("up to 50", "le", 5e5, "CNY"),
    ]


LABELS = [
    ("No.", "number"),
    ("Serial Number", "number"),
    ("Deadline", "time_limit"),
    ("Target completion date", "time_limit"),
    ("Responsible units", "label"),
    ("Main contents", "label"),
    ("Legal basis (Article)", "label"),
    ("Unit", "measure_unit"),
    ("2025", "year"),
    ("By 2025", "year"),
    ("Shanghai Customs", None),
    ("The quota is ten thousand", None),
]


@pytest.mark.parametrize(("text", "kind"), LABELS)
def test_labels_of_columns(text: str, kind: str | None) -> None:
    assert find_label_kind(text) == kind


UNITS = [
    ("Budget (RMB 10,000)", "万元"),
    ("Investment (unit: 100 million yuan)", "亿元"),
    ("Exports (USD million)", "百万美元"),
    ("Amount (yuan)", "元"),
    ("Growth rate (%)", "%"),
    ("Task (2025)", None),
    ("Subsidy (first year)", None),
]


@pytest.mark.parametrize(("header", "unit"), UNITS)
def test_units_in_a_header(header: str, unit: str | None) -> None:
    assert find_measure_unit(header, in_brackets=True) == unit
