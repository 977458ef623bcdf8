"""Which tables break a rule of their models, told in one pass of polars over all of them.

Pandera looks at one rule after the other, and loads much to do so: it is asked which rows break which rule
(`schemas.columns`) only where one is broken. What is looked at here is read off the models, so both know the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import polars as pl
from pandera import Check
from pandera.polars import PolarsData

from schemas.table import Table

# pandera's names of the checks that `schemas.table` gives to columns, and what their values have to be
VALUES: dict[str, Callable[..., pl.Expr]] = {
    "isin": lambda values, allowed_values: values.is_in(list(allowed_values)),
    "str_matches": lambda values, pattern: values.str.contains(pattern),
    "str_length": lambda values, min_value: values.str.len_chars() >= min_value,
    "greater_than_or_equal_to": lambda values, min_value: values >= min_value,
}


def find_unsound(frames: Mapping[str, pl.DataFrame], models: Mapping[str, type[Table]]) -> list[str]:
    """Find the tables that are not as their models say; one without rows breaks no rule but those of its columns."""
    queries = [
        (name, query)
        for name, frame in frames.items()
        if has_columns_of(models[name], frame) and not frame.is_empty()
        for query in _queries(models[name], frame.lazy())
    ]
    answers = pl.collect_all([query for _, query in queries])
    broken = {name for (name, _), answer in zip(queries, answers, strict=True) if not all(answer.row(0))}
    return [name for name, frame in frames.items() if name in broken or not has_columns_of(models[name], frame)]


def has_columns_of(model: type[Table], frame: pl.DataFrame) -> bool:
    """True if a frame has exactly the columns of a model, in their order, with their types."""
    return list(frame.schema.items()) == _columns_of(model)


@cache
def _columns_of(model: type[Table]) -> list[tuple[str, pl.DataType]]:
    return [(name, column.dtype.type) for name, column in model.to_schema().columns.items()]


def _queries(model: type[Table], frame: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Build queries with one row of truth values each: True where a rule is kept."""
    of_columns, of_rows = _rules_of(model)
    tied = [check(PolarsData(frame)) for check in of_rows]
    # what is null breaks no rule but the one that it may not be null
    return [frame.select(of_columns), *(rows.select(pl.all().fill_null(True).all()) for rows in tied)]


@cache
def _rules_of(model: type[Table]) -> tuple[list[pl.Expr], list[Callable[[PolarsData], pl.LazyFrame]]]:
    """The rules of single columns and of the key, true if they are kept, and the checks that tie columns."""
    schema = model.to_schema()
    rules = []
    for name, column in schema.columns.items():
        values = pl.col(name)
        kept = [VALUES[str(check.name)](values, **_limits(check)).all() for check in column.checks]
        if not column.nullable:
            kept.append(values.null_count() == 0)
        if kept:
            rules.append(pl.all_horizontal(kept).alias(name))
    if key := schema.unique:
        rules.append((pl.struct(key).n_unique() == pl.len()).alias("key"))
    return rules, [check._check_fn for check in schema.checks]


def _limits(check: Check) -> dict[str, Any]:
    """What a check was made with."""
    return {name: limit for name, limit in (check.statistics or {}).items() if limit is not None}
