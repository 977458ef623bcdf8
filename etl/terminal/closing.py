"""What a build ends with: what was written, and what needs a look."""

from __future__ import annotations

import polars as pl
from rich.console import Console
from rich.table import Table

from etl.publish.dataset import Tables, count_rows
from etl.publish.summary import count_diagnostics
from etl.terminal.console import cell
from etl.terminal.tables import new_table, print_table

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
SHOWN = 10
OF_FILES = ("shared_name", "file_skipped", "catalog_without_file")  # told as errors are, one by one


def print_closing(console: Console, tables: Tables, output: object) -> None:
    """Print the summary of a build: rows per table, diagnostics by code, documents left out, most frequent unresolved organizations."""
    written = new_table("table", "rows")
    for name, table in tables.items():
        written.add_row(name, f"{count_rows(table):,}")
    print_table(console, f"Written to {output}", written)

    by_code = _by_code(tables["diagnostics"])
    if by_code.row_count:
        print_table(console, "What to look at", by_code)
    of_files = tables["diagnostics"].filter((pl.col("severity") == "error") | pl.col("code").is_in(OF_FILES))
    first = of_files.select("document_id", "severity", "message").head(SHOWN).collect()
    if not first.is_empty():
        files = new_table("document", "what happened")
        files.columns[1].justify = "left"
        for document_id, severity, message in first.iter_rows():
            files.add_row(cell(document_id), cell(message, COLOURS[severity]))
        print_table(console, "Files", files)
        _print_rest(console, count_rows(of_files), "such files in the table diagnostics")
    unresolved = find_unresolved(tables)
    if not unresolved.is_empty():
        names = new_table("name", "mentions")
        for name, mentions in unresolved.head(SHOWN).iter_rows():
            names.add_row(cell(name), f"{mentions:,}")
        print_table(console, "Organizations not resolved", names)
        _print_rest(console, unresolved.height, "names")


def find_unresolved(tables: Tables) -> pl.DataFrame:
    """Return the responsible units without an organization, most frequent first: columns ``name`` and ``mentions``.

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
    table = new_table("severity", "code", "rows", "documents")
    table.columns[1].justify = "left"
    for severity, code, rows, documents in count_diagnostics(diagnostics).iter_rows():
        table.add_row(cell(severity, COLOURS[severity]), cell(code), f"{rows:,}", f"{documents:,}")
    return table


def _print_rest(console: Console, total: int, what: str) -> None:
    if total > SHOWN:
        console.print(f"  … {total:,} {what} in all")
