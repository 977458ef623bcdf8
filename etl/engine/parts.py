"""What a part holds: the tables of some documents, those that they are compared by, and no row that breaks a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from etl.compare import build_letters
from etl.engine.archives import write_archive
from etl.engine.document import Finished
from etl.engine.part_files import ENDING, Keys
from etl.hashes import hash_of
from etl.publish.tables import build_organizations, build_tables
from etl.records import Diagnostic, DocumentRows
from etl.resolve import hash_texts, list_attachments
from schemas import BrokenRules, Fault, find_faults


def write_part(folder: Path, documents: Sequence[Finished]) -> tuple[str, Keys]:
    """Write the rows of ``documents`` into ``folder``; returns the part's name, which its documents' keys decide, and these keys.

    Raises OSError.
    """
    keys = {document.document_id: document.key for document in documents}
    name = hash_of(sorted(keys.values()))[:32] + ENDING
    write_archive(folder / name, keys, _tables(documents))
    return name, keys


def _tables(documents: Sequence[Finished]) -> dict[str, pl.DataFrame]:
    """The tables of a part. A document whose rows break a rule of the schemas has none, and an error that says which."""
    rows = [document.rows for document in documents if isinstance(document.rows, DocumentRows)]
    reasons = [document.rows for document in documents if isinstance(document.rows, Diagnostic)]
    try:
        tables = _built(rows, reasons)
        is_sound = not _faults(tables)
    except BrokenRules:
        is_sound = False
    if not is_sound:
        broken = {document.source.document_id: error for document in rows if (error := _broken_rule(document))}
        sound = [document for document in rows if document.source.document_id not in broken]
        tables = _built(sound, [*reasons, *broken.values()])
    return tables | build_letters(tables)


def _built(rows: Sequence[DocumentRows], reasons: Sequence[Diagnostic]) -> dict[str, pl.DataFrame]:
    own = {
        "organizations": build_organizations(rows),
        "text_hashes": hash_texts(rows),
        "attachments": list_attachments(rows),
    }
    return build_tables(rows, [], reasons) | own


def _faults(tables: Mapping[str, pl.DataFrame]) -> list[Fault]:
    """Broken rules of documents by themselves; those across documents are looked at once all are known."""
    own = {name: frame for name, frame in tables.items() if name not in ("organizations", "text_hashes", "attachments")}
    return find_faults(own, {"organizations.organization_id": tables["organizations"]["organization_id"]})


def _broken_rule(document: DocumentRows) -> Diagnostic | None:
    """The error of a document whose rows break a rule, with rule, row and value, or None if they break none."""
    try:
        faults = _faults(_built([document], []))
    except BrokenRules as broken:
        faults = list(broken.faults)
    if not faults:
        return None
    source = document.source
    message = f"{source.source_file} was left out: its rows break a rule ({faults[0]}); please report it"
    return Diagnostic(source.document_id, None, "publish", "error", "internal_error", message)
