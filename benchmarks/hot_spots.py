"""Single documents that cost most: seconds in all, and seconds a megabyte, with the stage that takes most of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.folders import MEGABYTE, find_collections, read_readable
from benchmarks.report import Row
from benchmarks.stages import Seconds, rows_of, timed
from etl.raw_folder import SourceFile

NUMBER = 10  # rows of a table
CANDIDATES = 2 * NUMBER  # are measured again: a pause of the machine makes no hot spot


@dataclass(frozen=True)
class Cost:
    """Processor seconds of a document by stage, from reading to citations, and the megabytes of its text."""

    collection: str
    file: SourceFile
    megabytes: float
    by_stage: Seconds

    @property
    def seconds(self) -> float:
        """Those of all stages."""
        return sum(self.by_stage.values())

    @property
    def seconds_a_megabyte(self) -> float:
        """Those of all stages."""
        return self.seconds / self.megabytes


def measure_hot_spots() -> tuple[list[Row], list[Row]]:
    """The documents of all collections that cost most a megabyte, and those that cost most, each with the worst first."""
    costs = [
        cost
        for collection, files in find_collections().items()
        for file in files
        if (cost := measure_document(collection, file))
    ]
    return _rows(costs, lambda cost: cost.seconds_a_megabyte), _rows(costs, lambda cost: cost.seconds)


def measure_document(collection: str, file: SourceFile) -> Cost | None:
    """What a document costs; None where its file gives no text."""
    seconds: Seconds = {}
    content = file.path.read_bytes()
    source = timed(seconds, "read", lambda: read_readable(file.source_file, content))
    if source is None:
        return None
    rows_of(source, seconds)
    return Cost(collection, file, len(source.text.encode()) / MEGABYTE, seconds)


def _rows(costs: Iterable[Cost], order: Callable[[Cost], float]) -> list[Row]:
    candidates = sorted(costs, key=order, reverse=True)[:CANDIDATES]
    measured = [min(cost, measure_document(cost.collection, cost.file) or cost, key=order) for cost in candidates]
    return [_row(cost) for cost in sorted(measured, key=order, reverse=True)[:NUMBER]]


def _row(cost: Cost) -> Row:
    stage, seconds = max(cost.by_stage.items(), key=lambda item: item[1])
    return {
        "document": f"{cost.collection}/{cost.file.source_file}",
        "kilobytes": cost.megabytes * 1000,
        "seconds": cost.seconds,
        "seconds_a_megabyte": cost.seconds_a_megabyte,
        "most_in": stage,
        "share": seconds / cost.seconds,
    }
