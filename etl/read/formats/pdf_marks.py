"""Small raised and lowered characters of a PDF page, and characters set askew.

A raised mark behind a word or number is a note mark and no text, as the 2 of 200²家; behind a letter or ×10 it is an
exponent. Lowered characters (PM₂.₅, CO₂) stand in their line. Characters at an angle are a watermark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pdfminer.layout import LTChar

Char = dict[str, Any]
SMALL = 0.75  # of the type beside it
ASKEW = 0.05  # of a turn's sine; a quarter turn (0 or 1) is upright or lying text
NEAR = 0.35  # of the type size between two characters that touch
EXPONENTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
NOTE_MARK = re.compile(r"[0-9①-⑳*＊†‡\[\]［］〔〕,，、]{1,8}")
POWER = re.compile(r"[×xX·]10$")


def is_askew(item: LTChar) -> bool:
    """True for a character at an angle that is no quarter turn."""
    a, b, c, d, *_ = item.matrix
    return min(abs(a), abs(b)) > ASKEW * max(abs(a), abs(b)) and min(abs(c), abs(d)) > ASKEW * max(abs(c), abs(d))


def settle_marks(chars: Sequence[Char]) -> tuple[list[Char], list[str]]:
    """Characters in the order of the file, small ones set into the line that they belong to, without note marks; and these."""
    sizes = {char["size"] for char in chars}
    if len(sizes) < 2 or min(sizes) >= SMALL * max(sizes):
        return list(chars), []
    settled: list[Char] = []
    marks: list[str] = []
    at = 0
    least = 0.0  # the size from which on a character is not small beside the one before
    while at < len(chars):
        char = chars[at]
        run = small_run(chars, at, settled[-1]) if char["size"] < least else []
        if not run:
            settled.append(char)
            least = SMALL * char["size"]
            at += 1
            continue
        before = settled[-1]
        at += len(run)
        text = "".join(char["text"] for char in run)
        is_raised = run[0]["top"] + run[0]["bottom"] < before["top"] + before["bottom"]
        behind = "".join(char["text"] for char in settled[-3:])
        last = behind[-1:]
        is_mark = is_raised and (not last.isascii() or (last.isdigit() and not POWER.search(behind)))
        if is_mark and NOTE_MARK.fullmatch(text):
            marks.append(f"{behind}^{text}")
            settled[-1] = before | {"note": text, "x1": run[-1]["x1"]}  # its place is no blank
            continue
        for char in run:
            shown = char["text"].translate(EXPONENTS) if is_raised and POWER.search(behind) else char["text"]
            settled.append(char | {key: before[key] for key in ("top", "bottom", "doctop", "size")} | {"text": shown})
        least = SMALL * settled[-1]["size"]
    return settled, marks


def small_run(chars: Sequence[Char], at: int, before: Char) -> list[Char]:
    """Return the small characters from a place on that touch the character before them, above or below its middle."""
    run: list[Char] = []
    end = before["x1"]
    for char in chars[at : at + 8]:
        overlaps = char["top"] < before["bottom"] and char["bottom"] > before["top"]
        touches = -1.0 <= char["x0"] - end <= NEAR * before["size"]
        shift = abs((char["top"] + char["bottom"]) - (before["top"] + before["bottom"])) / 2
        if not (char["size"] < SMALL * before["size"] and overlaps and touches and shift > 0.1 * before["size"]):
            break
        run.append(char)
        end = char["x1"]
    return run
