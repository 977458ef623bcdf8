"""Tables of words in their first column and figures in the others."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table

from etl.terminal.console import plain


def new_table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    table.add_column(columns[0], overflow="fold")
    for column in columns[1:]:
        table.add_column(column, justify="right", overflow="fold")
    return table


def print_table(console: Console, title: str, table: Table) -> None:
    console.print()
    console.print(plain(title), style="bold", soft_wrap=True)
    console.print(table)
