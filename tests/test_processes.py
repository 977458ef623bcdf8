"""Processes that are killed: jobs are done all the same, and only what fails alone in a fresh process is given up."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing import forkserver
from pathlib import Path

import pytest

from etl import processes
from etl.processes import NoProcesses, Pool
from etl.worker_process import Died, Overdue

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing is killed so here")
multiprocessing.set_forkserver_preload([__name__])  # once for all processes of these tests


@pytest.fixture
def pool() -> Iterator[Pool[Path]]:
    with Pool[Path](2, "forkserver") as opened:
        opened.start()
        yield opened


def kill_me() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def is_first_time(path: Path, times: int = 1) -> bool:
    """Whether a job is done for one of the first times."""
    with path.open("a") as opened:
        opened.write("x")
    return path.stat().st_size <= times


def kill_at_first(times: int, items: Sequence[Path]) -> list[str]:
    """End the process as a job begins, as often as asked for each item."""
    if sum(is_first_time(item, times) for item in items):
        kill_me()
    return [item.name for item in items]


def leave(items: Sequence[Path]) -> list[str]:
    os._exit(3)


def fail(items: Sequence[Path]) -> list[str]:
    raise ValueError(items[0].name)


def fail_strangely(items: Sequence[Path]) -> list[str]:
    raise UnicodeDecodeErrorOfTwo("a", "b")


class UnicodeDecodeErrorOfTwo(Exception):
    """An exception that pickle can write and not read."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


def sleep(items: Sequence[Path]) -> list[str]:
    time.sleep(60)
    return []


worked: list[object] = []  # of this process


def use_memory_up(items: Sequence[Path]) -> list[str]:
    """Run out of memory in a process that has done something before, or with more than one item."""
    if worked or len(items) > 1:
        raise MemoryError
    worked.append(items)
    return [item.name for item in items]


def lack_memory(items: Sequence[Path]) -> list[str]:
    raise MemoryError


# what is done to three items in one batch, and what comes of each
BATCHES: list[tuple[Callable[[Sequence[Path]], list[str]], type[Exception] | None]] = [
    (partial(kill_at_first, 1), None),
    (partial(kill_at_first, 2), None),
    (partial(kill_at_first, 3), None),  # once with the others and twice alone
    (leave, Died),
    (use_memory_up, None),
    (lack_memory, MemoryError),
    (sleep, Overdue),
]


@pytest.mark.parametrize(("call", "failure"), BATCHES)
def test_a_batch_that_ends_its_process_is_done_again_item_by_item(
    tmp_path: Path, pool: Pool[Path], call: Callable[[Sequence[Path]], list[str]], failure: type[Exception] | None
) -> None:
    items = [tmp_path / name for name in "abc"]
    seconds = 0.3 if failure is Overdue else None
    done = dict(pool.run([items], call, seconds))
    assert done.keys() == {(item,) for item in items}
    for (item,), result in done.items():
        assert type(result) is failure if failure else result == [item.name]


# what is done to a single item, and what comes of it
SINGLE: list[tuple[Callable[[Sequence[Path]], list[str]], object]] = [
    (partial(kill_at_first, processes.TRIES - 1), ["a"]),
    (partial(kill_at_first, processes.TRIES), Died(-signal.SIGKILL)),
    (leave, Died(3)),
    (fail, ValueError("a")),
    (fail_strangely, RuntimeError("UnicodeDecodeErrorOfTwo('a')")),
]


@pytest.mark.parametrize(("call", "expected"), SINGLE)
def test_an_item_is_given_up_when_fresh_processes_die_of_it(
    tmp_path: Path, pool: Pool[Path], call: Callable[[Sequence[Path]], list[str]], expected: object
) -> None:
    ((_, result),) = pool.run([[tmp_path / "a"]], call)
    assert repr(result) == repr(expected)


def test_the_traceback_of_a_process_is_a_note(tmp_path: Path, pool: Pool[Path]) -> None:
    ((_, result),) = pool.run([[tmp_path / "a"]], fail)
    assert isinstance(result, ValueError)
    assert "in fail\n" in result.__notes__[0]


def test_no_item_is_held_for_what_killed_its_process(tmp_path: Path) -> None:
    """Each process is killed as it takes a second job, its first result hardly sent.

    With one pipe for all processes, the job that was done was taken for the one that was lost; that one belonged to nobody
    until its time was over, and was left out as too slow.
    """
    items = [tmp_path / f"{number}" for number in range(8)]
    with Pool[Path](2, "forkserver") as pool:
        pool.start()
        done = dict(pool.run([[item] for item in items], partial(kill_at_first, 1), 60.0))
    assert done == {(item,): [item.name] for item in items}


def note_process(items: Sequence[Path]) -> int:
    return os.getpid()


def test_a_process_is_replaced_after_some_jobs(tmp_path: Path) -> None:
    with Pool[Path](1, "forkserver", most_jobs=2) as pool:
        done = [result for _, result in pool.run([[tmp_path]] * 4, note_process)]
    assert done[0] == done[1] != done[2] == done[3]


def test_a_killed_process_that_had_nothing_to_do_is_replaced(tmp_path: Path, pool: Pool[Path]) -> None:
    for _ in range(3):
        for process in pool._processes:
            process._process.kill()
            process._process.join()
        assert [result for _, result in pool.run([[tmp_path / "a"], [tmp_path / "b"]], note_process)]


def test_a_result_that_arrived_whole_counts_though_its_process_is_dead(tmp_path: Path, pool: Pool[Path]) -> None:
    reading = pool.run([[tmp_path / "a"]], note_process)
    wait = pool._wait

    def kill_and_wait() -> object:
        """Look at the processes when all that have a job have done it, and are dead."""
        for process in pool._processes:
            if process.job:
                assert process.pipe.poll(60)
                process._process.kill()
                process._process.join()
        return wait()

    pool._wait = kill_and_wait  # type: ignore[method-assign, assignment]
    ((_, result),) = reading
    assert isinstance(result, int)


def fail_to_start() -> None:
    kill_me()


def lack_memory_to_start() -> None:
    raise MemoryError


@pytest.mark.parametrize(("prepare", "reason"), [(fail_to_start, Died), (lack_memory_to_start, MemoryError)])
def test_what_no_process_is_left_for_is_told(
    tmp_path: Path, prepare: Callable[[], None], reason: type[Exception]
) -> None:
    with Pool[Path](2, "forkserver", prepare) as pool:
        done = list(pool.run([[tmp_path / "a"], [tmp_path / "b"]], note_process))
    assert len(done) == 2
    for _, result in done:
        assert isinstance(result, NoProcesses)
        assert isinstance(result.__cause__, reason)


def test_processes_that_the_system_refuses_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(processes, "Process", refuse)
    monkeypatch.setattr(processes, "PAUSE", 0.0)
    with Pool[Path](1, "forkserver") as pool:
        ((_, result),) = pool.run([[tmp_path / "a"]], note_process)
    assert isinstance(result, NoProcesses)


# open files that the system allows, and how many processes of two are started
ALLOWED = [(8, 0), (48, 0), (52, 1), (1024, 2), (-1, 2)]


@pytest.mark.parametrize(("files", "expected"), ALLOWED)
def test_no_more_processes_are_started_than_files_may_be_opened_for(
    monkeypatch: pytest.MonkeyPatch, files: int, expected: int
) -> None:
    """Their server, which lacks files, ends with a traceback that nobody can catch."""
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "getrlimit", lambda _: (files, files))
    started: list[object] = []
    monkeypatch.setattr(processes, "Process", lambda *_: started.append(Ended()) or started[-1])
    with Pool[Path](2, "forkserver") as pool:
        pool.start()
    assert len(started) == expected


class Ended:
    """A process that is none."""

    def end(self) -> None:
        pass


def tell_and_wait(items: Sequence[Path]) -> list[str]:
    """Tell the process that it is; be done as soon as it is asked."""
    items[0].write_text(str(os.getpid()))
    while not items[0].with_suffix(".go").exists():
        time.sleep(0.01)
    return [items[0].name]


def test_a_killed_server_costs_no_job(tmp_path: Path) -> None:
    """What it forked goes on; those that are needed later are forked by another."""
    told = tmp_path / "a"
    with Pool[Path](1, "forkserver", most_jobs=1) as pool:
        pool.start()
        wait = pool._wait

        def kill_server_and_wait() -> object:
            if any(process.job for process in pool._processes) and not told.with_suffix(".go").exists():
                while not (told.exists() and told.read_text()):
                    time.sleep(0.01)
                os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)  # type: ignore[attr-defined]
                told.with_suffix(".go").touch()
            return wait()

        pool._wait = kill_server_and_wait  # type: ignore[method-assign, assignment]
        done = list(pool.run([[told], [told]], tell_and_wait))
    assert [result for _, result in done] == [["a"], ["a"]]


@pytest.mark.skipif(sys.platform == "win32", reason="processes are asked for by number")
@pytest.mark.parametrize("method", ["forkserver", "spawn"])
def test_a_busy_process_ends_with_the_one_that_asked(tmp_path: Path, method: str) -> None:
    told, asker = tmp_path / "a", os.fork()
    if asker == 0:  # pragma: no cover
        forkserver._forkserver._forkserver_pid = None  # type: ignore[attr-defined]
        with Pool[Path](1, method) as pool:
            list(pool.run([[told]], tell_and_wait))
        os._exit(0)
    deadline = time.monotonic() + 120
    while not (told.exists() and told.read_text()) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(asker, signal.SIGKILL)
    os.waitpid(asker, 0)
    while is_running(int(told.read_text())):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_running(process: int) -> bool:
    """Whether a process is there, and not merely waits for somebody to take note of its end."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
