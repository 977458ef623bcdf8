"""Mentions of other documents."""

from etl.extract.citations.reader import find_citations, title_kind

__all__ = ["find_citations", "title_kind"]
