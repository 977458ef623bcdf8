"""Segment stage: the text of a source into the tree of its clauses."""

from etl.segment.segmentation import segment

__all__ = ["segment"]
