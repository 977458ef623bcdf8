"""The dataset in SQL: definitions with keys, checks and comments, and the order of statements that load it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from etl.publish.dataset import Tables
from etl.publish.descriptions import ColumnDescription, TableDescription

DUCKDB_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
SQLITE_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "date": "DATE"}


class Dialect(NamedTuple):
    """The differences between databases.

    Attributes:
        types: The database's types by the types of columns.
        load: Returns the statements that fill the tables.
        has_indexes: True if columns that reference other rows get an index; DuckDB needs none.
        more_views: Returns the statements of views that other databases do not support.
    """

    types: Mapping[str, str]
    load: Callable[[Tables, Sequence[TableDescription]], Iterator[str]]
    has_indexes: bool = False
    more_views: Callable[[], Iterable[str]] = tuple


def statements(dialect: Dialect, tables: Tables, described: Sequence[TableDescription]) -> Iterator[str]:
    """Return all statements that load the dataset into an empty database, in order."""
    yield from definitions(described, dialect.types)
    yield from dialect.load(tables, described)
    if dialect.has_indexes:
        yield from indexes(described)
    yield from views(described)
    yield from dialect.more_views()
    yield from comments(described)


def definitions(described: Sequence[TableDescription], types: Mapping[str, str]) -> Iterator[str]:
    """Return ``CREATE TABLE`` for every table, referenced tables first."""
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
    """Return ``COMMENT ON`` for every table and column, in both languages."""
    for table in described:
        yield f"COMMENT ON TABLE {name(table.name)} IS {literal(f'{table.title_zh}。{table.grain_zh} {table.grain}')}"
        for column in table.columns:
            words = f"{column.title_zh}：{column.description_zh} {column.title}: {column.description}"
            yield f"COMMENT ON COLUMN {name(table.name)}.{name(column.name)} IS {literal(words)}"


def indexes(described: Sequence[TableDescription]) -> Iterator[str]:
    """Return ``CREATE INDEX`` for every column that references another row, except the first column of a key."""
    for table in described:
        for column in table.columns:
            if column.references and table.key[:1] != (column.name,):
                index = name(f"{table.name}_by_{column.name}")
                yield f"CREATE INDEX {index} ON {name(table.name)} ({name(column.name)})"


def views(described: Sequence[TableDescription]) -> Iterator[str]:
    """Return ``CREATE VIEW`` for every table whose rows stand in a clause: its columns after the document's title and the clause's place.

    For example, ``dates_read`` shows the rows of ``dates`` with document, clause and heading.
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


def in_order(described: Sequence[TableDescription]) -> list[TableDescription]:
    """Sort the tables so that each follows those it references."""
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
    """Quote the name of a table or column."""
    return f'"{identifier}"'


def literal(text: str) -> str:
    """Quote a text as a string."""
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
