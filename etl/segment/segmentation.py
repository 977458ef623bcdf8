"""The steps of segmentation on one page: blocks, zones, candidates, tree, rows."""

from __future__ import annotations

from etl.records import Cell, Clause, Diagnostic, Source
from etl.segment.blocks import find_blocks
from etl.segment.candidates import cut_fillers, find_candidates, part_tables
from etl.segment.parallel import NONE, find_parallels, find_second_text, translate_decisions
from etl.segment.rows import lay_rows
from etl.segment.tables import find_tables, lay_cells
from etl.segment.tree import find_tree
from etl.segment.zones import find_zones


def segment(source: Source) -> tuple[tuple[Clause, ...], tuple[Cell, ...], tuple[Diagnostic, ...]]:
    """Split the text of a source into clauses. Pure: the same source yields the same rows.

    Args:
        source: A document after the read stage.

    Returns:
        The rows of ``clauses`` in reading order, the cells of the tables, and the diagnostics of the numbering. Offsets are
        Unicode code points of ``source.text``.
    """
    text, tables = source.text, find_tables(source)
    blocks = find_blocks(source, tables)
    second = find_second_text(text, blocks)
    zones = find_zones(text, blocks[:second]) + (find_zones(text, blocks[second:]) if second else [])
    starts = frozenset([blocks[second].start] if second else [])
    pieces, piece_zones = part_tables(*cut_fillers(text, blocks, zones), tables)
    parallels = NONE if second else find_parallels(text, pieces, piece_zones)
    places, candidates = find_candidates(text, pieces, piece_zones, parallels.originals, starts)
    decisions = dict(zip(places, find_tree(candidates), strict=True))
    decisions |= translate_decisions(pieces, parallels.originals, decisions)
    clauses, diagnostics = lay_rows(source, pieces, piece_zones, decisions, parallels, starts)
    return clauses, lay_cells(source, tables, clauses), diagnostics
