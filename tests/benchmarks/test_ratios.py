"""What is printed and kept of a run: ratios by commit, and a sentence for what was not measured."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import builds
from benchmarks.corpora import RAW
from benchmarks.processes import Run
from benchmarks.ratios import NAMES, Ratio, keep_ratios, print_ratios
from etl.raw_folder import find_source_files


def test_a_ratio_is_printed_with_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    print_ratios([Ratio("changed", "again / first", 2.0, 8.0, "s", "at most 0.20")])
    assert capsys.readouterr().out.split("\n")[2].split() == "again / first 2 s 8 s 0.250 at most 0.20".split()


def test_a_commit_has_one_line_of_ratios(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    path.write_text("commit,floor\nolder,0.03\n", "utf-8")
    for above in (1.0, 2.0):
        keep_ratios([Ratio("floor", "", above, 4.0, "s", "")], path)
    older, this = csv.DictReader(path.read_text("utf-8").splitlines())
    assert (older["commit"], older["floor"], this["floor"]) == ("older", "0.03", "0.5")
    assert tuple(this) == ("commit", *NAMES)


def test_what_cannot_be_measured_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "has_jionlp", lambda: False)
    monkeypatch.setattr(command, "find_pdfs", tuple)
    monkeypatch.setattr(command, "CORPUS", Path("nowhere"))
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only", "jionlp", "pdf"])
    command.main()
    corpus, jionlp, pdf = capsys.readouterr().out.strip().split("\n")
    assert corpus.startswith("The shared corpus is not here")
    assert "JioNLP is not installed" in jionlp and "no PDFs" in pdf


def test_builds_are_held_against_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build has the same documents, the third one changed, the fourth four times as many."""
    seen: list[list[bytes]] = []

    def build(raw: Path, folder: Path, jobs: int = 1) -> Run:
        seen.append(sorted(file.path.read_bytes() for file in find_source_files(raw)))
        return Run(10.0 / jobs, {1: 10.0, 2: 1.0, 3: 2.0}.get(len(seen), 50.0))

    files = [file for file in find_source_files(RAW) if file.path.suffix == ".txt"]
    monkeypatch.setattr(builds, "find_laws", lambda: tuple(files))
    monkeypatch.setattr(builds, "run_build", build)
    monkeypatch.setattr(builds, "run_floor", lambda raw: 0.25 * len(find_source_files(raw)) / len(files))
    values = {ratio.name: ratio.value for ratio in builds.measure_builds()}
    assert values == {
        "floor": 0.025, "unchanged": 0.1, "changed": 0.2, "more": pytest.approx(0.75 / 40), "two_cores": 2.0,
    }  # fmt: skip
    first, again, changed, more, _ = seen
    assert first == again and len(set(first) ^ set(changed)) == 2 and len(more) == 4 * len(first)
