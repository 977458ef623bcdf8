"""The functions for programs: what a notebook and another project's code meet first."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import etl
import etl.interface
import etl.resolve.same_texts
from etl.errors import InputError
from etl.prepare.tools import find_soffice
from etl.publish.dataset import read_tables
from schemas import TABLES, find_faults

ROOT = Path(__file__).parent.parent
TEXT = "关于促进投资的意见\n一、总体要求\n（一）到2025年，引进企业30家以上。（省商务厅牵头，财政厅配合）\n"
ACROSS = ("passages", "clause_links", "document_links")  # what only a dataset has


@pytest.mark.parametrize("module", [etl.interface, etl.resolve.same_texts])
def test_the_examples_hold(module: object) -> None:
    tried = doctest.testmod(module)
    assert tried.attempted and not tried.failed


def test_a_text_becomes_tables_in_which_every_rule_holds() -> None:
    tables = etl.extract(TEXT)
    assert list(tables) == list(TABLES)
    assert find_faults(tables) == []
    assert tables["documents"]["document_id"].to_list() == ["text"]
    assert etl.extract(TEXT, document_id="mine")["clauses"]["clause_id"][0].startswith("mine#")


def test_a_file_has_the_rows_that_a_build_gives_it(built_output: Path) -> None:
    path = ROOT / "raw" / "xinjiang-2021-investment-promotion.txt"
    built = read_tables(built_output)
    for name, frame in etl.extract(path).items():
        if name not in ("documents", "organizations", *ACROSS):
            of_document = built[name].filter(document_id=path.stem)
            assert frame.drop("cited_document_id", "issuer", "region_name", strict=False).equals(
                of_document.drop("cited_document_id", "issuer", "region_name", strict=False)
            ), name


@pytest.mark.parametrize(
    ("source", "word"),
    [("", "empty"), (" \n", "empty"), ("一、\ud800", "half a character"), (Path("nowhere.txt"), "cannot be read")],
)
def test_what_is_no_document_is_one_sentence(source: str | Path, word: str) -> None:
    with pytest.raises(InputError, match=word):
        etl.extract(source)


def test_functions_can_be_called_whatever_was_imported() -> None:
    """``etl.build`` and ``etl.extract`` are modules too, and Python puts them in the place of the functions."""
    script = f"""
import etl
before = etl.extract({TEXT!r})
import etl.build, etl.extract
from etl.extract.dates import find_dates
from etl.build import read_documents
after = etl.extract({TEXT!r})
assert all(before[name].equals(after[name]) for name in before)
assert callable(etl.build) and etl.build.read_documents is read_documents
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_a_folder_is_built(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(TEXT, "utf-8")
    tables = etl.build(tmp_path / "raw", str(tmp_path / "output"), cache=tmp_path / "cache")
    assert tables["clauses"].collect().equals(etl.load("clauses", tmp_path / "output"))
    assert tables["documents"].select(pl.col("document_id")).collect().item() == "a"
    assert (tmp_path / "cache").is_dir()


def test_the_types_are_told_to_other_projects() -> None:
    assert all((ROOT / package / "py.typed").is_file() for package in ("etl", "schemas"))


@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
def test_a_file_that_an_outside_program_opens(tmp_path: Path) -> None:
    path = tmp_path / "notice.rtf"
    path.write_bytes(rb"{\rtf1\ansi\ansicpg936\uc1 \u19968?\u12289?\u24635?\u20307?\u35201?\u27714?\u12290?\par}")
    assert "总体要求" in etl.extract(path)["documents"]["text"].item()
