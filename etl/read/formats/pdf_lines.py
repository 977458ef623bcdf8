"""Characters of a page into lines of type, as pdfplumber does it: its words and lines, without a record for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

from etl.read.formats.pdf_objects import Char

LEAST_SPREAD = 4  # characters of a line that is set with a space behind each: 关 于 做 好
EVEN = 1.3  # the widest of these spaces to the narrowest
SPACE = 0.3  # of the type size: a wider gap between two characters is a space
LINE = 4.0  # points from top to top within which characters stand in one line
_MEASURES = itemgetter("size", "top", "bottom")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of type: its characters as printed and where they stand, in points from the page's top left."""

    text: str
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    chars: tuple[Char, ...] = ()


def find_lines(chars: Sequence[Char]) -> list[TextLine]:
    """Lines of type from top to bottom."""
    lines: list[TextLine] = []
    for is_upright, group in groupby(chars, itemgetter("upright")):
        if is_upright:
            for row in find_rows(list(group)):
                lines += part_row(list(find_words(sorted(row, key=itemgetter("x0")))))
        else:
            lines += find_lying_lines(list(group))
    return lines


def find_rows(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Characters whose tops follow each other closely, from the highest to the lowest."""
    by_top: dict[float, list[Char]] = {}
    for top, group in groupby(chars, itemgetter("top")):
        by_top.setdefault(top, []).extend(group)
    row: list[Char] = []
    last = 0.0
    for top in sorted(by_top):
        if row and top > last + LINE:
            yield row
            row = []
        row += by_top[top]
        last = top
    if row:
        yield row


def find_words(row: Sequence[Char]) -> Iterator[list[Char]]:
    """Yield the characters of a row from left to right, parted at blanks and wide gaps."""
    word: list[Char] = []
    room = before_top = 0.0
    for char in row:
        if char["text"].isspace():
            if word:
                yield word
                word = []
            continue
        top = char["top"]
        if word and (char["x0"] > room or (top != before_top and abs(top - before_top) > LINE)):
            yield word
            word = []
        word.append(char)
        room, before_top = char["x1"] + SPACE * char["size"], top
    if word:
        yield word


def part_row(words: Sequence[list[Char]]) -> Iterator[TextLine]:
    """Yield the line of a row's words, or several where a word stands higher than the others."""
    tops = [min([char["top"] for char in word]) for word in words]
    order = sorted(set(tops))
    line_of, number = {}, 0
    for before, top in zip([order[0], *order] if order else [], order, strict=False):
        number += top > before + LINE
        line_of[top] = number
    for _, group in groupby(zip(words, tops, strict=True), key=lambda pair: line_of[pair[1]]):
        parts = [word for word, _ in group]
        between = "" if is_spread(parts) else " "
        text = between.join(["".join([char["text"] for char in word]) for word in parts])
        yield make_line(text.translate(LIGATURES), [char for word in parts for char in word])


def is_spread(words: Sequence[list[Char]]) -> bool:
    """True for Han characters set apart evenly, as heads and titles are: the spaces part no words."""
    if len(words) < LEAST_SPREAD or any(len(word) > 1 or not "\u3400" <= word[0]["text"] <= "\u9fff" for word in words):
        return False
    gaps = [after[0]["x0"] - before[0]["x1"] for before, after in pairwise(words)]
    return bool(max(gaps) <= EVEN * min(gaps))


def make_line(text: str, chars: Sequence[Char]) -> TextLine:
    measures = set(map(_MEASURES, chars))
    sizes = {round(size, 1) for size, _, _ in measures}
    size = sizes.pop()
    if sizes:
        size = Counter([round(char["size"], 1) for char in chars]).most_common(1)[0][0]
    return TextLine(
        text,
        min(map(itemgetter("x0"), chars)),
        max(map(itemgetter("x1"), chars)),
        min([top for _, top, _ in measures]),
        max([bottom for _, _, bottom in measures]),
        size,
        tuple(chars),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """A part of a line between two gaps."""

    text: str
    x0: float
    x1: float


def part_line(line: TextLine, gap: float = SPACE) -> list[Word]:
    """Return the parts of a line between gaps that are wider than ``gap`` of the type size."""
    parts: list[list[Char]] = []
    room = 0.0
    for char in line.chars:
        if not parts or char["x0"] > room:
            parts.append([])
        parts[-1].append(char)
        room = char["x1"] + gap * char["size"]
    return [Word("".join([char["text"] for char in part]), part[0]["x0"], part[-1]["x1"]) for part in parts]


def cut_line(line: TextLine, count: int) -> tuple[list[TextLine], list[TextLine]]:
    """Return the line of the first so many characters of a line, and that of the others, where there are any."""
    if not 0 < count < len(line.chars):
        return ([line], []) if count else ([], [line])
    rest = sum(len("".join(char["text"].translate(LIGATURES).split())) for char in line.chars[:count])
    at = 0
    while rest:
        rest -= not line.text[at].isspace()
        at += 1
    parts = (line.text[:at], line.chars[:count]), (line.text[at:], line.chars[count:])
    left, right = ([make_line(text.strip(), chars)] for text, chars in parts)
    return left, right


def find_lying_lines(chars: list[Char]) -> list[TextLine]:
    """Return the lines of characters that lie on their side, by pdfplumber."""
    from pdfplumber.utils.text import chars_to_textmap

    text_map = chars_to_textmap(chars, x_tolerance_ratio=SPACE, y_tolerance=LINE)
    found = text_map.extract_text_lines(strip=True, return_chars=True)
    return [make_line(line["text"], line["chars"]) for line in found if line["text"].strip() and line["chars"]]
