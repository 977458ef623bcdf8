"""A built dataset read back from its folder."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import polars as pl

from etl.errors import InputError
from etl.publish.sums import SUMS, read_sums, sha256_of
from schemas import TABLES


def read_tables(output: Path) -> dict[str, pl.DataFrame]:
    """All tables of the dataset in ``output`` by name. Raises ``InputError`` where there is none, or not a whole one."""
    return {name: read_table(name, output) for name in TABLES}


def read_table(name: str, output: Path) -> pl.DataFrame:
    """A table of the dataset in ``output``, with its types. Raises ``InputError`` where there is no such table."""
    if name not in TABLES:
        near = get_close_matches(name, TABLES, n=1, cutoff=0.3)
        hint = f"did you mean {near[0]}?" if near else f"the tables are {', '.join(TABLES)}."
        raise InputError(f"There is no table {name}: {hint}")
    if not (output / SUMS).is_file():
        raise InputError(f"{output} holds no dataset: build one, or give its folder with --output.")
    path = output / f"{name}.parquet"
    try:
        return pl.read_parquet(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise InputError(f"{path} cannot be read as Parquet: build the dataset again.") from error


def find_changed_files(output: Path) -> list[str]:
    """What happened to the files of the dataset since the build wrote them, a sentence a file."""
    try:
        sums = read_sums(output)
    except (OSError, ValueError) as error:
        raise InputError(f"{output / SUMS} cannot be read as a list of files: build the dataset again.") from error
    changes = []
    for name, digest in sums.items():
        path = output / name
        if not path.is_file():
            changes.append(f"{name} is missing")
        elif sha256_of(path) != digest:
            changes.append(f"{name} is not as the build wrote it")
    return changes
