"""Where a build keeps what is not the dataset: beside its folder, on the same disk, so that a rename is one step."""

from __future__ import annotations

import os
from pathlib import Path


def beside(output: Path, purpose: str) -> Path:
    """The hidden folder beside ``output`` for a purpose: ``.output.building`` for ``building``."""
    place = Path(os.path.realpath(output))
    return place.parent / f".{place.name}.{purpose}"
