"""The parts of a table: title rows, header rows, body rows. A grid without a header is a layout, a form or a list of labels."""

from __future__ import annotations

import re

from etl.notation.column_labels import find_label_kind, may_be_label
from etl.notation.late_patterns import compile_late
from etl.read.tables.grid import Grid
from etl.records import CellPlace

TITLE, HEADER, BODY = "title", "header", "body"
_MOST_TITLES = 4
_MOST_HEADERS = 6
_LEAST_LABELLED = 0.6  # of a table's columns
_COUNTED = compile_late(r"[（(]?(?:\d{1,2}|[甲乙丙丁戊己庚辛])[）)]?")
_NUMBERED = compile_late(r"[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)]?[.．、]?")
_VALUE = re.compile(r"[\d,，.．]+|[-—–/]+")
_LEAST_NUMBERS = 3  # of a column that shows what stands above it to be a label
_COLON = re.compile(r"[：:]$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PAGES = ("页码", "页数")


def find_parts(grid: Grid) -> list[str] | None:
    """Return the role of each row (title, header, body), or None if the grid has no header.

    A header is what the format marks as one, else a first row of short labels; several rows where labels are merged over
    columns. A form to fill in, a table of contents, a layout and a list of labels and values have none.
    """
    if grid.width < 2 or grid.height < 2:
        return None
    first = _skip_titles(grid)
    last = _find_header(grid, first)
    if last is None or last >= grid.height or not _has_content(grid, first, last):
        return None
    return [TITLE] * first + [HEADER] * (last - first) + [BODY] * (grid.height - last)


def _skip_titles(grid: Grid) -> int:
    """Return the number of rows above the header: titles and notes like 单位：万元, one cell each, and empty rows."""
    row = 0
    while row < min(_MOST_TITLES, grid.height - 1) and len(grid.filled(row)) <= 1:
        if any(place.row_span > 1 for place in grid.filled(row)):
            break
        row += 1
    return row


def _find_header(grid: Grid, first: int) -> int | None:
    """Return the row behind the header's last, or None if the row ``first`` is no header."""
    if first >= grid.height:
        return None
    filled = grid.filled(first)
    covered = sum(place.column_span for place in filled)
    if len(filled) < 2 or not all(may_be_label(text) for text in _texts(grid, filled)):
        return None
    marked = all(place.part == HEADER for place in grid.rows[first])
    last = _extend_header(grid, first, marked)
    if covered < _LEAST_LABELLED * grid.width and last == first + 1:
        return None
    if _is_list_of_labels(grid, first, last) or _is_contents(grid, filled):
        return None
    if marked:
        return last
    kinds = [find_label_kind(grid.text(place)) for place in filled]
    known = sum(kind is not None for kind in kinds)
    strong = any(kind in ("number", "time_limit") for kind in kinds) or kinds.count("year") >= 2
    strong = strong or _heads_numbers(grid, filled, last)
    return last if known * 2 >= len(kinds) or (strong and known >= 2) else None


def _heads_numbers(grid: Grid, labels: list[CellPlace], last: int) -> bool:
    """True if a label stands over a column of nothing but numbers, from the row ``last`` on."""
    for label in labels:
        cells = [
            grid.text(place)
            for row in range(last, grid.height)
            for place in grid.filled(row)
            if place.column == label.column
        ]
        if len(cells) >= _LEAST_NUMBERS and label.column > 1 and not any(map(may_be_label, cells)):
            return all(_VALUE.fullmatch("".join(cell.split())) for cell in cells)
    return False


def _texts(grid: Grid, places: list[CellPlace]) -> list[str]:
    """Return what cells print; of an English header (Indicator | 2024 | 2025) only what is no year alone."""
    texts = [grid.text(place) for place in places]
    if not texts[0].isascii() or not texts[0][:1].isalpha():
        return texts
    return [text for text in texts if not _YEAR.fullmatch(text)]


def _extend_header(grid: Grid, first: int, marked: bool) -> int:
    """Return the row behind the last row of a header that begins in a row: labels below merged ones belong to it."""
    last = first + 1
    while last < min(first + _MOST_HEADERS, grid.height):
        above = [place for row in range(first, last) for place in grid.filled(row)]
        below = grid.filled(last)
        if not below:
            break
        deepest = max(place.row - 1 + place.row_span for place in above)
        if deepest > last and deepest < grid.height:
            last = deepest
            continue
        if marked and all(place.part == HEADER for place in grid.rows[last]):
            last += 1
            continue
        if not all(may_be_label(grid.text(place)) for place in below) and not _counts_columns(grid, below):
            break
        merged = [place for place in above if place.column_span > 1 and place.row - 1 + place.row_span == last]
        under = all(any(_covers(place, under) for place in merged) for under in below)
        if not (merged and under) and not _fills_gaps(grid, first, last, below) and not _counts_columns(grid, below):
            break
        last += 1
    return last


def _covers(above: CellPlace, below: CellPlace) -> bool:
    return above.column <= below.column < above.column + above.column_span


def _fills_gaps(grid: Grid, row: int, under: int, below: list[CellPlace]) -> bool:
    """True for a row of labels under the blanks of an unmerged header: 指标 | 目标 | (blank), under it (blank) | 2024年 | 2025年."""
    if under != row + 1 or under + 1 >= grid.height:
        return False
    labelled = {place.column for place in grid.filled(row)}
    blank = {place.column for place in grid.rows[row]} - labelled
    columns = {place.column for place in below}
    known = all(find_label_kind(grid.text(place)) for place in below)
    return bool(blank) and blank <= columns and 1 not in columns and known


def _counts_columns(grid: Grid, cells: list[CellPlace]) -> bool:
    """True for a row that numbers the columns: 甲 | 1 | 2 | 3."""
    texts = ["".join(grid.text(place).split()).strip("（）()") for place in cells]
    if len(texts) < 3 or not all(_COUNTED.fullmatch(text) for text in texts):
        return False
    numbers = [int(text) for text in texts if text.isdigit()]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def _is_list_of_labels(grid: Grid, first: int, last: int) -> bool:
    """True if labels stand beside their values, in each row: 索引号：… | 发文机关：…, a form of name and address."""
    rows = [row for row in range(last, grid.height) if grid.filled(row)]
    if any(_COLON.search(grid.text(place)) for place in grid.filled(first)):
        return True
    texts = [[grid.text(place) for place in grid.rows[row] if place.column % 2] for row in rows]
    if grid.width == 3:  # label, value and a note on it
        texts = [row[:1] for row in texts]
    labels = sum(_is_label(text) for row in texts for text in row)
    others = [find_label_kind(grid.text(place)) for place in grid.filled(first)]
    alternate = all(kind is None for kind in others[1::2])
    share = labels / max(1, sum(map(len, texts)))
    return bool(rows) and share >= 0.6 and (alternate or share > 0.9)


def _is_label(text: str) -> bool:
    return bool(_COLON.search(text)) or (find_label_kind(text) is not None and not _NUMBERED.fullmatch(text))


def _is_contents(grid: Grid, labels: list[CellPlace]) -> bool:
    return any("".join(grid.text(place).split()) in _PAGES for place in labels)


def _has_content(grid: Grid, first: int, last: int) -> bool:
    """True unless the rows wait to be filled in: a row of a form says no more than its number."""
    rows = [grid.filled(row) for row in range(last, grid.height)]
    if not any(rows):
        return False
    said = sum(any(not _NUMBERED.fullmatch(grid.text(place)) for place in row) for row in rows)
    return said * 2 >= sum(map(bool, rows)) and said > 0
