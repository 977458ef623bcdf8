"""What a build ends with."""

from __future__ import annotations

import io

import polars as pl
from rich.console import Console

from etl.publish.dataset import as_scanned
from etl.publish.summary import worst_severity
from etl.terminal.closing import find_unresolved, print_closing
from etl.terminal.rules import SHOWN, tell_faults
from schemas import Fault

Tables = dict[str, pl.DataFrame]


def with_diagnostics(
    tables: Tables, *rows: tuple[str, str | None, str, str, str, str, int | None, int | None]
) -> Tables:
    return tables | {"diagnostics": pl.DataFrame(list(rows), schema=tables["diagnostics"].schema, orient="row")}


def printed(tables: Tables) -> str:
    file = io.StringIO()
    print_closing(Console(file=file, width=60, markup=False), as_scanned(tables), "output")
    return file.getvalue()


def test_tables_and_diagnostics_are_counted(tables: Tables) -> None:
    text = printed(tables)
    assert "Written to output" in text
    assert [line.split() for line in text.splitlines() if "clauses" in line] == [["clauses", "4"]]
    assert [line.split() for line in text.splitlines() if "gap" in line] == [["info", "numbering_gap", "1", "1"]]


def test_the_worst_diagnostic_counts(tables: Tables) -> None:
    assert worst_severity(as_scanned(with_diagnostics(tables))) is None
    assert worst_severity(as_scanned(tables)) == "info"
    lost = with_diagnostics(tables, ("lost", None, "read", "error", "unreadable_source", "empty", None, None))
    assert worst_severity(as_scanned(lost)) == "error"


def test_errors_are_told_with_their_reason(tables: Tables) -> None:
    row = ("lost[red]", None, "read", "error", "unreadable_source", "nothing in it\x1b", None, None)
    text = printed(with_diagnostics(tables, row))
    assert "lost[red]" in text and "nothing in it" in text and "\x1b" not in text


def test_many_errors_are_cut(tables: Tables) -> None:
    rows = [(f"lost{i}", None, "read", "error", "unreadable_source", "empty", None, None) for i in range(50)]
    text = printed(with_diagnostics(tables, *rows))
    assert "lost9" in text and "lost10" not in text and "50 such files" in text


def test_every_mention_of_an_unresolved_body_counts(tables: Tables) -> None:
    unit = tables["responsible_units"].row(0, named=True)
    again = pl.DataFrame(
        [unit | {"ordinal": 9, "start_char": unit["start_char"] + 1}], schema=tables["responsible_units"].schema
    )
    units = pl.concat([tables["responsible_units"], again])
    row = (
        "example",
        unit["clause_id"],
        "resolve",
        "warning",
        "unresolved_organization",
        "?",
        unit["start_char"],
        unit["end_char"],
    )
    unresolved = with_diagnostics(tables | {"responsible_units": units}, row, row)
    assert find_unresolved(as_scanned(unresolved)).rows() == [("自治区商务厅", 2)]
    assert "自治区商务厅" in printed(unresolved)


def test_broken_rules_are_told_and_cut() -> None:
    faults = [Fault("dates", "kind", row, "never", "isin") for row in range(SHOWN + 5)]
    lines = tell_faults(faults, "output stays as it was").split("\n")
    assert lines[0] == "25 rules of the schemas are broken; output stays as it was:"
    assert lines[1] == "  dates row 0, kind = 'never': isin"
    assert lines[-1] == "  … 5 more" and len(lines) == SHOWN + 2
