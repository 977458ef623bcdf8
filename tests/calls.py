"""Work counted in calls, which are the same on every machine: seconds are for benchmarks."""

from __future__ import annotations

import sys
from collections.abc import Callable


def count_calls(work: Callable[[], object]) -> int:
    """The calls of functions, written in Python or in C, that a piece of work makes."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def grows_with(work_on: Callable[[str], object], piece: str, length: int) -> bool:
    """Whether four times the text, a piece repeated, takes about four times the calls, not sixteen times."""
    less, more = (count_calls(lambda: work_on(piece * (size // len(piece)))) for size in (length, 4 * length))  # noqa: B023
    return more < 8 * less + 500
