"""Tables to files, and what programs make of them."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from etl.publish import table_files
from etl.publish.dataset import find_changed_files, read_tables
from etl.publish.files import DatasetWriter, write_files
from etl.publish.sums import SUMS, files_in, read_sums
from etl.publish.table_files import write_csv
from schemas import TABLES

Tables = dict[str, pl.DataFrame]


def test_every_table_stands_twice_with_its_texts_and_sums(tables: Tables, tmp_path: Path) -> None:
    write_files(tables, tmp_path)
    expected = {f"{name}.{ending}" for name in TABLES for ending in ("parquet", "csv")}
    beside = {
        "README.md",
        "croissant.json",
        "datapackage.json",
        "dictionary.csv",
        "dictionary.md",
        "load.sql",
        "load_postgres.sql",
    }
    assert set(files_in(tmp_path)) >= expected | beside | {"quality.json", "texts/example.txt", SUMS}


def test_parquet_gives_the_tables_back(tables: Tables, tmp_path: Path) -> None:
    write_files(tables, tmp_path)
    again = read_tables(tmp_path)
    assert all(again[name].equals(frame) and again[name].schema == frame.schema for name, frame in tables.items())


def test_parquet_columns_are_flat_and_say_what_they_mean(tables: Tables, tmp_path: Path) -> None:
    write_files(tables, tmp_path)
    flat = {pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()}
    for name in TABLES:
        for field in parquet.read_schema(tmp_path / f"{name}.parquet"):
            assert field.type in flat
            assert {b"title", b"title_zh", b"description", b"description_zh"} <= set(field.metadata)


def test_csv_is_utf8_with_bom_and_rfc_4180(tables: Tables, tmp_path: Path) -> None:
    write_files(tables, tmp_path)
    content = (tmp_path / "clauses.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfclause_id,")
    assert content.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    assert rows[0] == tables["clauses"].columns
    assert [row[0] for row in rows[1:]] == tables["clauses"]["clause_id"].to_list()


def test_csv_writes_iso_dates_and_nothing_for_null(tables: Tables, tmp_path: Path) -> None:
    write_files(tables, tmp_path)
    (row,) = csv.DictReader((tmp_path / "dates.csv").open(encoding="utf-8-sig", newline=""))
    assert (row["start_date"], row["end_date"]) == ("", "2025-12-31")


def test_the_text_of_documents_stands_beside_the_csv(tables: Tables, tmp_path: Path) -> None:
    write_files(tables, tmp_path)
    header = (tmp_path / "documents.csv").read_text("utf-8-sig").split("\n")[0].strip().split(",")
    assert header == [name for name in tables["documents"].columns if name != "text"]
    assert (tmp_path / "texts" / "example.txt").read_bytes().decode("utf-8") == tables["documents"]["text"][0]


def test_a_document_in_a_folder_has_its_text_in_one(tables: Tables, tmp_path: Path) -> None:
    documents = tables["documents"].with_columns(document_id=pl.lit("a/b/c"))
    write_files(tables | {"documents": documents}, tmp_path)
    assert (tmp_path / "texts" / "a" / "b" / "c.txt").is_file()


def test_sums_are_those_of_the_files(tables: Tables, tmp_path: Path) -> None:
    write_files(tables, tmp_path)
    sums = read_sums(tmp_path)
    assert set(sums) == set(files_in(tmp_path)) - {SUMS}
    assert all(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest for name, digest in sums.items())
    assert find_changed_files(tmp_path) == []


def test_a_changed_and_a_lost_file_are_told(tables: Tables, tmp_path: Path) -> None:
    write_files(tables, tmp_path)
    (tmp_path / "dates.csv").write_text("other", "utf-8")
    (tmp_path / "texts" / "example.txt").unlink()
    assert find_changed_files(tmp_path) == ["dates.csv is not as the build wrote it", "texts/example.txt is missing"]


def test_row_groups_hang_on_rows_alone(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A group ends where its texts come to so many bytes, in whatever pieces the rows come; also in tables of long clauses."""
    monkeypatch.setattr(table_files, "BYTES_OF_GROUP", 150)
    contents = set()
    for size in (1, 2, 1000):
        folder = tmp_path / str(size)
        folder.mkdir()
        with DatasetWriter(folder) as writer:
            for start in range(0, max(frame.height for frame in tables.values()), size):
                writer.add({name: frame.slice(start, size) for name, frame in tables.items()})
        contents.add(tuple((folder / name).read_bytes() for name in files_in(folder)))
    assert len(contents) == 1
    clauses = parquet.ParquetFile(tmp_path / "1" / "clauses.parquet")
    assert 1 < clauses.num_row_groups < tables["clauses"].height
    assert pl.read_parquet(tmp_path / "1" / "clauses.parquet").equals(tables["clauses"])


def test_the_same_tables_give_the_same_bytes(tables: Tables, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_files(tables, tmp_path / name)
    one, two = (
        {name: (tmp_path / side / name).read_bytes() for name in files_in(tmp_path / side)} for side in ("one", "two")
    )
    assert one == two


# a text, and its cell in CSV
FORMULAS = [
    ("=1+2", "'=1+2"),
    ("+86 10", "'+86 10"),
    ("-5%", "'-5%"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\ttab", "'\ttab"),
    ("\n第一条", "'\n第一条"),
    ("＝1", "'＝1"),
    ("'quoted'", "''quoted'"),
    ("（一）=1", "（一）=1"),
    ("2021-02-22", "2021-02-22"),
    ('他说："好,"', '他说："好,"'),
]


@pytest.mark.parametrize(("text", "expected"), FORMULAS)
def test_no_cell_is_a_formula_and_every_text_comes_back(
    tables: Tables, tmp_path: Path, text: str, expected: str
) -> None:
    frame = tables["clauses"].with_columns(text=pl.lit(text))
    write_csv(frame, tmp_path / "clauses.csv")
    with (tmp_path / "clauses.csv").open(encoding="utf-8-sig", newline="") as lines:
        cells = {row["text"] for row in csv.DictReader(lines, strict=True)}
    assert cells == {expected}
    assert {cell.removeprefix("'") for cell in cells} == {text}


def test_numbers_and_dates_are_no_formulas(tables: Tables, tmp_path: Path) -> None:
    values: dict[str, Any] = {"low": -5.0, "high": -1.5}
    frame = tables["parameters"].with_columns(**{name: pl.lit(value) for name, value in values.items()})
    write_csv(frame, tmp_path / "parameters.csv")
    (row,) = csv.DictReader((tmp_path / "parameters.csv").open(encoding="utf-8-sig", newline=""))
    assert (row["low"], row["high"]) == ("-5.0", "-1.5")
    assert tables["documents"]["signed_date"][0] == date(2021, 2, 22)
