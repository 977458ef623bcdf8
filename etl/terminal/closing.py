"""What a build ends with: what was written, and what needs a look."""

from __future__ import annotations

import polars as pl
from rich.console import Console
from rich.table import Table

from etl.publish.dataset import Tables, count_rows
from etl.terminal.console import cell
from etl.terminal.tables import new_table, print_table

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
SHOWN = 10


def print_closing(console: Console, tables: Tables, output: object) -> None:
    """Tables with their rows, diagnostics by code, documents left out, and unresolved organizations by frequency."""
    written = new_table("table", "rows")
    for name, table in tables.items():
        written.add_row(name, f"{count_rows(table):,}")
    print_table(console, f"Written to {output}", written)

    by_code = _by_code(tables["diagnostics"])
    if by_code.row_count:
        print_table(console, "What to look at", by_code)
    left_out = tables["diagnostics"].filter(pl.col("severity") == "error").select("document_id", "message")
    first = left_out.head(SHOWN).collect()
    if not first.is_empty():
        errors = new_table("document", "what happened")
        errors.columns[1].justify = "left"
        for document_id, message in first.iter_rows():
            errors.add_row(cell(document_id), cell(message, COLOURS["error"]))
        print_table(console, "Errors", errors)
        _print_rest(console, count_rows(left_out), "errors in the table diagnostics")
    unresolved = find_unresolved(tables)
    if not unresolved.is_empty():
        names = new_table("name", "mentions")
        for name, mentions in unresolved.head(SHOWN).iter_rows():
            names.add_row(cell(name), f"{mentions:,}")
        print_table(console, "Organizations not resolved", names)
        _print_rest(console, unresolved.height, "names")


def find_unresolved(tables: Tables) -> pl.DataFrame:
    """Names of the responsible units whose organization stayed unresolved: ``name``, ``mentions``, most first.

    A diagnostic stands at a body's first mention in a document; every row with the same organization counts.
    """
    places = tables["diagnostics"].filter(pl.col("code") == "unresolved_organization").select("clause_id", "start_char")
    units = tables["responsible_units"].select("clause_id", "start_char", "organization_id", "name")
    open_bodies = units.join(places, on=["clause_id", "start_char"], how="semi").select("organization_id")
    return (
        units.join(open_bodies, on="organization_id", how="semi")
        .group_by("name")
        .agg(pl.len().alias("mentions"))
        .sort(["mentions", "name"], descending=[True, False])
        .collect(engine="streaming")
    )


def _by_code(diagnostics: pl.LazyFrame) -> Table:
    """Diagnostics by severity, the worst first, and code."""
    counts = (
        diagnostics.group_by("severity", "code")
        .agg(pl.len().alias("rows"), pl.col("document_id").n_unique().alias("documents"))
        .sort(pl.col("severity").replace_strict({"error": 0, "warning": 1, "info": 2}), "code")
        .collect(engine="streaming")
    )
    table = new_table("severity", "code", "rows", "documents")
    table.columns[1].justify = "left"
    for severity, code, rows, documents in counts.iter_rows():
        table.add_row(cell(severity, COLOURS[severity]), cell(code), f"{rows:,}", f"{documents:,}")
    return table


def _print_rest(console: Console, total: int, what: str) -> None:
    if total > SHOWN:
        console.print(f"  … {total:,} {what} in all")
