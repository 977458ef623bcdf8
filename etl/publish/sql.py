"""The tables as SQL: definitions with keys, checks and comments, and the statements that load the Parquet files.

``load.sql`` stands for a DuckDB file: DuckDB gives every file it writes a random id, so no two are the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from etl.publish.dataset import Tables, pieces_of
from etl.publish.descriptions import ColumnDescription, TableDescription
from etl.publish.views import offers_comments, offers_view

DUCKDB = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
SQLITE = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "date": "DATE"}
HEAD = """\
-- Loads the dataset into DuckDB, with keys, checks, views and comments. In this folder:
--   duckdb tiaokuan.duckdb < load.sql
"""


def write_load_sql(tables: Tables, described: Sequence[TableDescription], folder: Path) -> None:
    """Write ``load.sql`` into ``folder``."""
    statements = [
        *definitions(described, DUCKDB),
        *comments(described),
        *insertions(tables, described),
        *views(described),
        offers_view(),
        *offers_comments(),
    ]
    (folder / "load.sql").write_bytes((HEAD + "".join(f"\n{sql};\n" for sql in statements)).encode("utf-8"))


def definitions(described: Sequence[TableDescription], types: Mapping[str, str]) -> Iterator[str]:
    """``CREATE TABLE`` of every table, those that others point to first."""
    for table in in_order(described):
        lines = [_column(column, types) for column in table.columns]
        if table.key:
            lines.append(f"PRIMARY KEY ({', '.join(map(name, table.key))})")
        for column in table.columns:
            if column.references:
                target, target_column = map(name, column.references)
                lines.append(f"FOREIGN KEY ({name(column.name)}) REFERENCES {target} ({target_column})")
        yield f"CREATE TABLE {name(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def comments(described: Sequence[TableDescription]) -> Iterator[str]:
    """``COMMENT ON`` every table and column, in both languages."""
    for table in described:
        yield f"COMMENT ON TABLE {name(table.name)} IS {literal(f'{table.title_zh}。{table.grain_zh} {table.grain}')}"
        for column in table.columns:
            words = f"{column.title_zh}：{column.description_zh} {column.title}: {column.description}"
            yield f"COMMENT ON COLUMN {name(table.name)}.{name(column.name)} IS {literal(words)}"


def indexes(described: Sequence[TableDescription]) -> Iterator[str]:
    """``CREATE INDEX`` on every column that points to another row, but for those that a key begins with."""
    for table in described:
        for column in table.columns:
            if column.references and table.key[:1] != (column.name,):
                index = name(f"{table.name}_by_{column.name}")
                yield f"CREATE INDEX {index} ON {name(table.name)} ({name(column.name)})"


def views(described: Sequence[TableDescription]) -> Iterator[str]:
    """``CREATE VIEW`` of every table whose rows stand in a clause: its columns behind the document's title and the clause's place.

    ``dates_read`` shows the rows of ``dates`` to a person: of which document, in which clause, under which heading.
    """
    for table in described:
        pointed = {column.references for column in table.columns if column.name in ("clause_id", "document_id")}
        if not {("clauses", "clause_id"), ("documents", "document_id")} <= pointed:
            continue
        own = ", ".join(f"m.{name(column.name)}" for column in table.columns)
        taken = {column.name for column in table.columns}
        shown = [("title", 'coalesce(d."title", d."forwarded_title", d."document_id")'), ("path", 'c."path"')]
        shown += [("heading", 'c."heading"')]
        before = ", ".join(f"{what} AS {name(called)}" for called, what in shown if called not in taken)
        yield (
            f"CREATE VIEW {name(f'{table.name}_read')} AS SELECT {before + ', ' if before else ''}{own} "
            f'FROM {name(table.name)} m JOIN {name("documents")} d ON d."document_id" = m."document_id" '
            f'LEFT JOIN {name("clauses")} c ON c."clause_id" = m."clause_id"'
        )


def insertions(tables: Tables, described: Sequence[TableDescription], folder: str = "") -> Iterator[str]:
    """``INSERT`` from the Parquet files of ``folder`` (a prefix of their names).

    DuckDB looks for what a row points to among the rows of earlier statements: a table that points to itself is loaded
    from its roots, a statement a generation.
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


def in_order(described: Sequence[TableDescription]) -> list[TableDescription]:
    """The tables so that each comes after those it points to."""
    waiting = list(described)
    ordered: list[TableDescription] = []
    while waiting:
        done = {table.name for table in ordered}
        ready = [
            table
            for table in waiting
            if all(c.references is None or c.references[0] in {*done, table.name} for c in table.columns)
        ]
        assert ready, "the tables point to each other in a circle"
        ordered += ready
        waiting = [table for table in waiting if table not in ready]
    return ordered


def name(identifier: str) -> str:
    """A table's or column's name in SQL."""
    return f'"{identifier}"'


def literal(text: str) -> str:
    """A text as a string of SQL."""
    return "'" + text.replace("'", "''") + "'"


def _column(column: ColumnDescription, types: Mapping[str, str]) -> str:
    parts = [name(column.name), types[column.type]]
    if not column.nullable:
        parts.append("NOT NULL")
    if column.values:
        parts.append(f"CHECK ({name(column.name)} IN ({', '.join(map(literal, column.values))}))")
    if column.minimum is not None:
        parts.append(f"CHECK ({name(column.name)} >= {column.minimum})")
    return " ".join(parts)


def _parents(table: TableDescription) -> list[str]:
    """The columns of a table that point to its own rows, always by its key."""
    own = [column for column in table.columns if column.references and column.references[0] == table.name]
    assert all(column.references == (table.name, *table.key) for column in own)
    return [column.name for column in own]


def _most_generations(rows: pl.LazyFrame, table: TableDescription) -> int:
    """How many statements load a table whose rows point to rows of its own: clauses to those of their document alone."""
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
