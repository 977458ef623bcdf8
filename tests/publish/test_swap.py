"""A new dataset in the place of the old one, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl
import pytest

from etl.errors import InputError
from etl.publish import swap
from etl.publish.files import write_files
from etl.publish.sums import SUMS, files_in
from etl.publish.swap import open_staging, swap_in, writing

Tables = dict[str, pl.DataFrame]


def publish(tables: Tables, output: Path) -> None:
    with open_staging(output) as staging:
        with writing(output):
            write_files(tables, staging)
        swap_in(staging, output)


def enter(output: Path) -> None:
    with open_staging(output):
        pass


def without_documents(tables: Tables) -> Tables:
    return {name: frame.clear() for name, frame in tables.items()}


@pytest.fixture(params=["exchange", "two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of swapping: in one step where the system can, else in two."""
    if request.param == "two steps":
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)


@pytest.mark.usefixtures("way")
def test_files_of_the_last_build_go_and_those_of_others_stay(tables: Tables, tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(tables, output)
    (output / "notes.txt").write_text("mine", "utf-8")
    (output / "texts" / "mine.txt").write_text("mine", "utf-8")
    publish(without_documents(tables), output)
    assert not (output / "texts" / "example.txt").exists()
    assert (output / "notes.txt").read_text("utf-8") == (output / "texts" / "mine.txt").read_text("utf-8") == "mine"
    assert "notes.txt" not in (output / SUMS).read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.usefixtures("way")
def test_an_empty_folder_is_taken(tables: Tables, tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    publish(tables, output)
    assert SUMS in files_in(output)


def test_folders_above_are_made(tables: Tables, tmp_path: Path) -> None:
    publish(tables, tmp_path / "a" / "b" / "output")
    assert SUMS in files_in(tmp_path / "a" / "b" / "output")


def test_a_link_to_a_folder_stays_a_link(tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    publish(tables, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert SUMS in files_in(tmp_path / "real")


def test_a_folder_that_no_build_wrote_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="holds files that no build wrote"):
        enter(tmp_path)
    assert files_in(tmp_path) == ["thesis.docx"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="is a file"):
        enter(tmp_path / "output")


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        enter(tmp_path / "file" / "output")


def test_a_new_file_does_not_take_the_place_of_one_that_is_not_ours(tables: Tables, tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(without_documents(tables), output)
    (output / "texts" / "example.txt").write_text("mine", "utf-8")
    with open_staging(output) as staging:
        write_files(tables, staging)
        with pytest.raises(InputError, match="in the way"):
            swap_in(staging, output)
    assert (output / "texts" / "example.txt").read_text("utf-8") == "mine"


@pytest.mark.usefixtures("way")
def test_what_a_killed_build_left_goes(tables: Tables, tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(tables, output)
    before = {name: (output / name).read_bytes() for name in files_in(output)}
    (tmp_path / ".output.building").mkdir()
    (tmp_path / ".output.building" / "half.parquet").write_bytes(b"PAR1")
    assert {name: (output / name).read_bytes() for name in files_in(output)} == before
    publish(tables, output)
    assert {name: (output / name).read_bytes() for name in files_in(output)} == before
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_build_killed_between_two_steps_is_put_right(tables: Tables, tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(tables, output)
    before = files_in(output)
    os.replace(output, tmp_path / ".output.previous")
    enter(output)
    assert files_in(output) == before


def test_a_failing_second_step_leaves_the_last_dataset(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    publish(tables, output)
    before = files_in(output)
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    with open_staging(output) as staging, pytest.raises(InputError, match="cannot be written"):
        swap_in(staging / "gone", output)
    assert files_in(output) == before


@pytest.mark.skipif(swap.fcntl is None, reason="nobody is kept out here")
def test_two_builds_do_not_write_the_same_output(tables: Tables, tmp_path: Path) -> None:
    output = tmp_path / "output"
    with open_staging(output) as staging:
        (staging / "half.parquet").write_bytes(b"PAR1")
        with pytest.raises(InputError, match="Another build is writing"):
            enter(output)
        assert files_in(staging) == ["half.parquet"]
    publish(tables, output)
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), OSError("Error writing: No space left on device")]
)
def test_a_full_disk_is_told(tmp_path: Path, error: OSError) -> None:
    with pytest.raises(InputError, match="No space left on device"), writing(tmp_path / "output"):
        raise error
