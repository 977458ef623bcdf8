"""Reads documents on a Spark cluster: tasks receive paths, write parts to a shared disk, and report the results.

Each task reads in a process of its own (`etl.engine.local`), so that a process that hangs or dies costs one document. Spark
itself would retry a task that dies as a whole, not at all with ``local[N]``, and would wait forever for one that hangs. The
process also keeps polars, whose threads do not survive a fork, out of Spark's forked workers.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.engine.keys import program_hash
from etl.engine.limits import Limits
from etl.engine.local import open_pool, read_batches
from etl.engine.manifest import made_from_json, made_to_json, refusal_to_json, tasks_from_json, tasks_to_json
from etl.engine.plan import batches_of
from etl.engine.tasks import Made, Task
from etl.errors import InputError
from etl.project import NAME
from etl.publish.swap import writing

BATCHES_OF_TASK = 4  # a task starts a process, which takes about a second
# Enough waiting tasks to make a cluster with dynamic allocation grow, whatever its first size.
LEAST_TASKS_OF_JOB = 8
JOBS_AT_ONCE = 32
SLOTS_OF_SERVER = 32  # a guess: Spark Connect does not say
Reader = Callable[[Iterator[Any]], Iterator[Any]]  # from and to record batches of Arrow


def read_on_spark(tasks: Sequence[Task], parts: Path, limits: Limits) -> Iterator[Made]:
    """Read documents on the cluster chosen by spark-submit, a notebook or the environment; yield the results of batches.

    The work is split into many small concurrent jobs: progress shows as jobs finish, and waiting jobs fill free slots
    (``toLocalIterator`` runs one job per partition, one or two at a time).

    Raises:
        InputError: Spark is not installed, or fails.
    """
    with ThreadPoolExecutor(JOBS_AT_ONCE) as threads, _session() as spark:
        slots = _count_slots(spark)
        read = _reader(Path(os.path.abspath(parts)), limits, program_hash())
        jobs = _grouped(batches_of(tasks, slots), BATCHES_OF_TASK * max(slots, LEAST_TASKS_OF_JOB))
        try:
            for made in threads.map(partial(_run, spark, read), jobs):
                yield from made
        finally:  # if one job failed, the results of the others are not needed
            threads.shutdown(wait=False, cancel_futures=True)
            spark.interruptTag(NAME)


def read_lines(lines: Iterable[str], parts: Path, limits: Limits, program: str) -> Iterator[str]:
    """Run a task: read batches of documents and yield their results, or the reason why this machine cannot read."""
    try:
        batches = [tasks_from_json(line) for line in lines]
        _look_around([parts, *(task.file.path.parent for tasks in batches for task in tasks)], program)
        with writing(parts), open_pool(1, limits) as pool:
            yield from map(made_to_json, read_batches(batches, parts, limits, pool))
    except InputError as reason:
        yield refusal_to_json(f"On the machine {platform.node()}: {reason}")


def _look_around(folders: Iterable[Path], program: str) -> None:
    """Raise ``InputError`` if this machine has another program than the driver, or does not see its folders."""
    if program_hash() != program:
        raise InputError(
            f"the {NAME}, the Python or a library is not that of the machine that asked: install the same on all of them."
        )
    if unseen := sorted({str(folder) for folder in folders if not os.path.isdir(folder)}):
        raise InputError(
            f"{unseen[0]} cannot be seen: put the folders of --raw and --cache on a disk that all machines share."
        )


def _reader(parts: Path, limits: Limits, program: str) -> Reader:
    """Return `read_lines` for the rows of a partition."""

    def read(rows: Iterator[Any]) -> Iterator[Any]:
        lines = (line for batch in rows for line in batch.column("batch").to_pylist())
        for line in read_lines(lines, parts, limits, program):
            yield pa.RecordBatch.from_pydict({"made": [line]})

    return read


def _run(spark: Any, read: Reader, batches: Sequence[Sequence[Task]]) -> list[Made]:
    """Run a job: one row per batch, several rows per task. Only ``repartitionById`` spreads them evenly."""
    spark.addTag(NAME)  # tags the job of this thread
    rows = [(number // BATCHES_OF_TASK, tasks_to_json(tasks)) for number, tasks in enumerate(batches)]
    frame = spark.createDataFrame(rows, "task int, batch string").repartitionById(rows[-1][0] + 1, "task")
    return [made_from_json(row.made) for row in frame.mapInArrow(read, "made string").collect()]


@contextmanager
def _session() -> Iterator[Any]:
    """Return the active session, or a temporary one. Raises ``InputError`` for every error of Spark."""
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise InputError(
            "There is no PySpark to build with --engine spark: pip install 'pyspark>=4.1' 'pandas<3', or take --engine local."
        ) from error
    try:
        given = SparkSession.active()
    except PySparkException:
        given = None
    try:
        spark = given or _start(SparkSession.builder)
    except (PySparkException, Py4JError) as error:
        raise InputError(
            f"Spark could not be started ({_last_line(error)}): it needs Java 17 on PATH or in JAVA_HOME, and a cluster that "
            "answers."
        ) from error
    try:
        yield spark
    except (PySparkException, Py4JError) as error:
        raise InputError(
            f"Spark failed ({_last_line(error)}): see its log, and whether all machines have {NAME} in the Python that "
            "PYSPARK_PYTHON names. What was read is kept: the next build goes on from there."
        ) from error
    finally:
        if not given:
            spark.stop()


def _start(builder: Any) -> Any:
    """Start a session that does not write over the build's progress in the terminal."""
    spark = builder.appName(NAME).config("spark.ui.showConsoleProgress", "false").getOrCreate()
    if context := getattr(spark, "sparkContext", None):  # Spark Connect has none: its log is the server's
        context.setLogLevel("ERROR")
    return spark


def _count_slots(spark: Any) -> int:
    """Return how many tasks the cluster runs at once, as far as known."""
    context = getattr(spark, "sparkContext", None)
    return int(context.defaultParallelism) if context else SLOTS_OF_SERVER


def _last_line(error: Exception) -> str:
    """Return an error's message without its traceback."""
    lines = [line for line in str(error).splitlines() if line and not line.startswith(("\t", " "))]
    return lines[-1].lstrip(": ") if lines else type(error).__name__


def _grouped(batches: Iterator[list[Task]], size: int) -> Iterator[list[list[Task]]]:
    """Yield batches in groups of ``size``; the last group may be smaller."""
    while group := list(islice(batches, size)):
        yield group
