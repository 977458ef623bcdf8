"""Descriptions of tables and columns, read from the models once for everything that describes the dataset.

Metadata, dictionary, data card, SQL and exports are made from them; none of these knows a column itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from schemas import TABLES, Table
from schemas.table import Column

# the types of Table Schema, by those of the models
TYPES = {
    pl.String(): "string",
    pl.Int64(): "integer",
    pl.Float64(): "number",
    pl.Boolean(): "boolean",
    pl.Date(): "date",
}


@dataclass(frozen=True, slots=True)
class ColumnDescription:
    """A column: its type, its meaning in both languages, and the values it may have."""

    name: str
    type: str  # string | integer | number | boolean | date
    nullable: bool
    title: str
    title_zh: str
    description: str
    description_zh: str
    values: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: float | None = None
    min_length: int | None = None
    references: tuple[str, str] | None = None  # table and column that it points to
    parquet_only: bool = False


@dataclass(frozen=True, slots=True)
class TableDescription:
    """A table: what a row is, in both languages, its columns in order, and its key."""

    name: str
    title: str
    title_zh: str
    grain: str
    grain_zh: str
    key: tuple[str, ...]
    columns: tuple[ColumnDescription, ...]

    @property
    def csv_columns(self) -> tuple[ColumnDescription, ...]:
        return tuple(column for column in self.columns if not column.parquet_only)


def describe_tables(models: Mapping[str, type[Table]] = TABLES) -> tuple[TableDescription, ...]:
    """Return the descriptions of the tables, in the order of ``models``."""
    return tuple(_describe_table(name, model) for name, model in models.items())


def _describe_table(name: str, model: type[Table]) -> TableDescription:
    schema = model.to_schema()
    return TableDescription(
        name=name,
        title=schema.title,
        title_zh=schema.metadata.get("title_zh", ""),
        grain=schema.grain,
        grain_zh=schema.metadata.get("grain_zh", ""),
        key=schema.unique,
        columns=tuple(_describe_column(column_name, column) for column_name, column in schema.columns.items()),
    )


def _describe_column(name: str, column: Column) -> ColumnDescription:
    table, _, key = (column.references or "").partition(".")
    return ColumnDescription(
        name=name,
        type=TYPES[column.dtype],
        nullable=column.nullable,
        title=column.title,
        title_zh=column.title_zh,
        description=column.description,
        description_zh=column.description_zh,
        values=column.values,
        pattern=column.pattern,
        minimum=column.minimum,
        min_length=column.min_length,
        references=(table, key) if table else None,
        parquet_only=column.parquet_only,
    )
