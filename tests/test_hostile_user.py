"""The command as someone uses it who is careless or means harm: a sentence, the right status, and nothing lost."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from etl.cli import main
from etl.cli.dataset import HERE
from tests.test_input import GOOD

POSIX = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there are no such names there")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a document in raw/."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "good.txt").write_text(GOOD, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# the options of a build, and what is said
REFUSED = [
    (["--raw", "x" * 5_000], "is not a directory: give the folder of the source documents with --raw."),
    (["--raw", "/dev/null"], "is not a directory: give the folder of the source documents with --raw."),
    (["--output", "x" * 300], "cannot be written (File name too long): give another folder with --output"),
    (["--output", "/dev/null"], "/dev/null is a file: give a folder with --output."),
    (["--output", "raw"], "raw lies in raw: give a folder outside of it with --output."),
    (["--output", "."], ". holds files that no build wrote: give a new or empty folder with --output."),
    (["--output", "a\nb\x1b[31m"], r"The folder a\x0ab\x1b[31m has a name with control characters"),
    (["--output", os.fsdecode(b"o\xff")], r"The folder o\xff has a name with control characters or bytes that are no"),
    (["--cache", "raw/cache"], "raw/cache lies in raw: give a folder outside of it with --cache."),
    (["--cache", "output/cache"], "output/cache lies in output: give a folder outside of it with --cache."),
    (["--cache", "mine"], "mine is a file: give a folder with --cache."),
    (["--jobs", "many"], "Invalid value for '--jobs': 'many' is not a valid int range: see tiaokuan --help."),
    (["--fail-on", "info"], "Invalid value for '--fail-on': 'info' is not one of 'error', 'warning', 'never'"),
]  # fmt: skip


@POSIX
@pytest.mark.parametrize(("options", "sentence"), REFUSED)
def test_a_build_that_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    (folder / "mine").write_text("mine", "utf-8")
    assert main(["build", "--jobs", "0", *options]) == 2
    said = capsys.readouterr().err
    assert sentence in said and said.count("\n") == 1
    assert (folder / "mine").read_text("utf-8") == "mine" and (folder / "raw" / "good.txt").read_text("utf-8") == GOOD
    assert not (folder / "output").exists()


@POSIX
def test_folders_deeper_than_a_path_can_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.chdir(folder / "raw")
    for _ in range(80):
        os.mkdir("d" * 60)
        os.chdir("d" * 60)
    os.chdir(folder)
    assert main(["build", "--jobs", "0"]) == 2
    said = capsys.readouterr().err
    assert (
        said.endswith("cannot be read (File name too long): move it elsewhere, or take it away.\n") and len(said) < 300
    )


@POSIX
def test_a_catalog_that_is_a_link_to_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "raw" / "catalog.csv").symlink_to("catalog.csv")
    assert main(["build", "--jobs", "0"]) == 2
    assert "(Too many levels of symbolic links): move it elsewhere, or take it away." in capsys.readouterr().err


@POSIX
def test_a_folder_whose_name_reads_as_a_pattern(folder: Path) -> None:
    name = "data [1]*?"
    assert main(["build", "--jobs", "0", "--quiet", "--output", name]) == 0
    assert main(["check", "--output", name]) == 0
    for form in ("sqlite", "duckdb", "jsonl"):
        assert main(["export", "--format", form, "--to", f"to.{form}", "--output", name]) == 0


def test_an_export_takes_no_document_away(folder: Path, built_output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["export", "--format", "sqlite", "--output", str(built_output), "--force", "--to"]
    assert main([*command, "raw/good.txt"]) == 2
    assert "raw/good.txt is no file that an export wrote: take it away" in capsys.readouterr().err
    assert (folder / "raw" / "good.txt").read_text("utf-8") == GOOD
    assert [main([*command, "a.sqlite"]) for _ in range(2)] == [0, 0]
    if Path(os.devnull).exists():
        assert main([*command, os.devnull]) == 2


@pytest.mark.parametrize("command", [["show", "x"], ["compare", "x", "y"], ["export", "--format", "jsonl"]])
def test_a_dataset_with_other_columns(
    folder: Path, built_output: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    shutil.copytree(built_output, folder / "output")
    pl.DataFrame({"x": [1]}).write_parquet(folder / "output" / "dates.parquet")
    assert main(command) == 2
    assert "dates.parquet has no column clause_id: build the dataset again." in capsys.readouterr().err


@pytest.mark.parametrize("document", ["\x1b[31mx\n", "x" * 100_000, ""])
def test_a_document_of_a_strange_name(built_output: Path, capsys: pytest.CaptureFixture[str], document: str) -> None:
    assert main(["show", document, "--output", str(built_output)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "\x1b" not in said and len(said) < 600


def test_a_port_that_is_taken(folder: Path, built_output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("datasette")
    shutil.copytree(built_output, folder / "output")
    with socket.socket() as taken:
        taken.bind((HERE, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    assert f"Port {port} cannot be used (Address already in use): give another with --port." in capsys.readouterr().err


def damage_cache(cache: Path) -> None:
    for path in cache.rglob("*"):
        if path.is_file():
            path.write_bytes(b"garbage")


# what is done to a built dataset and its cache; the next build is right all the same
SPOILED: list[Callable[[Path], object]] = [
    lambda folder: damage_cache(folder / ".output.parts"),
    lambda folder: shutil.rmtree(folder / ".output.parts"),
    lambda folder: (folder / "output" / "documents.parquet").write_bytes(b""),
    lambda folder: (folder / "output" / "clauses.parquet").unlink(),
]


@pytest.mark.parametrize("spoil", SPOILED)
def test_what_was_spoiled_is_built_anew(folder: Path, spoil: Callable[[Path], object]) -> None:
    assert main(["build", "--jobs", "0", "--quiet"]) == 0
    (folder / "output" / "mine.txt").write_text("mine", "utf-8")
    spoil(folder)
    assert main(["build", "--jobs", "0", "--quiet"]) == 0
    assert main(["check"]) == 0
    assert (folder / "output" / "mine.txt").read_text("utf-8") == "mine"
