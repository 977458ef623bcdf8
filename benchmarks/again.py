"""What a build costs again: with nothing changed, and with one document changed of all."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.builds import run_build
from benchmarks.folders import copy_files, find_laws, mark_first_line
from benchmarks.processes import Run
from benchmarks.report import Row
from benchmarks.timing import ratio


def measure_again() -> list[Row]:
    """A row a build into the same folder: seconds of the clock and of the processor, and the clock's share of the first."""
    files = find_laws()
    runs: dict[str, Run] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = copy_files(files, folder / "raw")
        runs["first"] = run_build(raw, folder / "built")
        runs["nothing changed"] = run_build(raw, folder / "built")
        changed = raw / files[len(files) // 2].source_file
        changed.write_bytes(mark_first_line(changed.read_bytes(), 1))
        runs["one document changed"] = run_build(raw, folder / "built")
    return [
        {
            "build": build,
            "documents": len(files),
            "clock_seconds": run.seconds,
            "processor_seconds": run.processor_seconds,
            "share_of_the_first": ratio(run.seconds, runs["first"].seconds),
        }
        for build, run in runs.items()
    ]
