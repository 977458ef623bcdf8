"""Mentions of other documents."""

from etl.extract.citations.reader import find_citations
from etl.extract.facts import Fact

__all__ = ["FACT", "find_citations"]

FACT = Fact("citations", lambda asked: find_citations(asked.clause_texts, asked.document, asked.front))
