"""Parts of Spark that are killed while a build reads: the same bytes, or a sentence and the last dataset; never a part of the rows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from etl.build import build
from etl.publish.sums import files_in
from tests.cluster.descendants import descendants_of
from tests.faults.builds import content_of, make_raw, write_content

pytest.importorskip("pyspark", reason="Spark is run by nox -s spark alone")
ROOT = Path(__file__).parents[2]
PATIENCE = 300.0  # seconds of a build
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in /proc")

# the cluster, what is killed (a word of its command), and whether Spark tries again what was lost
KILLED = [
    ("local[2]", b"pyspark.daemon", False),
    ("local[2,4]", b"pyspark.daemon", True),
    ("local[2]", b"multiprocessing.forkserver", True),
    ("local[2]", b"org.apache.spark.deploy.SparkSubmit", False),
    ("local-cluster[2,1,1024]", b"CoarseGrainedExecutorBackend", True),
]


def kill_one(process: subprocess.Popen[str], words: bytes) -> bool:
    """Kill the first process below one whose command has some words, once it is there."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        for child in descendants_of(process.pid):
            with suppress(OSError):
                if words in Path(f"/proc/{child}/cmdline").read_bytes():
                    time.sleep(0.5)  # so that it is at work
                    os.kill(child, signal.SIGKILL)
                    return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize(("master", "words", "tries_again"), KILLED)
def test_what_is_killed_costs_no_rows(tmp_path: Path, master: str, words: bytes, tries_again: bool) -> None:
    raw, output = tmp_path / "raw", tmp_path / "output"
    made = []
    for edition in (1, 2):
        make_raw(raw, edition, pdf=False)
        build(raw, output, cache=tmp_path / "peace")
        made.append(content_of(output))
    old, new = made
    write_content(old, output)
    command = [sys.executable, "-m", "etl", "build", "--engine", "spark", "--quiet", "--raw", str(raw)]
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))  # executors start elsewhere
    process = subprocess.Popen(
        [*command, "--output", str(output), "--cache", str(tmp_path / "cache")],
        cwd=ROOT,
        env=os.environ | {"PYSPARK_SUBMIT_ARGS": f"--master {master} pyspark-shell", "PYTHONPATH": path},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert kill_one(process, words), "it was not met"
    said = process.communicate(timeout=PATIENCE)[1]
    assert files_in(output) and content_of(output) == (new if process.returncode == 0 else old), said
    assert process.returncode == 0 or not tries_again, said
    if process.returncode:
        assert process.returncode == 2 and said.strip().splitlines()[-1].startswith("Spark "), said
    build(raw, output, cache=tmp_path / "cache")
    assert content_of(output) == new
