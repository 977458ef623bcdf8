"""Parts: the rows of some documents in one file, which is there whole or not at all, and kept for the next build.

A part is a zip archive: ``documents.json`` names its documents with their keys (see `etl.engine.keys`), and every table
is a file of Arrow's IPC format. ``organizations`` has a row a document and body, and the document's id in front. Beside the
dataset's tables stand those that documents are compared by: see `etl.compare.build_letters`, ``text_hashes`` and ``attachments``.
"""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from uuid import uuid4

import polars as pl

from etl.compare import build_letters
from etl.engine.document import Finished
from etl.errors import InputError
from etl.hashes import hash_of
from etl.publish import build_organizations, build_tables
from etl.records import Diagnostic, DocumentRows
from etl.resolve import hash_texts, list_attachments
from schemas import BrokenRules, Fault, find_faults

ENDING = ".part"
# The name of a part, whole or half written.
OWN_NAME = re.compile(r"[0-9a-f]{32}\.part|\.[0-9a-f]{32}\.part\.[0-9a-f]{32}")
DOCUMENTS = "documents.json"
Keys = Mapping[str, str]  # of a part's documents, by their ids


def write_part(folder: Path, documents: Sequence[Finished]) -> tuple[str, Keys]:
    """Write the rows of ``documents`` into ``folder``; gives the part's name, which its documents' keys decide, and these keys.

    Raises OSError.
    """
    keys = {document.document_id: document.key for document in documents}
    name = hash_of(sorted(keys.values()))[:32] + ENDING
    write_archive(folder / name, keys, _tables(documents))
    return name, keys


def write_archive(path: Path, documents: Keys, tables: Mapping[str, pl.DataFrame]) -> None:
    """Write tables into one file, which is there whole or not at all. Raises OSError."""
    whole = io.BytesIO()  # written from front to back: the disks of some clusters know no other way
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr(DOCUMENTS, json.dumps(documents, ensure_ascii=True))
        for table, frame in tables.items():
            content = io.BytesIO()
            frame.write_ipc(content, compression="lz4")
            archive.writestr(table, content.getbuffer())
    half = path.with_name(
        f".{path.name}.{uuid4().hex}"
    )  # another process may write the same file, on another machine too
    try:
        half.write_bytes(whole.getbuffer())
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)


def read_keys(path: Path) -> Keys:
    """The documents of a part; none where the file is no whole part."""
    try:
        with zipfile.ZipFile(path) as archive:
            keys = json.loads(archive.read(DOCUMENTS))
    except Exception:  # damage may look as if it were encrypted, or compressed in any way
        return {}
    return keys if isinstance(keys, dict) else {}


def read_part(path: Path, tables: Iterable[str]) -> dict[str, pl.DataFrame]:
    """Tables of a part by name. Raises ``InputError`` where the file is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {table: pl.read_ipc(archive.read(table), use_pyarrow=False) for table in tables}
    except Exception as error:  # as in `read_keys`
        raise InputError(f"{path} cannot be read ({error}): build again with --force.") from error


def take_away(folder: Path, but: Collection[str] = ()) -> None:
    """Delete the parts in a folder, but for those that are still needed, and what killed builds left of others.

    What else is in the folder stays: browsers call their downloads ``.part`` too.
    """
    for path in folder.glob(f"*{ENDING}*"):
        if OWN_NAME.fullmatch(path.name) and path.name not in but:
            path.unlink(missing_ok=True)


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
        rows = sound
    return tables | build_letters(rows)


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
    """The error of a document whose rows break a rule, with rule, row and value; None where they break none."""
    try:
        faults = _faults(_built([document], []))
    except BrokenRules as broken:
        faults = list(broken.faults)
    if not faults:
        return None
    source = document.source
    message = f"{source.source_file} was left out: its rows break a rule ({faults[0]}); please report it"
    return Diagnostic(source.document_id, None, "publish", "error", "internal_error", message)
