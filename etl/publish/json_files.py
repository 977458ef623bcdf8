"""JSON files for people and programs: Chinese unescaped, keys in the given order, a line break at the end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_json(content: Mapping[str, Any], path: Path) -> None:
    path.write_bytes((json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8"))
