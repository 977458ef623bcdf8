"""Processes of pebble, any of which may be killed at any moment: jobs are done all the same, or it is told why not.

A process may be killed for no fault of what it was at: a job whose process was ended is done once more. Where all
processes are gone, they are started again a few times.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from queue import Empty, SimpleQueue
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

STARTS = 3  # tries to start processes anew
LOOK_AGAIN = 1.0  # seconds without a job that is done, until the processes are looked at
PATIENCE = 60.0  # seconds in which no process takes up any of the jobs that wait: one was killed as it took one
LOCKED = 10.0  # seconds in which no process gives back a lock that each holds for moments: one was killed with it
PR_SET_PDEATHSIG = 1  # prctl(2) of Linux
Job = TypeVar("Job")
Result = TypeVar("Result")


def run_jobs(
    jobs: Iterable[Job], call: Callable[[Job], Result], seconds: float, start: Callable[[], ProcessPool]
) -> Iterator[tuple[Job, Result | Exception]]:
    """Yield each job as it is done, with what ``call`` returned or raised, or how its process ended, twice.

    Args:
        jobs: What is to be done.
        call: Does a job; a function of a module, which processes can load.
        seconds: Limit for one job.
        start: Makes processes; again where they were all ended.
    """
    left, ended = dict(enumerate(jobs)), set[int]()
    for _ in range(1 + STARTS):
        if not left:
            return
        processes = start()
        waiting: dict[Future[Result], int] = {}
        done: SimpleQueue[Future[Result]] = SimpleQueue()
        try:
            for number, job in left.items():
                future: Future[Result] = processes.schedule(call, args=(job,), timeout=seconds)
                waiting[future] = number
                future.add_done_callback(done.put)
            while waiting:
                future = next_done(done, processes, waiting)
                number = waiting.pop(future)
                result = _result_of(future)
                if isinstance(result, CancelledError | BrokenProcessPool):
                    continue
                if isinstance(result, ProcessExpired) and number not in ended:
                    ended.add(number)
                    check_locks(processes)
                    continue
                yield left.pop(number), result
        except RuntimeError:  # all processes are gone
            continue
        finally:
            processes.stop()  # type: ignore[no-untyped-call]
            processes.join()
    for job in left.values():
        yield job, BrokenProcessPool("all processes were ended again and again")


def _result_of(future: Future[Result]) -> Result | Exception:
    try:
        return future.result()
    except Exception as error:
        return error


def next_done(
    done: SimpleQueue[Future[Result]], processes: ProcessPool, waiting: Collection[Future[Result]]
) -> Future[Result]:
    """The next job that is done. Raises ``BrokenProcessPool`` if the processes are gone, or take up no job any more."""
    idle = 0.0
    while True:
        try:
            return done.get(timeout=LOOK_AGAIN)
        except Empty:
            idle = 0.0 if any(future.running() for future in waiting) else idle + LOOK_AGAIN
            if not processes.active or idle > PATIENCE:
                raise BrokenProcessPool from None
            check_locks(processes)


def check_locks(processes: ProcessPool) -> None:
    """Raise ``BrokenProcessPool`` if a process was killed while it held the lock by which all take jobs and send results.

    The others would wait for it a minute each, and end: what they have read would be held for what ended them.
    """
    manager = processes._pool_manager.worker_manager
    if manager.workers_channel is None or manager.workers_channel.mutex.reader_mutex is None:
        return
    with manager.workers_channel.lock(timeout=LOCKED) as is_free:
        if not is_free:
            raise BrokenProcessPool("a process was killed with the lock of all")


def end_with_server() -> None:
    """Have the system kill this process when the server that forked it is killed: it is held for dead then, and may not go on.

    Linux alone knows how; elsewhere a process goes on until it sees that nobody waits for it.
    """
    asked = multiprocessing.parent_process()
    if sys.platform == "linux" and asked is not None and asked.pid != os.getppid():
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
