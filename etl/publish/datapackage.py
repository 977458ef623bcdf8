"""``datapackage.json``: the dataset as a Data Package v2, with its columns as Table Schema.

The CSV files are resources with everything a validator can check: types, constraints, primary and foreign keys, hashes. The
Parquet files, which have one more column, are listed with columns, bytes and hashes. https://datapackage.org
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from etl.dataset_facts import BUILT_WITH, DatasetFacts
from etl.publish.counts import Counts
from etl.publish.dataset import Tables
from etl.publish.descriptions import ColumnDescription, TableDescription
from etl.publish.json_files import write_json

PROFILES = "https://datapackage.org/profiles/2.0"
MOST_SOURCES = 100  # of a dataset with more documents the table documents is named instead


def write_datapackage(
    tables: Tables,
    counts: Mapping[str, Counts],
    digests: Mapping[str, str],
    described: Sequence[TableDescription],
    facts: DatasetFacts,
    folder: Path,
) -> None:
    """Describe the files in ``folder``, which holds the tables as Parquet and CSV.

    Args:
        tables: The dataset's tables.
        counts: Counts of their rows, by table.
        digests: The hashes of their files, by file name.
        described: Descriptions of the tables.
        facts: Facts about the dataset.
        folder: The folder of the dataset.
    """
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        **_facts(facts),
        "builtWith": BUILT_WITH,
        "description": "Offsets (start_char, end_char) count Unicode code points of documents.text from 0, end excluded.",
        "description_zh": "偏移量（start_char、end_char）以全文的 Unicode 码位计，从 0 起，不含末位。",
        "sources": _sources(tables["documents"], counts["documents"].rows),
        "resources": [
            *(_csv_resource(table, counts[table.name].rows, folder, digests) for table in described),
            *(_parquet_resource(table, folder, digests) for table in described),
        ],
    }
    write_json(package, folder / "datapackage.json")


def _facts(facts: DatasetFacts) -> dict[str, Any]:
    """Return the known facts about the dataset."""
    licence = {"name": facts.licence, "path": facts.licence_url, "title": facts.licence_title}
    licence = {name: value for name, value in licence.items() if value}
    given = {
        "id": facts.doi and f"https://doi.org/{facts.doi}",
        "title": facts.title,
        "title_zh": facts.title_zh,
        "version": facts.version,
        "created": facts.date and f"{facts.date}T00:00:00Z",
        "homepage": facts.homepage,
        "licenses": [licence] if licence else None,
        "contributors": [{"title": name, "roles": ["author"]} for name in facts.creators] or None,
        "keywords": list(facts.keywords) or None,
    }
    return {name: value for name, value in given.items() if value}


def _sources(documents: pl.LazyFrame, number_of_documents: int) -> list[dict[str, str]]:
    if number_of_documents > MOST_SOURCES:
        return [{"title": f"{number_of_documents:,} policy documents, listed with their files in the table documents"}]
    columns = documents.select("document_id", "title", "forwarded_title", "document_number")
    sources = []
    for document_id, title, forwarded_title, number in columns.collect().iter_rows():
        name = title or forwarded_title or document_id
        sources.append({"title": f"{name}（{number}）" if number else name, "document_id": document_id})
    return sources


def _csv_resource(table: TableDescription, rows: int, folder: Path, digests: Mapping[str, str]) -> dict[str, Any]:
    fields = [_field(column, of_csv=True) for column in table.csv_columns]
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": fields,
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    foreign_keys = [_foreign_key(table, column) for column in table.csv_columns if column.references]
    if foreign_keys:
        schema["foreignKeys"] = foreign_keys
    return {
        **_resource(table, table.name, folder / f"{table.name}.csv", digests),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "rows": rows,
        "schema": schema,
    }


def _parquet_resource(table: TableDescription, folder: Path, digests: Mapping[str, str]) -> dict[str, Any]:
    """Describe a Parquet file without a schema: validators that read Parquet through pandas take null integers for NaN."""
    return {
        **_resource(table, f"{table.name}-parquet", folder / f"{table.name}.parquet", digests),
        "type": "file",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": {"fields": [_field(column, of_csv=False) for column in table.columns]},
    }


def _resource(table: TableDescription, name: str, path: Path, digests: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "title": table.title,
        "title_zh": table.title_zh,
        "description": table.grain,
        "description_zh": table.grain_zh,
        "path": path.name,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digests[path.name]}",
    }


def _field(column: ColumnDescription, *, of_csv: bool) -> dict[str, Any]:
    """Describe a column as a field of Table Schema. In CSV an empty text cannot be told from null."""
    constraints: dict[str, Any] = {}
    may_look_missing = of_csv and column.type == "string" and not column.min_length
    if not column.nullable and not may_look_missing:
        constraints["required"] = True
    for name, value in (
        ("enum", list(column.values)),
        ("pattern", column.pattern),
        ("minimum", column.minimum),
        ("minLength", column.min_length),
    ):
        if value is not None and value != []:
            constraints[name] = value
    field = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "title_zh": column.title_zh,
        "description": column.description,
        "description_zh": column.description_zh,
    }
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(table: TableDescription, column: ColumnDescription) -> dict[str, Any]:
    """Describe a foreign key of Table Schema; within one table it names no resource."""
    assert column.references
    target, target_column = column.references
    reference: dict[str, Any] = {"fields": [target_column]}
    if target != table.name:
        reference["resource"] = target
    return {"fields": [column.name], "reference": reference}
