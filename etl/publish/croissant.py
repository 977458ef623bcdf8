"""``croissant.json``: Croissant 1.0 metadata for loaders of training data.

Each Parquet file is a file object with its hash, each table a record set, each column a field with its keys.
https://docs.mlcommons.org/croissant/docs/croissant-spec.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.dataset_facts import BUILT_WITH, DatasetFacts
from etl.publish.descriptions import ColumnDescription, TableDescription
from etl.publish.json_files import write_json

CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataBiases": "cr:dataBiases",
    "dataCollection": "cr:dataCollection",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "personalSensitiveInformation": "cr:personalSensitiveInformation",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
NO_NAME = "dataset"
DATA_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def write_croissant(
    digests: Mapping[str, str], described: Sequence[TableDescription], facts: DatasetFacts, folder: Path
) -> None:
    """Describe the Parquet files in ``folder``; ``digests`` are their hashes, by file name."""
    dataset = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        **_facts(facts),
        "creditText": f"Built with {BUILT_WITH}.",
        "inLanguage": ["zh", "en"],
        "isLiveDataset": False,
        "distribution": [_file_object(table, folder / f"{table.name}.parquet", digests) for table in described],
        "recordSet": [_record_set(table) for table in described],
    }
    write_json(dataset, folder / "croissant.json")


def _facts(facts: DatasetFacts) -> dict[str, Any]:
    """Return the known facts about the dataset; Croissant requires a name."""
    creators = [
        *({"@type": "sc:Person", "name": name} for name in facts.authors),
        *({"@type": "sc:Organization", "name": name} for name in facts.organizations),
    ]
    given = {
        "name": facts.title or facts.title_zh or NO_NAME,
        "alternateName": [facts.title_zh] if facts.title and facts.title_zh else None,
        "description": _both(facts.description or "", facts.description_zh or ""),
        "version": facts.version,
        "license": facts.licence_url or facts.licence,
        "creator": creators or None,
        "datePublished": facts.date,
        "url": facts.homepage,
        "identifier": facts.doi and f"https://doi.org/{facts.doi}",
        "citeAs": facts.citation,
        "keywords": list(facts.keywords) or None,
    }
    return {name: value for name, value in given.items() if value}


def _file_object(table: TableDescription, path: Path, digests: Mapping[str, str]) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "description": _both(table.grain, table.grain_zh),
        "contentUrl": path.name,
        "contentSize": f"{path.stat().st_size} B",
        "encodingFormat": "application/x-parquet",
        "sha256": digests[path.name],
    }


def _record_set(table: TableDescription) -> dict[str, Any]:
    record_set: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": _both(table.grain, table.grain_zh),
    }
    if table.key:
        record_set["key"] = [{"@id": f"{table.name}/{name}"} for name in table.key]
    return record_set | {"field": [_field(table, column) for column in table.columns]}


def _field(table: TableDescription, column: ColumnDescription) -> dict[str, Any]:
    """Describe a column. References are given in words, because mlcroissant joins along ``references`` and fails on two of them."""
    points_to = f"({column.references[0]}.{column.references[1]})" if column.references else ""
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "alternateName": [column.title, column.title_zh],
        "description": _both(column.description, column.description_zh, points_to),
        "dataType": DATA_TYPES[column.type],
        "source": {"fileObject": {"@id": f"{table.name}.parquet"}, "extract": {"column": column.name}},
    }


def _both(*parts: str) -> str:
    """Join the texts of both languages in one line."""
    return " ".join(part for part in parts if part)
