"""Marks that stand alone and that OCR did not find as a line: mostly the running number in a cell of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any

from etl.prepare.second_reading import Box, cut

HEIGHTS = (0.3, 1.1)  # of the usual line's box: a glyph is lower than its line, two lines are higher
WIDEST = 4.0  # likewise: three digits, two characters
THINNEST = 0.05
APART = 0.35  # … the widest space between the digits of a number
MARGIN = 0.35  # … read around a mark
CLEAR = 6  # pixels around rules and around what is read that are left out
LEAST_CONFIDENCE = 0.9
MOST_MARKS = 60  # of a page: one with more is dirty, or a drawing

Recognize = Callable[[Any], tuple[str, float]]  # the text of a picture of one line, and how sure that is


def read_lone_marks(
    picture: Any, boxes: Sequence[Box], rules: Sequence[Box], recognize: Recognize
) -> Iterator[tuple[Box, str, float]]:
    """Recognize single characters of a page that belong to no line that OCR found.

    Args:
        picture: The page.
        boxes: The places of its lines, in pixels.
        rules: Its rules, in pixels.
        recognize: Reads a picture of one line.

    Returns:
        Place, text and confidence of each mark that is read beyond doubt as letters or digits.
    """
    if not boxes:
        return
    usual = median(bottom - top for _, top, _, bottom in boxes)
    marks = list(find_marks(picture, boxes, rules, usual))
    for left, top, right, bottom in marks if len(marks) <= MOST_MARKS else ():
        margin = MARGIN * usual
        box = (left - margin, (top + bottom - usual) / 2, right + margin, (top + bottom + usual) / 2)
        text, confidence = recognize(cut(picture, box))
        if confidence >= LEAST_CONFIDENCE and text.strip().isalnum():
            yield box, text.strip(), confidence


def find_marks(picture: Any, boxes: Sequence[Box], rules: Sequence[Box], usual: float) -> Iterator[Box]:
    """Return the boxes of glyph-sized ink outside lines and rules; the digits of a number share a box."""
    import cv2
    import numpy

    grey = cv2.medianBlur(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), 5)
    ink = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 20)
    for left, top, right, bottom in (*boxes, *rules):
        ink[max(0, int(top) - CLEAR) : int(bottom) + CLEAR + 1, max(0, int(left) - CLEAR) : int(right) + CLEAR + 1] = 0
    joined = cv2.dilate(ink, numpy.ones((1, max(1, round(APART * usual))), numpy.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    for label, (left, top, width, height, _) in enumerate(stats[1:].tolist(), 1):
        if not HEIGHTS[0] * usual <= height <= HEIGHTS[1] * usual or width > WIDEST * usual:
            continue
        inside = (labels[top : top + height, left : left + width] == label) & (
            ink[top : top + height, left : left + width] > 0
        )
        columns = numpy.flatnonzero(inside.any(axis=0))
        if columns.size and columns[-1] - columns[0] >= THINNEST * usual:
            yield float(left + columns[0]), float(top), float(left + columns[-1] + 1), float(top + height)
