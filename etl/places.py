"""Where a build keeps files outside the dataset (next to its folder, on the same disk, so that a rename is atomic), and how
long the name of a file can be."""

from __future__ import annotations

import os
from pathlib import Path

LONGEST_FILE_NAME = 255  # bytes, on most disks


def beside(output: Path, purpose: str) -> Path:
    """Return the hidden folder next to ``output`` for a purpose: ``.output.building`` for ``building``."""
    place = Path(os.path.realpath(output))
    return place.parent / f".{place.name}.{purpose}"
