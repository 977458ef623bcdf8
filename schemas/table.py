"""What every table model is made of: columns that carry their names and meanings in English and Chinese, and rules of rows.

A table's ``Config`` holds its key (``unique``), its English ``title`` and, in ``metadata``, ``title_zh`` and ``grain_zh``; the
class docstring is the grain in English. All of it is read back by ``to_schema()``. Pandera tells which rows break which rule
(`schemas.columns`); it takes a tenth of a second to load, and is asked only where a rule is broken.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import polars as pl


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, its meaning in both languages, and the values it may have.

    Attributes:
        references: The key that it points to, as ``table.column``.
        parquet_only: Left out of CSV.
    """

    title: str
    title_zh: str
    description: str
    description_zh: str
    nullable: bool = False
    values: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: float | None = None
    min_length: int | None = None
    references: str | None = None
    parquet_only: bool = False
    dtype: pl.DataType = field(default_factory=pl.String)  # set by the annotation in the model


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """A table: its names, what a row is, its key, its columns in order, and its rules, which are true of every row or null."""

    title: str
    grain: str
    unique: tuple[str, ...]
    metadata: Mapping[str, Any]
    columns: Mapping[str, Column]
    rules: Mapping[str, pl.Expr]


@dataclass(frozen=True, slots=True)
class Rule:
    """A method of a model that returns what is true of every row."""

    expression: Callable[[Any], pl.Expr]


def rule(expression: Callable[[Any], pl.Expr]) -> Rule:
    """Mark a method of a model as a rule between columns of a row. The name of the method states the rule in words."""
    return Rule(expression)


class Table:
    """Base of the models: exactly the columns of the model, in its order, types as declared."""

    @classmethod
    @cache
    def to_schema(cls) -> Schema:
        """Return the columns and rules that the model declares, those of a model it extends first."""
        bases = [base for base in reversed(cls.__mro__) if issubclass(base, Table)]
        declared = {name: value for base in bases for name, value in vars(base).items()}
        config = {name: value for base in bases for name, value in vars(vars(base).get("Config", object)).items()}
        types = {name: dtype for base in bases for name, dtype in inspect.get_annotations(base, eval_str=True).items()}
        return Schema(
            title=config.get("title", ""),
            grain=" ".join((inspect.getdoc(cls) or "").replace("``", "").split()),
            unique=tuple(config.get("unique", ())),
            metadata=config.get("metadata", {}),
            columns={name: replace(declared[name], dtype=dtype()) for name, dtype in types.items()},
            rules={name: value.expression(cls) for name, value in declared.items() if isinstance(value, Rule)},
        )


def column(
    title: str,
    title_zh: str,
    description: str,
    description_zh: str,
    *,
    nullable: bool = False,
    at_least: float | None = None,
    references: str | None = None,
) -> Any:
    """Declare a column of numbers, dates or booleans; ``at_least`` is the lowest value allowed."""
    return Column(title, title_zh, description, description_zh, nullable, minimum=at_least, references=references)


def text_column(
    title: str,
    title_zh: str,
    description: str,
    description_zh: str,
    *,
    nullable: bool = False,
    values: tuple[str, ...] = (),
    pattern: str | None = None,
    may_be_empty: bool = False,
    references: str | None = None,
    parquet_only: bool = False,
) -> Any:
    """Declare a column of strings: one of ``values``, or matching ``pattern``. A missing value is null, never ``""``.

    ``pattern`` must mean the same in Python's ``re`` and in Rust's ``regex``, and names both of its ends.
    """
    return Column(
        title,
        title_zh,
        description,
        description_zh,
        nullable,
        values,
        pattern,
        min_length=None if may_be_empty else 1,
        references=references,
        parquet_only=parquet_only,
    )
