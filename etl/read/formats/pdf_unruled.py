"""Tables whose columns are parted by gaps: under level rules (三线表), bands of colour, or with nothing drawn at all.

The "stream" of Camelot and Tabula and the "text" of pdfplumber take any words that stand below each other for columns, and
with them prose in two columns, contents and lists. Here a table needs a line of known column labels above it, a strip between
any two columns that none of its lines touches, and rows that rules, running numbers or white space tell apart. What lacks one
of these stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from etl.read.formats.pdf_gap_grid import GapRegion, has_header, make_grid
from etl.read.formats.pdf_gap_rows import GapColumn, goes_on
from etl.read.formats.pdf_grid import NEAR, PAGE_NUMBER, PageGrid, find_edges
from etl.read.formats.pdf_headers import APART, ColumnLabel, find_labels
from etl.read.formats.pdf_lines import TextLine, Word, part_line
from etl.read.formats.pdf_objects import PageObjects

STRIP = 0.25  # of the type size: a narrower strip parts no columns
FARTHEST = 4.0  # of the type size from one line of a table to the next
NUMBER_BELOW = 0.6  # … to a number below it that may be the page's
LONGEST_SPAN = 30  # characters of a line over all columns that names the rows below
MOST_TRIED = 50  # headers of a page
MOST_SKIPPED = 2  # lines that head a page above a table that goes on

Strip = tuple[float, float]


def find_unruled_grids(
    lines: Sequence[TextLine], page: PageObjects, number: int, ruled: Sequence[PageGrid], above: PageGrid | None
) -> list[PageGrid]:
    """Return the tables of a page that stand outside its ruled ones.

    Args:
        lines: The lines outside ruled tables, from top to bottom.
        page: What is drawn.
        number: The page's number.
        ruled: The ruled tables, before which an unruled one ends.
        above: The last table of the page before, which may go on here.
    """
    grids: list[PageGrid] = []
    at = 0
    if above is not None and not (above.lines and above.page == number - 1):
        above = None
    if above is not None:
        at, grids = continue_grid(lines, page, number, ruled, above)
    for _ in range(MOST_TRIED):
        while at < len(lines) and (header := find_labels(lines, at)) is None:
            at += 1
        if at >= len(lines) or header is None:
            break
        labels, depth = header
        grid = read_region(lines, at, labels, depth, page, number, ruled, above if not grids else None)
        if grid is None or not has_header(grid):
            at += depth
            continue
        grids.append(grid)
        at += len(grid.lines)
    return grids


def read_region(
    lines: Sequence[TextLine],
    at: int,
    labels: Sequence[ColumnLabel],
    depth: int,
    page: PageObjects,
    number: int,
    ruled: Sequence[PageGrid],
    above: PageGrid | None,
) -> PageGrid | None:
    """Return the table whose header stands at a line and is ``depth`` lines deep; None if its rows cannot be told. It may go
    on with the table ``above``, whose header it repeats."""
    strips = [(before.x1, after.x0) for before, after in pairwise(labels)]
    header = lines[at : at + depth]
    limit = min((grid.top for grid in ruled if grid.top > header[-1].top), default=page.bbox[3])
    below = [line for line in lines[at + depth :] if line.top < limit]
    region = grow_region(header, below, strips, find_edges([above]) if above else ())
    if region is None:
        return None
    has_rest = above is not None and bool(below) and is_rest(below[0], above)
    columns = [
        GapColumn(left, right, label.kind) for label, (left, right) in zip(labels, pairwise(region.edges), strict=True)
    ]
    return make_grid(header, region, columns, page, number, above is not None, has_rest)


def continue_grid(
    lines: Sequence[TextLine], page: PageObjects, number: int, ruled: Sequence[PageGrid], above: PageGrid
) -> tuple[int, list[PageGrid]]:
    """Return the rows that go on from the page before without a header of their own, and the number of lines up to their end."""
    edges = find_edges([above])
    limit = min((grid.top for grid in ruled), default=page.bbox[3])
    for at, line in enumerate(lines[: MOST_SKIPPED + 1]):
        if find_labels(lines, at):
            break
        words = part_line(line)
        following = lines[at + 1] if at + 1 < len(lines) else line
        is_near = following.top - line.bottom <= line.size and not crosses(part_line(following), edges)
        if crosses(words, edges) or line.top >= limit or line.size != above.lines[-1].size:
            continue
        if len(words) < 2 and not is_near and not is_rest(line, above):
            continue
        below = [line for line in lines[at:] if line.top < limit]
        region = grow_region((), below, [(edge, edge) for edge in edges[1:-1]], edges)
        if region is None:
            break
        columns = [GapColumn(left, right, None) for left, right in pairwise(region.edges)]
        grid = make_grid((), region, columns, page, number, True, is_rest(line, above))
        return (at + len(grid.lines), [grid]) if grid is not None else (0, [])
    return 0, []


def is_rest(line: TextLine, above: PageGrid) -> bool:
    """True for a line that is the rest of a cell in the last row of the page before: what stands there is full."""
    last = max(cell.box[3] for cell in above.cells)
    return any(
        goes_on(cell.lines[-1], line, GapColumn(cell.box[0], cell.box[2], None))
        for cell in above.cells
        if cell.box[3] == last and cell.lines and cell.box[0] <= (line.x0 + line.x1) / 2 <= cell.box[2]
    )


def grow_region(
    header: Sequence[TextLine], below: Sequence[TextLine], strips: Sequence[Strip], known: Sequence[float]
) -> GapRegion | None:
    """Return the lines below a header as far as they leave the strips between its labels free; None if it stays open where
    its columns meet. ``known`` are the edges of the table on the page before, which hold where they can."""
    open_strips: list[list[Strip]] = [[strip] for strip in strips]
    body: list[TextLine] = []
    spanning: set[int] = set()
    last = header[-1] if header else below[0]
    for index, line in enumerate(below):
        words = part_line(line)
        is_last = index + 1 == len(below) and PAGE_NUMBER.fullmatch(line.text)
        if line.top - last.bottom > (NUMBER_BELOW if is_last else FARTHEST) * max(line.size, last.size):
            break
        left = [narrow(free, words, line.size) for free in open_strips]
        if not all(left):
            following = part_line(below[index + 1]) if index + 1 < len(below) else []
            fits = len(following) > 1 and all(narrow(free, following, line.size) for free in open_strips)
            if not (body and fits and len(words) == 1 and len(line.text) <= LONGEST_SPAN) or find_labels(
                below, index + 1
            ):
                break
            spanning.add(id(line))
        else:
            open_strips = left
        body.append(line)
        last = line
    lines = [*header, *body]
    outer = (min(line.x0 for line in lines) - 1.0, max(line.x1 for line in lines) + 1.0)
    rows = [part_line(line) for line in body if id(line) not in spanning]
    inner = find_inner_edges(open_strips, rows, last.size)
    if inner is None:
        return None
    edges = (outer[0], *inner, outer[1])
    if len(known) == len(edges) and not any(
        crosses(part_line(line), known) for line in lines if id(line) not in spanning
    ):
        edges = tuple(known)
    return GapRegion(tuple(body), frozenset(spanning), edges)


def find_inner_edges(
    open_strips: Sequence[Sequence[Strip]], rows: Sequence[Sequence[Word]], size: float
) -> list[float] | None:
    """Return the middles of the free places between columns.

    Where there are several, as under a label over the middle of a column whose cells begin at its left, it is the one that
    leaves the fewest gaps inside cells; None if that does not tell.
    """
    widest = [(start + end) / 2 for _, start, end in (max((b - a, a, b) for a, b in free) for free in open_strips)]
    edges: list[float] = []
    for i, free in enumerate(open_strips):
        left, right = [0.0, *edges][-1], [*widest, inf][i + 1]
        gaps = [
            (before.x1, after.x0)
            for words in rows
            for before, after in pairwise(words)
            if before.x0 >= left and after.x1 <= right and after.x0 - before.x1 > APART * size
        ]
        middles = [(start + end) / 2 for start, end in free]
        parted = [sum(start <= middle <= end for start, end in gaps) for middle in middles]
        best = max(parted)
        if parted.count(best) > 1:
            return None
        edges.append(middles[parted.index(best)])
    return edges


def narrow(free: Sequence[Strip], words: Sequence[Word], size: float) -> list[Strip]:
    """Return what words leave of the free places between two columns, as far as it is wide enough."""
    left: list[Strip] = []
    for start, end in free:
        at = start
        for word in words:
            if word.x1 > at and word.x0 < end:
                left.append((at, min(word.x0, end)))
                at = word.x1
        left.append((at, end))
    if free and all(start == end for start, end in free):  # an edge that is known
        return [] if any(word.x0 + 1 < free[0][0] < word.x1 - 1 for word in words) else list(free)
    return [(start, end) for start, end in left if end - start >= STRIP * size]


def crosses(words: Sequence[Word], edges: Sequence[float]) -> bool:
    """True if a word stands on one of the places where columns meet, or beyond the table."""
    inner = any(word.x0 + 1 < edge < word.x1 - 1 for word in words for edge in edges[1:-1])
    return inner or any(word.x0 < edges[0] - NEAR or word.x1 > edges[-1] + NEAR for word in words)
