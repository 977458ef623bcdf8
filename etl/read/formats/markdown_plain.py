"""Markdown of headings and one-line paragraphs alone, as most texts are: a line is what it looks like, and no parser is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.read.characters import split_clean
from etl.read.reading import Line, line_of

RULE = re.compile(r"={3,}")  # a line that a page printed
MARKS = re.compile(r"[$*_~`<\[\\&!\x00-\x08\x0e-\x1f]")  # mark-up inside a line, and what no text has
BLOCKS = re.compile(  # what opens another block, and a line right under another
    r"""
    \n (?: [ \t]*+ (?: [>+\-] | [0-9]{1,9}[.)] )
        | (?! \#{1,6}[ ][^\#\n]*+ (?: \n | \Z ) ) [ \t]*+ \#
        | (?! \# ) [ \t]*+ [^ \t\n] [^\n]*+ \n (?! \# ) [ \t]*+ [^ \t\n] )
    """,
    re.VERBOSE,
)


def is_plain(text: str) -> bool:
    """True if a text has no mark-up but headings (``# …``), and paragraphs of one line each."""
    return MARKS.search(text) is None and BLOCKS.search("\n" + text) is None


def read_plain(text: str) -> Iterator[Line]:
    """Yield the lines of a text that `is_plain`, as the parser of Markdown finds them in it."""
    is_apart = False
    for raw, clean in zip(*split_clean(text), strict=True):
        if not clean:
            is_apart = True
        elif raw[0] == "#":
            if (line := line_of(clean.lstrip("#"), "heading", is_apart)).text:
                yield line
            is_apart = True
        else:
            line = line_of(clean, "text", is_apart)
            is_apart = not line.text or (line.text[0] == "=" and RULE.fullmatch(line.text) is not None)
            if not is_apart:
                yield line
