"""Processes of this machine read batches; a document that hangs or kills its process costs itself alone.

Processes are started with forkserver, or with spawn where it is missing. They are never forked from this process, because
its polars has threads.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from etl.engine.cycles import seek_cycles_rarely
from etl.engine.limits import Limits, limit_memory
from etl.engine.tasks import Made, Task
from etl.errors import InputError
from etl.processes import NoProcesses, Pool
from etl.worker_process import FAILURES, Died, Overdue

Read = Callable[[Sequence[Task], Path, Limits], Made]
NO_MEMORY = (
    "The processes that read documents have too little memory to start: give them more with --memory-limit, or read in this "
    "process with --jobs 0."
)
NO_PROCESSES = (
    "The processes that read documents could not be started, or were ended again and again: this process reads the rest by "
    "itself, without a limit on memory."
)
GRACE = 5.0  # seconds for a process to notice by itself that its document exceeds the time limit
THREADS = "POLARS_MAX_THREADS"
PRELOADED = ("etl.engine.document",)  # imported once for all processes, with all that reads; it imports no polars


@contextmanager
def open_pool(number: int, limits: Limits) -> Iterator[Pool[Task]]:
    """Open a pool of processes that read, with one polars thread each; on exit they are ended, whatever they are doing.

    They start in the background.
    """
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    multiprocessing.set_forkserver_preload(list(PRELOADED))
    with Pool[Task](number, method, partial(_prepare, limits.megabytes)) as pool:
        pool.start()
        yield pool


def read_in_processes(
    tasks: Sequence[Task], parts: Path, limits: Limits, pool: Pool[Task], read: Read | None = None
) -> Iterator[Made]:
    """Read documents in the processes of a pool and end the processes. See `read_batches`."""
    from etl.engine.plan import batches_of

    yield from read_batches(batches_of(tasks, pool.number), parts, limits, pool, read)
    pool.end()  # their memory is needed for the tables


def read_batches(
    batches: Iterable[Sequence[Task]], parts: Path, limits: Limits, pool: Pool[Task], read: Read | None = None
) -> Iterator[Made]:
    """Read batches of documents in the processes of a pool; yield their results as they finish, in any order.

    A document is left out only if it failed alone, in a fresh process. If no process can be started, this process reads what is
    left, and a warning is logged.

    Args:
        batches: Documents that are read in one go.
        parts: Folder that their rows are written to.
        limits: Time and memory for a document.
        pool: The processes.
        read: What they do with a batch. Default: `etl.engine.batch.read_batch`.

    Raises:
        InputError: The processes have too little memory to start.
    """
    seconds = limits.seconds + GRACE if limits.seconds else None
    is_told = False
    for tasks, result in pool.run(batches, partial(_read_batch, read, parts, limits), seconds):
        if isinstance(result, NoProcesses):
            if isinstance(result.__cause__, MemoryError):
                raise InputError(NO_MEMORY) from result
            if not is_told:
                logging.getLogger(__name__).warning(NO_PROCESSES)
                is_told = True
            from etl.engine.batch import read_here

            yield from read_here(tasks, parts, limits)
        elif isinstance(result, FAILURES):
            from etl.engine.batch import not_read

            (task,) = tasks
            yield not_read(task, _reason(task.file.source_file, result, limits))
        elif isinstance(result, Exception):
            raise result
        else:
            yield result


def _read_batch(read: Read | None, parts: Path, limits: Limits, tasks: Sequence[Task]) -> Made:
    """Read a batch in a process. What it reads with is imported there, not where it is asked for."""
    from etl.engine.batch import read_batch

    return (read or read_batch)(tasks, parts, limits)


def _prepare(megabytes: int) -> None:
    """Limit the memory of a process and import what it needs; its polars, not imported yet, gets one thread."""
    os.environ[THREADS] = "1"
    limit_memory(megabytes)
    seek_cycles_rarely()
    import etl.engine.batch  # noqa: F401


def _reason(source_file: str, failure: Exception, limits: Limits) -> str:
    """Return the message for a document that ended its process."""
    from etl.engine.document import too_large, too_slow

    if isinstance(failure, Overdue):
        return too_slow(source_file, limits)
    if isinstance(failure, MemoryError):
        return too_large(source_file, limits)
    code = failure.exit_code if isinstance(failure, Died) else None
    how = signal.Signals(-code).name if code is not None and -code in set(signal.Signals) else f"exit code {code}"
    return (
        f"{source_file} ended the process that read it ({how}), as too little memory does: give it more with "
        "--memory-limit, split it, or take it away"
    )
