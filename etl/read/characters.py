"""Normalization of characters, one to one where possible, because users cite exact characters.

Chinese punctuation and brackets stay as printed; letters and digits lose their full width; CJK radicals (what
browsers print into PDFs in place of ideographs) become the ideographs of Unicode's EquivalentUnifiedIdeograph, in the
script of the document: 户 for U+2F3E in simplified text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from etl.lexicon import read_lexicon
from etl.notation.late_patterns import compile_late

HAN_NUMERALS = "零〇○一二三四五六七八九十"
BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
TRADITIONAL, SIMPLIFIED = (
    "國務條縣會發業與關應當實產為個資區規設從來對辦廳",
    "国务条县会发业与关应当实产为个资区规设从来对办厅",
)
RADICALS = "radicals and compatibility ideographs replaced"
RARE_BREAKS = "\r\v\f\u0085\u2028\u2029"
RARE_BREAK = compile_late(f"[{RARE_BREAKS}]")
RANGE_HYPHEN = compile_late(r"(?<=[0-9年月日])\u00ad(?=[0-9])")
LETTER_O = compile_late(f"(?<![{HAN_NUMERALS}Ｏ])Ｏ(?![{HAN_NUMERALS}Ｏ])")  # else it stands for zero, as in 二Ｏ二三
BLANK_RUN = compile_late(" {2,}")


@cache
def replacements() -> dict[int, str]:
    """Return the table for `str.translate`: blanks, full-width letters and digits, radicals, compatibility ideographs."""
    table = dict.fromkeys(map(ord, BLANKS), " ")
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ")):
        table |= {code: chr(code - 0xFEE0) for code in range(ord(first), ord(last) + 1)}
    del table[ord("Ｏ")]
    for code in (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)):
        if unicodedata.decomposition(chr(code)):
            table[code] = unicodedata.normalize("NFC", chr(code))
    table |= {ord(row["radical"]): row["simplified"] or row["ideograph"] for row in read_lexicon("cjk_radicals")}
    return table


@cache
def _traditional_forms() -> dict[int, str]:
    return {ord(row["simplified"]): row["ideograph"] for row in read_lexicon("cjk_radicals") if row["simplified"]}


def is_traditional(text: str) -> bool:
    """True for a text in traditional characters, judged by characters that every official text contains."""
    return sum(map(text.count, TRADITIONAL)) > sum(map(text.count, SIMPLIFIED))


def restore_traditional(text: str) -> str:
    """Restore traditional forms of radicals that were read as simplified characters: 门 becomes 門."""
    return text.translate(_traditional_forms())


def is_dropped(character: str) -> bool:
    """True for characters that are dropped: format, control, private use, variation selectors."""
    code = ord(character)
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return True
    return unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn")


UNUSUAL = compile_late(
    "[^\\t\\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2100-\u2bff\u2e80-\ud7ff\uf900-\ufaff\ufe10-\ufefe\uff00-\uffef]"
)
# What Chinese texts consist of and nothing here touches. All else is rare: it is looked for in one scan and weighed then.
SETTLED = "\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2460-\u27bf\u3001-\u303f\u3400-\u9fff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
UNSETTLED = re.compile(f"[^{SETTLED}]")
SURELY_WIDE = compile_late("[—‘’“”…\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]+")


def split_at_breaks(text: str) -> list[str]:
    """Split a text at line breaks of any kind."""
    return unify_breaks(text).split("\n")


def split_clean(text: str) -> tuple[list[str], list[str]]:
    """Split a text into lines; return them as they are, and with normalized characters."""
    text = unify_breaks(text)
    clean = normalize_characters(text)
    lines = text.split("\n")
    return lines, lines if clean is text else clean.split("\n")


def unify_breaks(text: str) -> str:
    """Replace every line break by a line feed."""
    if not any(mark in text for mark in RARE_BREAKS):
        return text
    return RARE_BREAK.sub("\n", text.replace("\r\n", "\n"))


def normalize_characters(text: str) -> str:
    """Return a text with normalized characters. Runs of blanks become one blank, also at the ends. Line feeds stay."""
    if UNSETTLED.search(text):
        if "\u00ad" in text:
            text = RANGE_HYPHEN.sub("-", text)
        table = replacements()
        text = UNSETTLED.sub(lambda match: table.get(ord(match[0]), match[0]), text)
        if "Ｏ" in text:
            text = LETTER_O.sub("O", text)
        text = UNUSUAL.sub(lambda match: "" if is_dropped(match[0]) else match[0], text)
    return BLANK_RUN.sub(" ", text) if "  " in text else text


@lru_cache(maxsize=1)  # a text is asked when it is decoded, and for what normalization changes in it
def count_unsettled(text: str) -> Mapping[str, int]:
    """Count the characters of a text that normalization may change or drop."""
    return Counter(UNSETTLED.findall(text))


def count_changes(text: str) -> Counter[str]:
    """Count the characters of a raw text that normalization removes or replaces, by category."""
    counts: Counter[str] = Counter()
    table = replacements()
    for character, number in count_unsettled(text).items():
        if character in "\r\v\f\t\u0085\u2028\u2029":
            continue
        if is_dropped(character):
            private = unicodedata.category(character) == "Co"
            counts["private-use characters removed" if private else "invisible or control characters removed"] += number
        elif 0x2E80 <= ord(character) < 0x2FE0 or 0xF900 <= ord(character) < 0xFB00 or ord(character) >= 0x2F800:
            if ord(character) in table:
                counts[RADICALS] += number
        elif ord(character) in table and table[ord(character)] != " ":
            counts["full-width letters and digits replaced"] += number
    return counts


def measure_width(text: str) -> int:
    """Return the width of a text in columns: two for a full-width character (also quotation marks and dashes), else one."""
    rest = SURELY_WIDE.sub("", text)
    wide = 0 if rest.isascii() else sum(unicodedata.east_asian_width(character) in "WFA" for character in rest)
    return 2 * len(text) - len(rest) + wide
