"""Characters of fonts that count their own: Symbol and Wingdings, as Word files name them (``w:sym``, or codes from U+F000)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from etl.lexicon import read_lexicon

OWN_CODES = re.compile("[\uf020-\uf0ff]")


@cache
def characters_of(font: str) -> Mapping[int, str]:
    """Return the characters of a font by its codes (0x20 to 0xFF); none where the font is an ordinary one."""
    rows = read_lexicon("symbol_fonts")
    return {int(row["code"], 16): row["character"] for row in rows if row["font"] == font.strip().lower()}


def read_symbol(font: str, code: str) -> str:
    """What ``w:sym`` prints: its font and its code (``F0B4``); a code that no table has stays as it is and is counted."""
    if not re.fullmatch("[0-9A-Fa-f]{1,4}", code):
        return ""
    number = int(code, 16)
    return characters_of(font).get(number & 0xFF if 0xF000 <= number <= 0xF0FF else number, chr(number))


def replace_own_codes(text: str, font: str) -> str:
    """Text of a run in which the codes of its font's own are characters."""
    known = characters_of(font) if font and OWN_CODES.search(text) else {}
    return OWN_CODES.sub(lambda match: known.get(ord(match[0]) & 0xFF, match[0]), text) if known else text
