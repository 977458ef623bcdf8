"""Part files: written atomically and kept for the next build. Imports nothing heavy.

A part is a zip archive. ``documents.json`` lists its documents with their keys (`etl.engine.keys`); each table is a file in
Arrow's IPC stream format (`etl.engine.archives`).
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

ENDING = ".part"
# The name of a part, complete or half written.
OWN_NAME = re.compile(r"[0-9a-f]{32}\.part|\.[0-9a-f]{32}\.part\.[0-9a-f]{32}")
DOCUMENTS = "documents.json"
Keys = Mapping[str, str]  # of a part's documents, by their ids


def read_keys(path: Path) -> Keys:
    """Read the keys of a part's documents, by document id; empty if the file is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            keys = json.loads(archive.read(DOCUMENTS))
    except Exception:  # damaged archives raise many kinds of errors
        return {}
    return keys if isinstance(keys, dict) else {}


def take_away(folder: Path, but: Collection[str] = ()) -> None:
    """Delete the parts in a folder except those in ``but``, and the half-written files of killed builds.

    Other files stay: browsers use the ending ``.part`` for downloads.
    """
    for path in folder.glob(f"*{ENDING}*"):
        if OWN_NAME.fullmatch(path.name) and path.name not in but:
            path.unlink(missing_ok=True)
