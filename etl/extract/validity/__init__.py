"""From when to when a document says it is in force."""

from etl.extract.validity.reader import Validity, find_validity

__all__ = ["Validity", "find_validity"]
