"""``python -m tests.fuzz.session``: thousands of damaged files through the real command, in batches; counts by kind.

Every file is made from the seed and its number alone, so that a finding can be made again. What breaks a promise is kept
in a folder for a person to look at; mended findings are kept for good in ``tests/fuzz/findings``.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

from etl.prepare.tools import SWITCHED_OFF
from tests.faults.builds import is_left
from tests.fuzz.invariants import find_breaches
from tests.fuzz.mutations import make_damaged
from tests.fuzz.seeds import SEEDS

ROOT = Path(__file__).parents[2]
BATCH = 2_500  # files of a build: starting, joining and publishing cost more than reading where batches are small
MADE_AT = 1_700_000_000.0  # seconds since 1970
LONGEST_FILE = 20  # seconds that one document may take; the files are small
LONGEST_BUILD = 900  # seconds of a build of a batch
KINDS = ("lost", "untiled", "misplaced", "crooked", "broken rule", "internal error", "texts differ", "csv differs")


def main(arguments: list[str] | None = None) -> int:
    """Fuzz; gives 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description="Build damaged files and look at every promise.")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(".fuzz"), help="folder for the files of findings")
    asked = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    start = time.monotonic()
    for first in range(0, asked.files, BATCH):
        numbers = range(first, min(first + BATCH, asked.files))
        with tempfile.TemporaryDirectory() as folder:
            found = fuzz(make_files(asked.seed, numbers), Path(folder), counts)
            for kind, words in found:
                print(f"{kind}: {words}")
            if found:
                shutil.copytree(Path(folder) / "raw", asked.keep / f"{asked.seed}-{first}", dirs_exist_ok=True)
        print(
            f"{numbers.stop:,} files, {time.monotonic() - start:.0f} s: {sum(counts[kind] for kind in all_kinds())} breaches",
            flush=True,
        )
    print(
        f"files {counts['files']:,} · documents {counts['documents']:,}",
        *(f"{kind} {counts[kind]}" for kind in all_kinds()),
        sep=" · ",
    )
    return int(any(counts[kind] for kind in all_kinds()))


def all_kinds() -> tuple[str, ...]:
    """What can go wrong, by the words that the counts have for it."""
    return (*KINDS, "stopped", "hangs", "orphans")


def make_files(seed: int, numbers: range) -> dict[str, bytes]:
    """Damaged files by name, kinds in turn; each depends on the seed and its number alone."""
    endings = list(SEEDS)
    with patch("time.time", return_value=MADE_AT):  # archives hold the time that they are made at
        return {
            f"f{number:05}.{endings[number % len(endings)]}": make_damaged(
                endings[number % len(endings)], random.Random(f"{seed} {number}")
            )
            for number in numbers
        }


def fuzz(files: Mapping[str, bytes], folder: Path, counts: Counter[str], jobs: int = 2) -> list[tuple[str, str]]:
    """Build files as a user does and look at what was left; gives the breaches of promises, counted by kind too."""
    raw, output = folder / "raw", folder / "output"
    raw.mkdir()
    for name, content in files.items():
        (raw / name).write_bytes(content)
    counts["files"] += len(files)
    command = [sys.executable, "-m", "etl", "build", "--raw", str(raw), "--output", str(output)]
    limits = ["--jobs", str(jobs), "--time-limit", str(LONGEST_FILE), "--quiet"]
    process = subprocess.Popen(
        [*command, *limits],
        cwd=ROOT,
        env={
            **os.environ,
            SWITCHED_OFF: "libreoffice,ocr",
        },  # programs of others, and what is read without them is ours
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    found: list[tuple[str, str]] = []
    try:
        said, _ = process.communicate(timeout=LONGEST_BUILD)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        found.append(("hangs", f"the build took longer than {LONGEST_BUILD} s"))
    else:
        if process.returncode:
            found.append(("stopped", said))
        else:
            found += find_breaches(files, output)
            counts["documents"] += len(list((output / "texts").rglob("*.txt")))
        if is_left(process.pid):
            found.append(("orphans", f"of process {process.pid}"))
    counts.update(kind for kind, _ in found)
    return found


if __name__ == "__main__":
    sys.exit(main())
