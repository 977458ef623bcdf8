"""The data dictionary: ``dictionary.csv`` for programs and spreadsheets, ``dictionary.md`` for people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from etl.publish.descriptions import ColumnDescription, TableDescription
from etl.publish.table_files import write_csv


def write_dictionary(described: Sequence[TableDescription], folder: Path) -> None:
    """Write both files into ``folder``."""
    write_csv(dictionary_of(described), folder / "dictionary.csv")
    parts = ["# Dictionary of the columns\n\n各列说明\n", *(_table(table) for table in described)]
    (folder / "dictionary.md").write_bytes("\n".join(parts).encode("utf-8"))


def dictionary_of(described: Sequence[TableDescription]) -> pl.DataFrame:
    """Return one row per column of the dataset."""
    rows = [
        {
            "table": table.name,
            "table_title": table.title,
            "table_title_zh": table.title_zh,
            "position": position,
            "column": column.name,
            "type": column.type,
            "nullable": column.nullable,
            "in_key": column.name in table.key,
            "references": ".".join(column.references) if column.references else None,
            "values": " | ".join(column.values) or None,
            "pattern": column.pattern,
            "minimum": column.minimum,
            "in_csv": not column.parquet_only,
            "title": column.title,
            "title_zh": column.title_zh,
            "description": column.description,
            "description_zh": column.description_zh,
        }
        for table in described
        for position, column in enumerate(table.columns, 1)
    ]
    return pl.DataFrame(rows, schema_overrides={"minimum": pl.Int64, "references": pl.String}, infer_schema_length=None)


def _table(table: TableDescription) -> str:
    """Return the chapter of a table: what a row is, its key, its columns."""
    key = ", ".join(f"`{name}`" for name in table.key) or "none 无"
    lines = [
        f"## {table.name} · {table.title} · {table.title_zh}",
        "",
        f"{table.grain}  ",
        table.grain_zh,
        "",
        f"Key 主键: {key}",
        "",
        "| column 列 | type 类型 | meaning | 含义 |",
        "| --- | --- | --- | --- |",
        *(_row(column) for column in table.columns),
        "",
    ]
    return "\n".join(lines)


def _row(column: ColumnDescription) -> str:
    facts = [column.type]
    if column.nullable:
        facts.append("may be null 可空")
    if column.references:
        facts.append(f"→ `{'.'.join(column.references)}`")
    if column.values:
        facts.append(" ".join(f"`{value}`" for value in column.values))
    if column.parquet_only:
        facts.append("Parquet only")
    cells = (
        f"`{column.name}`",
        ", ".join(facts),
        f"**{column.title}**: {column.description}",
        f"**{column.title_zh}**：{column.description_zh}",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
