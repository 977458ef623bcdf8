"""The Spark engine without Spark: what a task does, and what is said where there is none (with Spark: tests/cluster)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from etl.cli import main
from etl.engine.batch import read_batch
from etl.engine.keys import program_hash
from etl.engine.limits import Limits
from etl.engine.manifest import made_from_json, tasks_to_json
from etl.engine.spark import read_lines
from etl.engine.tasks import Task
from etl.errors import InputError
from etl.publish.sums import files_in
from etl.raw_folder import find_source_files

RAW = Path(__file__).parents[2] / "raw"
LIMITS = Limits(60, 2_000)


def test_a_task_reads_what_its_lines_say(tmp_path: Path) -> None:
    tasks = [Task(file, None, program_hash()) for file in find_source_files(RAW)]
    batches = [tasks[:1], tasks[1:3]]
    lines = read_lines(map(tasks_to_json, batches), tmp_path, LIMITS, program_hash())
    expected = [read_batch(batch, tmp_path, LIMITS) for batch in batches]
    assert list(map(made_from_json, lines)) == expected
    assert {path.name for path in tmp_path.iterdir()} == {made.part for made in expected}


def test_a_machine_with_another_program_reads_nothing(tmp_path: Path) -> None:
    (line,) = read_lines([tasks_to_json([])], tmp_path, LIMITS, "another")
    with pytest.raises(InputError, match="install the same on all of them"):
        made_from_json(line)


@pytest.mark.parametrize("missing", ["raw", "parts"])
def test_a_machine_that_does_not_see_the_disk_reads_nothing(tmp_path: Path, missing: str) -> None:
    folders = {name: tmp_path / name for name in ("raw", "parts")}
    for folder in folders.values():
        folder.mkdir()
    (folders["raw"] / "a.txt").write_text("关于招商引资的通知", "utf-8")
    tasks = [Task(file, None, program_hash()) for file in find_source_files(folders["raw"])]
    folders[missing].rename(tmp_path / "elsewhere")
    (line,) = read_lines([tasks_to_json(tasks)], folders["parts"], LIMITS, program_hash())
    with pytest.raises(InputError, match=f"{folders[missing]} cannot be seen: .* all machines share"):
        made_from_json(line)


def test_without_pyspark_the_last_dataset_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for package in ("pyspark", "py4j"):
        monkeypatch.setitem(sys.modules, package, None)
    output = tmp_path / "output"
    build = ["build", "--raw", str(RAW), "--output", str(output)]
    assert main([*build, "--jobs", "0"]) == 0
    before = {name: (output / name).read_bytes() for name in files_in(output)}
    capsys.readouterr()
    assert main([*build, "--force", "--engine", "spark"]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("There is no PySpark ") and "pip install 'pyspark>=4.1'" in said
    assert {name: (output / name).read_bytes() for name in files_in(output)} == before
