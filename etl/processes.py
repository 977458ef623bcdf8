"""Processes that do jobs, any of which may be killed at any moment.

Each process has a pipe of its own and does one batch at a time. Processes share nothing, neither a queue nor a lock, so a
killed process loses what it was doing and nothing else: a result counts once it has arrived whole, and the end of the pipe
says that it never will. What was lost is done again; only what fails alone, in a fresh process, is given up.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from etl.worker_process import FAILURES, Died, Process, uninterrupted

TRIES = 3  # processes that die of an item alone, all but the first of them fresh, until it is held for their killer
STARTS = 6  # in succession, of all processes, that may fail until no more are tried
PAUSE = 0.5  # seconds after a refused start: a killed server of processes may not be gone yet
FILES, FILES_OF_PROCESS = 48, 4  # open files of this process and the server of the others, and for each of those
Item = TypeVar("Item")
Result = TypeVar("Result")
Call = Callable[[Sequence[Item]], Result]


class NoProcesses(Exception):
    """No process can be started, or all end before they are ready; the cause is the last reason."""


@dataclass(frozen=True, slots=True)
class _Job(Generic[Item]):
    """Items to do in one go, and how many processes have failed on them so far."""

    items: tuple[Item, ...]
    failures: int = 0

    def again(self, failure: Exception, is_fresh: bool) -> list[_Job[Item]]:
        """Return what to do after a process failed on this job: nothing if the item is at fault."""
        if len(self.items) > 1:
            return [_Job((item,)) for item in self.items]
        if (isinstance(failure, Died) and self.failures + 1 < TRIES) or (
            isinstance(failure, MemoryError) and not is_fresh
        ):
            return [_Job(self.items, self.failures + 1)]
        return []


class Pool(Generic[Item]):
    """Processes that do jobs. Those that end are replaced.

    Args:
        number: How many there are, as far as the limit on open files allows.
        method: How they are started: ``spawn`` or ``forkserver``.
        prepare: Called in each of them before its first job.
        most_jobs: Jobs after which a process is replaced. Default: never.
    """

    def __init__(
        self, number: int, method: str, prepare: Callable[[], object] = int, most_jobs: int | None = None
    ) -> None:
        most = _count_possible()
        self.number, self._prepare, self._most_jobs = max(1, min(number, most)), prepare, most_jobs
        self._context = multiprocessing.get_context(method)
        self._processes: list[Process[_Job[Item]]] = []
        self._starts_left = STARTS * self.number if most else 0
        self._obstacle: Exception | None = None
        # an interrupt hits the main thread alone, so none breaks the start of a process in this one
        self._thread = ThreadPoolExecutor(1)

    def start(self) -> None:
        """Start the processes in the background, while this one goes on."""
        self._thread.submit(self._start, self.number)

    def __enter__(self) -> Pool[Item]:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """End the processes, whatever they are doing."""
        self._thread.shutdown()  # and those that are being started
        for process in tuple(self._processes):
            self._remove(process)

    def run(
        self, batches: Iterable[Sequence[Item]], call: Call[Item, Result], seconds: float | None = None
    ) -> Iterator[tuple[Sequence[Item], Result | Exception]]:
        """Do batches of items; yield each as it is done, in any order.

        A batch whose process dies, hangs or runs out of memory is done again item by item, and an item to which that happens
        is done again in a fresh process. Each item is in one of the batches that are yielded.

        Args:
            batches: What is to be done.
            call: Does a batch; a function of a module, which processes can load.
            seconds: Time limit for a batch.

        Yields:
            A batch, with what ``call`` returned or raised; an item that was given up, with `Died`, `Overdue` or
            `MemoryError`; a batch that there is no process for, with `NoProcesses`.
        """
        jobs = deque(_Job(tuple(batch)) for batch in batches)
        while jobs or any(process.job for process in self._processes):
            self._hand_out(jobs, call, seconds)
            if not self._processes:
                nobody = NoProcesses()
                nobody.__cause__ = self._obstacle
                yield from ((job.items, nobody) for job in jobs)
                return
            for process in self._wait():
                job, jobs_done = process.job, process.jobs_done
                result, failure = process.receive()
                if isinstance(failure, FAILURES):
                    self._remove(process)
                if jobs_done < 0:
                    self._note_start(failure)
                elif job is None:  # it was killed while it had nothing to do
                    continue
                elif isinstance(failure, FAILURES) and (again := job.again(failure, is_fresh=not jobs_done)):
                    jobs += again
                else:
                    yield job.items, failure or result

    def _hand_out(self, jobs: deque[_Job[Item]], call: Call[Item, Any], seconds: float | None) -> None:
        """Give jobs to processes that have none, and start processes for the jobs that are left."""
        for process in tuple(self._processes):
            if process.job or process.jobs_done < 0 or not jobs:
                continue
            if process.jobs_done and (jobs[0].failures or process.jobs_done == self._most_jobs):
                self._remove(process)
                continue
            try:
                process.give(jobs[0], call, jobs[0].items, seconds)
                jobs.popleft()
            except OSError:
                self._remove(process)
        busy = sum(process.job is not None for process in self._processes)
        if jobs and len(self._processes) < self.number:
            self._thread.submit(self._start, min(self.number, busy + len(jobs))).result()

    def _wait(self) -> list[Process[_Job[Item]]]:
        """Wait until processes have something to say, have ended, or are late."""
        deadlines = [process.deadline for process in self._processes if process.deadline]
        seconds = max(0.0, min(deadlines) - time.monotonic()) if deadlines else None
        heard, now = wait([process.pipe for process in self._processes], seconds), time.monotonic()
        return [each for each in self._processes if each.pipe in heard or (each.deadline and each.deadline <= now)]

    def _remove(self, process: Process[_Job[Item]]) -> None:
        process.end()
        self._processes.remove(process)

    def _start(self, number: int) -> None:
        """Start processes until there are as many as asked for. Runs in the thread of the pool."""
        while len(self._processes) < number and self._starts_left > 0:
            try:
                with uninterrupted():
                    self._processes.append(Process(self._context, self._prepare))
            except (OSError, EOFError) as error:  # the system allows no more, or the server of processes was killed
                self._note_start(error, self.number)
                time.sleep(PAUSE)

    def _note_start(self, failure: Exception | None, number: int = 1) -> None:
        """Count processes that failed to get ready, one after the other. Raises what is no failure of a process."""
        if failure is None:
            self._starts_left = STARTS * self.number
        elif isinstance(failure, (*FAILURES, OSError, EOFError)):
            self._starts_left, self._obstacle = self._starts_left - number, failure
        else:
            raise failure


def _count_possible() -> int:
    """Return for how many processes there are enough open files; with too few, their server ends with a traceback."""
    try:
        import resource
    except ImportError:  # Windows
        return sys.maxsize
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return sys.maxsize if allowed < 0 else max(0, (allowed - FILES) // FILES_OF_PROCESS)
