"""Segment: a source's text into the tree of its clauses.

``segment`` takes a ``Source`` and gives its rows, whose own spans tile the text from 0 to its end, and what is doubtful
in its numbering. It never refuses: what it does not know stays text of the row it stands in.
"""

from __future__ import annotations

from etl.records import Clause, Diagnostic, Source
from etl.segment.blocks import find_blocks
from etl.segment.candidates import cut_fillers, find_candidates
from etl.segment.rows import lay_rows
from etl.segment.tree import find_tree
from etl.segment.zones import find_zones


def segment(source: Source) -> tuple[tuple[Clause, ...], tuple[Diagnostic, ...]]:
    """Rows of a source in reading order, and diagnostics of its numbering.

    Offsets are code points of ``source.text``. Pure: the same source gives the same rows.
    """
    blocks = find_blocks(source)
    zones = find_zones(source.text, blocks)
    pieces, piece_zones = cut_fillers(source.text, blocks, zones)
    places, candidates = find_candidates(source.text, pieces, piece_zones)
    decisions = dict(zip(places, find_tree(candidates), strict=True))
    return lay_rows(source, pieces, piece_zones, decisions)
