"""Quantities with a unit of measure."""

from etl.extract.facts import Fact
from etl.extract.parameters.reader import find_parameters

__all__ = ["FACT", "find_parameters"]

FACT = Fact("parameters", lambda asked: find_parameters(asked.clause_texts, asked.document, asked.dates))
