"""Word lists: one CSV file per list, with a header and, for every row, a source that can be looked up."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def read_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``<name>.csv`` in file order, as dictionaries of strings. Raises ``FileNotFoundError``."""
    text = resources.files("etl.lexicon").joinpath(f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))
