"""The characters and rules of a PDF page from pdfium, measured as pdfplumber measures them, in a tenth of its time.

pdfium's own Python helpers make an object of everything; the raw calls here are four a character. A page that has what
pdfium tells too little of (type at an angle or set in columns, codes without characters) is left to pdfplumber.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from ctypes import addressof, c_float, c_uint16, c_void_p, cast, sizeof
from itertools import repeat
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from etl.read.formats.pdf_marks import settle_marks
from etl.read.formats.pdf_objects import Char, PageObjects, make_char
from etl.read.formats.pdfium_calls import (
    copy_text,
    count_characters,
    find_box,
    find_code,
    find_font,
    find_matrix,
    find_object,
    find_size,
    is_embedded,
    is_generated,
    measure_descent,
    name_font,
)
from etl.read.formats.pdfium_drawn import Placed, find_bounds, read_drawn

STRAIGHT = 0.01  # of a turn's sine: type that is turned by less stands upright
LEAST_BLANK, MOST_BLANK = 0.15, 1.0  # of the type size, from character to character
HYPHEN = "\x02"  # as pdfium gives one at the end of a line
MEANINGLESS = frozenset("\x00\ufffd\ufffe\uffff")
FIRST_PRIVATE, LAST_PRIVATE = "\ue000", "\uf8ff"

HALF = 0.4  # of the type size, which the outline of a Han character reaches over
BUILT_IN = (
    "Arial",
    "Helvetica",
    "Times",
    "Courier",
)  # Latin fonts for which pdfium has outlines (PDF 32000-1, 9.6.2.2)
MOST_TRIED = 20  # objects of a font whose last character is looked at
STEP = 0.2  # of the type size: characters whose left edges are so far apart follow each other
NEAR = 2.0  # points between a blank and the line that it stands in


class NeedsLayout(Exception):
    """The page has what pdfplumber alone tells."""


def read_page_objects(page: pypdfium2.PdfPage) -> PageObjects:
    """Return the objects of a page. Raises `NeedsLayout` if they are better read by pdfplumber."""
    if page.get_rotation():
        raise NeedsLayout
    left, bottom, right, top = page.get_mediabox()
    rules, texts, has_images = read_drawn(page, top)
    by_kind: dict[str, list[Char]] = {"char": [], "line": rules}
    if has_images:
        by_kind["image"] = [{}]
    text_page = page.get_textpage()
    try:
        chars = read_chars(text_page, top, texts)
    finally:
        text_page.close()
    by_kind["char"], marks = settle_marks(chars)
    found = PageObjects((left, 0.0, right, top - bottom), by_kind)
    found.note_marks = marks
    return found


def read_chars(text_page: pypdfium2.PdfTextPage, height: float, texts: Mapping[int, Placed]) -> list[Char]:
    """The characters of a page in the order of the file, without what pdfium puts between them; ``texts`` are all objects
    of text, by address."""
    page = cast(text_page.raw, c_void_p).value or 0
    faces = Faces(page, height)
    chars: list[Char] = []
    owners: list[int] = []  # the object of each character
    gaps: list[Gap] = []
    seen: set[int] = set()
    address, start, end = 0, 0.0, 0.0
    is_gap = False  # pdfium puts blanks where there is room, and does not tell those that are printed
    for index, (this, text, left, right, lowest) in enumerate(read_places(page)):
        if not this:
            is_gap = True
            continue
        before = address
        if this != address:
            address = this
            seen.add(this)
            face, size, baseline = faces.read(index, this)
        if text < "!" or text >= FIRST_PRIVATE:
            if text < "!" and is_generated(page, index) == 1:
                continue  # where the file moves on by as much as a blank
            if text in MEANINGLESS or FIRST_PRIVATE <= text <= LAST_PRIVATE:
                raise NeedsLayout
            if text == HYPHEN:
                text = "-"
        if not -size <= lowest - baseline <= size:
            raise NeedsLayout
        if left == start and right == end and before == address and chars and not is_gap:
            chars[-1]["text"] += text  # one glyph for two characters
            continue
        if left < end and chars and start + STEP * size < left and overlap(chars[-1], face):
            chars[-1]["x1"] = left  # a loose box has what a glyph of another font reaches beyond its advance
        if is_gap:
            if LEAST_BLANK * size < left - end < MOST_BLANK * size:
                has_letter = text.isascii() or bool(chars and chars[-1]["text"].isascii())
                gaps.append(Gap(len(chars), before, address, end, left, baseline, has_letter))
            is_gap = False
        start, end = left, right
        char = face.copy()
        char["text"], char["x0"], char["x1"] = text, left, right
        chars.append(char)
        owners.append(address)
    left_out = {find_font(item): item for item in texts.keys() - seen}
    if left_out and not left_out.keys() <= find_outlined(chars, owners, texts).union(filter_known(left_out)):
        raise NeedsLayout
    for gap in reversed(find_blanks(gaps, texts, seen)) if gaps else ():
        following = chars[gap.at]
        chars.insert(gap.at, following | {"text": " ", "x0": gap.start, "x1": gap.end})
    return chars


def read_places(page: int) -> Iterator[tuple[int | None, str, float, float, float]]:
    """Yield of every character its object (None where pdfium made it up), itself, and where its box begins, ends and
    stands. Each is read for the whole page by a loop of C."""
    count = count_characters(page)
    boxes = (raw.FS_RECTF * count)()
    place, step = addressof(boxes), sizeof(raw.FS_RECTF)
    deque(map(find_box, repeat(page), range(count), range(place, place + step * count, step)), maxlen=0)
    edges = memoryview(boxes).cast("B").cast("f").tolist()
    objects = map(find_object, repeat(page), range(count))
    return zip(objects, read_text(page, count), edges[0::4], edges[2::4], edges[3::4], strict=False)


def read_text(page: int, count: int) -> str:
    """Return the characters of a page: its text, unless that leaves some of them out."""
    units = (c_uint16 * (count + 1))()
    if copy_text(page, 0, count, addressof(units)) == count + 1:
        text = bytes(units)[:-2].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    return "".join(map(chr, map(find_code, repeat(page), range(count))))


def overlap(char: Char, other: Char) -> bool:
    return bool(other["top"] < char["bottom"] and other["bottom"] > char["top"])


class Gap(NamedTuple):
    """What stands empty between two characters on a line: the number of the second, the objects of both, the place."""

    at: int
    before: int
    after: int
    start: float
    end: float
    baseline: float
    has_letter: bool  # beside it; Han characters that are spaced out have room behind each, and no blank


def find_blanks(gaps: Sequence[Gap], texts: Mapping[int, Placed], seen: set[int]) -> list[Gap]:
    """The gaps in which a blank is printed: pdfium leaves those at the ends of an object out of its text, and objects of
    blanks alone, which have no breadth."""
    alone = sorted(find_bounds(placed)[:2] for address, placed in texts.items() if address not in seen)
    bounds = {
        address: find_bounds(texts[address]) for gap in gaps for address in (gap.before, gap.after) if address in texts
    }
    found = []
    for gap in gaps:
        middle = (gap.start + gap.end) / 2
        sides = (bounds.get(gap.before), bounds.get(gap.after))
        first, last = bisect_left(alone, (gap.start - NEAR, 0.0)), bisect_left(alone, (gap.end, 0.0))
        is_inside = gap.has_letter and any(side and side[0] <= middle <= side[2] for side in sides)
        if is_inside or any(abs(y - gap.baseline) <= NEAR for _, y in alone[first:last]):
            found.append(gap)
    return found


class Faces:
    """What the characters of one text object share: font, type size, where type stands on the page."""

    def __init__(self, page: int, height: float) -> None:
        self._page, self._height = page, height
        self._matrix = (c_float * 6)()
        self._place = addressof(self._matrix)
        self._known: tuple[float, ...] = ()  # what the last face was made of; most objects continue a line of type
        self._face: Char = {}
        self._names: dict[int, str] = {}
        self._descents: dict[tuple[int, float], float] = {}

    def read(self, index: int, item: int) -> tuple[Char, float, float]:
        """A character of an object, still without text and place on its line, its size and its baseline; by the address
        of the object and the number of its first character."""
        find_matrix(self._page, index, self._place)
        a, b, c, d, _, baseline = self._matrix[:]  # a slice is read five times as fast as the numbers one by one
        if a <= 0 or d <= 0 or ((b or c) and (abs(b) > STRAIGHT * a or abs(c) > STRAIGHT * d)):
            raise NeedsLayout
        size = find_size(self._page, index)
        font = find_font(item)
        known = font, size, d, baseline
        if known == self._known:
            return self._face, size * d, baseline
        descent = self._descents.get((font, size))
        if descent is None:
            self._names.setdefault(font, name_font(font))
            descent = self._descents[font, size] = measure_descent(font, size)
        bottom = self._height - (baseline + descent * d)
        height = size * d
        self._known = known
        self._face = make_char("", self._names[font], height, (0.0, bottom - height, 0.0, bottom))
        return self._face, height, baseline


def filter_known(left_out: Mapping[int, int]) -> set[int]:
    """Return the fonts among these that the file or pdfium itself holds."""
    return {font for font in left_out if is_embedded(font) == 1 or name_font(font).startswith(BUILT_IN)}


def find_outlined(chars: Sequence[Char], owners: Sequence[int], texts: Mapping[int, Placed]) -> set[int]:
    """The fonts whose Han characters have outlines here: what pdfium leaves out in these are blanks. In others, which the
    file does not embed and this machine does not have, it leaves out characters that stand alone in their object."""
    outlined: set[int] = set()
    tried: dict[str, int] = {}
    for char, owner, following in zip(chars, owners, [*owners[1:], 0], strict=False):
        if owner == following or tried.get(char["fontname"], 0) >= MOST_TRIED or not "一" <= char["text"] <= "龥":
            continue
        tried[char["fontname"]] = tried.get(char["fontname"], 0) + 1
        placed = texts.get(owner)
        if placed and find_bounds(placed)[2] > char["x0"] + HALF * char["size"]:
            outlined.add(find_font(owner))
    return outlined
