"""The rows of a table without upright rules: told apart by level rules, by running numbers, or by white space."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.read.formats.pdf_cells import LevelRule
from etl.read.formats.pdf_lines import TextLine, part_line

NUMBER = re.compile(r"[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)]?[.．、]?")
TOTAL = re.compile(r"[合总小共] ?计(?= )")
CLEAR = 0.25  # of the type size by which the white between rows is wider than the white inside
LEADING = 1.0  # of the type size: no wider white stands inside a row that nothing else shows to be one
FULL = 2.0  # of the type size: a line that ends nearer to its column's end is full


class GapColumn(NamedTuple):
    """A column: where it begins and ends, and what its label says that it holds."""

    left: float
    right: float
    kind: str | None


Rows = list[list[TextLine]]


def part_rows(
    lines: Sequence[TextLine],
    columns: Sequence[GapColumn],
    spanning: frozenset[int],
    rules: Sequence[LevelRule],
    has_rest: bool,
) -> Rows | None:
    """Return the lines row by row; None if nothing tells the rows apart. What follows the last row is left out.

    Args:
        lines: Lines below the header, from top to bottom.
        columns: The columns.
        spanning: The ids of lines over all columns, which are rows of their own.
        rules: The level rules over the table, from top to bottom.
        has_rest: Whether the first lines are the rest of a row on the page before, which has no number.
    """
    numbers = find_numbers([line for line in lines if id(line) not in spanning], columns)
    below = [rule.y for rule in rules if rule.y > lines[0].top]
    banded = part_at_rules(lines, below)
    while len(banded) > 1 and not is_row(banded[-1], columns, numbers):
        banded.pop()
    if len(banded) > 1 and all(is_one_row(row, columns, numbers) for row in banded):
        return banded
    enclosed = [line for line in lines if below and middle(line) < below[-1]]
    rows: Rows = []
    for section in part_at_spans(enclosed or lines, spanning):
        if id(section[0]) in spanning:
            rows.append(section)
            continue
        found = part_at_gaps(section, columns, numbers, has_rest and not rows)
        found = found or part_at_numbers(section, columns, numbers)
        if found is None:
            return None
        rows += found
    return rows


def middle(line: TextLine) -> float:
    return (line.top + line.bottom) / 2


def is_row(lines: Sequence[TextLine], columns: Sequence[GapColumn], numbers: set[int]) -> bool:
    """True for the last lines of a table, and not for what follows it."""
    has_number = any(id(line) in numbers for line in lines) or is_total(lines)
    return has_number if numbers else count_filled(lines, columns) > 1


def is_one_row(lines: Sequence[TextLine], columns: Sequence[GapColumn], numbers: set[int]) -> bool:
    """True if nothing shows that there are several rows between two rules."""
    return sum(id(line) in numbers for line in lines) <= 1 and sum(is_whole(line, columns) for line in lines) <= 1


def part_at_spans(lines: Sequence[TextLine], spanning: frozenset[int]) -> Rows:
    """Return the lines that run over all columns and the runs of lines between them."""
    parts: Rows = []
    for line in lines:
        is_span = id(line) in spanning
        if not parts or is_span or id(parts[-1][0]) in spanning:
            parts.append([])
        parts[-1].append(line)
    return parts


def find_numbers(lines: Sequence[TextLine], columns: Sequence[GapColumn]) -> set[int]:
    """Return the ids of the lines in which a row's running number stands; none where the first column holds other things."""
    numbered: set[int] = set()
    if columns[0].kind not in ("number", None):
        return numbered
    for line in lines:
        words = [word for word in part_line(line) if word.x1 <= columns[0].right]
        if any(not NUMBER.fullmatch(word.text) for word in words) and not is_total([line]):
            return set()
        if words and not is_total([line]):
            numbered.add(id(line))
    return numbered


def part_at_rules(lines: Sequence[TextLine], rules: Sequence[float]) -> Rows:
    rows: dict[int, list[TextLine]] = {}
    for line in lines:
        rows.setdefault(sum(rule < middle(line) for rule in rules), []).append(line)
    return [rows[at] for at in sorted(rows)]


def part_at_gaps(
    lines: Sequence[TextLine], columns: Sequence[GapColumn], numbers: set[int], has_rest: bool
) -> Rows | None:
    """Return rows that white space parts which is wider than any inside them; each has a number, if they are numbered."""
    if all(is_whole(line, columns) and (not numbers or id(line) in numbers) for line in lines):
        return [[line] for line in lines]
    whites: list[float] = []
    bottom = lines[0].bottom
    for line in lines[1:]:
        whites.append(max(0.0, line.top - bottom))
        bottom = max(bottom, line.bottom)
    clear = CLEAR * min(line.size for line in lines)
    found: list[Rows] = []
    for wide, narrow in pairwise(sorted({0.0, *whites}, reverse=True)):
        if wide - narrow < clear:
            continue
        rows: Rows = [[lines[0]]]
        cuts = [white for white in whites if white >= wide]
        for white, line in zip(whites, lines[1:], strict=True):
            if white >= wide:
                rows.append([])
            rows[-1].append(line)
        kept = len(rows)
        while kept and not is_row(rows[kept - 1], columns, numbers):
            kept -= 1
        if 0 < kept < len(rows) and not follows_table(rows, kept, cuts, clear, columns):
            continue
        rows = rows[:kept]
        if are_rows(rows, columns, numbers, has_rest):
            found.append(rows)
    is_close = max(whites, default=0.0) <= LEADING * lines[0].size
    if numbers and not found and not has_rest and is_close and are_rows([list(lines)], columns, numbers, has_rest):
        return [list(lines)]
    return found[0] if found and (numbers or len(found) == 1) else None


def follows_table(rows: Rows, kept: int, cuts: Sequence[float], clear: float, columns: Sequence[GapColumn]) -> bool:
    """True if the lines behind so many rows are no part of the table: they stand farther off, and are not the rest of a cell."""
    line, last = rows[kept][0], rows[kept - 1][-1]
    is_rest = any(fills(line, column) and goes_on(last, line, column) for column in columns)
    if kept == 1:
        return not is_rest and len(rows[0]) > 1  # whose lines show what white stands inside
    return not is_rest and cuts[kept - 1] - min(cuts[: kept - 1]) >= clear


def are_rows(rows: Rows, columns: Sequence[GapColumn], numbers: set[int], has_rest: bool) -> bool:
    """True if each row has its number, or where rows are not numbered fills its first column and another."""
    if numbers:
        counts = [sum(id(line) in numbers for line in row) for row in rows]
        has_number = [count == 1 or is_total(row) for count, row in zip(counts, rows, strict=True)]
        return bool(counts) and all(has_number[has_rest:]) and counts[0] <= 1
    return len(rows) > 1 and all(count_filled(row, columns) > 1 and count_filled(row, columns[:1]) for row in rows)


def is_total(row: Sequence[TextLine]) -> bool:
    """True for a row of sums, which has no running number."""
    return len(row) == 1 and bool(TOTAL.match(row[0].text))


def part_at_numbers(lines: Sequence[TextLine], columns: Sequence[GapColumn], numbers: set[int]) -> Rows | None:
    """Return rows that begin at their numbers, in a table whose cells all begin at the head of their row: every line more
    of a cell follows a full one."""
    if id(lines[0]) not in numbers:
        return None
    rows: Rows = []
    for line in lines:
        if id(line) in numbers:
            rows.append([line])
            continue
        if not all(goes_on(rows[-1][-1], line, column) for column in columns if fills(line, column)):
            return None
        rows[-1].append(line)
    return rows


def goes_on(before: TextLine, line: TextLine, column: GapColumn) -> bool:
    """True if the line before fills the column up to its end."""
    ends = [word.x1 for word in part_line(before) if column.left <= (word.x0 + word.x1) / 2 < column.right]
    return bool(ends) and max(ends) > column.right - FULL * line.size


def fills(line: TextLine, column: GapColumn) -> bool:
    return any(column.left <= (word.x0 + word.x1) / 2 < column.right for word in part_line(line))


def count_filled(row: Sequence[TextLine], columns: Sequence[GapColumn]) -> int:
    return sum(any(fills(line, column) for line in row) for column in columns)


def is_whole(line: TextLine, columns: Sequence[GapColumn]) -> bool:
    """True for a line that fills every column."""
    return count_filled([line], columns) == len(columns)
