"""The processes that a build on Spark starts, and those that they start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def descendants_of(process: int) -> Iterator[int]:
    """The processes that a process started, and those that they started. Some may be gone."""
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, children.read_text().split()):
                yield child
                yield from descendants_of(child)
