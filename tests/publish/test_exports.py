"""A dataset in other forms."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import duckdb
import polars as pl
import pytest
from lxml import etree

import etl
from etl.errors import InputError
from etl.mentions import Organization
from etl.publish.exports import FORMATS, export
from etl.publish.exports.workbook import cell_text
from etl.publish.files import write_files
from etl.publish.tables import build_tables
from etl.records import DocumentRows
from schemas import FOREIGN_KEYS, TABLES

Tables = dict[str, pl.DataFrame]


@pytest.fixture
def output(tables: Tables, tmp_path: Path) -> Path:
    output = tmp_path / "output"
    output.mkdir()
    write_files(tables, output)
    return output


def test_load_keeps_the_types(output: Path, tables: Tables) -> None:
    for name, frame in tables.items():
        loaded = etl.load(name, output=output)
        assert loaded.equals(frame) and loaded.schema == frame.schema
    assert etl.load("clauses", str(output)).equals(tables["clauses"])


def test_load_names_what_is_wrong(output: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no table clause: did you mean clauses"):
        etl.load("clause", output=output)
    with pytest.raises(InputError, match="holds no dataset"):
        etl.load("clauses", output=tmp_path)


def test_sqlite_holds_keys_and_what_columns_mean(output: Path, tables: Tables, tmp_path: Path) -> None:
    place, _ = export(output, "sqlite", tmp_path / "d.sqlite")
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for key in FOREIGN_KEYS:
            pointing = connection.execute(f"PRAGMA foreign_key_list({key.table})").fetchall()
            assert (key.target_table, key.column, key.target_column) in [row[2:5] for row in pointing]
        for name, frame in tables.items():
            rows = connection.execute(f"SELECT * FROM {name}").fetchall()
            assert rows == frame.with_columns(pl.col(pl.Date).dt.to_string("iso")).rows()
        meaning = connection.execute(
            "SELECT title_zh FROM dictionary WHERE \"table\" = 'dates' AND \"column\" = 'kind'"
        )
        assert meaning.fetchall() == [("类别",)]
        (row,) = connection.execute("SELECT title, heading, mention FROM dates_read").fetchall()
        assert row == ("关于加强招商引资工作的意见", None, "到2025年")
        plan = connection.execute("EXPLAIN QUERY PLAN SELECT * FROM dates WHERE document_id = 'x'").fetchall()
        assert "dates_by_document_id" in str(plan)
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("DELETE FROM documents")


def test_json_lines_hold_an_object_a_row(output: Path, tables: Tables, tmp_path: Path) -> None:
    place, _ = export(output, "jsonl", tmp_path / "lines")
    assert sorted(path.stem for path in place.iterdir()) == sorted(TABLES)
    (date,) = map(json.loads, (place / "dates.jsonl").read_text("utf-8").splitlines())
    assert (date["start_date"], date["end_date"], date["mention"]) == (None, "2025-12-31", "到2025年")
    assert len((place / "clauses.jsonl").read_text("utf-8").splitlines()) == tables["clauses"].height


def test_duckdb_holds_keys_and_comments(output: Path, tables: Tables, tmp_path: Path) -> None:
    place, _ = export(output, "duckdb", tmp_path / "d.duckdb")
    with duckdb.connect(place, read_only=True) as connection:
        kinds = connection.execute("SELECT constraint_type, count(*) FROM duckdb_constraints() GROUP BY ALL").fetchall()
        assert dict(kinds)["FOREIGN KEY"] == len(FOREIGN_KEYS)
        assert dict(kinds)["PRIMARY KEY"] == len(TABLES) - 1
        assert connection.execute(
            "SELECT count(*) FROM duckdb_columns() WHERE comment IS NULL "
            "AND table_name IN (SELECT table_name FROM duckdb_tables())"
        ).fetchall() == [(0,)]
        for name, frame in tables.items():
            assert sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=str) == sorted(
                frame.rows(), key=str
            )


def test_rows_that_point_to_rows_of_their_table_are_loaded_root_first(tables: Tables, tmp_path: Path) -> None:
    bodies = pl.concat([tables["organizations"]] * 4).with_columns(
        organization_id=pl.Series(["xj-commerce", "b", "c", "d"]), successor_id=pl.Series(["b", "c", "d", None])
    )
    write_files(tables | {"organizations": bodies}, tmp_path)
    with duckdb.connect() as connection:
        connection.execute("SET file_search_path = ?", [str(tmp_path)])
        connection.execute((tmp_path / "load.sql").read_text("utf-8"))
        assert connection.execute("SELECT count(*) FROM organizations").fetchall() == [(4,)]


def test_documents_that_point_to_documents_are_loaded_behind_them(
    make_document: Callable[..., DocumentRows], organization: Organization, tmp_path: Path
) -> None:
    tables = build_tables([make_document("a"), make_document("b")], [organization], [])
    documents = tables["documents"].with_columns(same_text_as=pl.Series([None, "a"]))
    write_files(tables | {"documents": documents}, tmp_path)
    with duckdb.connect() as connection:
        connection.execute("SET file_search_path = ?", [str(tmp_path)])
        connection.execute((tmp_path / "load.sql").read_text("utf-8"))
        assert connection.execute("SELECT same_text_as FROM documents ORDER BY document_id").fetchall() == [
            (None,),
            ("a",),
        ]


def test_a_workbook_keeps_texts_as_texts(output: Path, tables: Tables, tmp_path: Path) -> None:
    hostile = ["=1+2", "2.10", "https://example.org", "长" * 40_000]
    clauses = tables["clauses"].with_columns(text=pl.Series(hostile))
    clauses.write_parquet(output / "clauses.parquet")
    (place, notes), (again, _) = (export(output, "xlsx", tmp_path / name) for name in ("a.xlsx", "b.xlsx"))
    assert place.read_bytes() == again.read_bytes()
    assert "clauses.text: 1 texts were cut to fit a cell." in notes
    with ZipFile(place) as archive:
        sheets = [archive.read(name).decode("utf-8") for name in archive.namelist() if "sheets/sheet" in name]
        texts = archive.read("xl/sharedStrings.xml").decode("utf-8")
    assert len(sheets) == len(TABLES) + 2  # what is where, and the dictionary
    assert not any("<f>" in sheet for sheet in sheets)
    with ZipFile(place) as archive:  # links lead to places inside alone
        assert not any(
            'TargetMode="External"' in archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.endswith(".rels")
        )
    assert all(f">{text}<" in texts for text in hostile[:3])
    assert "长…[cut]<" in texts


def test_a_cell_is_cut_between_characters() -> None:
    assert cell_text("长" * 32_767) == "长" * 32_767
    for text in ("长" * 32_768, "𠮷" * 32_767, "a" + "𠮷" * 20_000):
        cut = cell_text(text)
        assert cut.endswith("…[cut]") and text.startswith(cut.removesuffix("…[cut]"))
        assert 32_760 <= len(cut.encode("utf-16-le")) // 2 <= 32_767


def test_what_is_there_is_not_overwritten(output: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", "utf-8")
    for form in ("jsonl", "sqlite"):
        with pytest.raises(InputError, match="is there already"):
            export(output, form, tmp_path / "mine")
    assert (tmp_path / "mine").read_text("utf-8") == "mine"


@pytest.mark.parametrize("form", FORMATS)
def test_force_replaces_an_earlier_export_and_nothing_else(output: Path, tmp_path: Path, form: str) -> None:
    first, _ = export(output, form, tmp_path / "export")
    assert export(output, form, first, force=True)[0] == first
    assert first.exists() and not list(tmp_path.glob(".*"))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="holds other files"):
        export(output, form, tmp_path / "folder", force=True)
    assert (tmp_path / "folder" / "mine").read_text("utf-8") == "mine"


def test_a_place_that_cannot_be_written_is_told(output: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for form in FORMATS:
        with pytest.raises(InputError, match="cannot be written"):
            export(output, form, tmp_path / "file" / "there")


def test_a_failing_export_leaves_nothing(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("etl.publish.exports.json_lines.write", fail)
    with pytest.raises(InputError, match="No space left on device"):
        export(output, "jsonl", tmp_path / "lines")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output"]


@pytest.mark.parametrize(("form", "node", "edge"), [("graphml", "node", "edge"), ("gexf", "node", "edge")])
def test_networks_have_documents_and_bodies(output: Path, tmp_path: Path, form: str, node: str, edge: str) -> None:
    place, _ = export(output, form, tmp_path / f"d.{form}")
    root = etree.parse(place).getroot()
    ids = [element.get("id") for element in root.iter(f"{{*}}{node}")]
    assert ids == ["document:example", "organization:xj-commerce"]
    ends = [(element.get("source"), element.get("target")) for element in root.iter(f"{{*}}{edge}")]
    assert ("document:example", "organization:xj-commerce") in ends
    assert all(end in ids for pair in ends for end in pair)
