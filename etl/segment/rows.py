"""Rows of ``clauses`` from blocks, zones and decisions. Their spans tile the text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from etl.notation.language import find_language, holds_latin
from etl.records import Clause, Diagnostic, Source
from etl.segment.blocks import Block
from etl.segment.explanations import Decision
from etl.segment.gathering import Row, cut_closing, gather_rows
from etl.segment.headings import Numbered, find_headings
from etl.segment.parallel import NONE, Parallels
from etl.segment.parents import match_texts, relate_rows
from etl.segment.tables import ROW
from etl.segment.zones import HEADING

_MESSAGES = {
    "numbering_gap": "{marker} stands where {expected} was expected: a number is missing in the source",
    "numbering_repeat": "{marker} repeats the number before it",
    "numbering_restart": "{marker} starts again at 1 without a new parent",
    "numbering_backward": "{marker} is smaller than the number before it",
}


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
    rows = cut_closing(gather_rows(lines, blocks, zones, decisions, parallels, again), lines)
    relate_rows(rows)
    if again is not None:
        match_texts(rows, again)
    has_words, has_pages = holds_latin(text), {block.page for block in blocks} != {None}
    headings = _find_headings(rows, blocks, text, has_words)
    starts = [0, *[blocks[row.first].start for row in rows[1:]], len(text)]
    ids = [f"{document_id}#{row.path}" for row in rows]
    has_parallels = parallels is not NONE or again is not None
    ids_of_rows = {id(row): identity for row, identity in zip(rows, ids, strict=True)} if has_parallels else {}
    clauses = []
    for index, row in enumerate(rows):
        start, end = starts[index], starts[index + 1]
        if row.decision is None:
            style = marker = number = level = None
            own_text = text[start:end].strip()
        else:
            (style, _, marker, number, _, _, _), level, _, _ = row.decision
            own_text = text[start + len(marker) : end].strip()
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
                _last_page(blocks[row.first : row.last + 1]) if has_pages else None,
            )
        )
    return tuple(clauses), tuple(_diagnose(source, rows, clauses))


def _last_page(blocks: Sequence[Block]) -> int | None:
    """Return the highest page number; text below a table that continues on the next page comes after it."""
    return max((block.page for block in blocks if block.page is not None), default=None)


def _find_headings(rows: Sequence[Row], blocks: Sequence[Block], text: str, has_words: bool) -> dict[int, str]:
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
    headings = find_headings(numbered, has_words)
    for index, row in enumerate(rows):
        if row.kind == HEADING:
            headings[index] = text[blocks[row.first].start : blocks[row.first].end].strip()
    return headings


def _diagnose(source: Source, rows: Sequence[Row], clauses: Sequence[Clause]) -> list[Diagnostic]:
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
