"""What stands on a PDF page: its characters with the few facts that the layout asks for, and its lines, boxes and pictures.

pdfplumber's own ``Page.objects`` says forty things of every character, which takes it longer than to draw the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from pdfminer.layout import LTChar, LTContainer
from pdfplumber.container import Container
from pdfplumber.page import Page
from pdfplumber.table import Table, TableFinder

Char = dict[str, Any]
Box = tuple[float, float, float, float]
TABLE_SETTINGS = {"snap_tolerance": 3, "intersection_tolerance": 3}


class PageObjects(Container):
    """The objects of a page by kind, as pdfplumber's finder of tables asks for them."""

    def __init__(self, page: Page) -> None:
        self.bbox: Box = page.bbox
        self._by_kind: dict[str, list[Char]] = {"char": []}
        for item in flatten(page.layout):
            is_char = isinstance(item, LTChar) and isinstance(item.fontname, str)
            found = read_char(item, page) if is_char else page.process_object(item)
            self._by_kind.setdefault("char" if is_char else found["object_type"], []).append(found)

    @property
    def objects(self) -> dict[str, list[Char]]:
        return self._by_kind

    def find_tables(self) -> list[Table]:
        return list(TableFinder(cast(Page, self), TABLE_SETTINGS).tables)


def flatten(items: Iterable[Any]) -> Iterator[Any]:
    """What is drawn, figures (which are groups) taken apart."""
    for item in items:
        if isinstance(item, LTContainer):
            yield from flatten(item)
        else:
            yield item


def read_char(item: LTChar, page: Page) -> Char:
    """A character as pdfplumber gives it, measured from the page's top left."""
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
