"""Lines into paragraphs."""

from etl.read.paragraphs.joining import join_lines

__all__ = ["join_lines"]
