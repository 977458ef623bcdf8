"""Extract stage: facts from clauses, one finder per kind of fact. All finders read the same clause texts."""

from etl.extract.extraction import extract

__all__ = ["extract"]
