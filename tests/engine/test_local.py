"""Processes that read: what hangs, dies or eats memory costs itself only, and is named."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from etl import processes
from etl.engine import local, plan
from etl.engine.limits import Limits
from etl.engine.local import open_pool, read_in_processes
from etl.engine.tasks import Made, Task
from etl.errors import InputError
from etl.processes import Pool
from etl.raw_folder import SourceFile

ROOT = Path(__file__).parents[2]
NO_LIMITS = Limits(0, 0)
LIMITS = Limits(1, 1_500)


def hang() -> None:
    """As a step inside a C library hangs, which no alarm ends."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    time.sleep(600)


def eat_memory() -> None:
    bytearray(4_000_000_000)


# what a document does, by its id, and a word of what is said of it
DEADLY: dict[str, tuple[Callable[[], object], str]] = {
    "hangs": (hang, "hangs.txt took longer than 1 seconds: give it more with --time-limit"),
    "kills": (lambda: os.kill(os.getpid(), signal.SIGKILL), "kills.txt ended the process that read it (SIGKILL)"),
    "leaves": (lambda: os._exit(3), "leaves.txt ended the process that read it (exit code 3)"),
    "eats": (eat_memory, "eats.txt takes more than 1500 MB: give it more with --memory-limit"),
}


def prepare() -> None:
    """Prepare a process; this module, which takes longer than its limits to import, is there then."""
    local._prepare(LIMITS.megabytes)


def read_deadly(tasks: Sequence[Task], parts: Path, limits: Limits) -> Made:
    """Stands for the reading of a batch that has a deadly document."""
    for task in tasks:
        if task.file.document_id in DEADLY:
            DEADLY[task.file.document_id][0]()
    return Made("part", {task.file.document_id: "key" for task in tasks}, ())


def tasks_of(*document_ids: str) -> list[Task]:
    return [Task(SourceFile(name, f"{name}.txt", Path(f"{name}.txt")), None, "") for name in document_ids]


def test_deadly_documents_are_named_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "GRACE", 2.0)
    monkeypatch.setattr(plan, "MOST_DOCUMENTS", 3)
    tasks = tasks_of("a", "hangs", "b", "kills", "c", "leaves", "eats", "d")
    with Pool[Task](2, "forkserver", prepare) as pool:
        made = list(read_in_processes(tasks, tmp_path, LIMITS, pool, read_deadly))
    assert sorted(name for each in made for name in each.keys) == ["a", "b", "c", "d"]
    failures = {failure.document_id: failure for each in made for failure in each.failures}
    assert {(failure.severity, failure.code) for failure in failures.values()} == {("error", "unreadable_source")}
    assert failures.keys() == DEADLY.keys()
    for document_id, (_, message) in DEADLY.items():
        assert failures[document_id].message.startswith(message)


def threads_of(tasks: Sequence[Task], parts: Path, limits: Limits) -> Made:
    return Made(None, {"threads": os.environ["POLARS_MAX_THREADS"]}, ())


def test_a_process_has_one_thread_of_polars_and_this_one_keeps_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLARS_MAX_THREADS", "7")
    with open_pool(1, NO_LIMITS) as pool:
        (made,) = read_in_processes(tasks_of("a"), tmp_path, NO_LIMITS, pool, threads_of)
    assert made.keys == {"threads": "1"}
    assert os.environ["POLARS_MAX_THREADS"] == "7"


def fail(tasks: Sequence[Task], parts: Path, limits: Limits) -> Made:
    raise ZeroDivisionError


def test_a_fault_of_the_program_is_not_hidden(tmp_path: Path) -> None:
    with open_pool(1, NO_LIMITS) as pool, pytest.raises(ZeroDivisionError):
        list(read_in_processes(tasks_of("a"), tmp_path, NO_LIMITS, pool, fail))


def refuse() -> None:
    raise MemoryError


def test_that_processes_have_too_little_memory_is_told(tmp_path: Path) -> None:
    with Pool[Task](1, "forkserver", refuse) as pool, pytest.raises(InputError, match="more with --memory-limit"):
        list(read_in_processes(tasks_of("a"), tmp_path, NO_LIMITS, pool))


def test_where_no_process_can_be_started_this_one_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(processes, "Process", refuse)
    monkeypatch.setattr(processes, "PAUSE", 0.0)
    monkeypatch.setattr(plan, "MOST_DOCUMENTS", 1)
    with open_pool(1, NO_LIMITS) as pool:
        made = list(read_in_processes(tasks_of("a", "b"), tmp_path, NO_LIMITS, pool))
    assert [failure.document_id for each in made for failure in each.failures] == ["a", "b"]  # which are not there
    assert [record.message for record in caplog.records] == [local.NO_PROCESSES]


def test_a_page_that_memory_is_too_small_for_is_no_broken_page() -> None:
    """Its rows would be kept, and wrong for ever: every limit gives the whole page, or ``MemoryError``."""
    script = """if True:
        import sys
        from etl.engine.limits import limit_memory
        from etl.read.formats.html import parse
        page = "<html><body>" + "<p>text</p>" * 300_000 + "</body></html>"
        limit_memory(int(sys.argv[1]))
        try:
            print(len(parse(page).findall(".//p")))
        except MemoryError:
            print("MemoryError")
    """
    said = set()
    for megabytes in (60, 90, 4_000):
        command = [sys.executable, "-c", script, str(megabytes)]
        said.add(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.strip())
    assert said == {"MemoryError", "300000"}


def test_no_process_is_left(tmp_path: Path) -> None:
    with open_pool(2, NO_LIMITS) as pool:
        next(read_in_processes(tasks_of("a", "b"), tmp_path, NO_LIMITS, pool, read_deadly))
    assert not [line for line in os.popen(f"ps -o args= --ppid {os.getpid()}") if "spawn_main" in line]


def children_of(process: int) -> list[int]:
    """The processes that descend from one, as far as the system tells."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[1]) == process:
            child = int(status.parent.name)
            if b"resource_tracker" not in (status.parent / "cmdline").read_bytes():  # Python's own, and it complains
                found += [child, *children_of(child)]
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the processes are found in /proc")
@pytest.mark.parametrize("kills", [1, 3])
def test_processes_that_are_killed_while_they_start_cost_nothing(tmp_path: Path, kills: int) -> None:
    """The workers and the server that forks them are killed as they appear; the dataset is built all the same."""
    output = tmp_path / "output"
    command = [sys.executable, "-m", "etl", "build", "--output", str(output), "--jobs", "2"]
    building = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        for _ in range(kills):
            deadline = time.monotonic() + 60
            while not (there := children_of(building.pid)) and time.monotonic() < deadline and building.poll() is None:
                time.sleep(0.01)
            time.sleep(0.3)
            for child in there:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
        said = building.communicate(timeout=120)[1].decode()
    finally:
        building.kill()
    assert building.returncode == 0, said
    assert str(ROOT / "etl") not in said  # no trace of ours; Python's resource tracker leaves one where it is hit too
    assert len(list((output / "texts").glob("*.txt"))) == 5
