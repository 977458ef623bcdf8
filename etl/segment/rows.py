"""Rows of ``clauses`` from blocks, zones and decisions. Their spans tile the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from etl.notation.attachments import heads_attachment
from etl.notation.language import find_language
from etl.records import Clause, Diagnostic, Source
from etl.segment import cues
from etl.segment.blocks import Block
from etl.segment.headings import Numbered, find_headings
from etl.segment.parallel import NONE, Parallels
from etl.segment.tables import NOTE, ROW, TableRow
from etl.segment.tree import Decision
from etl.segment.zones import ATTACHMENT, BACK, BODY, FRONT, HEADING, NOTICE, TITLE

_MESSAGES = {
    "numbering_gap": "{marker} stands where {expected} was expected: a number is missing in the source",
    "numbering_repeat": "{marker} repeats the number before it",
    "numbering_restart": "{marker} starts again at 1 without a new parent",
    "numbering_backward": "{marker} is smaller than the number before it",
}
TEXT = "text"
_HEADS = frozenset((HEADING, TITLE))
_PEERS, _SINGLE = 3, 0.8  # so many clauses, nearly all of one paragraph: a second one of the last is not its own
_WORD = re.compile(r"[A-Za-z]{2}")


@dataclass(slots=True)
class _Row:
    kind: str
    first: int  # index of its first block
    last: int  # index of its last block
    scope: int  # documents of one file do not share parents
    decision: Decision | None = None
    table_row: TableRow | None = None
    parent: int | None = None
    path: str = ""
    has_children: bool = False
    side: str = ""  # its language, in a text that is printed in two paragraph by paragraph
    original: _Row | None = None  # what says the same in the first language
    owner: _Row | None = None  # the clause whose text it is, where a translation stands between


def lay_rows(
    source: Source,
    blocks: Sequence[Block],
    zones: Sequence[str],
    decisions: Mapping[int, Decision | None],
    parallels: Parallels = NONE,
    begins: Collection[int] = (),
) -> tuple[tuple[Clause, ...], tuple[Diagnostic, ...]]:
    """Clauses in reading order and diagnostics of the numbering; ``decisions`` are keyed by block, ``begins`` are the
    offsets at which the text starts again in another language."""
    text, document_id = source.text, source.document_id
    lines = [text[block.start : block.end] for block in blocks]
    again = next((index for index, block in enumerate(blocks) if block.start in begins), None)
    rows = _cut_closing(_gather(lines, blocks, zones, decisions, parallels, again), lines)
    _relate(rows)
    if again is not None:
        _match_texts(rows, again)
    headings = _find_headings(rows, blocks, text)
    starts = [0, *[blocks[row.first].start for row in rows[1:]], len(text)]
    ids = [f"{document_id}#{row.path}" for row in rows]
    ids_of_rows = {id(row): identity for row, identity in zip(rows, ids, strict=True)}
    has_words = _WORD.search(text) is not None
    clauses = []
    for index, row in enumerate(rows):
        start, end = starts[index], starts[index + 1]
        style = marker = number = level = None
        own_start = start
        if row.decision is not None:
            (style, _, marker, number, _, _, _), level, _, _ = row.decision
            own_start += len(marker)
        own_text = text[own_start:end].strip()
        if row.kind == ROW and row.table_row and row.table_row.number:
            (style, _, marker, number, _, _, _), at = row.table_row.number, row.table_row.marker_start
            own_text = (text[start:at] + text[at + len(marker) : end].lstrip("\n")).strip()
        clauses.append(
            Clause(
                ids[index],
                document_id,
                None if row.parent is None else ids[row.parent],
                index + 1,
                row.kind,
                level,
                marker,
                style,
                number,
                row.path,
                headings.get(index),
                own_text,
                find_language(own_text) if has_words else "zh",
                None if row.original is None else ids_of_rows[id(row.original)],
                start,
                end,
                blocks[row.first].page if blocks else None,
                _last_page(blocks[row.first : row.last + 1]),
            )
        )
    return tuple(clauses), tuple(_diagnose(source, rows, clauses))


def _last_page(blocks: Sequence[Block]) -> int | None:
    """The highest page: what a page prints below a table that goes on stands behind it in the text."""
    return max((block.page for block in blocks if block.page is not None), default=None)


def _gather(
    lines: Sequence[str],
    blocks: Sequence[Block],
    zones: Sequence[str],
    decisions: Mapping[int, Decision | None],
    parallels: Parallels,
    again: int | None,
) -> list[_Row]:
    """Blocks gathered into rows: a row goes on until a clause, a heading, another zone, another attachment or, in a text
    printed in two languages, the other language begins."""
    rows: list[_Row] = []
    row_of: dict[int, _Row] = {}  # by their first blocks
    owner: _Row | None = None
    scope = 0
    begun = False  # the body of this scope has had a clause or a heading
    before = zones[0] if zones else BODY
    previous = None
    for index, zone in enumerate(zones):
        attached = zone == ATTACHMENT and heads_attachment(lines[index])
        headed = _HEADS.isdisjoint((zone, before))
        if (attached and index) or index == again or zone == TITLE or (zone != before and headed):
            scope, begun = scope + 1, False
        before = zone
        table_row = blocks[index].row
        if table_row is not None and table_row.kind != NOTE:
            kind = ROW if table_row.kind == ROW else "clause" if table_row.number else HEADING
            previous = _Row(kind, index, index, scope, table_row=table_row)
            rows.append(previous)
            continue
        decision = decisions.get(index)
        side = (parallels.sides[index] or (previous.side if previous else "")) if parallels.sides else ""
        if decision is not None:
            begun = True
            previous = _Row("attachment" if zone == ATTACHMENT else "clause", index, index, scope, decision, side=side)
            previous.original = row_of.get(parallels.originals.get(index, -1))
            owner = owner if previous.original else previous
            row_of[index] = previous
            rows.append(previous)
            continue
        kind = {NOTICE: FRONT, TITLE: HEADING}.get(zone, zone)
        if zone == BODY:
            kind = "clause" if begun else "preamble"
        follows = previous is not None and previous.scope == scope and not attached and kind != HEADING
        if follows and previous is not None and (previous.table_row is not None or previous.kind == TEXT):
            kind = TEXT
        begun = begun or zone == HEADING
        if previous is not None and kind == FRONT == previous.kind:
            previous.last = index
            continue
        joins = (
            previous is not None
            and previous.scope == scope
            and (
                previous.kind == kind
                or (kind in ("clause", ATTACHMENT) and previous.kind in ("clause", "text", ATTACHMENT, HEADING))
            )
        )
        other = previous is not None and side != previous.side and kind not in (FRONT, BACK)
        if kind == HEADING or attached or not joins or other:
            row = _Row(TEXT if joins and kind == "clause" else kind, index, index, scope, side=side)
            if other and side == parallels.second and previous is not None and previous.scope == scope:
                row.original = previous
            elif kind == HEADING:
                owner = row
            elif joins:
                row.owner = owner
            previous = row
            rows.append(row)
        else:
            assert previous is not None
            previous.last = index
    if not rows:
        rows.append(_Row("preamble", 0, 0, 0))
    return rows


def _cut_closing(rows: list[_Row], lines: Sequence[str]) -> list[_Row]:
    """Cut off the last numbered clause's paragraphs that address everybody instead of belonging to it.

    What stands behind the last article is a paragraph (款) of it (Legislation Law, art. 61).
    """
    cut: list[_Row] = []
    for index, row in enumerate(rows):
        cut.append(row)
        ends_scope = index + 1 == len(rows) or rows[index + 1].scope != row.scope
        if row.kind == TEXT and ends_scope and not row.side:
            start = next((i for i in range(row.first, row.last + 1) if cues.takes_effect(lines[i])), None)
            if start == row.first:
                row.kind = "closing"
            elif start is not None:
                cut.append(_Row("closing", start, row.last, row.scope))
                row.last = start - 1
        if row.kind == TEXT and row.side and row.original is None and _closes_text(rows, index, lines):
            for later in rows[index:]:
                if later.scope == row.scope and later.kind == TEXT:
                    later.kind = "closing"
        if row.kind != "clause" or row.decision is None or not ends_scope:
            continue
        if (start := _find_closing(rows, index, lines)) is not None:
            cut.append(_Row("closing", start, row.last, row.scope))
            row.last = start - 1
    return cut


def _closes_text(rows: Sequence[_Row], index: int, lines: Sequence[str]) -> bool:
    """True for a paragraph behind a translation that closes the text: nothing numbered follows, and it speaks of all."""
    row = rows[index]
    in_scope = [other for other in rows if other.scope == row.scope]
    if any(other.decision for other in rows[index:] if other.scope == row.scope):
        return False
    if any(other.decision and other.decision.reading.style == "article" for other in in_scope):
        return False
    titled = row.owner is not None and not cues.SENTENCE_END.search(lines[row.owner.first])
    return cues.takes_effect(lines[row.first]) or (not titled and cues.addresses_all(lines[row.first]))


def _find_closing(rows: Sequence[_Row], index: int, lines: Sequence[str]) -> int | None:
    """The first block of the closing within the last clause, or None if all of it belongs to that clause."""
    row = rows[index]
    numbered = [(r, r.decision) for r in rows[: index + 1] if r.scope == row.scope and r.decision]
    if any(decision.reading.style == "article" for _, decision in numbered):
        return None
    titled = not cues.SENTENCE_END.search(lines[row.first])  # what stands under a title line belongs to it
    for block in range(row.first + 1 + titled, row.last + 1):
        if cues.takes_effect(lines[block]) or (not titled and cues.addresses_all(lines[block])):
            return block
    if titled or row.last == row.first or cues.NOTE.match(lines[row.first + 1]):
        return None
    peers = [r for r, decision in numbered[:-1] if decision.level == numbered[-1][1].level]
    single = len(peers) >= _PEERS and sum(r.first == r.last for r in peers) >= _SINGLE * len(peers)
    return row.first + 1 if single and cues.SENTENCE_END.search(lines[row.first + 1][-1:]) else None


def _relate(rows: Sequence[_Row]) -> None:
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
    rows: Sequence[_Row], index: int, stands_in: int | None, sections: list[tuple[str, int]], paths: dict[str, int]
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


def _table_of(row: _Row) -> int | None:
    return row.table_row.table if row.table_row else None


def _match_texts(rows: Sequence[_Row], again: int) -> None:
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


def _articles(clauses: Sequence[tuple[_Row, tuple[tuple[int, int], ...]]]) -> list[tuple[int, int]]:
    """The numbers of a text's articles, of its outermost clauses where it has none."""
    articles = [number[-1] for row, number in clauses if row.decision and row.decision.reading.style == "article"]
    return articles or [number[-1] for _, number in clauses if len(number) == 1]


def _find_headings(rows: Sequence[_Row], blocks: Sequence[Block], text: str) -> dict[int, str]:
    numbered = []
    owners = {id(row.owner) for row in rows if row.owner is not None}  # of text behind a translation
    for index, row in enumerate(rows):
        if row.decision is None:
            continue
        style, _, marker, _, _, _, _ = row.decision.reading
        start, end = blocks[row.first].start + len(marker), blocks[row.last].end
        stop = text.find("\n", start, end)
        if stop >= 0 and not text[start:stop].strip():  # the marker stands on a line of its own
            start, stop = stop + 1, text.find("\n", stop + 1, end)
        line = text[start : stop if stop >= 0 else end]
        has_children = row.has_children or (row.original is not None and row.original.has_children)
        has_more = stop >= 0 or id(row.original or row) in owners
        numbered.append(Numbered(index, row.parent, style, line, has_more, has_children))
    headings = find_headings(numbered)
    for index, row in enumerate(rows):
        if row.kind == HEADING:
            headings[index] = text[blocks[row.first].start : blocks[row.first].end].strip()
    return headings


def _diagnose(source: Source, rows: Sequence[_Row], clauses: Sequence[Clause]) -> list[Diagnostic]:
    diagnostics = []
    for row, clause in zip(rows, clauses, strict=True):
        if row.decision is None or row.decision.anomaly is None:
            continue
        message = _MESSAGES[row.decision.anomaly].format(marker=clause.marker, expected=row.decision.expected)
        code = "numbering_gap" if row.decision.anomaly == "numbering_gap" else "numbering_repeat"
        diagnostics.append(
            Diagnostic(
                source.document_id,
                clause.clause_id,
                "segment",
                "warning",
                code,
                message,
                clause.start_char,
                clause.start_char + len(clause.marker or ""),
            )
        )
    return diagnostics
