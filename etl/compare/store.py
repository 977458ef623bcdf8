"""Where the letters of documents are kept while they are compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import polars as pl


class LetterStore(Protocol):
    """What is kept of the documents' letters. Documents are numbers: rows of ``documents``."""

    def read_letters(self, documents: Sequence[int]) -> pl.DataFrame:
        """Read the clauses of some documents: ``document`` and the fields of `ClauseLetters`."""

    def read_seeds(self, number: int, of: int) -> pl.DataFrame:
        """Read a share of all seeds, ``document`` and ``seed``: those whose remainder by ``of`` is ``number``."""

    def find_postings(self, seeds: pl.Series) -> pl.DataFrame:
        """Find where some seeds stand: ``document`` and ``seed``."""
