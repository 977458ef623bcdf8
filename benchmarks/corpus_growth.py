"""How time and memory of a build grow with the corpus."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.builds import run_build
from benchmarks.folders import MEGABYTE, find_laws, multiply_files, select_texts
from benchmarks.report import Row
from benchmarks.timing import ratio

TIMES = (1, 4, 16)


def measure_corpus_growth() -> list[Row]:
    """A row a corpus, each built from nothing: seconds, the most memory of all processes together, times the first."""
    files = select_texts(find_laws())
    megabytes = sum(file.path.stat().st_size for file in files) / MEGABYTE
    rows: list[Row] = []
    first = None
    for times in TIMES:
        with tempfile.TemporaryDirectory() as name:
            raw = multiply_files(files, times, Path(name, "raw"))
            run = run_build(raw, Path(name, "built"), watch_memory=True)
        first = first or run
        rows.append(
            {
                "times": times,
                "documents": times * len(files),
                "megabytes": times * megabytes,
                "clock_seconds": run.seconds,
                "processor_seconds": run.processor_seconds,
                "megabytes_a_second": ratio(times * megabytes, run.seconds),
                "peak_megabytes": run.peak_megabytes,
                "times_the_first_seconds": ratio(run.seconds, first.seconds),
                "times_the_first_peak": ratio(run.peak_megabytes, first.peak_megabytes),
            }
        )
    return rows
