"""Words as data: every list of words that the rules use is a CSV file in this folder, with a header and a source."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def read_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``<name>.csv`` in this folder, in file order, as dictionaries of strings. Raises FileNotFoundError."""
    text = resources.files(__name__).joinpath(f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))
