"""What stands on an OFD page: TextObjects as placed characters, PathObjects as rules (GB/T 33190-2016, 8.5, 9, 11).

An object has a boundary on the page and a space of its own, which a transformation matrix (CTM) may turn and scale;
``DeltaX`` and ``DeltaY`` say how far each character stands from the one before. Everything is in millimetres; the layout
code counts in points.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from etl.read.characters import measure_width
from etl.read.formats.pdf_objects import Box, Char, PageObjects, make_char, make_rule
from etl.read.reading import UnreadableSource

POINTS = 72 / 25.4
ASCENT = 0.88  # of the type size, above the base line
LEVEL = 0.02  # of a turn's sine: less is level
MOST_CHARACTERS = 100_000
MOST_RULES = 20_000
NUMBER = re.compile(r"[-+]?(?:[0-9]{1,12}\.?[0-9]{0,12}|\.[0-9]{1,12})(?:[eE][-+]?[0-9]{1,3})?")
PATH_STEP = re.compile(rf"(?P<name>[SMLQBAC])|(?P<number>{NUMBER.pattern})")
COORDINATES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """A page: its box in points, its characters and rules, and its pictures (the resource, and its place in points)."""

    bbox: Box
    chars: list[Char] = field(default_factory=list)
    rules: list[Char] = field(default_factory=list)
    images: list[tuple[str, Box]] = field(default_factory=list)

    def objects(self) -> PageObjects:
        return PageObjects(self.bbox, {"char": self.chars, "line": self.rules})


def draw_page(roots: Sequence[etree._Element], box: Box) -> Drawing:
    """The drawing of a page from the parts that make it up (templates and the page itself), on a page box in millimetres."""
    left, top, width, height = box
    drawing = Drawing((0.0, 0.0, width * POINTS, height * POINTS))
    for root in roots:
        for item in root.iter():
            kind = local_name(item)
            if kind not in ("TextObject", "PathObject", "ImageObject") or not is_visible(item):
                continue
            x, y, *_ = read_box(item, (left, top, 0.0, 0.0), "Boundary")
            matrix = read_matrix(item.get("CTM", ""), x - left, y - top)
            if kind == "ImageObject":
                drawing.images.append((item.get("ResourceID", ""), place_picture(item, matrix)))
            elif kind == "TextObject":
                drawing.chars += place_characters(item, matrix)
            elif len(drawing.rules) < MOST_RULES:
                drawing.rules += find_rules(item, matrix)
            if len(drawing.chars) > MOST_CHARACTERS:
                raise UnreadableSource(
                    f"a page holds more than {MOST_CHARACTERS} characters; export the document again"
                )
    return drawing


def place_picture(item: etree._Element, matrix: Matrix) -> Box:
    """Return the place of an ImageObject, which fills the unit square of its space; without a CTM, its boundary."""
    if not item.get("CTM"):
        _, _, width, height = read_box(item, (0.0, 0.0, 0.0, 0.0), "Boundary")
        matrix = (width, 0.0, 0.0, height, matrix[4], matrix[5])
    corners = [transform(matrix, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
    across, down = [x * POINTS for x, _ in corners], [y * POINTS for _, y in corners]
    return min(across), min(down), max(across), max(down)


def place_characters(item: etree._Element, matrix: Matrix) -> Iterator[Char]:
    """Yield the characters of a TextObject where they are printed."""
    size = read_number(item.get("Size"), 3.5)
    stretch = read_number(item.get("HScale"), 1.0)
    a, b, c, d, _, _ = matrix
    printed = size * math.hypot(c, d) * POINTS
    along = math.hypot(a, b) * POINTS
    upright = a > 0 and abs(b) <= LEVEL * math.hypot(a, b) and item.get("ReadDirection", "0") in ("", "0")
    font = item.get("Font", "")
    x = y = 0.0
    for code in children_named(item, "TextCode"):
        text = (code.text or "").strip("\r\n")
        x, y = read_number(code.get("X"), x), read_number(code.get("Y"), y)
        steps_x, steps_y = (list(read_deltas(code.get(name, ""), len(text))) for name in ("DeltaX", "DeltaY"))
        at_x, at_y = x, y
        for i, character in enumerate(text):
            own = size * stretch * (1.0 if measure_width(character) > 1 else 0.5)
            px, py = transform(matrix, at_x, at_y)
            px, py = px * POINTS, py * POINTS
            width = own * along
            yield make_char(
                character,
                font,
                round(printed, 2),
                (px, py - ASCENT * printed, px + width, py + (1 - ASCENT) * printed),
                upright,
            )
            if i < len(steps_x):
                at_x += steps_x[i]
            elif not steps_y:
                at_x += steps_x[-1] if steps_x else own
            at_y += steps_y[min(i, len(steps_y) - 1)] if steps_y else 0.0


def find_rules(item: etree._Element, matrix: Matrix) -> Iterator[Char]:
    """Yield the level and upright strokes of a PathObject."""
    for path in children_named(item, "AbbreviatedData"):
        for start, end in straight_strokes(path.text or ""):
            (x0, y0), (x1, y1) = transform(matrix, *start), transform(matrix, *end)
            if min(abs(x1 - x0), abs(y1 - y0)) < 0.3 < max(abs(x1 - x0), abs(y1 - y0)):  # millimetres
                yield make_rule(x0 * POINTS, y0 * POINTS, x1 * POINTS, y1 * POINTS)


Point = tuple[float, float]


def straight_strokes(path: str) -> Iterator[tuple[Point, Point]]:
    """The straight strokes of a path in its abbreviated form: M moves, L draws, C closes, curves end elsewhere."""
    start = at = (0.0, 0.0)
    command = ""
    waiting: list[float] = []
    for step in PATH_STEP.finditer(path):
        if step["name"] == "C":
            yield at, start
            at = start
        if step["name"]:
            command, waiting = step["name"], []
            continue
        waiting.append(float(step["number"]))
        if not command or len(waiting) < COORDINATES[command]:
            continue
        to = (waiting[-2], waiting[-1])
        if command == "L":
            yield at, to
        elif command in "SM":
            start = to
        at, waiting = to, []


def read_deltas(text: str, length: int) -> Iterator[float]:
    """The distances in ``DeltaX`` or ``DeltaY``; ``g 3 5.5`` stands for three times 5.5. At most ``length`` of them."""
    words = text.split()
    given = 0
    at = 0
    while at < len(words) and given < length:
        if words[at] == "g":
            count = int(read_number(words[at + 1] if at + 1 < len(words) else None, 0.0))
            value = read_number(words[at + 2] if at + 2 < len(words) else None, 0.0)
            at += 3
        else:
            count, value = 1, read_number(words[at], 0.0)
            at += 1
        for _ in range(min(count, length - given)):
            yield value
            given += 1


def transform(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def read_matrix(text: str, x: float, y: float) -> Matrix:
    """Return a CTM, moved to where the object's boundary begins."""
    numbers = [read_number(word, 0.0) for word in text.split()]
    a, b, c, d, e, f = numbers if len(numbers) == 6 else IDENTITY
    return a, b, c, d, e + x, f + y


def read_box(item: etree._Element | None, otherwise: Box, name: str = "") -> Box:
    """Four numbers (left, top, width, height) of an element's text, or of its attribute ``name``."""
    text = "" if item is None else (item.get(name, "") if name else item.text or "")
    numbers = [read_number(word, 0.0) for word in text.split()]
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) == 4 else otherwise


def read_number(text: str | None, otherwise: float) -> float:
    """Return a number; ``otherwise`` where there is none, or one that no page can need."""
    if not text or not NUMBER.fullmatch(text.strip()):
        return otherwise
    value = float(text)
    return value if abs(value) < 1e6 else otherwise


def is_visible(item: etree._Element) -> bool:
    return str(item.get("Visible", "true")).lower() not in ("false", "0") and item.get("Alpha", "255") != "0"


def local_name(item: etree._Element) -> str:
    """Return the name of an element without its namespace, of which makers write several."""
    return str(item.tag).rpartition("}")[2]


def children_named(item: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in item if local_name(child) == name]


def child_named(item: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of that name, of that the first of the next name, and so on, or None if there is none."""
    for name in names:
        item = next(iter(children_named(item, name)), None) if item is not None else None
    return item
