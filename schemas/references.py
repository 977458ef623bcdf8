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
    """The foreign keys that the columns of the models declare, in the order of tables and columns."""
    keys = []
    for table, model in tables.items():
        for name, column in model.to_schema().columns.items():
            target = (column.metadata or {}).get("references")
            if target:
                keys.append(ForeignKey(table, name, *target.split(".")))
    return tuple(keys)


def find_reference_faults(
    frames: Mapping[str, pl.DataFrame], foreign_keys: tuple[ForeignKey, ...], keys: Mapping[str, pl.Series]
) -> list[Fault]:
    """Values that point to nothing: neither to a row of ``frames`` nor to one of ``keys``.

    ``keys`` are by ``table.column``: of what is pointed to, or, for one column alone, of what points.
    """
    faults = []
    for key in foreign_keys:
        if key.table not in frames:
            continue
        place, own = f"{key.target_table}.{key.target_column}", f"{key.table}.{key.column}"
        known = keys.get(own, keys.get(place))
        target = frames[key.target_table][key.target_column] if known is None else known
        lost = (
            frames[key.table]
            .select(key.column)
            .with_row_index("row")
            .drop_nulls(key.column)
            .join(target.alias(key.column).to_frame(), on=key.column, how="anti")
            .sort("row")
        )
        rule = f"not in {place}"
        faults += [Fault(key.table, key.column, row, value, rule) for row, value in lost.iter_rows()]
    return faults
