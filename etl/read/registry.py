"""Registry of the formats in ``etl/read/formats``. A format is one file there that declares its extensions.

A module of a format says, each on a line of its own that starts in the first column::

    ENDINGS = {".htm": "html", ".html": "html"}  # the ending of a file → ``documents.source_format``
    TOOL = "libreoffice"  # the outside program that reads it better, or without which it cannot be read (optional)

and has a function ``read_<module>(content)``, with ``(content, prepared)`` where it names a tool. One whose files hold other
files says ``CONTAINERS = (".zip",)`` and has ``unpack_<module>(path)``. The declarations are read from the source text: PDF and Word take long to import, and most runs need few formats.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "formats"
DECLARATION = re.compile(
    r"^(?P<name>ENDINGS|TOOL|CONTAINERS) = (?P<value>\{[^}]*\}|\"[^\"\n]*\"|\([^)]*\))", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Format:
    """A file ending, what ``documents.source_format`` calls it, the module that reads it, and the tool that it asks for."""

    ending: str
    name: str
    module: str
    tool: str = ""


@cache
def find_formats() -> Mapping[str, Format]:
    """Return all formats by extension, sorted. Raises ``ValueError`` if two files declare the same extension."""
    formats: dict[str, Format] = {}
    for path in sorted(FOLDER.glob("*.py")):
        for found in declared_formats(path.stem, path.read_text("utf-8")):
            other = formats.setdefault(found.ending, found)
            if other is not found:
                raise ValueError(f"{other.module}.py and {found.module}.py both declare the ending {found.ending}")
    return dict(sorted(formats.items()))


@cache
def find_containers() -> Mapping[str, str]:
    """Return the modules that unpack containers by extension, the longest extension first."""
    found: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.py")):
        declared = read_declarations(path.read_text("utf-8"))
        found |= dict.fromkeys(declared.get("CONTAINERS", ()), path.stem)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def read_declarations(source: str) -> dict[str, Any]:
    """Return the declarations in the source text of a module, by name."""
    return {m["name"]: ast.literal_eval(m["value"]) for m in DECLARATION.finditer(source)}


def declared_formats(module: str, source: str) -> list[Format]:
    """Return the formats that the source text of a module declares; none where it has no ``ENDINGS``."""
    declared = read_declarations(source)
    return [
        Format(ending, name, module, declared.get("TOOL", "")) for ending, name in declared.get("ENDINGS", {}).items()
    ]


def find_reader(found: Format) -> Callable[..., Any]:
    """Return the function that reads a format. Its module is imported on first use."""
    reader: Callable[..., Any] = getattr(import_module(f"etl.read.formats.{found.module}"), f"read_{found.module}")
    return reader
