"""The characters and rules of a PDF page from pdfium, measured as pdfplumber measures them, in a tenth of its time.

pdfium's own Python helpers make an object of everything; the raw calls here are four a character. A page that has what
pdfium tells too little of (type at an angle or set in columns, codes without characters) is left to pdfplumber.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from ctypes import CFUNCTYPE, addressof, byref, c_float, c_int, c_uint, c_void_p, cast, create_string_buffer
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from etl.read.formats.pdf_marks import settle_marks
from etl.read.formats.pdf_objects import Char, PageObjects, make_char
from etl.read.formats.pdfium_drawn import Placed, find_bounds, read_drawn

STRAIGHT = 0.01  # of a turn's sine: type that is turned by less stands upright
LEAST_BLANK, MOST_BLANK = 0.15, 1.0  # of the type size, from character to character
HYPHEN = 2  # pdfium's code of a hyphen at the end of a line
MEANINGLESS = frozenset([0, 0xFFFD, 0xFFFE, 0xFFFF])

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


def _declare(function: Any, result: Any, *arguments: Any) -> Any:
    """Declare a function of pdfium with plain addresses; pypdfium2's own declaration makes an object of every pointer."""
    return CFUNCTYPE(result, *arguments)(cast(function, c_void_p).value or 0)


# called for every character
find_object = _declare(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
find_code = _declare(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
find_box = _declare(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)


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
    handle = text_page.raw
    page = cast(handle, c_void_p)
    box = raw.FS_RECTF()
    place = addressof(box)
    faces = Faces(handle, height)
    chars: list[Char] = []
    owners: list[int] = []  # the object of each character
    gaps: list[Gap] = []
    seen: set[int] = set()
    address, end = 0, 0.0
    is_gap = False  # pdfium puts blanks where there is room, and does not tell those that are printed
    for index in range(raw.FPDFText_CountChars(handle)):
        this = find_object(page, index)
        if not this:
            is_gap = True
            continue
        before = address
        if this != address:
            address = this
            seen.add(this)
            font, size, top, bottom, baseline = faces.read(index, raw.FPDFText_GetTextObject(handle, index))
        code = find_code(page, index)
        if code < 33 and raw.FPDFText_IsGenerated(handle, index) == 1:
            continue  # where the file moves on by as much as a blank
        if code in MEANINGLESS or 0xE000 <= code < 0xF900:
            raise NeedsLayout
        find_box(page, index, place)
        left, right = box.left, box.right
        if abs(box.bottom - baseline) > size:
            raise NeedsLayout
        text = "-" if code == HYPHEN else chr(code)
        if chars and before == address and left == chars[-1]["x0"] and right == end and not is_gap:
            chars[-1]["text"] += text  # one glyph for two characters
            continue
        if chars and chars[-1]["x0"] + STEP * size < left < end and overlap(chars[-1], top, bottom):
            chars[-1]["x1"] = left  # a loose box has what a glyph of another font reaches beyond its advance
        if is_gap:
            if LEAST_BLANK * size < left - end < MOST_BLANK * size:
                has_letter = text.isascii() or bool(chars and chars[-1]["text"].isascii())
                gaps.append(Gap(len(chars), before, address, end, left, baseline, has_letter))
            is_gap = False
        end = right
        chars.append(make_char(text, font, size, (left, top, right, bottom)))
        owners.append(address)
    left_out = {find_font(texts[item]): texts[item] for item in texts.keys() - seen}
    if left_out and not left_out.keys() <= find_outlined(chars, owners, texts).union(filter_known(left_out)):
        raise NeedsLayout
    for gap in reversed(find_blanks(gaps, texts, seen)) if gaps else ():
        following = chars[gap.at]
        chars.insert(gap.at, following | {"text": " ", "x0": gap.start, "x1": gap.end})
    return chars


def overlap(char: Char, top: float, bottom: float) -> bool:
    return bool(top < char["bottom"] and bottom > char["top"])


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
    """What the characters of one text object share: font, type size, where type begins, ends and stands on the page."""

    def __init__(self, handle: Any, height: float) -> None:
        self._handle, self._height = handle, height
        self._matrix, self._x, self._y, self._descent = raw.FS_MATRIX(), raw.c_double(), raw.c_double(), c_float()
        self._names: dict[int, str] = {}
        self._descents: dict[tuple[int, float], float] = {}

    def read(self, index: int, item: Any) -> tuple[str, float, float, float, float]:
        """Font, size, top, bottom, baseline of an object, by the number of its first character."""
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self._handle, index, byref(matrix))
        a, d = matrix.a, matrix.d
        if a <= 0 or d <= 0 or abs(matrix.b) > STRAIGHT * a or abs(matrix.c) > STRAIGHT * d:
            raise NeedsLayout
        size = raw.FPDFText_GetFontSize(self._handle, index)
        raw.FPDFText_GetCharOrigin(self._handle, index, byref(self._x), byref(self._y))
        font = raw.FPDFTextObj_GetFont(item)
        address = c_void_p.from_buffer(font).value or 0
        descent = self._descents.get((address, size))
        if descent is None:
            self._names.setdefault(address, name_font(font))
            raw.FPDFFont_GetDescent(font, size, byref(self._descent))
            descent = self._descents[address, size] = self._descent.value
        baseline = self._y.value
        bottom = self._height - (baseline + descent * d)
        return self._names[address], size * d, bottom - size * d, bottom, baseline


def name_font(font: Any) -> str:
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    name = create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, name, length)
    return name.value.decode("utf-8", "replace")


def find_font(placed: Placed) -> int:
    """Return the address of an object's font."""
    return c_void_p.from_buffer(raw.FPDFTextObj_GetFont(placed[0])).value or 0


def filter_known(left_out: Mapping[int, Placed]) -> set[int]:
    """Return the fonts among these that the file or pdfium itself holds."""
    known = set()
    for address, (item, _) in left_out.items():
        font = raw.FPDFTextObj_GetFont(item)
        if raw.FPDFFont_GetIsEmbedded(font) == 1 or name_font(font).startswith(BUILT_IN):
            known.add(address)
    return known


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
            outlined.add(find_font(placed))
    return outlined
