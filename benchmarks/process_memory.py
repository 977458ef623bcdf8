"""How much memory processes hold, as Linux tells it; None elsewhere."""

from __future__ import annotations

import contextlib
import re
import threading
from pathlib import Path
from types import TracebackType

PROCESSES = Path("/proc")
PAUSE = 0.2  # seconds between two looks: a look costs milliseconds
KILOBYTES = 1_000_000 / 1024  # of the kernel's, in a megabyte


class MemoryWatch:
    """Looks at a group of processes as long as the block lasts; ``peak_megabytes`` is the most that it saw.

    Pages that processes share count once: the sum of their proportional set sizes.
    """

    def __init__(self, group: int) -> None:
        self.peak_megabytes: float | None = None
        self._group = group
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()

    def _look_on(self) -> None:
        while not self._ended.wait(PAUSE):
            if found := find_group(self._group):
                held = sum(_read_kilobytes(process / "smaps_rollup", "Pss") or 0 for process in found) / KILOBYTES
                self.peak_megabytes = max(self.peak_megabytes or 0.0, held)


def find_group(group: int) -> list[Path]:
    """The folders in /proc of the processes of a group."""
    return [path for path in PROCESSES.glob("[0-9]*") if _group_of(path) == group]


def read_own_peak() -> float | None:
    """The most megabytes of this process at a time since its start or the last `forget_own_peak`.

    Not ``ru_maxrss``: a child inherits that from the process that started it.
    """
    kilobytes = _read_kilobytes(PROCESSES / "self" / "status", "VmHWM")
    return kilobytes / KILOBYTES if kilobytes else None


def forget_own_peak() -> None:
    """Let `read_own_peak` begin anew with what is held now."""
    with contextlib.suppress(OSError):
        (PROCESSES / "self" / "clear_refs").write_text("5")


def _group_of(process: Path) -> int | None:
    try:
        # its name, in brackets, may hold anything; behind it stand state, parent, group
        return int((process / "stat").read_text().rpartition(")")[2].split()[2])
    except OSError:  # it has ended
        return None


def _read_kilobytes(path: Path, name: str) -> int | None:
    try:
        found = re.search(rf"^{name}:\s+(\d+) kB", path.read_text(), re.MULTILINE)
    except OSError:  # it has ended, or there are no such files here
        return None
    return int(found[1]) if found else None
