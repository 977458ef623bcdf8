"""Contents of a part: the tables of some documents and the tables that they are compared by. No row breaks a rule.

This is where a document's rows are validated: single tables (`schemas.soundness`), references and spans. `etl.engine.merge`
checks only what becomes known once all documents are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from etl.compare import build_letters
from etl.engine.archives import write_archive
from etl.engine.document import Finished
from etl.engine.part_files import ENDING, Keys
from etl.hashes import hash_of
from etl.publish.tables import ACROSS, build_organizations, build_tables
from etl.records import Diagnostic, DocumentRows
from etl.resolve.attachments import list_attachments
from etl.resolve.same_texts import hash_texts
from schemas import BrokenRules, Fault, find_faults


def write_part(folder: Path, documents: Sequence[Finished]) -> tuple[str, Keys]:
    """Write the rows of ``documents`` into ``folder``. Raises OSError.

    Returns:
        The part's name, which follows from the keys of its documents, and these keys by document id.
    """
    keys = {document.document_id: document.key for document in documents}
    name = hash_of(sorted(keys.values()))[:32] + ENDING
    tables = _tables(documents)
    write_archive(folder / name, keys, {table: tables[table] for table in tables if table not in ACROSS})
    return name, keys


def _tables(documents: Sequence[Finished]) -> dict[str, pl.DataFrame]:
    """Build the tables of a part. A document whose rows break a rule gets an error with the rule instead of rows."""
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
    """Find broken rules within documents; rules across documents are checked by the merge."""
    own = {name: frame for name, frame in tables.items() if name not in ("organizations", "text_hashes", "attachments")}
    return find_faults(own, {"organizations.organization_id": tables["organizations"]["organization_id"]})


def _broken_rule(document: DocumentRows) -> Diagnostic | None:
    """Return an error with rule, row and value if a document's rows break a rule, else None."""
    try:
        faults = _faults(_built([document], []))
    except BrokenRules as broken:
        faults = list(broken.faults)
    if not faults:
        return None
    source = document.source
    message = f"{source.source_file} was left out: its rows break a rule ({faults[0]}); please report it"
    return Diagnostic(source.document_id, None, "publish", "error", "internal_error", message)
