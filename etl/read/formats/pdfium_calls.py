"""The functions of pdfium that are called for every character and object of a page, declared with plain addresses.

pypdfium2's own declarations make an object of every pointer, and let other threads run during every call; a page has
thousands of calls of less than a microsecond.
"""

from __future__ import annotations

from ctypes import (
    PYFUNCTYPE,
    addressof,
    c_double,
    c_float,
    c_int,
    c_uint,
    c_ulong,
    c_void_p,
    cast,
    create_string_buffer,
)
from typing import Any

import pypdfium2.raw as raw


def _declare(function: Any, result: Any, *arguments: Any) -> Any:
    return PYFUNCTYPE(result, *arguments)(cast(function, c_void_p).value or 0)


_ADDRESS, _NUMBER = c_void_p, c_int

# of a page's text, by the number of a character
count_characters = _declare(raw.FPDFText_CountChars, _NUMBER, _ADDRESS)
find_object = _declare(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _NUMBER)
find_code = _declare(raw.FPDFText_GetUnicode, c_uint, _ADDRESS, _NUMBER)
copy_text = _declare(raw.FPDFText_GetText, _NUMBER, _ADDRESS, _NUMBER, _NUMBER, _ADDRESS)
find_box = _declare(raw.FPDFText_GetLooseCharBox, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS)
find_matrix = _declare(raw.FPDFText_GetMatrix, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS)
find_size = _declare(raw.FPDFText_GetFontSize, c_double, _ADDRESS, _NUMBER)
is_generated = _declare(raw.FPDFText_IsGenerated, _NUMBER, _ADDRESS, _NUMBER)

# of an object of the page
count_objects = _declare(raw.FPDFPage_CountObjects, _NUMBER, _ADDRESS)
get_object = _declare(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _NUMBER)
count_inside = _declare(raw.FPDFFormObj_CountObjects, _NUMBER, _ADDRESS)
get_inside = _declare(raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, c_ulong)
find_kind = _declare(raw.FPDFPageObj_GetType, _NUMBER, _ADDRESS)
find_own_matrix = _declare(raw.FPDFPageObj_GetMatrix, _NUMBER, _ADDRESS, _ADDRESS)
find_own_bounds = _declare(raw.FPDFPageObj_GetBounds, _NUMBER, *[_ADDRESS] * 5)
find_font = _declare(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)

# of a path and its segments
count_segments = _declare(raw.FPDFPath_CountSegments, _NUMBER, _ADDRESS)
get_segment = _declare(raw.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _NUMBER)
find_point = _declare(raw.FPDFPathSegment_GetPoint, _NUMBER, _ADDRESS, _ADDRESS, _ADDRESS)
find_segment_kind = _declare(raw.FPDFPathSegment_GetType, _NUMBER, _ADDRESS)
closes_path = _declare(raw.FPDFPathSegment_GetClose, _NUMBER, _ADDRESS)

# of a font
is_embedded = _declare(raw.FPDFFont_GetIsEmbedded, _NUMBER, _ADDRESS)
_copy_name = _declare(raw.FPDFFont_GetBaseFontName, c_ulong, _ADDRESS, _ADDRESS, c_ulong)
_find_descent = _declare(raw.FPDFFont_GetDescent, _NUMBER, _ADDRESS, c_float, _ADDRESS)


def name_font(font: int) -> str:
    """Return the name of a font."""
    length = _copy_name(font, None, 0)
    name = create_string_buffer(length)
    _copy_name(font, addressof(name), length)
    return name.value.decode("utf-8", "replace")


def measure_descent(font: int, size: float) -> float:
    """Return how far the type of a font reaches below its baseline, in points; negative."""
    descent = c_float()
    _find_descent(font, size, addressof(descent))
    return descent.value
