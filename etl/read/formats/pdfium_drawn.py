"""What is drawn on a PDF page by pdfium: its rules, its objects of text with their boxes, whether it has pictures."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_void_p
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from etl.read.formats.pdf_objects import Char, make_rule

LEVEL = 0.05  # points between the ends of a level rule
DEEPEST_FORM = 10  # forms inside forms
MOST_OBJECTS = 200_000
MOST_SEGMENTS = 400  # of a path: a longer one is a drawing

Matrix = tuple[float, float, float, float, float, float]
Placed = tuple[Any, Matrix]  # an object of pdfium, and what sets it on the page
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_drawn(page: pypdfium2.PdfPage, height: float) -> tuple[list[Char], dict[int, Placed], bool]:
    """The level and upright rules of a page, boxes taken apart; its objects of text; and whether it has pictures."""
    rules: dict[tuple[float, ...], Char] = {}
    texts: dict[int, Placed] = {}
    has_images = False
    for item, matrix in walk_objects(page):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts[c_void_p.from_buffer(item).value or 0] = item, matrix
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            has_images = True
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            for x0, y0, x1, y1 in read_segments(item, matrix):
                if abs(x1 - x0) <= LEVEL or abs(y1 - y0) <= LEVEL:
                    ends = (x0, height - y0, x1, height - y1)
                    rules.setdefault(tuple(round(end, 2) for end in ends), make_rule(*ends))
    return list(rules.values()), texts, has_images


def walk_objects(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, Matrix]]:
    """Yield the drawn objects of a page and of the forms on it, with the matrix that sets each on the page."""
    count = raw.FPDFPage_CountObjects(page.raw)
    waiting = [(raw.FPDFPage_GetObject(page.raw, i), IDENTITY, 0) for i in reversed(range(min(count, MOST_OBJECTS)))]
    seen = len(waiting)
    while waiting:
        item, outer, depth = waiting.pop()
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield item, outer  # its own matrix is in its bounds
            continue
        matrix = multiply(read_matrix(item), outer)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < DEEPEST_FORM:
            inside = range(raw.FPDFFormObj_CountObjects(item))[: MOST_OBJECTS - seen]
            seen += len(inside)
            waiting += [(raw.FPDFFormObj_GetObject(item, i), matrix, depth + 1) for i in reversed(inside)]


def read_matrix(item: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, byref(matrix)):
        return IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    if outer == IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def read_segments(path: Any, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight strokes of a path from point to point, on the page."""
    count = raw.FPDFPath_CountSegments(path)
    if count > MOST_SEGMENTS:
        return
    a, b, c, d, e, f = matrix
    x, y = c_float(), c_float()
    start = last = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        at = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = at
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield *last, *at
        if raw.FPDFPathSegment_GetClose(segment):
            yield *at, *start
        last = at


def find_bounds(placed: Placed) -> tuple[float, float, float, float]:
    """Return the box of an object on the page: left, bottom, right, top."""
    item, (a, b, c, d, e, f) = placed
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    raw.FPDFPageObj_GetBounds(item, byref(left), byref(bottom), byref(right), byref(top))
    across = [a * x + c * y + e for x in (left.value, right.value) for y in (bottom.value, top.value)]
    up = [b * x + d * y + f for x in (left.value, right.value) for y in (bottom.value, top.value)]
    return min(across), min(up), max(across), max(up)
