"""Pages of an OFD that are pictures, as scanners make them: which ones, and what a page shows, for OCR."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from etl.read.formats.ofd import OfdPackage, draw_pages
from etl.read.formats.ofd_page import Drawing
from etl.read.formats.pdf_objects import Box

LEAST_CHARACTERS = 15  # a scanned page has a page number or a stamp as text at most
LEAST_PICTURE = 0.3  # of the page


class Picture(NamedTuple):
    """A picture of a page: the bytes of its file, and its place (left, top, right, bottom) in points."""

    content: bytes
    box: Box


def is_picture_page(drawing: Drawing) -> bool:
    """True for a page of which pictures cover much, with hardly any text."""
    _, _, width, height = drawing.bbox
    area = sum(abs(right - left) * abs(bottom - top) for _, (left, top, right, bottom) in drawing.images)
    return len(drawing.chars) < LEAST_CHARACTERS and area >= LEAST_PICTURE * max(width * height, 1.0)


def find_picture_pages(content: bytes) -> Iterator[int]:
    """Yield the numbers (from 1) of the pages that are pictures. Raises ``UnreadableSource`` for a damaged package."""
    for number, (drawing, _) in enumerate(draw_pages(OfdPackage(content)), 1):
        if is_picture_page(drawing):
            yield number


def read_pictures(content: bytes, number: int) -> tuple[float, float, list[Picture]]:
    """Width and height of a page in points, and its pictures from the lowest to the highest.

    Raises:
        UnreadableSource: The package is damaged.
        LookupError: There is no such page.
    """
    package = OfdPackage(content)
    for at, (drawing, media) in enumerate(draw_pages(package), 1):
        if at == number:
            pictures = [
                Picture(found, box)
                for name, box in drawing.images
                if (found := package.read_bytes(media.get(name, ""))) is not None
            ]
            return drawing.bbox[2], drawing.bbox[3], pictures
    raise LookupError(number)
