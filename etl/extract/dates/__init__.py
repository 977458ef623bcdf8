"""Calendar expressions."""

from etl.extract.dates.reader import DateReader, find_dates
from etl.extract.facts import Fact

__all__ = ["FACT", "DateReader", "find_dates"]

FACT = Fact("dates", lambda asked: find_dates(asked.clause_texts, asked.document, asked.dates), spreads=True)
