"""Builds of whole datasets by the command line, each in a process of its own: the one place that knows its options."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks.processes import Run, run, run_python

JOBS = 2  # of the parts that do not compare numbers of jobs
OUTPUT, CACHE = "output", "cache"


def run_build(
    raw: Path,
    folder: Path,
    jobs: int = JOBS,
    *,
    watch_memory: bool = False,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Build ``raw`` into ``folder``, which holds dataset and cache: nothing is cached where it is new."""
    options = ["--raw", str(raw), "--output", str(folder / OUTPUT), "--cache", str(folder / CACHE), "--jobs", str(jobs)]
    folder.mkdir(parents=True, exist_ok=True)
    command = run_python("-m", "etl", "build", *options)
    return run(command, watch_memory=watch_memory, environment=environment)
