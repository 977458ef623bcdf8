"""Processes that are killed: jobs are done all the same, what hangs or kills again is told, and nothing goes on unseen."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from pathlib import Path
from queue import SimpleQueue

import pytest
from pebble import ProcessExpired, ProcessPool

from etl import processes
from etl.engine.limits import Limits
from etl.engine.local import open_pool
from etl.processes import next_done, run_jobs

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing is killed so here")
SECONDS = 5.0


def start() -> ProcessPool:
    return ProcessPool(1, context=multiprocessing.get_context("forkserver"))


def kill_once(path: Path) -> str:
    """Kill the process that does this, the first time."""
    if not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def kill_always(path: Path) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def fail(path: Path) -> str:
    raise ValueError(path.name)


# what a job does, and what comes of it
JOBS: list[tuple[Callable[[Path], str], str | type[Exception]]] = [
    (kill_once, "job"),
    (kill_always, ProcessExpired),
    (fail, ValueError),
]


@pytest.mark.parametrize(("call", "expected"), JOBS)
def test_a_job_whose_process_is_killed_is_done_once_more(
    tmp_path: Path, call: Callable[[Path], str], expected: object
) -> None:
    ((job, result),) = run_jobs([tmp_path / "job"], call, SECONDS, start)
    assert job == tmp_path / "job"
    assert result == expected or type(result) is expected


def test_where_all_processes_are_gone_they_are_started_again(tmp_path: Path) -> None:
    """A pool breaks where a process dies that had no job: a killed reader of pages ended the whole build so."""
    starts: list[ProcessPool] = []

    def start_broken() -> ProcessPool:
        starts.append(start())
        if len(starts) == 1:
            starts[0].schedule = lambda *_, **__: broken()  # type: ignore[method-assign]
        return starts[-1]

    def broken() -> Future[str]:
        future: Future[str] = Future()
        future.set_exception(BrokenProcessPool("All workers expired"))
        return future

    jobs = [tmp_path / name for name in ("a", "b")]
    for job in jobs:
        job.touch()
    assert dict(run_jobs(jobs, kill_once, SECONDS, start_broken)) == {job: job.name for job in jobs}
    assert len(starts) == 2


def test_a_job_that_no_process_takes_up_does_not_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process killed between taking a job and saying so leaves one that no other will ever take."""
    monkeypatch.setattr(processes, "LOOK_AGAIN", 0.01)
    monkeypatch.setattr(processes, "PATIENCE", 0.05)
    with start() as pool:
        pool.schedule(os.getpid).result()
        with pytest.raises(BrokenProcessPool):
            next_done(SimpleQueue(), pool, [Future()])


def test_a_lock_that_a_killed_process_held_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others waited a minute for it, then ended, and their documents were left out as what had ended them."""
    monkeypatch.setattr(processes, "LOCKED", 0.05)
    with start() as pool:
        pool.schedule(os.getpid).result()
        processes.check_locks(pool)
        holder = threading.Thread(target=pool._pool_manager.worker_manager.workers_channel.mutex.acquire)
        holder.start()
        holder.join()
        with pytest.raises(BrokenProcessPool):
            processes.check_locks(pool)


def tell_and_sleep(path: Path) -> None:
    path.write_text(str(os.getpid()))
    time.sleep(60)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone ends a process with the one that made it")
def test_no_process_goes_on_whose_server_was_killed(tmp_path: Path) -> None:
    """It is held for dead, and its batch is given to another; before, it went on beside it, and outlived the build."""
    told = tmp_path / "process"
    with open_pool(1, Limits(0, 0)) as pool:
        pool.wait()
        pool.processes.schedule(tell_and_sleep, args=(told,))
        while not (told.exists() and told.read_text()):
            time.sleep(0.01)
        os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)
        deadline = time.monotonic() + 10
        with contextlib.suppress(ProcessLookupError):
            while time.monotonic() < deadline:
                os.kill(int(told.read_text()), 0)
                time.sleep(0.01)
        assert time.monotonic() < deadline
