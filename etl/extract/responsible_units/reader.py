"""Responsible units: who must do what a clause says, from notes and from running text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

from etl.extract.responsible_units.columns import RoleText, read_role_cells
from etl.extract.responsible_units.lead_conventions import find_lead_convention
from etl.extract.responsible_units.notes import find_notes
from etl.extract.responsible_units.obligations import find_obliged_bodies
from etl.extract.responsible_units.shared_names import UnitMention
from etl.mentions import ResponsibleUnit
from etl.records import ClauseText, Document


def find_responsible_units(
    passages: Sequence[ClauseText],
    document: Document,
    role_cells: Mapping[str, Sequence[RoleText]] = MappingProxyType({}),
) -> tuple[ResponsibleUnit, ...]:
    """Bodies that the passages of one document make responsible, ordered by clause and place.

    Args:
        passages: Text of the clauses, in reading order.
        document: Taken for the sake of the extractors' common shape; nothing is read from it.
        role_cells: By the clause that a row of a table is, its cells under 责任单位 and the like.

    Returns:
        One record per body and clause. Offsets are code points of the document's text; ``mention`` is the item as
        printed, ``name`` with what its list shares written out.
    """
    # One text of all passages, each a paragraph of its own: most hold no note, and a search over all is cheap.
    texts = [passage.text for passage in passages]
    text = "\n".join([*texts, ""])
    starts = [0, *accumulate(map((1).__add__, map(len, texts)))]
    convention = find_lead_convention(text)
    notes = find_notes(text, starts, convention)
    found = [(unit, "annotation") for note in notes for unit in note.units()]
    found += [(unit, "sentence") for unit in find_obliged_bodies(text, [(note.start, note.end) for note in notes])]
    units: list[ResponsibleUnit] = []
    last, ordinal = -1, 0
    for unit, evidence in sorted(found):
        index = bisect_right(starts, unit.start) - 1
        last, ordinal = index, ordinal + 1 if index == last else 1
        passage = passages[index]
        shift = passage.start_char - starts[index]
        units.append(_record(passage.clause_id, ordinal, text[unit.start : unit.end], unit, evidence, shift))
    for clause_id, cells in role_cells.items():
        note = read_role_cells(cells, convention or next((cell.convention for cell in cells if cell.convention), None))
        for unit in note.units() if note else ():
            units.append(_record(clause_id, 0, _printed(cells, unit), unit, "annotation", 0))
    return tuple(units)


def _record(
    clause_id: str, ordinal: int, mention: str, unit: UnitMention, evidence: str, shift: int
) -> ResponsibleUnit:
    """One record; ``shift`` leads from the offsets of the unit to those of the document."""
    start, end, name, role = unit
    is_inferred = name != mention and "".join(name.split()) != "".join(mention.split())
    return ResponsibleUnit(clause_id, ordinal, mention, name, is_inferred, role, evidence, start + shift, end + shift)


def _printed(cells: Sequence[RoleText], unit: UnitMention) -> str:
    """The words of a body in one of the cells."""
    cell = next(cell for cell in cells if cell.start_char <= unit.start < cell.start_char + len(cell.text))
    return cell.text[unit.start - cell.start_char : unit.end - cell.start_char]
