"""Parents: which row stands under which, the paths that follow from it, and rows that say the same in another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from etl.segment.explanations import Decision
from etl.segment.gathering import TEXT, Row
from etl.segment.tables import ROW
from etl.segment.zones import ATTACHMENT, HEADING


def relate_rows(rows: Sequence[Row]) -> None:
    """Give every row its parent (the nearest earlier clause of a lower level) and its path."""
    paths: dict[str, int] = {}
    kinds: Counter[str] = Counter()
    open_rows: list[tuple[int, int]] = []  # level and index of the candidates for parents, outermost first
    roof: int | None = None  # the unnumbered row that everything below hangs on, …
    below = 0  # … down to the first clause of a level outside of this one
    scope = -1
    sections: list[tuple[str, int]] = []  # of the table: series and index of the rows that name those after them
    places = {id(row): index for index, row in enumerate(rows)}
    for index, row in enumerate(rows):
        if row.scope != scope:
            open_rows, roof, below, scope = [], None, 0, row.scope
        if row.table_row is None:
            sections = []
        else:
            _relate_table_row(rows, index, open_rows[-1][1] if open_rows else roof, sections, paths)
            continue
        if row.decision is None:
            kinds[row.kind] += 1
            row.path = f"{row.kind}{kinds[row.kind]}"
            if row.original is not None:
                row.parent = row.original.parent
            elif row.kind == "preamble":
                row.parent = roof
            elif row.kind == TEXT:
                row.parent = places[id(row.owner)] if row.owner else open_rows[-1][1] if open_rows else roof
            elif row.kind in (HEADING, ATTACHMENT):
                open_rows, roof, below = [], index, 0
            continue
        reading, level, _, _ = row.decision
        below = below or level
        if level < below:
            roof = None
        path = f"{reading.number}-{reading.sub}" if reading.sub else str(reading.number)
        if row.original is not None:  # it stands where its original stands, and nothing hangs on it
            row.parent = row.original.parent
        else:
            while open_rows and open_rows[-1][0] >= level:
                open_rows.pop()
            row.parent = open_rows[-1][1] if open_rows else roof
            open_rows.append((level, index))
        if row.parent is not None:
            parent = rows[row.parent]
            parent.has_children = True
            path = f"{parent.path}.{path}"
        paths[path] = times = paths.get(path, 0) + 1
        row.path = path if times == 1 else f"{path}_{times}"


def _relate_table_row(
    rows: Sequence[Row], index: int, stands_in: int | None, sections: list[tuple[str, int]], paths: dict[str, int]
) -> None:
    """Give a row of a table its parent and path. A row that names those after it is their parent until the next of its kind;
    the kinds are nested in the order in which they first come."""
    row = rows[index]
    table_row = row.table_row
    assert table_row is not None
    if sections and table_row.table != _table_of(rows[sections[-1][1]]):
        sections.clear()
    path = f"t{table_row.table}r{table_row.row}"
    if row.kind != ROW:
        series = table_row.number.series if table_row.number else HEADING
        known = [place for place, (other, _) in enumerate(sections) if other == series]
        del sections[known[0] if known else len(sections) :]
    row.parent = sections[-1][1] if sections else stands_in
    if row.parent is not None:
        rows[row.parent].has_children = True
    if row.kind == "clause" and table_row.number:
        path = str(table_row.number.number)
        above = rows[row.parent].decision if row.parent is not None else None
        row.decision = Decision(table_row.number, 1 + (above.level if above else 0), None, None)
    if row.parent is not None:
        path = f"{rows[row.parent].path}.{path}"
    paths[path] = times = paths.get(path, 0) + 1
    row.path = path if times == 1 else f"{path}_{times}"
    if row.kind != ROW:
        sections.append((series, index))


def _table_of(row: Row) -> int | None:
    return row.table_row.table if row.table_row else None


def match_texts(rows: Sequence[Row], again: int) -> None:
    """Give the clauses of a text that starts ``again`` in another language their originals, where numbers and count of
    articles agree."""
    numbers: list[tuple[tuple[int, int], ...]] = []  # of each row, from the root of its text on
    for row in rows:
        above = () if row.parent is None else numbers[row.parent]
        reading = row.decision and row.decision.reading
        numbers.append((*above, (reading.number, reading.sub)) if reading else ())
    pairs = [(row, numbers[index]) for index, row in enumerate(rows) if row.kind == "clause" and row.decision]
    first, second = (
        [(row, number) for row, number in pairs if (row.first >= again) == is_second] for is_second in (False, True)
    )
    if _articles(first) == _articles(second):
        originals = {number: row for row, number in reversed(first)}
        for row, number in second:
            row.original = originals.get(number)


def _articles(clauses: Sequence[tuple[Row, tuple[tuple[int, int], ...]]]) -> list[tuple[int, int]]:
    """Return the numbers of a text's articles, of its outermost clauses where it has none."""
    articles = [number[-1] for row, number in clauses if row.decision and row.decision.reading.style == "article"]
    return articles or [number[-1] for _, number in clauses if len(number) == 1]
