"""What a second core gives to a build, and what the machine gives to two plain processes in the same minute."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.builds import run_build
from benchmarks.folders import copy_files, find_laws
from benchmarks.processes import run_python
from benchmarks.report import Row
from benchmarks.timing import ratio

WORK = "total = 0\nfor number in range(40_000_000): total += number * number % 7"  # some seconds of plain Python


def measure_cores() -> list[Row]:
    """A row for the build and one for plain processes: seconds of the clock on one and two, and how many times faster."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = copy_files(find_laws(), folder / "raw")
        one, two = (run_build(raw, folder / f"jobs-{jobs}", jobs).seconds for jobs in (1, 2))
    alone, side_by_side = (_run_plain(number) for number in (1, 2))
    return [
        {"work": "build, --jobs 1 and 2", "one_seconds": one, "two_seconds": two, "times_faster": ratio(one, two)},
        {
            "work": "plain Python, once in one process and twice in two",
            "one_seconds": alone,
            "two_seconds": side_by_side,
            "times_faster": ratio(2 * alone, side_by_side),
        },
    ]


def _run_plain(number: int) -> float:
    """Seconds of the clock until so many processes, started together, have each done the same work."""
    start = time.perf_counter()
    processes = [subprocess.Popen(run_python("-c", WORK)) for _ in range(number)]
    for process in processes:
        process.wait()
    return time.perf_counter() - start
