"""The processes of this machine: each reads batches; one that hangs or dies costs one document.

Processes are made by forkserver, or by spawn where there is none, never by a fork of this one: its polars has threads.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from etl.engine.limits import Limits, limit_memory
from etl.errors import InputError

if TYPE_CHECKING:
    from etl.engine.batch import Made
    from etl.engine.document import Task

Read = Callable[["Sequence[Task]", Path, Limits], "Made"]
NO_PROCESS = (
    "No process to read documents could be started: give more memory with --memory-limit, or read them in this process "
    "with --jobs 0."
)
GRACE = 5.0  # seconds, for a process to see by itself that the time of its document is over
THREADS = "POLARS_MAX_THREADS"
PRELOADED = ("etl.read", "etl.segment", "etl.extract")  # loaded once for all processes; none of them loads polars


@dataclass(frozen=True, slots=True)
class Pool:
    """Processes, how many they are, what they do with a batch, and whether they have been started."""

    processes: ProcessPool
    number: int
    read: Read
    started: Future[None]

    def end(self) -> None:
        """End the processes, whatever they are at."""
        wait([self.started])
        self.processes.stop()  # type: ignore[no-untyped-call]
        self.processes.join()


def read_in_processes(tasks: Sequence[Task], parts: Path, limits: Limits, pool: Pool) -> Iterator[Made]:
    """Read documents in the processes of a pool, which are of no use after: they end. See `read_batches`."""
    from etl.engine.plan import batches_of

    yield from read_batches(batches_of(tasks, pool.number), parts, limits, pool)
    pool.end()  # their memory is needed for the tables


def read_batches(batches: Iterable[Sequence[Task]], parts: Path, limits: Limits, pool: Pool) -> Iterator[Made]:
    """Read batches of documents in the processes of a pool; gives what came of each as it is done, in any order.

    A batch whose process hangs or dies is read again document by document, so that the one at fault is known.
    Raises ``InputError`` where no process can be started.
    """
    pool.started.result()
    done: SimpleQueue[Future[Made]] = SimpleQueue()
    waiting: dict[Future[Made], Sequence[Task]] = {}

    def start(batch: Sequence[Task]) -> None:
        timeout = limits.seconds + GRACE if limits.seconds else None
        try:
            future = pool.processes.schedule(pool.read, args=(batch, parts, limits), timeout=timeout)
        except RuntimeError as error:  # all processes are gone
            raise InputError(NO_PROCESS) from error
        waiting[future] = batch
        future.add_done_callback(done.put)

    for tasks in batches:
        start(tasks)
    while waiting:
        future = done.get()
        batch = waiting.pop(future)
        try:
            yield future.result()
        except (TimeoutError, ProcessExpired, MemoryError) as failure:
            if len(batch) == 1:
                yield _failed(batch[0], failure, limits)
            for task in batch if len(batch) > 1 else ():
                start([task])
        except (BrokenProcessPool, RuntimeError) as error:
            raise InputError(NO_PROCESS) from error


def read_batch(tasks: Sequence[Task], parts: Path, limits: Limits) -> Made:
    """`etl.engine.batch.read_batch`, for a process that may not have loaded it."""
    from etl.engine.batch import read_batch

    return read_batch(tasks, parts, limits)


@contextmanager
def open_pool(number: int, limits: Limits, read: Read = read_batch) -> Iterator[Pool]:
    """So many processes, gone when it is left, whatever they are at; polars has one thread in each.

    ``read`` is what they do with a batch. They start while this process goes on; where none can, whoever reads is told.
    """
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    context.set_forkserver_preload(list(PRELOADED))
    processes = ProcessPool(number, initializer=_prepare, initargs=(limits.megabytes,), context=context)
    with ThreadPoolExecutor(1) as thread:
        pool = Pool(processes, number, read, thread.submit(_start, processes))
        try:
            yield pool
        finally:
            pool.end()


def _start(processes: ProcessPool) -> None:
    """Start the processes of a pool. Raises ``InputError`` where none can be started."""
    try:
        with _undisturbed():
            processes.schedule(_prepare, args=(0,))  # the pool starts with its first task
    except (OSError, RuntimeError) as error:  # no shared memory, or no more processes for this user
        raise InputError(NO_PROCESS) from error


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Interrupts wait until it is left; the processes started in it get none: each would print where it met them."""
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
    """Limit the memory of a process, and load what it will need; its polars is not loaded yet and gets one thread."""
    os.environ[THREADS] = "1"
    limit_memory(megabytes)
    import etl.engine.batch  # noqa: F401


def _failed(task: Task, failure: BaseException, limits: Limits) -> Made:
    """What came of a document that hung, or ended the process that read it."""
    from etl.engine.batch import Made
    from etl.pipeline import unreadable

    return Made(None, {}, (unreadable(task.file.document_id, _reason(task.file.source_file, failure, limits)),))


def _reason(source_file: str, failure: BaseException, limits: Limits) -> str:
    """Why a document that ended its process has no rows, and what to do."""
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
