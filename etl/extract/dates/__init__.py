"""Calendar expressions."""

from etl.extract.dates.reader import DateReader, find_dates

__all__ = ["DateReader", "find_dates"]
