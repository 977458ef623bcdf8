"""Other processes: what a command takes, with all the processes that it starts."""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.folders import ROOT
from benchmarks.process_memory import MemoryWatch

BECOME_REAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux's prctl


@dataclass(frozen=True)
class Run:
    """What a command took: seconds of the clock, of the processor, and the most memory that it held at a time.

    The latter two are known on Linux alone, the memory where it was watched; else they are None.
    """

    seconds: float
    processor_seconds: float | None
    peak_megabytes: float | None = None


def run(command: Sequence[str], *, watch_memory: bool = False, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command in the project's folder. Raises ``RuntimeError`` with what it complained of where it fails."""
    adopted = _adopt_orphans(True)
    before = _seconds_of_children()
    with tempfile.TemporaryFile() as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            start_new_session=True,  # the number of the process is that of the group of all that it starts
        )
        with MemoryWatch(process.pid) if watch_memory else contextlib.nullcontext() as watch:
            status = process.wait()
            seconds = time.perf_counter() - start
        if adopted:
            _await_group(process.pid)
            _adopt_orphans(False)
        if status:
            complaints.seek(0)
            raise RuntimeError(f"{' '.join(command)} ended with {status}: {complaints.read().decode().strip()}")
    processor_seconds = _seconds_of_children() - before if adopted else None
    return Run(seconds, processor_seconds, watch.peak_megabytes if watch else None)


def run_python(*arguments: str) -> tuple[str, ...]:
    """A command for this Python."""
    return (sys.executable, *arguments)


def _adopt_orphans(wanted: bool) -> bool:
    """Become the parent of what children leave behind, or be it no longer; whether that worked.

    The server that forks a pool's workers outlives the process that started it. What the workers took is counted for
    its parent alone, and only when it is waited for.
    """
    return sys.platform == "linux" and bool(ctypes.CDLL(None).prctl(BECOME_REAPER, wanted, 0, 0, 0) == 0)


def _await_group(group: int) -> None:
    with contextlib.suppress(ChildProcessError):  # none is left
        while True:
            os.waitpid(-group, 0)


def _seconds_of_children() -> float:
    """Processor seconds of all children that were waited for, and of theirs."""
    times = os.times()
    return times.children_user + times.children_system
