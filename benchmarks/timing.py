"""Processor seconds: what a piece of work costs, whatever else the machine does at the moment."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

from etl.time_limits import OutOfTime, run_within

Result = TypeVar("Result")
SHORT = 0.5  # seconds: what takes less is measured three times


def measure(work: Callable[[], Result], short: float = SHORT) -> tuple[float, Result]:
    """Processor seconds of the whole process for ``work``, the least of three where ``short``, and what it gives."""
    gc.collect()
    start = time.process_time()
    result = work()
    seconds = time.process_time() - start
    for _ in range(2 if seconds < short else 0):
        start = time.process_time()
        work()
        seconds = min(seconds, time.process_time() - start)
    return seconds, result


def measure_within(limit: float, work: Callable[[], Result]) -> tuple[float | None, Result | None]:
    """As `measure`; (None, None) where ``work`` takes longer than ``limit`` seconds of the clock."""
    try:
        return run_within(limit, lambda: measure(work))
    except OutOfTime:
        return None, None


def ratio(more: float | None, less: float | None) -> float | None:
    """How many times longer; None where one of both is not known or too short to tell."""
    return more / less if more is not None and less else None
