"""What is said of a dataset: from its own file, and nothing that was not given."""

from __future__ import annotations

import doctest
import json
from pathlib import Path

import polars as pl
import pytest

from etl import dataset_facts, project
from etl.cli import main
from etl.dataset_facts import DatasetFacts, read_facts
from etl.errors import InputError
from etl.publish.files import write_files

ROOT = Path(__file__).parent.parent
GIVEN = """\
title = "Notices of a county"
title_zh = "某县通知"
authors = ["Li Ming"]
organizations = ["A university"]
licence = "CC0-1.0"
version = "2026.1"
date = 2026-03-01
homepage = "https://example.org/notices"
doi = "10.1234/5678"
chosen = "Every notice of 2025."
"""
# a line of the file, and a word of what is said of it
WRONG = [
    ("titel = 'x'", "titel is unknown: did you mean title?"),
    ("colour = 'x'", "colour is unknown: known are title"),
    ("title = 3", "title must be a text"),
    ("title = ' '", "title must be a text"),
    ("authors = 'Li'", "authors must be a list"),
    ("date = '2026-13-01'", "date must be a day"),
    ("title = Notices", "is not TOML"),
]
FILES = ("README.md", "datapackage.json", "croissant.json", "quality.json", "dictionary.md")


@pytest.mark.parametrize(("line", "word"), WRONG)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, line: str, word: str) -> None:
    (tmp_path / "dataset.toml").write_text(line, "utf-8")
    with pytest.raises(InputError, match=r"dataset\.toml") as told:
        read_facts(tmp_path)
    assert word in str(told.value)


def test_the_example_holds() -> None:
    assert not doctest.testmod(dataset_facts).failed


def test_what_is_given_is_in_every_file(tables: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    (tmp_path / "dataset.toml").write_text(GIVEN, "utf-8")
    facts = read_facts(tmp_path)
    (tmp_path / "output").mkdir()
    write_files(tables, tmp_path / "output", facts)
    card, package, croissant = ((tmp_path / "output" / name).read_text("utf-8") for name in FILES[:3])
    citation = "Li Ming, A university: Notices of a county, version 2026.1, 2026-03-01, https://doi.org/10.1234/5678."
    assert facts.citation == citation and citation in card and "Every notice of 2025." in card
    assert "license: cc0-1.0" in card and "**某县通知**" in card
    described = json.loads(package)
    assert described["version"] == "2026.1" and described["licenses"] == [{"name": "CC0-1.0"}]
    assert [each["title"] for each in described["contributors"]] == ["Li Ming", "A university"]
    described = json.loads(croissant)
    assert described["datePublished"] == "2026-03-01" and described["url"] == "https://example.org/notices"
    assert [each["@type"] for each in described["creator"]] == ["sc:Person", "sc:Organization"]


def test_what_is_not_given_is_in_no_file(tables: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    write_files(tables, tmp_path)
    ours = read_facts(ROOT / "raw")
    for name in FILES:
        text = (tmp_path / name).read_text("utf-8")
        for value in (*ours.creators, ours.title, ours.title_zh, ours.licence_url, ours.date):
            assert value is None or value not in text, (name, value)
    assert json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["builtWith"] == f"tiaokuan {project.VERSION}"
    assert f"Built with tiaokuan {project.VERSION}." in (tmp_path / "README.md").read_text("utf-8")


def test_a_changed_fact_is_built(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("一、总体要求\n", "utf-8")
    command = ["build", "--raw", str(tmp_path / "raw"), "--output", str(tmp_path / "output"), "--jobs", "0"]
    assert main(command) == 0
    (tmp_path / "raw" / "dataset.toml").write_text(GIVEN, "utf-8")
    assert main(command) == 0
    assert "Notices of a county" in (tmp_path / "output" / "README.md").read_text("utf-8")


def test_ours_has_a_word_for_everything_but_what_does_not_exist_yet() -> None:
    ours = read_facts(ROOT / "raw")
    missing = {name for name in DatasetFacts.__slots__ if not getattr(ours, name)}
    assert missing == {"authors", "homepage", "doi"}
