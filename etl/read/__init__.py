"""Read stage: bytes to clean text in paragraphs. Each format has one reader; all return a `Source`."""

from __future__ import annotations

from etl.read.reading import UnreadableSource
from etl.read.source import read_source

__all__ = ["UnreadableSource", "read_source"]
