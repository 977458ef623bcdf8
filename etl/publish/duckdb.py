"""The dialect of DuckDB, which loads the Parquet files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from etl.publish.dataset import Tables, pieces_of
from etl.publish.descriptions import TableDescription
from etl.publish.sql import DUCKDB_TYPES, Dialect, in_order, literal, name
from etl.publish.views import offers_comments, offers_view


def insertions(tables: Tables, described: Sequence[TableDescription], folder: str = "") -> Iterator[str]:
    """Return ``INSERT`` statements that read the Parquet files; ``folder`` is a prefix of their names.

    DuckDB looks up foreign keys among the rows of earlier statements. A table that references itself is therefore loaded one
    generation per statement, roots first.
    """
    for table in in_order(described):
        columns = ", ".join(name(column.name) for column in table.columns)
        source = f"read_parquet({literal(f'{folder}{table.name}.parquet')})"
        insert = f"INSERT INTO {name(table.name)} SELECT {columns} FROM {source}"
        parents = _parents(table)
        if not parents:
            yield insert
            continue
        key = name(table.key[0])
        loaded = f"(SELECT {key} FROM {name(table.name)})"
        roots = " AND ".join(f"{name(parent)} IS NULL" for parent in parents)
        ready = " AND ".join(f"({name(parent)} IS NULL OR {name(parent)} IN {loaded})" for parent in parents)
        yield f"{insert} WHERE {roots}"
        for _ in range(_most_generations(tables[table.name], table) - 1):
            yield f"{insert} WHERE {key} NOT IN {loaded} AND {ready}"


def _parents(table: TableDescription) -> list[str]:
    """Return the columns of a table that reference the key of the same table."""
    own = [column for column in table.columns if column.references and column.references[0] == table.name]
    assert all(column.references == (table.name, *table.key) for column in own)
    return [column.name for column in own]


def _most_generations(rows: pl.LazyFrame, table: TableDescription) -> int:
    """Count the statements needed to load a table that references itself; clauses reference only clauses of their document."""
    (key,) = table.key
    parents = _parents(table)
    in_pieces = key != "document_id" and any(column.name == "document_id" for column in table.columns)
    columns = rows.select(key, *parents, *(["document_id"] if in_pieces else []))
    return max(
        _generations(piece, key, parents) for piece in (pieces_of(columns) if in_pieces else [columns.collect()])
    )


def _generations(frame: pl.DataFrame, key: str, parents: Sequence[str]) -> int:
    generations = 1
    waiting = frame.filter(pl.any_horizontal(pl.col(parents).is_not_null()))
    while not waiting.is_empty():
        later = waiting.filter(pl.any_horizontal(pl.col(parents).is_in(waiting[key].implode())))
        if later.height == waiting.height:  # a circle; DuckDB will say that its rows lack what they point to
            break
        waiting, generations = later, generations + 1
    return generations


DUCKDB = Dialect(DUCKDB_TYPES, insertions, more_views=lambda: (offers_view(), *offers_comments()))
