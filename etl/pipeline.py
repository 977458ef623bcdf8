"""The run on one page: the bytes of a document to its rows, read → segment → extract → resolve.

Pure: nothing is read from the disk and nothing is kept, so that a document has the same rows alone, in a batch, on many
cores and on a cluster. Only this page knows the order. `etl.build` does it for a folder.
"""

from __future__ import annotations

from collections.abc import Mapping

from etl.errors import name_failure, unreadable
from etl.extract import extract
from etl.raw_folder import document_id_of
from etl.read import UnreadableSource, read_source
from etl.read.prepared import NOTHING, Prepared
from etl.records import Diagnostic, DocumentRows, Source
from etl.resolve import resolve_organizations
from etl.segment import segment


def rows_of(
    source_file: str,
    content: bytes,
    catalog_row: Mapping[str, str] | None,
    prepared: Prepared = NOTHING,
    document_id: str | None = None,
) -> DocumentRows | Diagnostic:
    """The rows of one document, from its bytes and its line of the catalog alone, or why it has none.

    ``source_file`` is its path under raw/ with ``/`` between folders, ``prepared`` what outside programs made of the
    bytes. Without ``document_id`` it is that path without its ending. A document that fails costs itself only: what it
    raises becomes an error in ``diagnostics``. Raises ``MemoryError``.
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
    """The rows of one document that was read."""
    clauses, cells, findings = segment(source)
    document, responsible_units, dates, parameters, citations, doubts = extract(source, clauses, catalog_row, cells)
    diagnostics = (*source.diagnostics, *findings, *doubts)
    return resolve_organizations(
        DocumentRows(
            source, document, clauses, responsible_units, dates, parameters, citations, diagnostics, cells=cells
        )
    )
