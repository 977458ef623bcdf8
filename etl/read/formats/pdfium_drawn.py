"""What is drawn on a PDF page by pdfium: its rules, its objects of text with their boxes, whether it has pictures."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import addressof, c_float, c_void_p, cast
from itertools import repeat

import pypdfium2
import pypdfium2.raw as raw

from etl.read.formats.pdf_objects import Char, make_rule
from etl.read.formats.pdfium_calls import (
    closes_path,
    count_inside,
    count_objects,
    count_segments,
    find_kind,
    find_own_bounds,
    find_own_matrix,
    find_point,
    find_segment_kind,
    get_inside,
    get_object,
    get_segment,
)

TEXT, PATH, IMAGE, FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_FORM,
)
MOVE, STROKE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO
LEVEL = 0.05  # points between the ends of a level rule
SHORTEST = 1.0  # points of a rule: a shorter one is the end of a bar
DEEPEST_FORM = 10  # forms inside forms
MOST_OBJECTS = 200_000
MOST_SEGMENTS = 400  # of a path: a longer one is a drawing

Matrix = tuple[float, float, float, float, float, float]
Placed = tuple[int, Matrix]  # the address of an object, and what sets it on the page
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_drawn(page: pypdfium2.PdfPage, height: float) -> tuple[list[Char], dict[int, Placed], bool]:
    """The level and upright rules of a page, boxes taken apart; its objects of text; and whether it has pictures."""
    rules: dict[tuple[float, ...], Char] = {}
    texts: dict[int, Placed] = {}
    has_images = False
    for item, kind, matrix in walk_objects(page):
        if kind == TEXT:
            texts[item] = item, matrix
        elif kind == IMAGE:
            has_images = True
        elif kind == PATH:
            for x0, y0, x1, y1 in read_segments(item, matrix):
                wide, high = abs(x1 - x0), abs(y1 - y0)
                if (wide <= LEVEL and high >= SHORTEST) or (high <= LEVEL and wide >= SHORTEST):
                    ends = (x0, height - y0, x1, height - y1)
                    rules.setdefault(tuple([round(end, 2) for end in ends]), make_rule(*ends))
    return list(rules.values()), texts, has_images


def walk_objects(page: pypdfium2.PdfPage) -> Iterator[tuple[int, int, Matrix]]:
    """Yield the drawn objects of a page and of the forms on it: the address, the kind, and the matrix that sets it on the
    page. That of a text is in its bounds."""
    place = cast(page.raw, c_void_p).value
    seen = min(count_objects(place), MOST_OBJECTS)
    items = list(map(get_object, repeat(place), range(seen)))
    open_forms = [(zip(items, map(find_kind, items), strict=True), IDENTITY)]
    while open_forms:
        inside, outer = open_forms[-1]
        for item, kind in inside:
            if kind == TEXT:
                yield item, kind, outer
                continue
            matrix = multiply(read_matrix(item), outer)
            if kind != FORM:
                yield item, kind, matrix
            elif len(open_forms) <= DEEPEST_FORM:
                items = list(map(get_inside, repeat(item), range(min(count_inside(item), MOST_OBJECTS - seen))))
                seen += len(items)
                open_forms.append((zip(items, map(find_kind, items), strict=True), matrix))
                break
        else:
            open_forms.pop()


def read_matrix(item: int) -> Matrix:
    matrix = (c_float * 6)()
    if not find_own_matrix(item, addressof(matrix)):
        return IDENTITY
    a, b, c, d, e, f = matrix[:]
    return a, b, c, d, e, f


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    if outer == IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def read_segments(path: int, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight strokes of a path from point to point, on the page."""
    count = count_segments(path)
    if count > MOST_SEGMENTS:
        return
    a, b, c, d, e, f = matrix
    point = (c_float * 2)()
    place = addressof(point)
    start = last = (0.0, 0.0)
    for index in range(count):
        segment = get_segment(path, index)
        find_point(segment, place, place + 4)
        x, y = point[:]
        at = (a * x + c * y + e, b * x + d * y + f)
        kind = find_segment_kind(segment)
        if kind == MOVE:
            start = at
        elif kind == STROKE:
            yield *last, *at
        if closes_path(segment):
            yield *at, *start
        last = at


def find_bounds(placed: Placed) -> tuple[float, float, float, float]:
    """Return the box of an object on the page: left, bottom, right, top."""
    item, (a, b, c, d, e, f) = placed
    bounds = (c_float * 4)()
    place = addressof(bounds)
    find_own_bounds(item, place, place + 4, place + 8, place + 12)
    left, bottom, right, top = bounds[:]
    if placed[1] is IDENTITY:
        return left, bottom, right, top
    across = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    up = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(across), min(up), max(across), max(up)
