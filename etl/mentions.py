"""Records of what a document mentions: the bodies, dates, quantities and documents that its clauses name.

Fields have the names of the columns. Offsets are Unicode code points of ``documents.text``.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class ResponsibleUnit(NamedTuple):
    """A body that a clause makes responsible, with its role and what says so."""

    clause_id: str
    ordinal: int
    mention: str
    name: str
    name_inferred: bool
    role: str  # lead | support | responsible | subject
    evidence: str  # annotation | sentence
    start_char: int
    end_char: int
    organization_id: str | None = None


class DateMention(NamedTuple):
    """A calendar expression and the days it stands for, both ends included."""

    clause_id: str
    ordinal: int
    mention: str
    kind: str  # point | period | deadline | start | recurring
    start_date: date | None
    end_date: date | None
    precision: str  # day | month | quarter | half | year | period
    start_char: int
    end_char: int


class Parameter(NamedTuple):
    """A quantity with a unit of measure, numbers written out."""

    clause_id: str
    ordinal: int
    mention: str
    quantity: str
    comparator: str  # eq | ge | gt | le | lt | between
    approximate: bool
    low: float | None
    high: float | None
    unit: str
    per: str | None
    anchor: str | None
    subject: str | None
    start_char: int
    end_char: int
    unit_inferred: bool = False


class Citation(NamedTuple):
    """A document that a clause names by title, number or short name."""

    clause_id: str
    ordinal: int
    mention: str
    title: str | None
    document_number: str | None
    short_name: str | None
    kind: str  # law | policy | plan | standard | catalogue | other
    relation: str  # repeals | amends | basis | implements | follows | forwards | refers
    start_char: int
    end_char: int
    cited_document_id: str | None = None


ALIAS_SEPARATOR = "；"  # 、 stands inside names: 各地（州、市）人民政府


class Organization(NamedTuple):
    """A body, once for a document or, merged, once for the whole dataset."""

    organization_id: str
    name: str
    aliases: str | None
    level: str | None
    region_code: str | None
    kind: str
    successor_id: str | None
    mention_count: int
