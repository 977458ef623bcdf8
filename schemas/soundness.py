"""Which tables break a rule of their models, told in one pass of polars over all of them.

Which rows break which rule pandera tells (`schemas.columns`), and only where one is broken: it looks at one rule after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import polars as pl

from schemas.table import Column, Schema, Table


def find_unsound(frames: Mapping[str, pl.DataFrame], models: Mapping[str, type[Table]]) -> list[str]:
    """Return the names of tables that break a rule of their model. A table without rows can only have wrong columns."""
    asked = [name for name, frame in frames.items() if has_columns_of(models[name], frame) and not frame.is_empty()]
    queries = [frames[name].lazy().select(_rules_of(models[name].to_schema())) for name in asked]
    answers = pl.collect_all(queries, optimizations=pl.QueryOptFlags.none())
    broken = {name for name, answer in zip(asked, answers, strict=True) if not all(answer.row(0))}
    return [name for name, frame in frames.items() if name in broken or not has_columns_of(models[name], frame)]


def has_columns_of(model: type[Table], frame: pl.DataFrame) -> bool:
    """True if a frame has exactly the columns of a model, in their order, with their types."""
    return list(frame.schema.items()) == [(name, column.dtype) for name, column in model.to_schema().columns.items()]


@cache
def _rules_of(schema: Schema) -> list[pl.Expr]:
    """The rules of a table, each true if it is kept; what is null breaks none but the one that it may not be null."""
    kept = [each.all() for name, column in schema.columns.items() for each in _rules_of_column(pl.col(name), column)]
    kept += [expression.fill_null(True).all() for expression in schema.rules.values()]
    if schema.unique:
        one, *others = schema.unique
        kept.append((pl.struct(one, *others) if others else pl.col(one)).n_unique() == pl.len())
    return [each.alias(str(number)) for number, each in enumerate(kept)]


def _rules_of_column(values: pl.Expr, column: Column) -> Iterator[pl.Expr]:
    """The rules of a column's values."""
    if not column.nullable:
        yield values.is_not_null()
    if column.values:
        yield values.is_in(list(column.values))
    if column.pattern is not None:
        yield values.str.contains(column.pattern)
    elif column.min_length is not None and not column.values:  # no value and no pattern of a model is empty
        yield values.str.len_chars() >= column.min_length
    if column.minimum is not None:
        yield values >= column.minimum
