"""A process that does jobs over a pipe of its own, and what it does on its side."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

START_SECONDS = 120.0  # in which a process is ready
JOIN_SECONDS = 5.0  # for the system to tell how a process ended
Job = TypeVar("Job")


class Died(Exception):
    """A process ended while it did a job; the exit code as in ``multiprocessing``, None if it is not known."""

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(f"exit code {exit_code}")
        self.exit_code = exit_code


class Overdue(Exception):
    """A process took longer for a job than it may."""


FAILURES = (Died, Overdue, MemoryError)  # of a process, which is replaced then


class Process(Generic[Job]):
    """A process, the pipe to it, and the job that it does; ``jobs_done`` is below 0 until it is ready."""

    def __init__(self, context: Any, prepare: Callable[[], object]) -> None:
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, prepare), daemon=True)
        try:
            self._process.start()
        except BaseException:
            self.pipe.close()
            raise
        finally:
            theirs.close()
        self.job: Job | None = None
        self.jobs_done = -1  # to get ready is the first
        self.deadline: float | None = time.monotonic() + START_SECONDS

    def give(self, job: Job, call: Callable[[Any], Any], argument: object, seconds: float | None) -> None:
        """Give a job to the process. Raises OSError if the process has ended."""
        self.pipe.send((call, argument))
        self.job, self.deadline = job, time.monotonic() + seconds if seconds else None

    def receive(self) -> tuple[Any, Exception | None]:
        """Return the result of the job, or why there is none: what it raised, `Died`, or `Overdue`."""
        self.job, self.deadline = None, None
        try:
            if self.pipe.poll():
                received: tuple[Any, Exception | None] = self.pipe.recv()
                self.jobs_done += 1
                return received
        except (EOFError, OSError):
            self._process.join(JOIN_SECONDS)
            return None, Died(self._process.exitcode)
        return None, Overdue()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join(JOIN_SECONDS)
        self.pipe.close()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Block SIGINT in this thread and the processes started meanwhile, which would each print a traceback."""
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


def _serve(pipe: Connection, prepare: Callable[[], object]) -> None:
    """Do jobs as long as they come: what a process of the pool does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):  # nobody asks any more
        pipe.send(_outcome(prepare))
        while True:
            pipe.send(_outcome(*pipe.recv()))


def _end_with_parent() -> None:
    """End this process when the one that asked for it has ended, even in the middle of a job."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _outcome(call: Callable[..., object], *arguments: object) -> tuple[object, Exception | None]:
    """Return what a function returns, or what it raises, with the traceback as a note."""
    try:
        return call(*arguments), None
    except Exception as error:
        error.add_note(traceback.format_exc())
        try:
            pickle.loads(pickle.dumps(error))
        except Exception:
            return None, RuntimeError(repr(error))
        return None, error
