"""What stands beside the tables: package, card, dictionary, quality, SQL."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from etl.dataset_facts import DatasetFacts
from etl.publish.descriptions import describe_tables
from etl.publish.files import write_files
from etl.publish.sql import in_order
from schemas import FOREIGN_KEYS, TABLES

FACTS = DatasetFacts(
    title="One: a document", licence="CC-BY-4.0", chosen="# Why these\n\n## Where from\n\nA sample of one.\n"
)
Tables = dict[str, pl.DataFrame]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tables: Tables, tmp_path: Path) -> Path:
    write_files(tables, tmp_path, FACTS)
    return tmp_path


def read_json(folder: Path, name: str) -> dict[str, Any]:
    content = json.loads((folder / name).read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def test_hashes_and_bytes_are_those_of_the_files(folder: Path) -> None:
    resources = read_json(folder, "datapackage.json")["resources"]
    assert {resource["path"] for resource in resources} == {f"{t}.{e}" for t in TABLES for e in ("csv", "parquet")}
    for resource in resources:
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
    for file in read_json(folder, "croissant.json")["distribution"]:
        assert file["sha256"] == hashlib.sha256((folder / file["contentUrl"]).read_bytes()).hexdigest()


def test_the_fields_of_a_resource_are_the_columns_of_its_file(folder: Path) -> None:
    for resource in read_json(folder, "datapackage.json")["resources"]:
        read = pl.read_csv if resource["format"] == "csv" else pl.read_parquet
        assert [field["name"] for field in resource["schema"]["fields"]] == read(folder / resource["path"]).columns


def test_the_package_has_all_foreign_keys(folder: Path) -> None:
    found = {
        (resource["name"], key["fields"][0], key["reference"].get("resource", resource["name"]))
        for resource in read_json(folder, "datapackage.json")["resources"]
        for key in resource["schema"].get("foreignKeys", ())
    }
    assert found == {(key.table, key.column, key.target_table) for key in FOREIGN_KEYS}


def test_a_text_that_may_be_empty_is_not_required_in_csv(folder: Path) -> None:
    resources = {resource["name"]: resource for resource in read_json(folder, "datapackage.json")["resources"]}
    fields = {field["name"]: field.get("constraints", {}) for field in resources["clauses"]["schema"]["fields"]}
    assert "required" not in fields["text"]
    assert fields["clause_id"]["required"] and fields["ordinal"] == {"required": True, "minimum": 1}


def test_the_dictionary_has_a_row_a_column(folder: Path) -> None:
    with (folder / "dictionary.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = [(row["table"], row["column"]) for row in csv.DictReader(lines)]
    assert rows == [(name, column) for name, model in TABLES.items() for column in model.to_schema().columns]


def test_tables_are_defined_after_those_they_point_to() -> None:
    order = [table.name for table in in_order(describe_tables())]
    assert sorted(order) == sorted(TABLES)
    assert all(order.index(key.target_table) <= order.index(key.table) for key in FOREIGN_KEYS)


def test_the_card_has_a_configuration_a_table_with_rows(folder: Path, tables: Tables) -> None:
    front_matter = (folder / "README.md").read_text("utf-8").split("---\n")[1]
    names = re.findall(r"^- config_name: (\w+)\n  data_files: \1\.parquet$", front_matter, re.MULTILINE)
    assert names == [name for name, frame in tables.items() if frame.height]
    assert "license: cc-by-4.0" in front_matter


def test_a_table_without_rows_is_no_configuration(tables: Tables, tmp_path: Path) -> None:
    write_files({name: frame.clear() for name, frame in tables.items()}, tmp_path)
    card = (tmp_path / "README.md").read_text("utf-8")
    assert "config_name" not in card
    assert "## How the documents were chosen\n\nThe folder of the documents does not say" in card


def test_the_card_shows_how_the_documents_were_chosen(folder: Path) -> None:
    card = (folder / "README.md").read_text("utf-8")
    assert "## How the documents were chosen\n\n#### Where from\n\nA sample of one.\n" in card
    assert "# Why these" not in card


def test_no_cell_of_the_card_breaks_its_table(tables: Tables, tmp_path: Path) -> None:
    documents = tables["documents"].with_columns(title=pl.lit("a | b\n<img onerror=1>"))
    write_files(tables | {"documents": documents}, tmp_path)
    assert "| a \\| b &lt;img onerror=1> |" in (tmp_path / "README.md").read_text("utf-8")


def test_quality_without_answers_says_so(folder: Path) -> None:
    agreement = read_json(folder, "quality.json")["agreement"]
    assert agreement["documents"] == [] and "not measured" in agreement["note"]
    assert all(m["n"] == 0 and m["f1"] is None for m in agreement["measures"].values())


def test_quality_counts_rows_nulls_and_long_cells(tables: Tables, tmp_path: Path) -> None:
    clauses = tables["clauses"].with_columns(heading=pl.when(pl.col("ordinal") == 1).then(pl.lit("长" * 40_000)))
    write_files(tables | {"clauses": clauses}, tmp_path)
    quality = read_json(tmp_path, "quality.json")
    assert quality["tables"]["clauses"]["rows"] == 4
    assert quality["tables"]["clauses"]["null_share"]["heading"] == 0.75
    assert quality["tables"]["clauses"]["cells_too_long_for_excel"] == {"heading": 1}
    assert quality["diagnostics"] == [{"severity": "info", "code": "numbering_gap", "rows": 1, "documents": 1}]


def test_the_datasets_own_figures_are_measured_over_all_its_documents(built_output: Path) -> None:
    agreement = read_json(built_output, "quality.json")["agreement"]
    assert agreement["documents"] == sorted(path.stem for path in (ROOT / "gold").glob("*.tsv"))
    assert all(measure["n"] > 0 for measure in agreement["measures"].values())
