"""The whole run over the documents of raw/."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from etl import pipeline
from etl.build import build
from etl.compare.comparison import Comparison
from etl.engine import merge
from etl.engine.engines import read_here
from etl.engine.limits import Limits
from etl.engine.tasks import Made, Task
from etl.pipeline import rows_of
from etl.publish import files
from etl.publish.dataset import count_rows
from etl.publish.sums import files_in
from etl.raw_folder import find_source_files
from etl.read.catalog import read_catalog
from etl.records import Clause, Diagnostic, DocumentRows, Source
from schemas import TABLES, BrokenRules, find_faults

ROOT = Path(__file__).parent.parent
RAW = ROOT / "raw"


@pytest.fixture(scope="session")
def output(built_output: Path) -> Path:
    return built_output


@pytest.fixture(scope="session")
def built(output: Path) -> dict[str, pl.DataFrame]:
    return {name: pl.read_parquet(output / f"{name}.parquet") for name in TABLES}


def content_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_in(folder)}


def rows(file_name: str = "xinjiang-2021-investment-promotion.txt") -> DocumentRows | Diagnostic:
    return rows_of(file_name, (RAW / file_name).read_bytes(), None)


def test_every_document_is_built(built: Mapping[str, pl.DataFrame]) -> None:
    assert built["documents"]["document_id"].to_list() == [file.document_id for file in find_source_files(RAW)]
    assert built["diagnostics"].filter(pl.col("severity") == "error").rows() == []


def test_every_table_has_rows_and_every_rule_holds(built: Mapping[str, pl.DataFrame]) -> None:
    empty = {name for name, frame in built.items() if not frame.height}
    assert empty == {"cells"}  # none of the documents has a table
    assert find_faults(built) == []


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_input_gives_the_same_bytes(output: Path, tmp_path: Path, seed: str) -> None:
    """In another process, where sets have another order, and over an older dataset."""
    build(RAW, tmp_path / "output")
    command = [sys.executable, "-m", "etl", "build", "--raw", str(RAW), "--output", str(tmp_path / "output")]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    assert content_of(tmp_path / "output") == content_of(output)


def test_files_hold_no_path_of_the_machine(output: Path) -> None:
    for name, content in content_of(output).items():
        assert str(ROOT).encode() not in content, name
        assert str(output.parent).encode() not in content, name


def test_a_document_has_the_same_rows_whatever_else_is_there(built: Mapping[str, pl.DataFrame], tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    document_id = "xinjiang-2021-investment-promotion"
    for name in (f"{document_id}.txt", "catalog.csv"):
        shutil.copy(RAW / name, raw)
    alone = build(raw, tmp_path / "output")
    for name in ("documents", "clauses", "responsible_units", "dates", "parameters"):
        of_document = built[name].filter(pl.col("document_id") == document_id)
        assert alone[name].collect().equals(of_document), name


def test_progress_counts_every_document(tmp_path: Path) -> None:
    calls: list[tuple[str, int, int]] = []
    build(RAW, tmp_path / "output", lambda *call: calls.append(call))
    assert calls[0] == ("read", 0, 5) and calls[-1] == ("write", 5, 5)
    assert ("read", 5, 5) in calls and {total for _, _, total in calls} == {5}
    assert calls == sorted(calls)


def test_rows_of_a_document_are_pure_and_travel() -> None:
    assert rows() == rows()
    assert pickle.loads(pickle.dumps(rows())) == rows()
    assert pickle.loads(pickle.dumps(rows_of)) is rows_of


def test_a_document_that_the_program_fails_on_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_on_one(source: Source) -> tuple[tuple[Clause, ...], tuple[Diagnostic, ...]]:
        if source.document_id.startswith("jilin"):
            raise ZeroDivisionError("secret/path")
        return segment(source)

    segment = pipeline.segment
    monkeypatch.setattr(pipeline, "segment", fail_on_one)
    tables = build(RAW, tmp_path / "output")
    assert count_rows(tables["documents"]) == 4
    (error,) = tables["diagnostics"].filter(pl.col("severity") == "error").collect().to_dicts()
    assert (error["document_id"], error["code"]) == ("jilin-2023-foreign-investment-draft", "internal_error")
    assert "ZeroDivisionError" in error["message"] and "secret" not in error["message"]


def test_broken_rules_leave_the_last_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    build(RAW, output)
    before = content_of(output)
    read = merge.read_part

    def read_without_a_body(
        path: Path, names: Mapping[str, Any], documents: Collection[str]
    ) -> dict[str, pl.DataFrame]:
        tables = read(path, names, documents)
        return tables | {name: tables[name].slice(1) for name in names if name == "organizations"}

    monkeypatch.setattr(merge, "read_part", read_without_a_body)
    with pytest.raises(BrokenRules) as broken:
        build(RAW, output)
    assert any(fault.rule == "not in organizations.organization_id" for fault in broken.value.faults)
    assert content_of(output) == before
    assert not (tmp_path / ".output.building").exists()


def test_words_shared_with_a_clause_that_is_nowhere_are_no_dataset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What documents share is compared by itself, and kept from build to build: the clauses must be the dataset's."""

    compared = merge.compare_documents

    def compare(*given: Any) -> Comparison:
        found = compared(*given)
        return found._replace(passages=found.passages.with_columns(source_clause_id=pl.lit("nowhere#1")))

    monkeypatch.setattr(merge, "compare_documents", compare)
    with pytest.raises(BrokenRules) as broken:
        build(RAW, tmp_path / "output")
    assert str(broken.value.faults[0]) == "passages, source_clause_id = 'nowhere#1': not in clauses.clause_id"
    assert not (tmp_path / "output").exists()


def test_a_failure_while_writing_leaves_the_last_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    build(RAW, output)
    before = content_of(output)

    def be_interrupted(staging: Path, *rest: object, **named: object) -> None:
        (staging / "documents.parquet").write_bytes(b"PAR1")
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "describe", be_interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(RAW, output)
    assert content_of(output) == before
    assert not (tmp_path / ".output.building").exists()


def test_the_catalog_knows_the_documents_of_raw() -> None:
    assert set(read_catalog(RAW)) <= {file.document_id for file in find_source_files(RAW)}


def test_a_document_whose_rows_break_a_rule_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule, row and value are told; the others are built."""
    segment = pipeline.segment

    def number_pages_backwards(source: Source) -> tuple[Any, ...]:
        clauses, *rest = segment(source)
        if source.document_id.startswith("jilin"):
            clauses = tuple(clause._replace(start_page=2, end_page=1) for clause in clauses)
        return clauses, *rest

    monkeypatch.setattr(pipeline, "segment", number_pages_backwards)
    tables = build(RAW, tmp_path / "output")
    assert count_rows(tables["documents"]) == 4
    (error,) = tables["diagnostics"].filter(pl.col("severity") == "error").collect().to_dicts()
    assert error["code"] == "internal_error" and error["document_id"] == "jilin-2023-foreign-investment-draft"
    assert "start page is not above end page" in error["message"] and "clauses row 0" in error["message"]


def test_a_document_that_an_engine_forgets_is_named(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    for name in ("a", "b"):
        (tmp_path / "raw" / f"{name}.txt").write_text("一、总体要求\n（一）扩大开放。\n", "utf-8")

    def forget(tasks: Sequence[Task], parts: Path) -> Iterator[Made]:
        yield from read_here(tasks[:1], parts, Limits())

    for engine, failed in ((forget, ["b"]), (partial(read_here, limits=Limits()), [])):
        tables = build(tmp_path / "raw", tmp_path / "output", engine=engine)
        errors = tables["diagnostics"].filter(pl.col("severity") == "error").collect()
        assert errors["document_id"].to_list() == failed
