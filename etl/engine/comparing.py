"""Documents compared out of their parts, and what pairs of them came to kept for the next build."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import polars as pl

from etl.compare import NOTHING_COMPARED, Compared, Comparison, compare
from etl.engine.archives import read_part, write_archive
from etl.engine.part_files import read_keys
from etl.engine.plan import Places
from etl.errors import InputError

COMPARED = "compared.zip"
PARTS_IN_MEMORY = 8


class PartLetters:
    """The letters of the documents in ``places``, read out of their parts as they are asked for."""

    def __init__(self, parts: Path, places: Places, document_ids: Sequence[str]) -> None:
        self._numbers = pl.DataFrame({"document_id": document_ids}, {"document_id": pl.String}).with_row_index(
            "document"
        )
        self._parts = sorted(set(places.values()))
        self._part_of = [places[document_id] for document_id in document_ids]
        self._homes = pl.DataFrame(
            {"document": self._numbers["document"], "part": pl.Series(self._part_of, dtype=pl.String)}
        )
        self._read = lru_cache(PARTS_IN_MEMORY)(
            lambda part: self._numbered(read_part(parts / part, ["letters"])["letters"], part)
        )
        self._folder = parts

    def read_letters(self, documents: Sequence[int]) -> pl.DataFrame:
        """Read the clauses of some documents."""
        return pl.concat(
            self._read(part).filter(pl.col("document").is_in(list(documents)))
            for part in sorted({self._part_of[document] for document in documents})
        )

    def read_seeds(self, number: int, of: int) -> pl.DataFrame:
        """Read a share of all seeds."""
        return self._find_seeds(pl.col("seed") % of == number)

    def find_postings(self, seeds: pl.Series) -> pl.DataFrame:
        """Find where some seeds stand."""
        return self._find_seeds(pl.col("seed").is_in(seeds.implode()))

    def _find_seeds(self, wanted: pl.Expr) -> pl.DataFrame:
        seeds = [
            self._numbered(read_part(self._folder / part, ["seeds"])["seeds"].filter(wanted), part)
            for part in self._parts
        ]
        none = pl.DataFrame(schema={"document": pl.UInt32, "seed": pl.UInt64})
        return pl.concat([none, *(frame.select(none.columns) for frame in seeds)])

    def _numbered(self, frame: pl.DataFrame, part: str) -> pl.DataFrame:
        """The rows of the documents that have their place in a part, with their numbers."""
        own = self._numbers.join(self._homes.filter(pl.col("part") == part), on="document", how="semi")
        return frame.join(own, on="document_id", maintain_order="left")


def compare_documents(parts: Path, places: Places, documents: pl.DataFrame, citations: pl.DataFrame) -> Comparison:
    """Compare the documents of a dataset, and keep what pairs of them came to.

    Args:
        parts: folder of the parts.
        places: the part of each document.
        documents: what `etl.compare.compare` asks for, apart from ``key``, in the order of the dataset.
        citations: ``document_id`` and ``cited_document_id``.

    Raises:
        InputError: a part cannot be read.
        OSError: what pairs came to cannot be kept.
    """
    keys = {part: read_keys(parts / part) for part in set(places.values())}
    ids = documents["document_id"].to_list()
    keyed = documents.with_columns(key=pl.Series([keys[places[name]][name] for name in ids], dtype=pl.String))
    comparison = compare(keyed, citations, PartLetters(parts, places, ids), _read_compared(parts / COMPARED))
    write_archive(parts / COMPARED, {}, comparison.compared._asdict())
    return comparison


def _read_compared(path: Path) -> Compared:
    """What an earlier build left; nothing where there is none, or where the file is damaged."""
    if not path.is_file():
        return NOTHING_COMPARED
    try:
        return Compared(**read_part(path, Compared._fields))
    except (InputError, KeyError):
        return NOTHING_COMPARED
