"""Descriptions of tables and columns, read from the models once for everything that describes the dataset.

Metadata, dictionary, data card, SQL and exports are made from them; none of these knows a column itself.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from schemas import TABLES, Table

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
    (facts,) = model.get_metadata().values()
    metadata = facts["dataframe"] or {}
    return TableDescription(
        name=name,
        title=schema.title or "",
        title_zh=metadata.get("title_zh", ""),
        grain=" ".join((inspect.getdoc(model) or "").replace("``", "").split()),
        grain_zh=metadata.get("grain_zh", ""),
        key=tuple(schema.unique or ()),
        columns=tuple(_describe_column(column_name, column) for column_name, column in schema.columns.items()),
    )


def _describe_column(name: str, column: Any) -> ColumnDescription:
    metadata = column.metadata or {}
    checks = {check.name: check.statistics for check in column.checks}
    minimum = checks.get("greater_than_or_equal_to", {}).get("min_value")
    references = metadata.get("references")
    return ColumnDescription(
        name=name,
        type=TYPES[column.dtype.type],
        nullable=column.nullable,
        title=column.title or "",
        title_zh=metadata.get("title_zh", ""),
        description=column.description or "",
        description_zh=metadata.get("description_zh", ""),
        values=tuple(checks.get("isin", {}).get("allowed_values", ())),
        pattern=checks.get("str_matches", {}).get("pattern"),
        minimum=minimum,
        min_length=checks.get("str_length", {}).get("min_value"),
        references=tuple(references.split(".")) if references else None,
        parquet_only=bool(metadata.get("parquet_only")),
    )
