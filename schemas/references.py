"""Foreign keys: what a column points to must be there."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from schemas.faults import Fault
from schemas.table import Table


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose values, unless null, occur in the key column of another table or of its own."""

    table: str
    column: str
    target_table: str
    target_column: str


def foreign_keys_of(tables: Mapping[str, type[Table]]) -> tuple[ForeignKey, ...]:
    """Return the foreign keys that the models declare, in the order of tables and columns."""
    keys = []
    for table, model in tables.items():
        for name, column in model.to_schema().columns.items():
            if column.references:
                keys.append(ForeignKey(table, name, *column.references.split(".")))
    return tuple(keys)


def find_reference_faults(
    frames: Mapping[str, pl.DataFrame], foreign_keys: tuple[ForeignKey, ...], keys: Mapping[str, pl.Series]
) -> list[Fault]:
    """Return the values that reference no row, neither of ``frames`` nor of ``keys``.

    ``keys`` are by ``table.column``: of what is pointed to, or, for one column alone, of what points.
    """
    pointing: dict[str, list[ForeignKey]] = {}
    for key in foreign_keys:
        if key.table in frames and not frames[key.table].is_empty():
            pointing.setdefault(key.table, []).append(key)
    queries = [
        frames[table].lazy().select(_is_there(key, frames, keys).all().alias(key.column) for key in own)
        for table, own in pointing.items()
    ]
    answers = pl.collect_all(queries, optimizations=pl.QueryOptFlags.none())
    broken = [
        key
        for own, answer in zip(pointing.values(), answers, strict=True)
        for key in own
        if not answer[key.column].item()
    ]
    return [
        Fault(key.table, key.column, row, value, f"not in {key.target_table}.{key.target_column}")
        for key in broken
        for row, value in frames[key.table]
        .select(key.column)
        .with_row_index("row")
        .filter(~_is_there(key, frames, keys))
        .iter_rows()
    ]


def _is_there(key: ForeignKey, frames: Mapping[str, pl.DataFrame], keys: Mapping[str, pl.Series]) -> pl.Expr:
    """True where a value points to a row, null where it is null."""
    place, own = f"{key.target_table}.{key.target_column}", f"{key.table}.{key.column}"
    known = keys.get(own, keys.get(place))
    target = frames[key.target_table][key.target_column] if known is None else known
    return pl.col(key.column).is_in(target.implode())
