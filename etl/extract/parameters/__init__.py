"""Quantities with a unit of measure."""

from etl.extract.parameters.reader import find_parameters

__all__ = ["find_parameters"]
