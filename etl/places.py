"""Where a build keeps what is not the dataset (beside its folder, on the same disk, so that a rename is one step), and how
long the name of a file can be."""

from __future__ import annotations

import os
from pathlib import Path

LONGEST_FILE_NAME = 255  # bytes, on most disks


def beside(output: Path, purpose: str) -> Path:
    """The hidden folder beside ``output`` for a purpose: ``.output.building`` for ``building``."""
    place = Path(os.path.realpath(output))
    return place.parent / f".{place.name}.{purpose}"
