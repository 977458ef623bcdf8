"""Reads and writes the tables of a part; the file format is described in `etl.engine.part_files`.

Besides the dataset's tables a part holds the tables that documents are compared by: those of `etl.compare.build_letters`,
``text_hashes`` and ``attachments``. Its ``organizations`` has one row per document and body, with ``document_id`` first.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from uuid import uuid4

import polars as pl

from etl.engine.part_files import DOCUMENTS, Keys
from etl.errors import InputError


def write_archive(path: Path, documents: Keys, tables: Mapping[str, pl.DataFrame]) -> None:
    """Write tables into one file, atomically. Raises OSError."""
    whole = io.BytesIO()  # written sequentially: some cluster file systems cannot seek
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr(DOCUMENTS, json.dumps(documents, ensure_ascii=True))
        for table, frame in tables.items():
            content = io.BytesIO()
            frame.write_ipc_stream(content, compression="lz4")
            archive.writestr(table, content.getbuffer())
    half = path.with_name(f".{path.name}.{uuid4().hex}")  # unique: another process or machine may write the same file
    try:
        half.write_bytes(whole.getbuffer())
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)


def read_part(
    path: Path, tables: Mapping[str, Sequence[str] | None], documents: Collection[str] | None = None
) -> dict[str, pl.DataFrame]:
    """Read tables of a part.

    Args:
        path: The part.
        tables: The columns to read of each table, by name; None for all.
        documents: The documents whose rows are wanted; None for all.

    Raises:
        InputError: The file is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = {
                table: pl.read_ipc_stream(archive.read(table), columns=None if columns is None else list(columns))
                for table, columns in tables.items()
            }
            if documents is None or len(documents) == len(json.loads(archive.read(DOCUMENTS))):
                return found
    except Exception as error:  # as in `read_keys`
        raise InputError(f"{path} cannot be read ({error}): build again with --force.") from error
    wanted = pl.col("document_id").is_in(pl.Series(sorted(documents), dtype=pl.String).implode())
    return {table: frame.filter(wanted) for table, frame in found.items()}
