"""Responsible units: who must do what a clause says, from notes and from running text."""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.responsible_units.columns import find_column_notes
from etl.extract.responsible_units.lead_conventions import find_lead_convention
from etl.extract.responsible_units.notes import find_notes
from etl.extract.responsible_units.obligations import find_obliged_bodies
from etl.records import Document, Passage, ResponsibleUnit


def find_responsible_units(passages: Sequence[Passage], document: Document) -> tuple[ResponsibleUnit, ...]:
    """Bodies that the passages of one document make responsible, ordered by clause and place.

    Offsets are code points of the document's text; ``mention`` is the item as printed, ``name`` with what its list
    shares written out. ``document`` is taken for the sake of the extractors' common shape: nothing is read from it.
    """
    convention = find_lead_convention(passages)
    return tuple(unit for passage in passages for unit in read_passage(passage, convention))


def read_passage(passage: Passage, convention: str | None) -> list[ResponsibleUnit]:
    """Responsible units of one passage, ordinals from 1 in order of place."""
    notes = find_notes(passage.text, convention)
    labelled = {note.start for note in notes}
    notes += [note for note in find_column_notes(passage.text) if note.start not in labelled]
    found = [(u.start, u.end, u.name, u.role, "annotation") for note in notes for u in note.units]
    spans = [(note.start, note.end) for note in notes]
    found += [(b.start, b.end, b.name, "subject", "sentence") for b in find_obliged_bodies(passage.text, spans)]
    units = []
    for ordinal, (start, end, name, role, evidence) in enumerate(sorted(found), 1):
        mention = passage.text[start:end]
        units.append(
            ResponsibleUnit(
                clause_id=passage.clause_id,
                ordinal=ordinal,
                mention=mention,
                name=name,
                name_inferred="".join(name.split()) != "".join(mention.split()),
                role=role,
                evidence=evidence,
                start_char=passage.start_char + start,
                end_char=passage.start_char + end,
            )
        )
    return units
