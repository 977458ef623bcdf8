"""Results of outside programs (LibreOffice, OCR) that are run before reading, so that reading stays a pure function."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class RecognizedLine(NamedTuple):
    """A line read by OCR: its box in points from the top left of the page, its text, and the confidence (0 to 1)."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognizedPage:
    """A page that OCR read: its size in points, its lines, and the rules (x0, top, x1, bottom) that are drawn on it.

    ``fault`` says in a clause why the page could not be recognized; ``unread`` are clauses on ink that no character
    accounts for.
    """

    width: float
    height: float
    lines: tuple[RecognizedLine, ...] = ()
    rules: tuple[tuple[float, float, float, float], ...] = ()
    fault: str = ""
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """``docx``: the file as LibreOffice converted it. ``pages``: its pages by number (from 1), as OCR read them.

    ``missing`` says in a clause why what a format asks for is not here: what to install, or how the tool failed.
    """

    docx: bytes | None = None
    pages: Mapping[int, RecognizedPage] = field(default_factory=dict)
    missing: str = ""


NOTHING = Prepared()
