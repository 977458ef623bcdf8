"""The formats that can be read, found in ``etl/read/formats``: a format is one file there that declares its endings.

A module of a format says, each on a line of its own that starts in the first column::

    ENDINGS = {".htm": "html", ".html": "html"}  # the ending of a file → ``documents.source_format``
    TOOL = "libreoffice"  # the outside program that reads it better, or without which it cannot be read (optional)

and has a function ``read_<module>(content)``, with ``(content, prepared)`` where it names a tool. The declarations are read
from the source text: PDF and Word take long to import, and most runs need few formats.
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
DECLARATION = re.compile(r"^(?P<name>ENDINGS|TOOL) = (?P<value>\{[^}]*\}|\"[^\"\n]*\")", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Format:
    """A file ending, what ``documents.source_format`` calls it, the module that reads it, and the tool that it asks for."""

    ending: str
    name: str
    module: str
    tool: str = ""


@cache
def find_formats() -> Mapping[str, Format]:
    """All formats by their endings, in the order of the endings. Raises ``ValueError`` where two files claim one ending."""
    formats: dict[str, Format] = {}
    for path in sorted(FOLDER.glob("*.py")):
        for found in declared_formats(path.stem, path.read_text("utf-8")):
            other = formats.setdefault(found.ending, found)
            if other is not found:
                raise ValueError(f"{other.module}.py and {found.module}.py both declare the ending {found.ending}")
    return dict(sorted(formats.items()))


def declared_formats(module: str, source: str) -> list[Format]:
    """The formats that the source text of a module declares; none where it has no ``ENDINGS``."""
    declared: dict[str, Any] = {m["name"]: ast.literal_eval(m["value"]) for m in DECLARATION.finditer(source)}
    return [
        Format(ending, name, module, declared.get("TOOL", "")) for ending, name in declared.get("ENDINGS", {}).items()
    ]


def find_reader(found: Format) -> Callable[..., Any]:
    """The function that reads a format. Its module is imported with the first file."""
    reader: Callable[..., Any] = getattr(import_module(f"etl.read.formats.{found.module}"), f"read_{found.module}")
    return reader
