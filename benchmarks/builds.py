"""Builds of whole datasets by the command line: beside the floor, again, on two cores, and as the corpus grows."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpora import ROOT, copy_files, find_laws, mark_first_line, multiply_files
from benchmarks.processes import Run, run, run_python
from benchmarks.ratios import Ratio

ONE_CORE = {"POLARS_MAX_THREADS": "1"}
SMALL = "一、总体要求\n（一）到2025年，引进企业30家以上。（省商务厅牵头，财政厅配合）\n"
SMALL_BUILDS = 3  # the middle one counts
MORE = 4  # times the laws
GROWTH = 16  # times every fourth law: as much text as `MORE` times all


def measure_small_build() -> Iterator[Ratio]:
    """One small document, built from nothing, beside starting Python with polars."""
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name, "raw")
        raw.mkdir()
        (raw / "one.txt").write_text(SMALL, "utf-8")
        builds = [run_build(raw, Path(name, f"built-{number}")) for number in range(SMALL_BUILDS)]
        starts = [run(run_python("-c", "import polars")) for _ in range(SMALL_BUILDS)]
    build, start = (statistics.median(each.processor_seconds for each in runs) for runs in (builds, starts))
    yield Ratio(
        "small_build", "one small document, build / starting Python with polars", build, start, "s", "at most 4"
    )


def measure_builds() -> Iterator[Ratio]:
    """The laws and four times the laws: beside the floor, built again, and on two cores."""
    laws = find_laws()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw, more = copy_files(laws, folder / "raw"), multiply_files(laws, MORE, folder / "more")
        build, floor = run_build(raw, folder / "built"), run_floor(raw)
        yield Ratio(
            "floor", "floor / whole command over the laws", floor, build.processor_seconds, "s", "at least 0.06"
        )
        again = run_build(raw, folder / "built")
        changed = raw / laws[len(laws) // 2].source_file
        changed.write_bytes(mark_first_line(changed.read_bytes(), 1))
        after = run_build(raw, folder / "built")
        whole = build.processor_seconds
        yield Ratio(
            "unchanged", "build again, nothing changed / first", again.processor_seconds, whole, "s", "at most 0.04"
        )
        yield Ratio(
            "changed", "again, one document changed / first", after.processor_seconds, whole, "s", "at most 0.20"
        )
        one, more_floor = run_build(more, folder / "one"), run_floor(more)
        added = one.processor_seconds - whole
        yield Ratio(
            "more", f"floor / build of what {MORE} times the laws add", more_floor - floor, added, "s", "at least 0.06"
        )
        two = run_build(more, folder / "two", 2)
        title = f"one core / two over {MORE} times the laws, by the clock"
        yield Ratio("two_cores", title, one.seconds, two.seconds, "s", "at least 1.5")


def measure_growth() -> Iterator[Ratio]:
    """Time and memory of a build of sixteen times the documents."""
    some = find_laws()[::4]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        once, many = (multiply_files(some, times, folder / f"raw-{times}") for times in (1, GROWTH))
        first, last = (run_build(raw, folder / raw.name[4:], watch_memory=True) for raw in (once, many))
    title = f"{GROWTH} times {len(some)} documents / once"
    yield Ratio("growth_time", f"{title}: time", last.processor_seconds, first.processor_seconds, "s", "at most 16")
    if first.peak_megabytes and last.peak_megabytes:
        yield Ratio("growth_peak", f"{title}: memory", last.peak_megabytes, first.peak_megabytes, "MB", "at most 1.6")


def run_build(raw: Path, folder: Path, jobs: int = 1, *, watch_memory: bool = False) -> Run:
    """Build ``raw`` into ``folder``, which holds dataset and cache: nothing is cached where it is new.

    With one job polars has one thread.
    """
    folder.mkdir(parents=True, exist_ok=True)
    options = ["--raw", raw, "--output", folder / "output", "--cache", folder / "cache", "--jobs", jobs, "--quiet"]
    command = run_python("-m", "etl", "build", *map(str, options))
    return run(command, watch_memory=watch_memory, environment=ONE_CORE if jobs == 1 else None)


def run_floor(raw: Path) -> float:
    """Processor seconds of `benchmarks.floor`, in a process of its own: polars asks for the number of threads only once."""
    command = run_python("-m", "benchmarks.floor", str(raw))
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **ONE_CORE}, stdout=subprocess.PIPE, check=True)
    return float(json.loads(done.stdout)["seconds"])
