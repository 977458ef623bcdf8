"""Word lists: one CSV file per list, with a header and, for every row, a source that can be looked up."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


@cache
def read_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``<name>.csv`` in file order, as dictionaries of strings. Raises ``FileNotFoundError``."""
    columns, *rows = csv.reader(Path(__file__).with_name(f"{name}.csv").read_text("utf-8").splitlines())
    return tuple(dict(zip(columns, row, strict=True)) for row in rows)
