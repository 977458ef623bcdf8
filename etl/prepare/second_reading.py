"""What OCR left out of a line: ink between two characters, or at an end, that no character accounts for, is read again.

The models drop thin marks from long lines now and then, brackets above all (管委会〕十一、), and are sure of the rest. A
narrow cut around the place mostly gives them. Where it does not, the page says what could not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from etl.read.characters import measure_width

WIDER = 0.6  # of an em: more room between two characters than this holds another
REACH = 1.3  # ems beyond an end of a line in which a lost character may stand
INSET = 0.2  # of an em: how far the place of a character is uncertain
LEAST_INK = 0.01  # of a square em
AROUND = (4, 2, 8)  # characters on each side of the place that are read with it, one after the other until one agrees
AGREEING = 2  # of these the nearest must be read as before
MOST_INSERTED = 3
MARGINS = (0.15, 0.3, 0.0)  # of the line's height, added above and below, likewise
SHOWN = 4  # characters around a place that are told
LEAST_MEASURED = 4  # full-width characters that tell the size of an em


class Character(NamedTuple):
    """A character and the middle of its place, in pixels."""

    text: str
    middle: float


class Place(NamedTuple):
    """A place of a line with ink that was not read: before which character, and from where to where in pixels."""

    before: int
    left: float
    right: float


Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels
Recognize = Callable[[Any], str]  # the text of a picture of one line


def read_again(
    picture: Any, box: Box, text: str, characters: Sequence[Character], recognize: Recognize, others: Sequence[Box] = ()
) -> tuple[str, list[str]]:
    """Insert into the text of a line what a second reading finds at places of unread ink.

    Args:
        picture: The page.
        box: The line's place on it.
        text: The line as it was read.
        characters: Its characters other than blanks, with their places.
        recognize: Reads a picture of one line.
        others: The places of the page's other lines.

    Returns:
        The text, and a clause for each place that holds ink and could not be read.
    """
    size = find_size(characters)
    if not size or "".join(character.text for character in characters) != "".join(text.split()):
        return text, []
    inserted: dict[int, str] = {}
    unread: list[str] = []
    for place in find_unread(picture, box, characters, size, others):
        before = "".join(character.text for character in characters[max(0, place.before - SHOWN) : place.before])
        after = "".join(character.text for character in characters[place.before : place.before + SHOWN])
        found = read_place(picture, box, characters, place, size, recognize)
        if found:
            inserted[place.before] = found
        else:
            unread.append(f"ink between “{before}” and “{after}” was not read")
    return insert(text, inserted), unread


def find_size(characters: Sequence[Character]) -> float:
    """Return the em of a line in pixels, the usual distance between full-width characters; 0.0 if there are too few."""
    steps = [
        after.middle - before.middle
        for before, after in pairwise(characters)
        if "\u3400" <= before.text <= "\u9fff" and "\u3400" <= after.text <= "\u9fff"
    ]
    return float(median(steps)) if len(steps) >= LEAST_MEASURED else 0.0


def find_unread(
    picture: Any, box: Box, characters: Sequence[Character], size: float, others: Sequence[Box]
) -> Iterator[Place]:
    """Yield the places of a line that have room and ink for a character that the first reading missed."""
    halves = [size * measure_width(character.text) / 4 for character in characters]
    rights = [character.middle + half for character, half in zip(characters, halves, strict=True)]
    lefts = [character.middle - half for character, half in zip(characters, halves, strict=True)]
    rooms = [Place(0, max(0.0, lefts[0] - REACH * size), lefts[0])]
    rooms += [Place(i, rights[i - 1], lefts[i]) for i in range(1, len(characters))]
    rooms.append(Place(len(characters), rights[-1], min(picture.shape[1], rights[-1] + REACH * size)))
    for place in rooms:
        at_end = place.before in (0, len(characters))
        if place.right - place.left <= WIDER * size:
            continue
        if at_end and any(
            left < place.right and right > place.left and overlap(box, (left, top, right, bottom))
            for left, top, right, bottom in others
        ):
            continue
        inner = (place.left + INSET * size, box[1], place.right - INSET * size, box[3])
        if has_ink(picture, inner, box, size):
            yield place


def overlap(box: Box, other: Box) -> bool:
    return min(box[3], other[3]) > max(box[1], other[1])


def has_ink(picture: Any, inner: Box, box: Box, size: float) -> bool:
    """True if a part of a line's box is inked, as dark as the line is."""
    import cv2

    grey = cv2.medianBlur(cv2.cvtColor(cut(picture, box), cv2.COLOR_RGB2GRAY), 3)
    threshold, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    part = cut(picture, inner)
    if not part.size:
        return False
    inked = cv2.medianBlur(cv2.cvtColor(part, cv2.COLOR_RGB2GRAY), 3) <= threshold
    return bool(inked.sum() >= LEAST_INK * size * size)


def read_place(
    picture: Any, box: Box, characters: Sequence[Character], place: Place, size: float, recognize: Recognize
) -> str:
    """Return the text at a place, read together with its neighbours; empty if the neighbours are read differently than before."""
    before = "".join(character.text for character in characters[max(0, place.before - AGREEING) : place.before])
    after = "".join(character.text for character in characters[place.before : place.before + AGREEING])
    for around in AROUND:
        near = characters[max(0, place.before - around) : place.before + around]
        left = min(place.left, near[0].middle - size / 2)
        right = max(place.right, near[-1].middle + size / 2)
        for margin in MARGINS:
            height = margin * (box[3] - box[1])
            read = "".join(recognize(cut(picture, (left, box[1] - height, right, box[3] + height))).split())
            start = read.find(before) + len(before) if before in read else -1
            end = read.find(after, max(start, 0)) if after else len(read)
            if 0 <= start < end <= start + MOST_INSERTED:
                return read[start:end]
    return ""


def cut(picture: Any, box: Box) -> Any:
    left, top, right, bottom = (max(0, round(value)) for value in box)
    return picture[top:bottom, left:right]


def insert(text: str, inserted: dict[int, str]) -> str:
    """Return a text with characters inserted; a key is the number of characters, blanks not counted, before the place."""
    parts: list[str] = []
    number = 0
    for character in text:
        if not character.isspace():
            parts.append(inserted.get(number, ""))
            number += 1
        parts.append(character)
    return "".join([*parts, inserted.get(number, "")])
