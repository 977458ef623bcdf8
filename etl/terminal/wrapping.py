"""Lines of Chinese for a narrow terminal: broken between any two characters, but not before a closing mark."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

OPENING = "（《〈“‘「『【〔［(\\[«‹{<"
CLOSING = "）》〉”’」』】〕］)\\]»›}>，。、；：！？,.;:!?%％"
# what stays together: a Latin word or one character, with the opening marks before and the closing marks after it
PIECE = re.compile(rf"[{OPENING}]*(?:[0-9A-Za-z][!-~]*|[^\n{OPENING}])?[{CLOSING}]* ?|\n")
LONGEST_PIECE = 20


class Wrapped:
    """A text that wraps to the width it is given, as rich wraps only between words."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.split("\n", allow_blank=True):
            yield from line.divide(find_breaks(line.plain, options.max_width))


def find_breaks(line: str, width: int) -> list[int]:
    """Return the positions at which a line of text must be broken so that no part is wider than ``width`` terminal cells."""
    breaks, used, at = [], 0, 0
    for piece in PIECE.findall(line):
        size = cell_len(piece.rstrip())
        for part in [piece] if size <= min(width, LONGEST_PIECE) else piece:
            size = cell_len(part.rstrip())
            if used and used + size > width:
                breaks.append(at)
                used = 0
            used += cell_len(part)
            at += len(part)
    return breaks
