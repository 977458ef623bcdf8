"""Who must do it."""

from etl.extract.responsible_units.reader import find_responsible_units

__all__ = ["find_responsible_units"]
