"""Parts as files, each there whole or not at all, and kept for the next build. Nothing heavy is imported.

A part is a zip archive: ``documents.json`` names its documents with their keys (see `etl.engine.keys`), and every table
is a stream of Arrow's IPC format (`etl.engine.archives`).
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

ENDING = ".part"
# The name of a part, whole or half written.
OWN_NAME = re.compile(r"[0-9a-f]{32}\.part|\.[0-9a-f]{32}\.part\.[0-9a-f]{32}")
DOCUMENTS = "documents.json"
Keys = Mapping[str, str]  # of a part's documents, by their ids


def read_keys(path: Path) -> Keys:
    """The documents of a part; none where the file is no whole part."""
    try:
        with zipfile.ZipFile(path) as archive:
            keys = json.loads(archive.read(DOCUMENTS))
    except Exception:  # damage may look as if it were encrypted, or compressed in any way
        return {}
    return keys if isinstance(keys, dict) else {}


def take_away(folder: Path, but: Collection[str] = ()) -> None:
    """Delete the parts in a folder, but for those that are still needed, and what killed builds left of others.

    What else is in the folder stays: browsers call their downloads ``.part`` too.
    """
    for path in folder.glob(f"*{ENDING}*"):
        if OWN_NAME.fullmatch(path.name) and path.name not in but:
            path.unlink(missing_ok=True)
