"""A build from nothing on one core, beside the floor over the same texts."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.builds import OUTPUT, run_build
from benchmarks.folders import MEGABYTE, ROOT, copy_files, find_collections, select_texts
from benchmarks.processes import run_python
from benchmarks.report import Row
from benchmarks.timing import ratio
from etl.raw_folder import SourceFile

ONE_CORE = {"POLARS_MAX_THREADS": "1"}


def measure_floor() -> list[Row]:
    """A row a collection: megabytes of text a second of floor and build, and how many times the floor's time it takes.

    Rates and times are those of processor seconds, starting Python included for the build alone. Where a collection
    holds other files than texts, it has a second row for all: PDF and Word files are in its build and not in its floor.
    Megabytes are those of the decoded texts, with what the build read out of the other files.
    """
    rows: list[Row] = []
    for collection, files in find_collections().items():
        texts = select_texts(files)
        rows.append(_row(collection, "texts", texts))
        if len(texts) < len(files):
            rows.append(_row(collection, "all; PDF, Word not in the floor", files))
    return rows


def _row(collection: str, label: str, files: Sequence[SourceFile]) -> Row:
    others = set(files) - set(select_texts(files))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = copy_files(files, folder / "raw")
        floor = _run_floor(raw)
        build = run_build(raw, folder / "built", 1, environment=ONE_CORE)
        written = [folder / "built" / OUTPUT / "texts" / f"{file.document_id}.txt" for file in others]
        megabytes = floor["megabytes"] + sum(path.stat().st_size for path in written if path.is_file()) / MEGABYTE
    floor_rate = ratio(floor["megabytes"], floor["seconds"])
    build_rate = ratio(megabytes, build.processor_seconds)
    return {
        "collection": collection,
        "files": label,
        "documents": len(files),
        "megabytes": megabytes,
        "floor_seconds": floor["seconds"],
        "floor_megabytes_a_second": floor_rate,
        "build_clock_seconds": build.seconds,
        "build_seconds": build.processor_seconds,
        "build_megabytes_a_second": build_rate,
        "times_the_floor": ratio(floor_rate, build_rate),
    }


def _run_floor(raw: Path) -> dict[str, float]:
    """What `benchmarks.floor` prints, in a process of its own: polars asks for the number of threads only once."""
    command = run_python("-m", "benchmarks.floor", str(raw))
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **ONE_CORE}, stdout=subprocess.PIPE, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures
