"""Two documents side by side, in rows and in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.cli import main
from etl.compare import compare_two
from etl.publish.dataset import read_tables

DRAFT, OPINION = "jilin-2023-foreign-investment-draft", "state-council-2023-foreign-investment"


def test_shared_words_are_those_of_the_dataset(built_output: Path) -> None:
    """A pair of documents that has rows in ``passages`` has the same ones here."""
    tables = read_tables(built_output)
    compared = compare_two(tables, DRAFT, OPINION)
    spans = sorted(own for pair in compared.pairs for own, _ in pair.shared)
    rows = tables["passages"].filter(document_id=DRAFT, source_document_id=OPINION)
    assert spans == sorted(rows.select("start_char", "end_char").iter_rows())
    assert {pair.clause["clause_id"] for pair in compared.pairs} == set(
        tables["clauses"].filter(document_id=DRAFT)["clause_id"]
    )


def test_new_facts_are_none_of_the_source(built_output: Path) -> None:
    tables = read_tables(built_output)
    new = compare_two(tables, DRAFT, OPINION).new_facts["responsible_units"]
    known = set(tables["responsible_units"].filter(document_id=OPINION)["organization_id"])
    assert new and not known & {row["organization_id"] for row in new}


@pytest.mark.parametrize("width", ["40", "120"])
def test_it_reads_well(
    built_output: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert main(["compare", DRAFT, OPINION, "--output", str(built_output)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "clauses share words" in said and "‹" in said and "Responsible bodies that the other has not" in said
    assert main(["compare", DRAFT, "nothing", "--output", str(built_output)]) == 2
