"""Processes of this machine read batches; one that hangs or dies costs one document.

Processes are started with forkserver, or with spawn where it is missing. They are never forked from this process, because
its polars has threads.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from etl.engine.cycles import seek_cycles_rarely
from etl.engine.limits import Limits, limit_memory
from etl.errors import InputError
from etl.processes import STARTS, check_locks, end_with_server, next_done

if TYPE_CHECKING:
    from etl.engine.batch import Made
    from etl.engine.tasks import Task

Read = Callable[["Sequence[Task]", Path, Limits], "Made"]
NO_PROCESS = (
    "No process to read documents could be started: give more memory with --memory-limit, or read them in this process "
    "with --jobs 0."
)
NO_MORE_PROCESSES = (
    "The processes that read documents were ended again and again: this process reads the rest by itself."
)
GRACE = 5.0  # seconds for a process to notice by itself that its document exceeds the time limit
THREADS = "POLARS_MAX_THREADS"
PRELOADED = ("etl.read", "etl.segment", "etl.extract")  # imported once for all processes; none of them imports polars


class Pool:
    """Processes that read batches. They start in the background, and are restarted if they are killed."""

    def __init__(self, number: int, limits: Limits, read: Read) -> None:
        self.number, self.read = number, read
        self._limits = limits
        self._starts = 0
        self._thread = ThreadPoolExecutor(1)
        self._open()

    def _open(self) -> None:
        ways = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
        context.set_forkserver_preload(list(PRELOADED))
        self.processes = ProcessPool(
            self.number, initializer=_prepare, initargs=(self._limits.megabytes,), context=context
        )
        self._starts += 1
        self._started = self._thread.submit(_start, self.processes)

    def wait(self) -> None:
        """Wait until the processes have started, restarting them if necessary. Raises ``InputError`` if they cannot be started."""
        try:
            self._started.result()
        except InputError:
            if not self.restart():
                raise

    def restart(self) -> bool:
        """Restart the processes; return False after too many restarts."""
        if self._starts > STARTS:
            return False
        self.end()
        self._open()
        try:
            self._started.result()
        except InputError:
            return self.restart()
        return True

    def end(self) -> None:
        """End the processes, whatever they are doing."""
        wait([self._started])
        self.processes.stop()  # type: ignore[no-untyped-call]
        self.processes.join()

    def close(self) -> None:
        """End the processes and the thread that starts them."""
        self.end()
        self._thread.shutdown()


def read_in_processes(tasks: Sequence[Task], parts: Path, limits: Limits, pool: Pool) -> Iterator[Made]:
    """Read documents in the processes of a pool and end the processes. See `read_batches`."""
    from etl.engine.plan import batches_of

    yield from read_batches(batches_of(tasks, pool.number), parts, limits, pool)
    pool.end()  # their memory is needed for the tables


def read_batches(batches: Iterable[Sequence[Task]], parts: Path, limits: Limits, pool: Pool) -> Iterator[Made]:
    """Read batches of documents in the processes of a pool; yield their results as they finish, in any order.

    If a process hangs or dies, its batch is read again one document at a time to find the document at fault. If all processes
    are gone, they are restarted a few times; after that, this process reads the rest itself and logs a warning.

    Raises:
        InputError: No process can be started.
    """
    pool.wait()
    done: SimpleQueue[Future[Made]] = SimpleQueue()
    waiting: dict[Future[Made], Sequence[Task]] = {}
    timeout = limits.seconds + GRACE if limits.seconds else None

    def start(batch: Sequence[Task]) -> None:
        future = pool.processes.schedule(pool.read, args=(batch, parts, limits), timeout=timeout)
        waiting[future] = batch
        future.add_done_callback(done.put)

    left, died = deque(batches), set[str]()
    while left or waiting:
        try:
            while left:
                start(left[0])
                left.popleft()
            future = next_done(done, pool.processes, waiting)
            batch = waiting.pop(future)
            try:
                yield future.result()
            except (TimeoutError, ProcessExpired, MemoryError) as failure:
                names = {task.file.document_id for task in batch}
                # a process may be killed for other reasons than its document, so its document is read once more
                if len(batch) == 1 and (names <= died or not isinstance(failure, ProcessExpired)):
                    yield _failed(batch[0], failure, limits)
                else:
                    left += [[task] for task in batch]
                    died |= names
                    check_locks(pool.processes)
            except (CancelledError, BrokenProcessPool) as error:  # before it was read, or while the last process ended
                left.append(batch)
                raise RuntimeError from error
        except (BrokenProcessPool, RuntimeError):  # all processes are gone
            left += waiting.values()
            waiting.clear()
            done = SimpleQueue()
            if not pool.restart():
                logging.getLogger(__name__).warning(NO_MORE_PROCESSES)
                yield from (pool.read(batch, parts, limits) for batch in left)
                return


def read_batch(tasks: Sequence[Task], parts: Path, limits: Limits) -> Made:
    """Call `etl.engine.batch.read_batch`, which the process may not have imported yet."""
    from etl.engine.batch import read_batch

    return read_batch(tasks, parts, limits)


@contextmanager
def open_pool(number: int, limits: Limits, read: Read = read_batch) -> Iterator[Pool]:
    """Open a pool of processes with one polars thread each; on exit they are ended, whatever they are doing.

    The processes start in the background; if none can be started, `read_batches` raises. ``read`` is what they do with a batch.
    """
    pool = Pool(number, limits, read)
    try:
        yield pool
    finally:
        pool.close()


def _start(processes: ProcessPool) -> None:
    """Start the processes of a pool. Raises ``InputError`` if none can be started."""
    try:
        with _undisturbed():
            processes.schedule(_prepare, args=(0,))  # the pool starts with its first task
    except (OSError, RuntimeError) as error:  # no shared memory, or no more processes for this user
        raise InputError(NO_PROCESS) from error


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Block SIGINT inside the context and in the processes started in it, which would each print a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing.resource_tracker import ensure_running  # Windows has none

    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        ensure_running()  # the first of the processes; it lets interrupts through once it has started
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare(megabytes: int) -> None:
    """Limit the memory of a process and import what it needs; its polars, not imported yet, gets one thread."""
    end_with_server()
    os.environ[THREADS] = "1"
    limit_memory(megabytes)
    seek_cycles_rarely()
    import etl.engine.batch  # noqa: F401


def _failed(task: Task, failure: BaseException, limits: Limits) -> Made:
    """Return the result for a document that hung or crashed the process that read it."""
    from etl.engine.batch import Made
    from etl.errors import unreadable

    return Made(None, {}, (unreadable(task.file.document_id, _reason(task.file.source_file, failure, limits)),))


def _reason(source_file: str, failure: BaseException, limits: Limits) -> str:
    """Return the message for a document that ended its process."""
    from etl.engine.document import too_large, too_slow

    if isinstance(failure, TimeoutError):
        return too_slow(source_file, limits)
    if isinstance(failure, MemoryError):
        return too_large(source_file, limits)
    code = getattr(failure, "exitcode", None)
    how = signal.Signals(-code).name if isinstance(code, int) and -code in set(signal.Signals) else f"exit code {code}"
    return (
        f"{source_file} ended the process that read it ({how}), as too little memory does: give it more with "
        "--memory-limit, split it, or take it away"
    )
