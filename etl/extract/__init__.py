"""Extract stage: facts from clauses, one finder per kind of fact. All finders read the same passages."""

from etl.extract.extraction import extract

__all__ = ["extract"]
