"""What the rows of a document depend on: its file, its catalog row and the program. Imports nothing heavy."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping
from functools import cache

from etl.hashes import folder_hash, hash_of
from etl.project import PACKAGES

# libraries that read and write: another version may give other rows
LIBRARIES = (
    "lxml", "markdown-it-py", "olefile", "pandera", "pdfminer.six", "pdfplumber", "polars", "pyarrow", "pypdfium2", "python-docx",
    "regex", "striprtf",
)  # fmt: skip


@cache
def program_hash() -> str:
    """Return the hash of this program: code, word lists, library versions, Python and its Unicode tables."""
    import importlib.metadata  # loads the parser of mails, which processes that read do without

    versions = {name: importlib.metadata.version(name) for name in LIBRARIES}
    return hash_of([sys.version, unicodedata.unidata_version, versions, *map(folder_hash, PACKAGES)])


def document_key(
    program: str, source_file: str, content_sha256: str, catalog_row: Mapping[str, str] | None, prepared: str = ""
) -> str:
    """Return the key of a document's rows; two documents with the same key have the same rows.

    ``prepared`` is the state of the results of external programs (`etl.prepare.kept.Kept.find_state`).
    """
    return hash_of([program, source_file, content_sha256, catalog_row, prepared])
