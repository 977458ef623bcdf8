"""Compares documents from their parts, and keeps the results of pairs for the next build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby
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
    """The letters of the documents in ``places``, read from their parts on demand."""

    def __init__(self, parts: Path, places: Places, document_ids: Sequence[str]) -> None:
        self._folder = parts
        self._part_of = [places[document_id] for document_id in document_ids]
        self._numbers = {
            part: pl.DataFrame({"document_id": ids, "number": numbers}, {"document_id": pl.String, "number": pl.UInt32})
            for part, ids, numbers in _by_part(self._part_of, document_ids)
        }
        self._read_letters = lru_cache(PARTS_IN_MEMORY)(partial(self._read, "letters"))

    def read_letters(self, documents: Sequence[int]) -> pl.DataFrame:
        """Read the clauses of some documents."""
        return pl.concat(
            self._read_letters(part).filter(pl.col("document").is_in(list(documents)))
            for part in sorted({self._part_of[document] for document in documents})
        )

    def read_seeds(self, number: int, of: int) -> pl.DataFrame:
        """Read a share of all seeds."""
        return self._find_seeds(pl.col("seed") % of == number if of > 1 else pl.lit(True))

    def find_postings(self, seeds: pl.Series) -> pl.DataFrame:
        """Find where some seeds stand."""
        return self._find_seeds(pl.col("seed").is_in(seeds.implode()))

    def _find_seeds(self, wanted: pl.Expr) -> pl.DataFrame:
        none = pl.DataFrame(schema={"document": pl.UInt32, "seed": pl.UInt64})
        return pl.concat([none, *(self._read("seeds", part).filter(wanted) for part in sorted(self._numbers))])

    def _read(self, table: str, part: str) -> pl.DataFrame:
        """Read a table of a part, with the documents' numbers in the dataset; rows of documents stored in another part are left out."""
        tables = read_part(self._folder / part, {table: None, "sizes": ["document_id"]})
        numbers = tables["sizes"].join(self._numbers[part], on="document_id", how="left", maintain_order="left")[
            "number"
        ]
        frame = tables[table].with_columns(document=numbers.gather(tables[table]["document"]))
        return frame.drop_nulls("document") if numbers.null_count() else frame


def _by_part(part_of: Sequence[str], document_ids: Sequence[str]) -> Iterator[tuple[str, list[str], list[int]]]:
    """Group documents by their parts: a part, its documents, and their numbers."""
    numbers = sorted(range(len(part_of)), key=part_of.__getitem__)
    for part, group in groupby(numbers, part_of.__getitem__):
        own = list(group)
        yield part, [document_ids[number] for number in own], own


def compare_documents(parts: Path, places: Places, documents: pl.DataFrame, citations: pl.DataFrame) -> Comparison:
    """Compare the documents of a dataset, and keep the results of pairs.

    Args:
        parts: Folder of the parts.
        places: The part of each document.
        documents: The columns that `etl.compare.compare` expects except ``key``, in the order of the dataset.
        citations: ``document_id`` and ``cited_document_id``.

    Raises:
        InputError: A part cannot be read.
        OSError: The results cannot be kept.
    """
    keys = {part: read_keys(parts / part) for part in set(places.values())}
    ids = documents["document_id"].to_list()
    keyed = documents.with_columns(key=pl.Series([keys[places[name]][name] for name in ids], dtype=pl.String))
    comparison = compare(keyed, citations, PartLetters(parts, places, ids), _read_compared(parts / COMPARED))
    write_archive(parts / COMPARED, {}, comparison.compared._asdict())
    return comparison


def _read_compared(path: Path) -> Compared:
    """Return the results of an earlier build, or nothing if there are none or the file is damaged."""
    if not path.is_file():
        return NOTHING_COMPARED
    try:
        return Compared(**read_part(path, dict.fromkeys(Compared._fields)))
    except (InputError, KeyError):
        return NOTHING_COMPARED
