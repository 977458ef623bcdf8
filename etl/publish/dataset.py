"""Reads a dataset back from its folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

import polars as pl

from etl.errors import InputError
from etl.hashes import file_sha256
from etl.publish.sums import SUMS, read_sums
from schemas import TABLES

Tables = Mapping[str, pl.LazyFrame]  # of a dataset, by name; read as far as they are asked for
ROWS_OF_PIECE = 500_000


def read_tables(output: Path) -> dict[str, pl.DataFrame]:
    """Return the tables of the dataset in ``output`` by name. Raises ``InputError`` if it is missing or incomplete."""
    return {name: read_table(name, output) for name in TABLES}


def require_columns(tables: Mapping[str, pl.DataFrame], output: Path) -> None:
    """Raise ``InputError`` if a table of a dataset lacks a column that this version writes."""
    for name, model in TABLES.items():
        lacking = sorted(set(model.to_schema().columns) - set(tables[name].columns))
        if lacking:
            raise InputError(f"{output / name}.parquet has no column {lacking[0]}: build the dataset again.")


def read_table(name: str, output: Path) -> pl.DataFrame:
    """Read a table of the dataset in ``output``, with its types. Raises ``InputError`` if there is no such table."""
    if name not in TABLES:
        near = get_close_matches(name, TABLES, n=1, cutoff=0.3)
        hint = f"did you mean {near[0]}?" if near else f"the tables are {', '.join(TABLES)}."
        raise InputError(f"There is no table {name}: {hint}")
    if not (output / SUMS).is_file():
        raise InputError(f"{output} holds no dataset: build one, or give its folder with --output.")
    path = output / f"{name}.parquet"
    try:
        return pl.read_parquet(path, glob=False)  # a folder may be called data[1]
    except (OSError, pl.exceptions.PolarsError) as error:
        raise InputError(f"{path} cannot be read as Parquet: build the dataset again.") from error


def scan_tables(folder: Path, names: Iterable[str] = TABLES) -> Tables:
    """Return the tables that have a Parquet file in ``folder``, by name."""
    return {name: pl.scan_parquet(folder / f"{name}.parquet", glob=False) for name in names}


def as_scanned(frames: Mapping[str, pl.DataFrame]) -> Tables:
    """Return tables in memory in the form of `scan_tables`."""
    return {name: frame.lazy() for name, frame in frames.items()}


def count_rows(table: pl.LazyFrame) -> int:
    """Count the rows of a table."""
    return int(table.select(pl.len()).collect().item())


def pieces_of(table: pl.LazyFrame, rows: int = ROWS_OF_PIECE) -> Iterator[pl.DataFrame]:
    """Yield the rows of a table in pieces of at least ``rows`` (except the last), keeping documents together."""
    counts = table.select("document_id").group_by("document_id", maintain_order=True).len().collect(engine="streaming")
    start = end = 0
    for count in counts["len"]:
        end += count
        if end - start >= rows:
            yield table.slice(start, end - start).collect()
            start = end
    yield table.slice(start, end - start).collect()


def find_changed_files(output: Path) -> list[str]:
    """Return one sentence for each file of the dataset that changed since the build."""
    try:
        sums = read_sums(output)
    except (OSError, ValueError) as error:
        raise InputError(f"{output / SUMS} cannot be read as a list of files: build the dataset again.") from error
    changes = []
    for name, digest in sums.items():
        path = output / name
        if not path.is_file():
            changes.append(f"{name} is missing")
        elif file_sha256(path) != digest:
            changes.append(f"{name} is not as the build wrote it")
    return changes
