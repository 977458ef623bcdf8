"""Read: bytes to clean text in paragraphs, one reader a format, all giving the same thing (a `Source`)."""

from __future__ import annotations

from etl.read.reading import UnreadableSource
from etl.read.source import read_source

__all__ = ["UnreadableSource", "read_source"]
