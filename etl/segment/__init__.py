"""Segment: a source's text into the tree of its clauses.

``segment`` takes a ``Source`` and gives its rows, whose own spans tile the text from 0 to its end, and what is doubtful
in its numbering. It never refuses: what it does not know stays text of the row it stands in.
"""

from __future__ import annotations

from etl.records import Cell, Clause, Diagnostic, Source
from etl.segment.blocks import find_blocks
from etl.segment.candidates import cut_fillers, find_candidates, part_tables
from etl.segment.rows import lay_rows
from etl.segment.tables import find_tables, lay_cells
from etl.segment.tree import find_tree
from etl.segment.zones import find_zones


def segment(source: Source) -> tuple[tuple[Clause, ...], tuple[Cell, ...], tuple[Diagnostic, ...]]:
    """Rows of a source in reading order, the cells of its tables, and diagnostics of its numbering.

    Offsets are code points of ``source.text``. Pure: the same source gives the same rows.
    """
    tables = find_tables(source)
    blocks = find_blocks(source, tables)
    zones = find_zones(source.text, blocks)
    pieces, piece_zones = cut_fillers(source.text, blocks, zones)
    pieces, piece_zones = part_tables(pieces, piece_zones, tables)
    places, candidates = find_candidates(source.text, pieces, piece_zones)
    decisions = dict(zip(places, find_tree(candidates), strict=True))
    clauses, diagnostics = lay_rows(source, pieces, piece_zones, decisions)
    return clauses, lay_cells(source, tables, clauses), diagnostics
