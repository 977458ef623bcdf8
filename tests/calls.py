"""Work counted in calls, which are the same on every machine: seconds are for benchmarks."""

from __future__ import annotations

import sys
from collections.abc import Callable

# methods that go over the whole of the text they belong to; find and index do so only where nothing bounds them
WHOLE = frozenset(
    "count replace split rsplit splitlines translate strip lstrip rstrip lower upper casefold encode".split()
)


def count_calls(work: Callable[[], object]) -> int:
    """The calls of functions, written in Python or in C, that a piece of work makes."""
    return count_work(work)[0]


def count_work(work: Callable[[], object]) -> tuple[int, int]:
    """The calls that a piece of work makes, and the characters of all texts that it goes through inside of calls."""
    calls = characters = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls, characters
        if event == "call":
            calls += 1
        elif event == "c_call":
            calls += 1
            text = getattr(argument, "__self__", None)
            if type(text) is str and getattr(argument, "__name__", "") in WHOLE:
                characters += len(text)

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls, characters


def grows_with(work_on: Callable[[str], object], piece: str, length: int) -> bool:
    """Whether four times the text, a piece repeated, takes about four times the calls, not sixteen times."""
    less, more = (count_calls(lambda: work_on(piece * (size // len(piece)))) for size in (length, 4 * length))  # noqa: B023
    return more < 8 * less + 500
