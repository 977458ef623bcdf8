"""Pipe tables of a markdown text (GitHub Flavored Markdown, 4.10)."""

from __future__ import annotations

import re

from etl.records import CellPlace

ROW = re.compile(r"[ \t]*+\|(?P<cells>.*)\|[ \t]*")
RULE = re.compile(r"(?=[^|]{0,200}\|)(?=[^-]{0,200}--)[ \t|:-]++")
COLUMN = re.compile(r"(?<!\\)\|")


class PipeTables:
    """The tables of a text: lines of cells that follow each other, the one above a rule of dashes as their header."""

    def __init__(self) -> None:
        self.by_number: dict[int, list[CellPlace]] = {}
        self._row = 0

    def end(self) -> None:
        """What follows belongs to no table, or to another one."""
        self._row = 0

    def add_row(self, cells: str, is_header: bool) -> list[tuple[str, CellPlace]]:
        """The cells of the next row, with their places."""
        self._row += 1
        number = len(self.by_number) + (self._row == 1)
        part = "header" if is_header else "body"
        found = [
            (text, CellPlace(number, self._row, column, part=part))
            for column, text in enumerate(COLUMN.split(cells), 1)
        ]
        self.by_number.setdefault(number, []).extend(place for _, place in found)
        return found
