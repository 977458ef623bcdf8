"""tiaokuan: Chinese policy texts turned into tables that can be trusted.

The stages stand in one direction: read, segment, extract, resolve, publish; ``etl.build`` is the page that
shows their order. Nothing heavy is imported here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def load(table: str, output: str | os.PathLike[str] = "output") -> pl.DataFrame:
    """A table of a built dataset, by its name, with its types; ``output`` is the folder of the dataset.

    Raises ``etl.errors.InputError`` where there is no such table, or no dataset.
    """
    from pathlib import Path

    from etl.publish.dataset import read_table

    return read_table(table, Path(output))
