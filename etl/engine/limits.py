"""Limits for reading one document."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000
SECONDS, MEGABYTES = 120, 2_000  # by default


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of wall-clock time for a document, and megabytes of memory for the process that reads it; 0 means no limit."""

    seconds: float = SECONDS
    megabytes: int = MEGABYTES


def limit_memory(megabytes: int) -> None:
    """Limit the memory for data of this process; 0 means no limit. Does nothing on systems without such a limit."""
    try:
        import resource
    except ImportError:  # Windows
        return
    if megabytes:
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (wanted if most < 0 else min(wanted, most), most))
