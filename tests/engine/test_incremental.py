"""Builds after builds: what did not change is not read again, and the dataset is as if everything had been."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.build import build
from etl.cli import main
from etl.engine import archives, batch, keys, merge, part_files, state
from etl.engine.limits import Limits
from etl.engine.part_files import ENDING
from etl.engine.tasks import Task
from etl.errors import InputError
from etl.places import beside
from etl.prepare.kept import Kept
from etl.publish.dataset import count_rows
from tests.faults.builds import content_of, find_victim, is_left, make_raw, text_of, write_content

ROOT = Path(__file__).parents[2]
CATALOG = "document_id,title,document_number,issuer,issuer_level,region_code,status,signed_date,published_date,source\n"
COMMAND = [sys.executable, "-m", "etl", "build", "--jobs", "2"]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder of some documents."""
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(1, 9):
        (folder / f"d{number}.txt").write_text(text_of(number), "utf-8")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that are read."""
    ids: list[str] = []

    def note(task: Task, limits: Limits, kept: Kept) -> object:
        ids.append(task.file.document_id)
        return read_document(task, limits, kept)

    read_document = batch.read_document
    monkeypatch.setattr(batch, "read_document", note)
    return ids


def anew(raw: Path) -> dict[str, bytes]:
    """What a build from scratch gives."""
    folder = raw.parent / "anew"
    for place in (folder, beside(folder, "parts")):
        shutil.rmtree(place, ignore_errors=True)
    build(raw, folder)
    return content_of(folder)


def replace(raw: Path) -> None:
    (raw / "d3.txt").write_text(text_of(3, 2), "utf-8")


def add(raw: Path) -> None:
    (raw / "d0.txt").write_text(text_of(10), "utf-8")
    (raw / "folder").mkdir()
    (raw / "folder" / "d.txt").write_text(text_of(11), "utf-8")


def rename(raw: Path) -> None:
    (raw / "d8.txt").rename(raw / "d5a.txt")


def catalogue(raw: Path) -> None:
    (raw / "catalog.csv").write_text(f"{CATALOG}d4,,某政发〔2020〕1号,,,,,,,hand\nlost,,,,,,,,,hand\n", "utf-8")


def spoil(raw: Path) -> None:
    (raw / "d2.txt").write_bytes(b"\0" * 4096)


def touch(raw: Path) -> None:
    os.utime(raw / "d1.txt", (1, 1))


def take_away(raw: Path) -> None:
    for name in ("d1", "d4", "d7"):
        (raw / f"{name}.txt").unlink()


# what happens to the documents between two builds, and which of them have to be read
CHANGES: list[tuple[Callable[[Path], None], list[str]]] = [
    (replace, ["d3"]),
    (add, ["d0", "folder/d"]),
    (rename, ["d5a"]),
    (catalogue, ["d4"]),
    (spoil, ["d2"]),
    (touch, []),
    (take_away, []),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_only_what_changed_is_read(
    raw: Path, read: list[str], change: Callable[[Path], None], expected: list[str]
) -> None:
    output = raw.parent / "output"
    build(raw, output)
    change(raw)
    read.clear()
    build(raw, output)
    assert read == expected
    assert content_of(output) == anew(raw)


def test_change_after_change(raw: Path, read: list[str]) -> None:
    output = raw.parent / "output"
    for change, _ in CHANGES:
        change(raw)
        build(raw, output)
        assert content_of(output) == anew(raw)
    needed = {line.name for line in beside(output, "parts").glob(f"*{ENDING}")}
    read.clear()
    build(raw, output)
    assert not read and {line.name for line in beside(output, "parts").glob(f"*{ENDING}")} == needed


def take_turns(raw: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """Documents of two parts in turns, merged so many characters and documents at a time."""
    monkeypatch.setattr(merge, "CHARACTERS_AT_ONCE", at_once)
    monkeypatch.setattr(merge, "DOCUMENTS_AT_ONCE", at_once)
    monkeypatch.setattr(merge, "BODIES_AT_ONCE", at_once)
    build(raw, raw.parent / "output")
    for number in range(1, 9, 2):
        (raw / f"d{number}.txt").write_text(text_of(number, 2), "utf-8")


@pytest.mark.parametrize("at_once", [1, 1_000])
def test_pieces_of_any_size_give_the_same_dataset(raw: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    with monkeypatch.context() as patched:
        take_turns(raw, patched, at_once)
        build(raw, raw.parent / "output")
    assert content_of(raw.parent / "output") == anew(raw)


def test_a_part_is_read_once_where_documents_take_turns(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_turns(raw, monkeypatch, 1_000_000)
    opened: list[Path] = []
    read_part = merge.read_part
    monkeypatch.setattr(merge, "read_part", lambda path, *wanted: opened.append(path) or read_part(path, *wanted))
    build(raw, raw.parent / "output")
    assert len(opened) == 2 * len(set(opened)) == 4  # once to survey, once to write


def test_files_of_others_in_the_cache_stay(raw: Path) -> None:
    cache = raw.parent / "downloads"
    cache.mkdir()
    others = {"film.mp4.part", "x.partial", f"{'0' * 32}.part.zip"}
    for name in others:
        (cache / name).touch()
    left = {f"{'0' * 32}.part", f".{'0' * 32}.part.{'1' * 32}"}  # of an earlier build, and of a killed one
    for name in left:
        (cache / name).touch()
    build(raw, raw.parent / "output", cache=cache)
    assert others < {path.name for path in cache.iterdir()}
    assert not left & {path.name for path in cache.iterdir()}


@pytest.mark.parametrize("place", ["raw/cache", "output/cache", "output"])
def test_a_cache_inside_raw_or_output_is_refused(raw: Path, place: str) -> None:
    cache = raw.parent / place
    with pytest.raises(InputError, match="--cache"):
        build(raw, raw.parent / "output", cache=cache)
    assert not cache.exists()


def test_force_reads_everything(raw: Path, read: list[str]) -> None:
    build(raw, raw.parent / "output")
    before = len(read)
    build(raw, raw.parent / "output", force=True)
    assert len(read) == 2 * before == 16


def test_another_program_reads_everything(raw: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    build(raw, raw.parent / "output")
    monkeypatch.setattr(keys, "LIBRARIES", keys.LIBRARIES[1:])
    keys.program_hash.cache_clear()
    try:
        build(raw, raw.parent / "output")
    finally:
        monkeypatch.undo()
        keys.program_hash.cache_clear()
    assert len(read) == 16


def test_the_program_is_its_code_and_word_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lexicon").mkdir()
    hashes = set()
    monkeypatch.setattr(keys, "PACKAGES", [tmp_path])
    for name, content in (("a.py", "1"), ("a.py", "2"), ("lexicon/b.csv", "x"), ("lexicon/b.csv", "y")):
        (tmp_path / name).write_text(content, "utf-8")
        keys.program_hash.cache_clear()
        hashes.add(keys.program_hash())
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("3", "utf-8")
    keys.program_hash.cache_clear()
    hashes.add(keys.program_hash())
    keys.program_hash.cache_clear()
    assert len(hashes) == 4


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 cut", None])
def test_a_damaged_part_is_read_again(raw: Path, damage: bytes | None) -> None:
    output = raw.parent / "output"
    build(raw, output)
    before = content_of(output)
    for path in beside(output, "parts").iterdir():
        path.write_bytes(path.read_bytes()[:-100] if damage is None else damage)
    build(raw, output)
    assert content_of(output) == before


@pytest.mark.parametrize("place", [6, 8, 10])  # of a member's entry: version, flags and method of compression
def test_no_damage_of_an_entry_goes_unseen(raw: Path, place: int) -> None:
    """Every value of a byte of the archive's directory: the part is read again, or ``InputError`` says what to do."""
    output = raw.parent / "output"
    build(raw, output)
    (path,) = beside(output, "parts").glob(f"*{ENDING}")
    content = bytearray(path.read_bytes())
    first = content.index(b"PK\x01\x02") + place
    for value in range(256):
        content[first] = value
        path.write_bytes(content)
        assert isinstance(part_files.read_keys(path), dict)
        with contextlib.suppress(InputError):
            archives.read_part(path, {part_files.DOCUMENTS: None})


def test_a_document_that_was_too_slow_is_tried_again(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def be_slow(task: Task, limits: Limits, kept: Kept) -> object:
        if task.file.document_id == "d1":
            raise batch.Unfinished("d1.txt took longer")
        return read_document(task, limits, kept)

    read_document = batch.read_document
    output = raw.parent / "output"
    with monkeypatch.context() as patched:
        patched.setattr(batch, "read_document", be_slow)
        assert count_rows(build(raw, output)["documents"]) == 7
        assert state.find_current(state.read_inputs(raw), output, beside(output, "parts")) is None
    assert main(["build", "--raw", str(raw), "--output", str(output), "--jobs", "0"]) == 0
    assert content_of(output) == anew(raw)


def test_nothing_changed_is_told_at_once(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = raw.parent / "output"
    command = ["build", "--raw", str(raw), "--output", str(output), "--jobs", "0"]
    assert main(command) == 0
    before = content_of(output)
    capsys.readouterr()
    assert main(command) == 0
    assert capsys.readouterr().out.startswith(f"{output} is up to date: 8 documents, nothing changed")
    assert main([*command, "--fail-on", "warning"]) == 1  # as the build itself would have
    for spoilt in ("clauses.csv", "texts/d1.txt"):
        (output / spoilt).write_text("other", "utf-8")
        assert main(command) == 0
        assert content_of(output) == before
    (output / "dates.parquet").unlink()
    assert main(command) == 0
    assert content_of(output) == before


def test_up_to_date_is_known_without_heavy_packages(raw: Path) -> None:
    output = raw.parent / "output"
    arguments = ["build", "--raw", str(raw), "--output", str(output)]
    script = f"import sys; from etl.cli import main; main({arguments!r}); print(*sys.modules)"
    for _ in range(2):
        loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)
    assert "is up to date" in loaded.stdout
    assert not set(loaded.stdout.split()) & {"polars", "pandera", "pyarrow", "lxml", "pdfplumber", "pydantic"}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in /proc")
def test_a_build_killed_at_any_moment_leaves_the_last_dataset_and_goes_on(tmp_path: Path) -> None:
    """SIGKILL at a dozen moments of a build over changed documents: ``output`` is the old dataset or the new one, whole."""
    raw, output = tmp_path / "raw", tmp_path / "output"
    made = []
    for edition in (1, 2):
        make_raw(raw, edition, pdf=False)  # Word files, which processes are started for
        build(raw, output)
        made.append(content_of(output))
    old, new = made
    command = [*COMMAND, "--raw", str(raw), "--output", str(output)]
    start = time.monotonic()
    subprocess.run([*command, "--force"], cwd=ROOT, check=True, capture_output=True)
    whole = time.monotonic() - start
    assert content_of(output) == new

    last, met = new, 0
    for moment in range(12):
        if last == new:
            shutil.rmtree(beside(output, "parts"))
            write_content(old, output)
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        if moment % 3 == 1:  # a moment of the workers' life, however long the start takes on a busy machine
            while process.poll() is None and find_victim(process.pid, "worker") is None:
                time.sleep(0.005)
        else:
            time.sleep(whole * (moment + 1) / 13)
        met += find_victim(process.pid, "worker") is not None
        process.kill()
        process.wait()
        assert not is_left(process.pid)
        last = content_of(output)
        assert last in (old, new)
    assert met, "no moment met a process that reads"
    build(raw, output)
    assert content_of(output) == new


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal here")
def test_an_interrupt_ends_cleanly_and_what_was_read_is_kept(raw: Path) -> None:
    for number in range(1000):
        (raw / f"many{number}.txt").write_text(text_of(number), "utf-8")
    output = raw.parent / "output"
    command = [*COMMAND, "--raw", str(raw), "--output", str(output)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    made = beside(output, "parts")
    while process.poll() is None and not list(made.glob(f"*{ENDING}")):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert (
        said.strip().splitlines()[-1]
        == "Interrupted. Finished documents are kept: the next build continues from there."
    )
    assert "Traceback" not in said
    assert not output.exists() and not beside(output, "building").exists()
    assert list(made.glob(f"*{ENDING}"))
    assert not is_left(process.pid)
