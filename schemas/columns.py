"""The rules of single tables: columns, their order and types, nulls, values, ranges, keys, and what ties columns.

Pandera tells which rows break which of them.
"""

import json
from functools import cache

import pandera.polars as pa
import polars as pl
from pandera.config import ValidationDepth, config_context
from pandera.errors import SchemaErrors

from schemas.faults import Fault
from schemas.soundness import has_columns_of
from schemas.table import Column, Schema, Table

# pandera's names of checks, in words
RULES = {
    "not_nullable": "may not be null",
    "column_in_dataframe": "the column is missing",
    "column_in_schema": "no such column in the schema",
    "column_ordered": "the columns are not in the schema's order",
    "field_uniqueness": "the key stands in more than one row",
    "multiple_fields_uniqueness": "the key stands in more than one row",
}


def find_column_faults(table: str, model: type[Table], frame: pl.DataFrame) -> list[Fault]:
    """Return the rules of ``model`` that ``frame`` breaks: those about the whole table first, then by row.

    Values are looked at once the columns and their types are right.
    """
    depths = [ValidationDepth.SCHEMA_AND_DATA]
    if not has_columns_of(model, frame):  # polars panics over checks of values of another type
        depths = [ValidationDepth.SCHEMA_ONLY, ValidationDepth.DATA_ONLY]
    cases = next(filter(None, (_find_cases(model, frame, depth) for depth in depths)), [])
    faults = [_fault(table, model, case) for case in cases]
    return sorted(faults, key=lambda fault: (fault.row is not None, fault.row or 0, fault.column, fault.rule))


@cache
def _pandera_of(schema: Schema) -> pa.DataFrameSchema:
    """A table as pandera has it."""
    columns = {
        name: pa.Column(column.dtype, _checks_of(column), nullable=column.nullable)
        for name, column in schema.columns.items()
    }
    rules = [_check_of(name, expression) for name, expression in schema.rules.items()]
    return pa.DataFrameSchema(columns, rules, unique=list(schema.unique) or None, strict=True, ordered=True)


def _check_of(name: str, expression: pl.Expr) -> pa.Check:
    """A rule that ties the columns of a row."""
    return pa.Check(lambda data: data.lazyframe.select(expression), name=name)


def _checks_of(column: Column) -> list[pa.Check]:
    """What the values of a column have to be."""
    checks = []
    if column.values:
        checks.append(pa.Check.isin(column.values))
    if column.pattern is not None:
        checks.append(pa.Check.str_matches(column.pattern))
    if column.min_length is not None:
        checks.append(pa.Check.str_length(min_value=column.min_length))
    if column.minimum is not None:
        checks.append(pa.Check.greater_than_or_equal_to(column.minimum))
    return checks


def _find_cases(model: type[Table], frame: pl.DataFrame, depth: ValidationDepth) -> list[dict[str, object]]:
    """What pandera has against a frame."""
    try:
        with config_context(validation_depth=depth):
            _pandera_of(model.to_schema()).validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases: list[dict[str, object]] = errors.failure_cases.to_dicts()
        return cases
    return []


def _fault(table: str, model: type[Table], case: dict[str, object]) -> Fault:
    """A row of pandera's failure cases as a fault; a rule that ties columns shows the row's values of its key."""
    rule = str(case["check"])
    column, value, row = str(case["column"]), case["failure_case"], case["index"]
    if rule in ("column_in_dataframe", "column_in_schema", "column_ordered"):
        column, value = str(value), None
    elif rule.startswith("dtype("):
        rule = f"the type must be {rule[7:-2]}"
    elif case["schema_context"] == "DataFrameSchema":
        key = model.to_schema().unique or tuple(model.to_schema().columns)[:1]
        column, value = " + ".join(key), _values(value, key)
        rule = RULES.get(rule, rule.replace("_", " "))
    return Fault(table, column, row if isinstance(row, int) else None, value, RULES.get(rule, rule))


def _values(case: object, names: tuple[str, ...]) -> object:
    """Return the values of the named columns in a failure case, which pandera reports as JSON of the row."""
    try:
        row = json.loads(str(case))
    except ValueError:
        return case
    values = [row.get(name) for name in names] if isinstance(row, dict) else [case]
    return values[0] if len(values) == 1 else tuple(values)
