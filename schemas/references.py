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
    pointing = [key for key in foreign_keys if key.table in frames and not frames[key.table].is_empty()]
    queries = []
    for key in pointing:
        place, own = f"{key.target_table}.{key.target_column}", f"{key.table}.{key.column}"
        known = keys.get(own, keys.get(place))
        target = frames[key.target_table][key.target_column] if known is None else known
        rows = frames[key.table].lazy().select(key.column).with_row_index("row").drop_nulls(key.column)
        there = target.alias(key.column).to_frame().lazy()
        queries.append(rows.join(there, on=key.column, how="anti", maintain_order="left"))
    return [
        Fault(key.table, key.column, row, value, f"not in {key.target_table}.{key.target_column}")
        for key, lost in zip(pointing, pl.collect_all(queries, optimizations=pl.QueryOptFlags.none()), strict=True)
        for row, value in lost.iter_rows()
    ]
