"""A limit on the time that one document may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

Result = TypeVar("Result")
AGAIN = 1.0  # seconds until work that swallowed the first `OutOfTime` meets another


class OutOfTime(BaseException):
    """The time is over. No ``Exception``, so that what forgives failures of a document on the way does not forgive it."""


def run_within(seconds: float, work: Callable[[], Result]) -> Result:
    """Return the result of ``work``. Raises ``OutOfTime`` if it takes longer than ``seconds`` (wall clock; 0: no limit).

    Takes SIGALRM and the real-time timer of the process as long as it lasts. Where there are none (Windows) or they
    cannot be had (outside the main thread), there is no limit. A step inside a C library is ended behind the step.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return work()
    previous = signal.signal(signal.SIGALRM, _stop)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
            return work()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:  # reached also where the alarm came while it was being turned off
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _stop(number: int, frame: FrameType | None) -> None:
    raise OutOfTime
