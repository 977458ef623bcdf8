"""OCR of one page: rendered at 200 dpi, deskewed, cleared of seals, read by rapidocr (its wheel contains the models).

Heavy packages are imported inside functions, in the worker processes. Nothing uses the network.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

from etl.prepare.lone_marks import read_lone_marks
from etl.prepare.second_reading import Box, Character, read_again
from etl.read.formats.ofd_pictures import read_pictures
from etl.read.prepared import RecognizedLine, RecognizedPage

DPI = 200
POINTS = 72 / DPI
LONGEST_SIDE = 2700  # pixels: an A4 page at 200 dpi has 2339
SMALLEST_SIDE = 20
MOST_PIXELS = 100_000_000
STEEPEST = 4.0  # degrees that a page may be turned
LEAST_TURN = 0.05
LEAST_RULE = 110  # pixels: longer than a stroke of large type
SEAL_SIDES = (120, 500)  # pixels: 15 to 63 mm
ENGINE = {
    "Global.log_level": "critical",
    "Global.text_score": 0.0,  # what is read with little confidence is told, not dropped
    "Global.max_side_len": LONGEST_SIDE,
    "Global.use_cls": False,
    "Det.unclip_ratio": 2.0,  # narrower boxes cut off brackets at the ends of lines
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


class NoPicture(Exception):
    """A page of which no picture can be made. The message is a clause."""


def recognize_page(path: Path, number: int) -> RecognizedPage:
    """Recognize page ``number`` (from 1) of a PDF or picture. If that fails, the page returned says why."""
    try:
        picture = set_straight(clear_seals(open_page(path, number)))
    except NoPicture as reason:
        return RecognizedPage(0.0, 0.0, fault=str(reason))
    height, width = picture.shape[:2]
    found = find_engine()(picture, use_det=True, return_word_box=True, return_single_char_box=True)
    lines: list[RecognizedLine] = []
    unread: list[str] = []
    boxes = [bounds(box) for box in found.boxes] if found.txts else []
    for i, box in enumerate(boxes):
        characters = find_characters(found.word_results[i])
        others = boxes[:i] + boxes[i + 1 :]
        text, left = read_again(
            picture, box, str(found.txts[i]), characters, lambda cut: recognize_line(cut)[0], others
        )
        unread += left
        lines.append(place_line(box, text, float(found.scores[i])))
    rules = find_rules(picture)
    in_pixels = [(x0 / POINTS, top / POINTS, x1 / POINTS, bottom / POINTS) for x0, top, x1, bottom in rules]
    lines += [place_line(*mark) for mark in read_lone_marks(picture, boxes, in_pixels, recognize_line)]
    sides = round(width * POINTS, 2), round(height * POINTS, 2)
    return RecognizedPage(*sides, tuple(lines), tuple(rules), unread=tuple(unread))


def place_line(box: Box, text: str, confidence: float) -> RecognizedLine:
    """Return a recognized line with its box converted from pixels to points."""
    x0, top, x1, bottom = (round(value * POINTS, 2) for value in box)
    return RecognizedLine(x0, top, x1, bottom, text, round(confidence, 4))


def bounds(box: Any) -> Box:
    """Return left, top, right and bottom of the box around four corners."""
    across, down = [float(point[0]) for point in box], [float(point[1]) for point in box]
    return min(across), min(down), max(across), max(down)


def find_characters(words: Any) -> list[Character]:
    """Return the characters of a line with the middles of their places; none if the models give no places."""
    if not all(len(word) == 3 for word in words):
        return []
    placed = ((str(text), bounds(box)) for text, _, box in words)
    return [Character(text, (left + right) / 2) for text, (left, _, right, _) in placed if text.strip()]


def recognize_line(picture: Any) -> tuple[str, float]:
    """Return the text of a picture of one line, and how sure that is."""
    found = find_engine()(picture, use_det=False)
    return (str(found.txts[0]), float(found.scores[0])) if found.txts else ("", 0.0)


@cache
def find_engine() -> Any:
    """Load the models, once per process."""
    from rapidocr import RapidOCR

    return RapidOCR(params=ENGINE)


def open_page(path: Path, number: int) -> Any:
    """Return the pixels of a page in colour, about 200 per inch."""
    import numpy
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with path.open("rb") as opened:
            start = opened.read(5)
        image: Image.Image
        if start == b"%PDF-":
            image = render_page(path, number)
        elif start.startswith(b"PK"):
            image = render_ofd(path, number)
        else:
            image = Image.open(io.BytesIO(path.read_bytes()))
            image.seek(number - 1)
            image = ImageOps.exif_transpose(image)
        image = image.convert("RGB")
    except Exception as error:  # Pillow and pdfium let errors of all kinds escape on damaged files
        raise NoPicture(f"its picture is damaged or too large ({type(error).__name__})") from None
    if min(image.size) < SMALLEST_SIDE:
        raise NoPicture("its picture is too small to hold text")
    if (longest := max(image.size)) > LONGEST_SIDE:
        image = image.resize([max(1, round(side * LONGEST_SIDE / longest)) for side in image.size])
    return numpy.asarray(image)


def render_page(path: Path, number: int) -> Any:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        page = document[number - 1]
        scale = min(DPI / 72, LONGEST_SIDE / max(*page.get_size(), 1))
        return page.render(scale=scale).to_pil()


def render_ofd(path: Path, number: int) -> Any:
    """Return the pictures of an OFD page, at their places on the page."""
    from PIL import Image

    width, height, pictures = read_pictures(path.read_bytes(), number)
    scale = min(DPI / 72, LONGEST_SIDE / max(width, height, 1))
    page = Image.new("RGB", (round(width * scale), round(height * scale)), "white")
    for content, box in pictures:
        left, top, right, bottom = (round(value * scale) for value in box)
        if right > left and bottom > top:
            with Image.open(io.BytesIO(content)) as opened:
                page.paste(opened.convert("RGB").resize((right - left, bottom - top)), (left, top))
    return page


def clear_seals(picture: Any) -> Any:
    """Remove red seals from a picture, so that the text under them shows. Red letterheads, wide and low, stay."""
    import cv2
    import numpy

    red, green, blue = (picture[:, :, i].astype(numpy.int16) for i in range(3))
    mask = ((red - green > 50) & (red - blue > 50)).astype(numpy.uint8)
    if not mask.any():
        return picture
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, numpy.ones((25, 25), numpy.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    cleared = picture.copy()
    for label, (_, _, width, height, _) in enumerate(stats[1:].tolist(), 1):
        low, high = SEAL_SIDES
        if low <= width <= high and low <= height <= high and 0.6 <= width / height <= 1.7:
            seal = labels == label
            cleared[seal] = numpy.repeat(picture[:, :, :1], 3, axis=2)[seal]  # red ink is white in red light
    return cleared


def set_straight(picture: Any) -> Any:
    """Rotate a picture so that its lines are level."""
    import cv2

    height, width = picture.shape[:2]
    small = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(small, (max(1, width // 2), max(1, height // 2)), interpolation=cv2.INTER_AREA)
    _, ink = cv2.threshold(small, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    if not ink.any():
        return picture
    angle = best_angle(ink, 0.0, STEEPEST, 0.5)
    angle = best_angle(ink, angle, 0.4, 0.1)
    angle = best_angle(ink, angle, 0.08, 0.02)
    return turn(picture, angle, 255) if abs(angle) >= LEAST_TURN else picture


def best_angle(ink: Any, middle: float, reach: float, step: float) -> float:
    """Return the angle at which rows of ink and empty rows differ most."""
    import numpy

    count = round(2 * reach / step) + 1
    angles = [middle - reach + i * step for i in range(count)]

    def score(angle: float) -> float:
        rows = turn(ink, angle, 0).sum(axis=1, dtype=numpy.int64)
        return float(numpy.square(numpy.diff(rows)).sum())

    return max(angles, key=score)


def turn(picture: Any, angle: float, filled: int) -> Any:
    import cv2

    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(
        picture,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(filled,) * 3,
    )


def find_rules(picture: Any) -> list[tuple[float, float, float, float]]:
    """Return the horizontal and vertical rules of a page, as tables have them, in points."""
    import cv2
    import numpy

    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    ink = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    rules = []
    for shape in ((1, LEAST_RULE), (LEAST_RULE, 1)):
        thick = cv2.dilate(ink, numpy.ones((3, 1) if shape[0] == 1 else (1, 3), numpy.uint8))
        found = cv2.morphologyEx(thick, cv2.MORPH_OPEN, numpy.ones(shape, numpy.uint8))
        _, _, stats, _ = cv2.connectedComponentsWithStats(found)
        for left, top, width, height, _ in stats[1:].tolist():
            if min(width, height) > 30:  # a dark area
                continue
            middle_x, middle_y = left + width / 2, top + height / 2
            ends = (
                (left, middle_y, left + width, middle_y) if width > height else (middle_x, top, middle_x, top + height)
            )
            rules.append(tuple(round(value * POINTS, 2) for value in ends))
    return rules if len(rules) <= 2000 else []
