"""What stands on a PDF page: its characters with the few facts that the layout asks for, and its lines, boxes and pictures.

pdfplumber's own ``Page.objects`` says forty things of every character, which takes it longer than to draw the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pdfminer.layout import LTChar, LTContainer
from pdfplumber.container import Container
from pdfplumber.page import Page
from pdfplumber.table import Table

from etl.read.formats.pdf_cells import find_ruled_tables
from etl.read.formats.pdf_marks import is_askew, settle_marks
from etl.read.formats.pdf_turning import find_turn, name_turn, turn_objects

Char = dict[str, Any]
Box = tuple[float, float, float, float]


class PageObjects(Container):
    """The objects of a page by kind (char, line, rect, curve, image), as pdfplumber's finder of tables asks for them."""

    def __init__(self, bbox: Box, by_kind: dict[str, list[Char]]) -> None:
        self.bbox = bbox
        self._by_kind = by_kind
        self.watermark = ""  # characters set askew, which are left out
        self.note_marks: list[str] = []  # likewise, with the characters before each
        self.turn = ""  # how the page's type was turned before it was set upright
        self.is_doubtful = False  # pdfplumber's reading, which at times has less text than pdfium finds

    @staticmethod
    def of_pdf(page: Page) -> PageObjects:
        """Return the objects of a page of a PDF."""
        by_kind: dict[str, list[Char]] = {"char": []}
        askew: list[str] = []
        turns: list[str] = []
        for item in flatten(page.layout):
            is_char = isinstance(item, LTChar) and isinstance(item.fontname, str)
            if is_char and is_askew(item):
                askew.append(item.get_text())
                continue
            if is_char:
                turns.append(name_turn(item))
            drawn = read_char(item, page) if is_char else page.process_object(item)
            by_kind.setdefault("char" if is_char else drawn["object_type"], []).append(drawn)
        found = PageObjects(page.bbox, by_kind).turned(turns)
        found._by_kind["char"], marks = settle_marks(found.chars)
        found.is_doubtful = True
        found.watermark, found.note_marks = "".join(askew), marks
        return found

    def turned(self, turns: Sequence[str] = ()) -> PageObjects:
        """These objects, or where most characters are turned another page with them upright; ``turns`` is what each says."""
        turn = find_turn(self.chars, turns)
        if not turn:
            return self
        chars, rules, box = turn_objects(self.chars, self.edges, self.bbox, turn)
        others = {"image": self.images} if self.images else {}
        found = PageObjects(box, {"char": chars, "line": [make_rule(*rule) for rule in rules], **others})
        found.watermark, found.note_marks = self.watermark, self.note_marks
        found.turn = turn
        return found

    @property
    def objects(self) -> dict[str, list[Char]]:
        return self._by_kind

    def find_tables(self) -> list[Table]:
        return find_ruled_tables(self)


def flatten(items: Iterable[Any]) -> Iterator[Any]:
    """Yield what is drawn, figures (which are groups) taken apart."""
    for item in items:
        if isinstance(item, LTContainer):
            yield from flatten(item)
        else:
            yield item


def make_char(text: str, font: str, size: float, box: Box, upright: bool = True) -> Char:
    """A character that stands in a box (x0, top, x1, bottom, in points from the page's top left), as pdfplumber reports it."""
    x0, top, x1, bottom = box
    return {
        "text": text,
        "fontname": font,
        "size": size,
        "upright": upright,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
    }


def make_rule(x0: float, top: float, x1: float, bottom: float) -> Char:
    """Return a drawn line, level or upright, as pdfplumber reports it."""
    if abs(bottom - top) <= abs(x1 - x0):
        bottom = top
    else:
        x1 = x0
    return {
        "object_type": "line",
        "x0": min(x0, x1),
        "x1": max(x0, x1),
        "top": min(top, bottom),
        "bottom": max(top, bottom),
        "doctop": min(top, bottom),
        "width": abs(x1 - x0),
        "height": abs(bottom - top),
    }


def read_char(item: LTChar, page: Page) -> Char:
    """Return a character as pdfplumber reports it, measured from the page's top left."""
    left, above = page.mediabox[:2]
    x0, x1 = (item.x0 + left, item.x1 + left) if left else (item.x0, item.x1)
    top = (page.height - item.y1) + above
    return {
        "text": item.get_text(),
        "fontname": item.fontname,
        "size": item.size,
        "upright": item.upright,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": (page.height - item.y0) + above,
        "doctop": page.initial_doctop + top,
    }
