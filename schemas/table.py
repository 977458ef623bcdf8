"""What every table model is made of: columns that carry their names and meanings in English and Chinese.

A column's ``metadata`` holds ``title_zh``, ``description_zh``, ``references`` (the key it points to, as
``table.column``) and ``parquet_only`` (left out of CSV). A table's ``Config`` holds its key (``unique``), its English
``title`` and, in ``metadata``, ``title_zh`` and ``grain_zh``; the class docstring is the grain in English. All of it is
read back by ``to_schema()`` and ``get_metadata()``.
"""

from typing import Any

import pandera.polars as pa


class Table(pa.DataFrameModel):
    """Base of the models: exactly the columns of the model, in its order, types as declared."""

    class Config:
        strict = True
        ordered = True


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
    """A column of numbers, dates or truth values; ``at_least`` is its lowest value."""
    metadata = {
        "title_zh": title_zh,
        "description_zh": description_zh,
        "references": references,
        "parquet_only": False,
    }
    return pa.Field(nullable=nullable, ge=at_least, title=title, description=description, metadata=metadata)


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
    """A column of strings: one of ``values``, or matching ``pattern``; what is missing is null, never ``""``.

    ``pattern`` must mean the same in Python's ``re`` and in Rust's ``regex``, and names both of its ends.
    """
    metadata = {
        "title_zh": title_zh,
        "description_zh": description_zh,
        "references": references,
        "parquet_only": parquet_only,
    }
    return pa.Field(
        nullable=nullable,
        isin=values or None,
        str_matches=pattern,
        str_length=None if may_be_empty else {"min_value": 1},
        title=title,
        description=description,
        metadata=metadata,
    )
