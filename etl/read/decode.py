"""Decoding of bytes: strict, in a fixed order of encodings, rejecting text that decodes only by chance."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from etl.read.characters import count_unsettled
from etl.read.reading import Finding, UnreadableSource

SEARCHED = 1 << 16
LABELLED = 4096  # bytes in which a page or its front matter names its charset
BIG5_LABEL = re.compile(rb"(?:charset|encoding)\s{0,9}[=:]\s{0,9}[\"']?big-?5", re.IGNORECASE)
MOST_CONTROLS = 0.01  # of the characters; files that people write as text have none
BYTES_OF_FAULT = 1000  # of UTF-8 text that one broken character may stand in; more are another encoding, or no text
WHOLE_OF_BROKEN = 10  # right characters of several bytes that a broken one needs beside it; GBK gives hardly any
BROKEN = re.compile("\ufffd+")
TOLD_LINES = 10
LEAST_COMMON = 0.85  # of the non-ASCII characters of a GB18030 text: those that GB 2312 has, as official texts print


class Decoded(NamedTuple):
    """The characters of a file, and findings about them."""

    text: str
    findings: tuple[Finding, ...] = ()


def decode(content: bytes) -> Decoded:
    """Decode a file: UTF-8, with a few broken bytes if need be, else by byte order mark or by trial (see `_decode_whole`).

    Broken bytes become U+FFFD, with a warning that names their lines. Raises `UnreadableSource`.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_damaged(content) or Decoded(_decode_whole(content, None, error.start))
    return Decoded(_decode_whole(content, text))


def _decode_damaged(content: bytes) -> Decoded | None:
    """Decode UTF-8 with few broken characters; None if too much is broken to call it UTF-8."""
    text = content.decode("utf-8-sig", "replace")
    faults = len(BROKEN.findall(text)) - len(BROKEN.findall(content.decode("utf-8-sig", "ignore")))
    if faults < 1 or faults > max(1, len(content) // BYTES_OF_FAULT):
        return None
    common = sum(character > "\x7f" and is_common(character) for character in text)
    if common < WHOLE_OF_BROKEN * faults:
        return None
    lines = [number for number, line in enumerate(text.split("\n"), 1) if "\ufffd" in line]
    where = f"line{'s' * (len(lines) > 1)} {', '.join(map(str, lines[:TOLD_LINES]))}{' …' * (len(lines) > TOLD_LINES)}"
    message = f"{where}: bytes that are no UTF-8, shown as \ufffd; compare the line with the original"
    return Decoded(check_plausible(text, "UTF-8"), (Finding("warning", "broken_characters", message),))


def _decode_whole(content: bytes, text: str | None, utf8_fault: int = 0) -> str:
    """Decode a file by its BOM, else as UTF-16 (by its null bytes), UTF-8 or strict GB18030. Raises `UnreadableSource`.

    ``text`` is the content as strict UTF-8; if it is none, ``utf8_fault`` is the offset of the byte that tells.

    A declared charset is ignored (pages that declare gb2312 hold GBK characters, which GB18030 covers), except Big5, whose
    bytes are mostly valid GB18030 too.
    """
    if not content.strip():
        raise UnreadableSource("the file is empty; put the document's text into it or take it away")
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return check_plausible(decode_strictly(content[len(mark) :], encoding), encoding)
    if unmarked := find_utf16(content):
        return check_plausible(decode_strictly(content, unmarked), unmarked)
    if text is not None:
        return check_plausible(text, "UTF-8")
    if BIG5_LABEL.search(content, 0, LABELLED):
        try:
            return check_plausible(content.decode("big5hkscs"), "Big5")
        except UnicodeDecodeError:
            pass  # the label is wrong
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"the bytes are neither UTF-8 (fault at byte {utf8_fault}) nor GB18030 (fault at byte {error.start}); "
            "save the file as UTF-8"
        ) from None
    foreign = {character: number for character, number in Counter(text).items() if character > "\x7f"}
    common = sum(number for character, number in foreign.items() if is_common(character))
    if common < LEAST_COMMON * sum(foreign.values()):
        raise UnreadableSource(
            f"the bytes are not UTF-8 (fault at byte {utf8_fault}) and read as GB18030 they make no Chinese text; "
            "save the file as UTF-8"
        )
    return check_plausible(text, "GB18030")


def decode_strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"the byte order mark promises {encoding.upper()}, but byte {error.start} breaks it; save the file as UTF-8"
        ) from None


def find_utf16(content: bytes) -> str | None:
    """Detect UTF-16 without a BOM: null bytes, all on the same side of the byte pairs."""
    sample = content[:SEARCHED]
    low, high = sample[1::2].count(0), sample[0::2].count(0)
    if low + high < len(sample) / 200 or len(content) % 2:
        return None
    if min(low, high) * 20 > low + high:
        return None
    encoding = "utf-16-le" if low > high else "utf-16-be"
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding


def is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return unicodedata.east_asian_width(character) in "FA"
    return True


def check_plausible(text: str, encoding: str) -> str:
    """Return the text if it is plausible: not blank, hardly any control or unassigned characters."""
    if not text.strip("\ufeff \t\r\n\v\f\u3000\u00a0\u200b"):
        raise UnreadableSource(
            "the file holds nothing but white space; put the document's text into it or take it away"
        )
    strange = sum(
        number
        for character, number in count_unsettled(text).items()
        if character not in "\t\n\r\v\f\u0085\ufeff"
        and (unicodedata.category(character) in ("Cc", "Cn", "Cs") or character == "\ufffd")
    )
    if strange > MOST_CONTROLS * len(text):
        raise UnreadableSource(
            f"read as {encoding.upper()}, {strange} of {len(text)} characters are control or unassigned characters, "
            "so this is no text; export the document again as text, HTML, PDF or docx"
        )
    return text
