"""What a second core gives to a build, and what the machine gives to two plain processes in the same minute."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.builds import run_build
from benchmarks.folders import find_laws, multiply_files
from benchmarks.processes import run_python
from benchmarks.report import Row
from benchmarks.timing import ratio

TIMES = (1, 16)
WORK = "total = 0\nfor number in range(40_000_000): total += number * number % 7"  # some seconds of plain Python


def measure_cores() -> list[Row]:
    """A row a corpus and one for plain processes: seconds of the clock on one and two, and how many times faster.

    What a build does before and after reading, it does in one process; in a larger corpus that is a smaller part.
    """
    rows = [_build(times) for times in TIMES]
    alone, side_by_side = (_run_plain(number) for number in (1, 2))
    return [
        *rows,
        {
            "work": "plain Python, once in one process and twice in two",
            "one_seconds": alone,
            "two_seconds": side_by_side,
            "times_faster": ratio(2 * alone, side_by_side),
        },
    ]


def _build(times: int) -> Row:
    with tempfile.TemporaryDirectory() as name:
        raw = multiply_files(find_laws(), times, Path(name, "raw"))
        one, two = (run_build(raw, Path(name, f"jobs-{jobs}"), jobs).seconds for jobs in (1, 2))
    work = f"build of {times} times the laws, --jobs 1 and 2"
    return {"work": work, "one_seconds": one, "two_seconds": two, "times_faster": ratio(one, two)}


def _run_plain(number: int) -> float:
    """Seconds of the clock until so many processes, started together, have each done the same work."""
    start = time.perf_counter()
    processes = [subprocess.Popen(run_python("-c", WORK)) for _ in range(number)]
    for process in processes:
        process.wait()
    return time.perf_counter() - start
