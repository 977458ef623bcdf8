"""Consoles for text that is not ours: no markup is read in it, no control character reaches the terminal."""

from __future__ import annotations

import unicodedata

from rich.console import Console
from rich.text import Text

NOT_SHOWN = "\N{REPLACEMENT CHARACTER}"
HARMLESS_FORMATS = "\u200c\u200d\u00ad"  # joiners and soft hyphens stand in real names


def open_console(stderr: bool = False) -> Console:
    """Return a console on stdout or stderr that prints text as it is, without markup, emoji codes or highlighting."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def plain(value: object) -> str:
    """Return a value as text that is safe to print: control, bidirectional and surrogate characters are replaced, line breaks kept."""
    return "".join(
        c if c == "\n" or c in HARMLESS_FORMATS or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else NOT_SHOWN
        for c in str(value).replace("\t", " ")
    )


def cell(value: object, style: str = "") -> Text:
    """Return a value as a cell of a printed table, on one line."""
    return Text(" ".join(plain(value).split("\n")), style=style)
