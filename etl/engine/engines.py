"""The engines by name: what reads the documents of a build. Heavy modules are imported only when an engine reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from etl.engine.limits import Limits
from etl.engine.tasks import need_no_process

if TYPE_CHECKING:
    from etl.engine.tasks import Made, Task

# reads tasks, writes parts into a folder, and yields the result of each batch when it is done
Engine = Callable[["Sequence[Task]", Path], "Iterator[Made]"]


@contextmanager
def open_engine(name: str, processes: int, limits: Limits) -> Iterator[Engine]:
    """Open an engine: ``spark``, or ``local`` with a number of processes besides this one (0: this process reads).

    Processes start when the engine gets its tasks, so that they load modules while this process continues. A small amount of
    plain text is read without processes.

    Raises:
        InputError: The engine is not available.
    """
    if name == "spark":
        from etl.engine.spark import read_on_spark  # PySpark is an extra

        yield partial(read_on_spark, limits=limits)
        return
    with ExitStack() as held:

        def read(tasks: Sequence[Task], parts: Path) -> Iterator[Made]:
            if not processes or need_no_process(tasks, processes):
                return read_here(tasks, parts, limits)
            from etl.engine.local import open_pool, read_in_processes

            pool = held.enter_context(open_pool(min(processes, len(tasks)), limits))
            return read_in_processes(tasks, parts, limits, pool)

        yield read


def read_here(tasks: Sequence[Task], parts: Path, limits: Limits) -> Iterator[Made]:
    """Read documents in this process; a document that crashes it ends the build."""
    from etl.engine.batch import read_here
    from etl.engine.plan import batches_of

    for batch in batches_of(tasks, 1):
        yield from read_here(batch, parts, limits)
