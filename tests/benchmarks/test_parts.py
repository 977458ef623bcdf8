"""The parts of the benchmark: what they compare, on a small text and without a look at the clock."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import __main__ as command
from benchmarks import again, builds, cores, corpus_growth, hot_spots, memory, peer
from benchmarks.processes import Run
from etl.raw_folder import SourceFile, find_source_files

TEXT = "关于加强招商引资的意见\n一、到2025年底前，给予30万元补助。（责任单位：市财政局）\n二、加强组织领导。\n"
Files = tuple[SourceFile, ...]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("甲", "乙", "丙"):
        (folder / f"{name}.txt").write_text(TEXT, "utf-8")
    (folder / "丁.txt").touch()  # gives no text
    return find_source_files(folder)


def test_a_build_has_dataset_and_cache_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[Sequence[str]] = []
    monkeypatch.setattr(builds, "run", lambda command, **_: commands.append(command))
    builds.run_build(tmp_path / "raw", tmp_path / "built", 1)
    assert f"--raw {tmp_path / 'raw'} --output {tmp_path / 'built'}" in " ".join(commands[0])
    assert f"--cache {tmp_path / 'built'}" in " ".join(commands[0])


def test_jionlp_gets_all_texts_and_all_lines(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def find(text: str) -> list[str]:
        given.append(text)
        return []

    monkeypatch.setitem(
        sys.modules, "jionlp", SimpleNamespace(ner=SimpleNamespace(extract_time=find, extract_money=find))
    )
    monkeypatch.setattr(peer, "find_collections", lambda: {"texts": files})
    rows = peer.measure_peer()
    assert [row["documents"] for row in rows] == [3, 3, 3]
    assert {row["megabytes"] for row in rows} == {3 * len(TEXT.strip().encode()) / 1_000_000}
    assert max(rows[0]["times_jionlp"], rows[1]["times_jionlp"]) == 1
    assert {TEXT.strip(), *TEXT.strip().split("\n")} <= set(given)


def test_without_jionlp_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "has_jionlp", lambda: False)
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only", "peer"])
    command.main()
    assert capsys.readouterr().out.strip().endswith("JioNLP is not installed here; nox -s bench installs it.")


def test_a_document_of_the_raw_changes_before_the_third_build(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[bytes]] = []

    def build(raw: Path, folder: Path) -> Run:
        seen.append([file.path.read_bytes() for file in find_source_files(raw)])
        return Run(4.0 / len(seen), None)

    monkeypatch.setattr(again, "find_laws", lambda: files)
    monkeypatch.setattr(again, "run_build", build)
    assert [row["share_of_the_first"] for row in again.measure_again()] == [1, 0.5, pytest.approx(1 / 3)]
    first, second, third = seen
    assert first == second
    assert sum(old != new for old, new in zip(second, third, strict=True)) == 1


def test_corpora_grow_as_they_say(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers: list[int] = []

    def build(raw: Path, folder: Path, watch_memory: bool) -> Run:
        assert watch_memory
        numbers.append(len(find_source_files(raw)))
        return Run(float(numbers[-1]), None, 100.0)

    monkeypatch.setattr(corpus_growth, "find_laws", lambda: files)
    monkeypatch.setattr(corpus_growth, "run_build", build)
    rows = corpus_growth.measure_corpus_growth()
    assert numbers == [row["documents"] for row in rows] == [4, 16, 64]
    assert [row["times_the_first_seconds"] for row in rows] == [1, 4, 16]
    assert [row["times_the_first_peak"] for row in rows] == [1, 1, 1]


def test_two_cores_are_held_against_one(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "find_laws", lambda: files)
    monkeypatch.setattr(cores, "run_build", lambda raw, folder, jobs: Run(6.0 / jobs, None))
    monkeypatch.setattr(cores, "WORK", "")
    *builds, plain = cores.measure_cores()
    assert [build["times_faster"] for build in builds] == [2, 2]
    assert plain["times_faster"] == 2 * plain["one_seconds"] / plain["two_seconds"]


def test_the_hottest_come_first(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hot_spots, "find_collections", lambda: {"texts": files})
    for rows, order in zip(hot_spots.measure_hot_spots(), ("seconds_a_megabyte", "seconds"), strict=True):
        assert {row["document"] for row in rows} == {f"texts/{name}.txt" for name in "甲乙丙"}
        assert [row[order] for row in rows] == sorted((row[order] for row in rows), reverse=True)
        assert all(
            row["most_in"] in ("read", "segment", "metadata", "responsible_units", "dates", "parameters", "citations")
            for row in rows
        )


def test_every_step_has_its_peak(files: Files) -> None:
    peaks = memory.measure_steps([(file.source_file, file.path.read_bytes()) for file in files])
    assert len(peaks) == 5
    assert all(peak is None or peak > 0 for peak in peaks.values())
