"""Gathering: blocks into rows, and what the last clause of a text does not own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.notation.attachments import heads_attachment
from etl.segment import cues
from etl.segment.blocks import Block
from etl.segment.explanations import Decision
from etl.segment.front_matter import FRONT, NOTICE
from etl.segment.parallel import Parallels
from etl.segment.tables import NOTE, ROW, TableRow
from etl.segment.zones import ATTACHMENT, BACK, BODY, HEADING, TITLE

TEXT = "text"
_HEADS = frozenset((HEADING, TITLE))
_PEERS, _SINGLE = 3, 0.8  # so many clauses, nearly all of one paragraph: a second one of the last is not its own


@dataclass(slots=True)
class Row:
    """A future row of the dataset: a range of blocks, and the index of its parent among the rows."""

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
    original: Row | None = None  # what says the same in the first language
    owner: Row | None = None  # the clause whose text it is, where a translation stands between


def gather_rows(
    lines: Sequence[str],
    blocks: Sequence[Block],
    zones: Sequence[str],
    decisions: Mapping[int, Decision | None],
    parallels: Parallels,
    again: int | None,
) -> list[Row]:
    """Blocks gathered into rows: a row goes on until a clause, a heading, another zone, another attachment or, in a text
    printed in two languages, the other language begins."""
    rows: list[Row] = []
    row_of: dict[int, Row] = {}  # by their first blocks
    owner: Row | None = None
    scope = 0
    begun = False  # the body of this scope has had a clause or a heading
    before = zones[0] if zones else BODY
    previous = None
    for index, zone in enumerate(zones):
        attached = zone == ATTACHMENT and heads_attachment(lines[index])
        if (
            (attached and index)
            or index == again
            or zone == TITLE
            or (zone != before and _HEADS.isdisjoint((zone, before)))
        ):
            scope, begun = scope + 1, False
        before = zone
        table_row = blocks[index].row
        if table_row is not None and table_row.kind != NOTE:
            kind = ROW if table_row.kind == ROW else "clause" if table_row.number else HEADING
            previous = Row(kind, index, index, scope, table_row=table_row)
            rows.append(previous)
            continue
        decision = decisions.get(index)
        side = (parallels.sides[index] or (previous.side if previous else "")) if parallels.sides else ""
        if decision is not None:
            begun = True
            previous = Row("attachment" if zone == ATTACHMENT else "clause", index, index, scope, decision, side=side)
            if parallels.originals:
                previous.original = row_of.get(parallels.originals.get(index, -1))
                row_of[index] = previous
            owner = owner if previous.original else previous
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
            row = Row(TEXT if joins and kind == "clause" else kind, index, index, scope, side=side)
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
        rows.append(Row("preamble", 0, 0, 0))
    return rows


def cut_closing(rows: list[Row], lines: Sequence[str]) -> list[Row]:
    """Cut off the last numbered clause's paragraphs that address everybody instead of belonging to it.

    What stands behind the last article is a paragraph (款) of it (Legislation Law, art. 61).
    """
    cut: list[Row] = []
    for index, row in enumerate(rows):
        cut.append(row)
        ends_scope = index + 1 == len(rows) or rows[index + 1].scope != row.scope
        if row.kind == TEXT and ends_scope and not row.side:
            start = next((i for i in range(row.first, row.last + 1) if cues.takes_effect(lines[i])), None)
            if start == row.first:
                row.kind = "closing"
            elif start is not None:
                cut.append(Row("closing", start, row.last, row.scope))
                row.last = start - 1
        if row.kind == TEXT and row.side and row.original is None and _closes_text(rows, index, lines):
            for later in rows[index:]:
                if later.scope == row.scope and later.kind == TEXT:
                    later.kind = "closing"
        if row.kind != "clause" or row.decision is None or not ends_scope:
            continue
        if (start := _find_closing(rows, index, lines)) is not None:
            cut.append(Row("closing", start, row.last, row.scope))
            row.last = start - 1
    return cut


def _closes_text(rows: Sequence[Row], index: int, lines: Sequence[str]) -> bool:
    """True for a paragraph behind a translation that closes the text: nothing numbered follows, and it speaks of all."""
    row = rows[index]
    in_scope = [other for other in rows if other.scope == row.scope]
    if any(other.decision for other in rows[index:] if other.scope == row.scope):
        return False
    if any(other.decision and other.decision.reading.style == "article" for other in in_scope):
        return False
    titled = row.owner is not None and not cues.SENTENCE_END.search(lines[row.owner.first])
    return cues.takes_effect(lines[row.first]) or (not titled and cues.addresses_all(lines[row.first]))


def _find_closing(rows: Sequence[Row], index: int, lines: Sequence[str]) -> int | None:
    """Return the first block of the closing within the last clause, or None if all blocks belong to that clause."""
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
