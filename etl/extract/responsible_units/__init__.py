"""Who must do it."""

from etl.extract.facts import Fact
from etl.extract.responsible_units.reader import find_responsible_units

__all__ = ["FACT", "find_responsible_units"]

FACT = Fact("responsible_units", lambda asked: find_responsible_units(asked.in_text, asked.document, asked.roles))
