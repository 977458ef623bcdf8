"""The pipeline of one document, from its bytes to its rows: read → segment → extract → resolve.

The function is pure: it reads nothing from disk and keeps no state, so a document yields the same rows alone, in a batch, on many cores
and on a cluster. No other module knows the order of the stages. `etl.build` runs it over a folder.
"""

from __future__ import annotations

from collections.abc import Mapping

from etl.errors import name_failure, unreadable
from etl.extract import extract
from etl.raw_folder import document_id_of
from etl.read.prepared import NOTHING, Prepared
from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from etl.records import Diagnostic, DocumentRows, Source
from etl.resolve.organizations import resolve_organizations
from etl.segment import segment


def rows_of(
    source_file: str,
    content: bytes,
    catalog_row: Mapping[str, str] | None,
    prepared: Prepared = NOTHING,
    document_id: str | None = None,
) -> DocumentRows | Diagnostic:
    """Extract the rows of one document.

    Args:
        source_file: Path of the file under ``raw/``, with ``/`` between folders. Its extension selects the reader.
        content: Bytes of the file.
        catalog_row: The document's line of ``raw/catalog.csv``, if it has one.
        prepared: Results of the outside programs (LibreOffice, OCR) that were run on the bytes.
        document_id: Id of the document. Default: ``source_file`` without its extension.

    Returns:
        The rows of all tables, or, if the document cannot be read or the program fails on it, the error that stands for it
        in ``diagnostics``.

    Raises:
        MemoryError: The memory limit of the process was reached.
    """
    document_id = document_id or document_id_of(source_file)
    try:
        return find_rows(read_source(source_file, content, prepared, document_id), catalog_row)
    except MemoryError:
        raise
    except UnreadableSource as reason:
        return unreadable(document_id, str(reason))
    except Exception as error:
        message = f"{source_file} was left out: the program failed on it ({name_failure(error)})"
        return Diagnostic(document_id, None, "read", "error", "internal_error", message)


def find_rows(source: Source, catalog_row: Mapping[str, str] | None) -> DocumentRows:
    """Return the rows of one document that was read."""
    clauses, cells, findings = segment(source)
    document, facts, doubts = extract(source, clauses, catalog_row, cells)
    diagnostics = (*source.diagnostics, *findings, *doubts)
    return resolve_organizations(DocumentRows(source, document, clauses, facts, diagnostics, cells=cells))
