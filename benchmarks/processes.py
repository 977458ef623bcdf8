"""Other processes: what a command takes, with all the processes that it starts."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import ROOT

BECOME_REAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux's prctl
PROCESSES = Path("/proc")
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}  # or what is measured is Python's compiler
PAUSE = 0.1  # seconds between two looks at the memory: a look costs milliseconds
KILOBYTES = 1_000_000 / 1024  # of the kernel's, in a megabyte


@dataclass(frozen=True)
class Run:
    """What a command took: seconds of the clock and of processors, and the most megabytes it held at a time.

    The processors' seconds are those of the whole group of processes where the system is Linux, else of the clock.
    Memory is None where it was not watched, and where the system does not tell.
    """

    seconds: float
    processor_seconds: float
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
            env={**os.environ, **COMPILED, **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            start_new_session=True,  # the number of the process is that of the group of all that it starts
        )
        peaks: list[float] = []
        with _watching(process.pid, peaks) if watch_memory else contextlib.nullcontext():
            status = process.wait()
            seconds = time.perf_counter() - start
        if adopted:
            _await_group(process.pid)
            _adopt_orphans(False)
        if status:
            complaints.seek(0)
            raise RuntimeError(f"{' '.join(command)} ended with {status}: {complaints.read().decode().strip()}")
    return Run(seconds, _seconds_of_children() - before if adopted else seconds, max(peaks, default=None))


def run_python(*arguments: str) -> tuple[str, ...]:
    """A command for this Python."""
    return (sys.executable, *arguments)


def find_group(group: int) -> list[Path]:
    """The folders in /proc of the processes of a group."""
    return [path for path in PROCESSES.glob("[0-9]*") if _group_of(path) == group]


@contextlib.contextmanager
def _watching(group: int, peaks: list[float]) -> Iterator[None]:
    """Look at the memory of a group of processes as long as the block lasts; what two of them share counts twice."""
    ended = threading.Event()

    def look_on() -> None:
        while not ended.wait(PAUSE):
            held = [_read_kilobytes(process / "status") for process in find_group(group)]
            if any(held):
                peaks.append(sum(held) / KILOBYTES)

    thread = threading.Thread(target=look_on, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


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


def _group_of(process: Path) -> int | None:
    try:
        # its name, in brackets, may hold anything; behind it stand state, parent, group
        return int((process / "stat").read_text().rpartition(")")[2].split()[2])
    except OSError:  # it has ended
        return None


def _read_kilobytes(path: Path) -> int:
    try:
        found = re.search(r"^VmRSS:\s+(\d+) kB", path.read_text(), re.MULTILINE)
    except OSError:  # it has ended, or there are no such files here
        return 0
    return int(found[1]) if found else 0
