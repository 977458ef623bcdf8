"""Responsible units: who must do what a clause says, from notes and from running text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

from etl.extract.responsible_units.column_roles import RoleText, read_role_cells
from etl.extract.responsible_units.english_notes import find_english_notes
from etl.extract.responsible_units.lead_conventions import find_lead_convention
from etl.extract.responsible_units.note_reading import NotedUnit
from etl.extract.responsible_units.notes import find_notes, note_sign
from etl.extract.responsible_units.obligations import find_obliged_bodies
from etl.records import Document, Passage, ResponsibleUnit


def find_responsible_units(
    passages: Sequence[Passage], document: Document, role_cells: Mapping[str, Sequence[RoleText]] = MappingProxyType({})
) -> tuple[ResponsibleUnit, ...]:
    """Bodies that the passages of one document make responsible, ordered by clause and place.

    Offsets are code points of the document's text; ``mention`` is the item as printed, ``name`` with what its list
    shares written out. ``role_cells`` are, by the clause that a row of a table is, its cells under 责任单位 and the like. ``document`` is taken for the sake of the extractors' common shape: nothing is read from it.
    """
    # One text of all passages, each a paragraph of its own: most hold no note, and a search over all is cheap.
    text = "".join(f"{passage.text}\n" for passage in passages)
    starts = [0, *accumulate(len(passage.text) + 1 for passage in passages)]
    convention = find_lead_convention(passages)
    found: list[tuple[int, int, str, str, str]] = []
    spans: list[tuple[int, int]] = []
    for index in sorted({bisect_right(starts, sign.start()) - 1 for sign in note_sign().finditer(text)}):
        start = starts[index]
        for note in find_notes(passages[index].text, convention):
            spans.append((start + note.start, start + note.end))
            found += ((start + u.start, start + u.end, u.name, u.role, "annotation") for u in note.units)
    for note in find_english_notes(text):
        spans.append((note.start, note.end))
        found += ((u.start, u.end, u.name, u.role, "annotation") for u in note.units)
    found += ((b.start, b.end, b.name, "subject", "sentence") for b in find_obliged_bodies(text, spans))
    units: list[ResponsibleUnit] = []
    last, ordinal = -1, 0
    for start, end, name, role, evidence in sorted(found):
        index = bisect_right(starts, start) - 1
        last, ordinal = index, ordinal + 1 if index == last else 1
        passage, mention = passages[index], text[start:end]
        units.append(
            ResponsibleUnit(
                clause_id=passage.clause_id,
                ordinal=ordinal,
                mention=mention,
                name=name,
                name_inferred=name != mention and "".join(name.split()) != "".join(mention.split()),
                role=role,
                evidence=evidence,
                start_char=passage.start_char + start - starts[index],
                end_char=passage.start_char + end - starts[index],
            )
        )
    return tuple(units) + tuple(
        ResponsibleUnit(
            clause_id,
            0,
            text,
            unit.name,
            unit.name != "".join(text.split()),
            unit.role,
            "annotation",
            unit.start,
            unit.end,
        )
        for clause_id, cells in role_cells.items()
        for unit in read_role_cells(cells, convention)
        if (text := _printed(cells, unit))
    )


def _printed(cells: Sequence[RoleText], unit: NotedUnit) -> str:
    """The words of a body in one of the cells."""
    cell = next(cell for cell in cells if cell.start_char <= unit.start < cell.start_char + len(cell.text))
    return cell.text[unit.start - cell.start_char : unit.end - cell.start_char]
