"""Builds on Spark: ``nox -s spark`` runs a cluster of two slots on this machine."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from etl.cli import main
from etl.publish.sums import files_in
from tests.cluster.descendants import descendants_of

pyspark = pytest.importorskip("pyspark", reason="Spark is run by nox -s spark alone")
ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "raw"
LARGE = 220_000_000  # bytes of memory of its own: a process with a document of raw/ has 140, one with ``large.txt`` 330


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """The session of someone who builds from a notebook."""
    session = pyspark.sql.SparkSession.builder.appName("notebook").getOrCreate()
    yield session
    session.stop()


def build(raw: Path, folder: Path, *options: str) -> dict[str, bytes]:
    """The files of a dataset, built with a fresh cache."""
    arguments = ["--raw", str(raw), "--output", str(folder / "output"), "--cache", str(folder / "cache")]
    assert main(["build", *arguments, *options]) == 0
    return {name: (folder / "output" / name).read_bytes() for name in files_in(folder / "output")}


def errors_of(folder: Path) -> list[tuple[str, str]]:
    """The documents without rows, and why."""
    diagnostics = pl.read_parquet(folder / "output" / "diagnostics.parquet")
    return diagnostics.filter(pl.col("severity") == "error").select("document_id", "message").rows()


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Two documents as they come, and one that takes time and memory."""
    raw = tmp_path / "raw"
    raw.mkdir()
    texts = sorted((ROOT / "raw").glob("*.txt"))
    for text in texts[:2]:
        (raw / text.name).write_bytes(text.read_bytes())
    (raw / "large.txt").write_bytes(texts[-1].read_bytes() * 300)
    return raw


def test_a_session_of_its_own_is_stopped(tmp_path: Path) -> None:
    on_spark = build(ROOT / "raw", tmp_path / "spark", "--engine", "spark")
    assert on_spark == build(ROOT / "raw", tmp_path / "local")
    with pytest.raises(pyspark.errors.PySparkException):
        pyspark.sql.SparkSession.active()


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus is not at {CORPUS}")
def test_the_same_bytes_as_on_this_machine_alone(tmp_path: Path, session: Any) -> None:
    on_spark = build(CORPUS, tmp_path / "spark", "--engine", "spark")
    on_this_machine = build(CORPUS, tmp_path / "local")
    assert on_spark.keys() == on_this_machine.keys()
    assert not [name for name, content in on_spark.items() if content != on_this_machine[name]]
    assert pyspark.sql.SparkSession.active() is session and session.range(3).count() == 3


def test_a_document_that_takes_too_much_costs_itself_only(tmp_path: Path, raw: Path, session: Any) -> None:
    build(raw, tmp_path, "--engine", "spark", "--memory-limit", "300")
    ((document_id, reason),) = errors_of(tmp_path)
    assert document_id == "large" and reason.startswith("large.txt takes more than ")


def test_a_document_that_kills_its_process_costs_itself_only(tmp_path: Path, raw: Path, session: Any) -> None:
    with killing_large_processes():
        build(raw, tmp_path, "--engine", "spark", "--memory-limit", "0")
    ((document_id, reason),) = errors_of(tmp_path)
    assert document_id == "large" and reason.startswith("large.txt ended the process that read it (SIGKILL)")


@contextmanager
def killing_large_processes() -> Iterator[None]:
    """Kill what is large of the Python processes that this one started, as a system short of memory does."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.05):
            for process in descendants_of(os.getpid()):
                if _is_large(process):
                    os.kill(process, signal.SIGKILL)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def _is_large(process: int) -> bool:
    """Whether a process reads documents and has much memory."""
    with suppress(OSError):
        _, resident, shared, *_ = map(int, Path(f"/proc/{process}/statm").read_text().split())
        is_reader = b"multiprocessing" in Path(f"/proc/{process}/cmdline").read_bytes()
        return is_reader and (resident - shared) * os.sysconf("SC_PAGE_SIZE") > LARGE
    return False
