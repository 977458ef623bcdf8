"""The processes of this machine: each reads batches; one that hangs or dies costs one document.

Processes are made by forkserver, or by spawn where there is none, never by a fork of this one: its polars has threads.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from pebble import ProcessExpired, ProcessPool

from etl.engine.batch import Made, read_batch
from etl.engine.document import Limits, Task, too_large, too_slow, unreadable
from etl.errors import InputError

Read = Callable[[Sequence[Task], Path, Limits], Made]
GRACE = 5.0  # seconds, for a process to see by itself that the time of its document is over
MEGABYTE = 1_000_000
THREADS = "POLARS_MAX_THREADS"


def read_in_processes(
    batches: Iterable[Sequence[Task]], parts: Path, limits: Limits, processes: int, read: Read = read_batch
) -> Iterator[Made]:
    """Read batches in so many processes; gives what came of each as it is done, in any order.

    ``read`` is what a process does with a batch.

    A batch whose process hangs or dies is read again document by document, so that the one at fault is known.
    Raises ``InputError`` where no process can be started.
    """
    with _pool(limits, processes) as pool:
        done: SimpleQueue[Future[Made]] = SimpleQueue()
        waiting: dict[Future[Made], Sequence[Task]] = {}

        def start(tasks: Sequence[Task]) -> None:
            timeout = limits.seconds + GRACE if limits.seconds else None
            future = pool.schedule(read, args=(tasks, parts, limits), timeout=timeout)
            waiting[future] = tasks
            future.add_done_callback(done.put)

        for tasks in batches:
            start(tasks)
        while waiting:
            future = done.get()
            tasks = waiting.pop(future)
            try:
                yield future.result()
            except (TimeoutError, ProcessExpired, MemoryError) as failure:
                if len(tasks) > 1:
                    for task in tasks:
                        start([task])
                else:
                    reason = _reason(tasks[0].file.source_file, failure, limits)
                    yield Made(None, {}, (unreadable(tasks[0].file.document_id, reason),))
            except (BrokenProcessPool, RuntimeError) as error:
                raise InputError(
                    "No process to read documents could be started: give more memory with --memory-limit, or read them "
                    "in this process with --jobs 0."
                ) from error


@contextmanager
def _pool(limits: Limits, processes: int) -> Iterator[ProcessPool]:
    """So many processes, gone when it is left, whatever they are at; polars has one thread in each."""
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    before = os.environ.get(THREADS)
    os.environ[THREADS] = "1"  # taken over by the processes
    pool = ProcessPool(processes, initializer=limit_memory, initargs=(limits.megabytes,), context=context)
    try:
        yield pool
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()
        if before is None:
            del os.environ[THREADS]
        else:
            os.environ[THREADS] = before


def limit_memory(megabytes: int) -> None:
    """Give this process no more than so much memory for data; 0: no limit. Where a system has no such limit, there is none."""
    try:
        import resource
    except ImportError:  # Windows
        return
    if megabytes:
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (wanted if most < 0 else min(wanted, most), most))


def _reason(source_file: str, failure: BaseException, limits: Limits) -> str:
    """Why a document that ended its process has no rows, and what to do."""
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
