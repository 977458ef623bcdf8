"""Records that the stages exchange: immutable, without methods. Records that a document has many of are named tuples, which are
created several times as fast as frozen dataclasses.

Fields have the names of the columns. Offsets are Unicode code points: ``[start_char, end_char)`` is a span of ``Source.text``, which
becomes ``documents.text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from etl.mentions import Citation, DateMention, Organization, Parameter, ResponsibleUnit

Severity = str  # info | warning | error


class Diagnostic(NamedTuple):
    """A row of ``diagnostics``: a change made by normalization, a doubtful value, or something that could not be read."""

    document_id: str
    clause_id: str | None
    stage: str  # read | segment | extract | resolve | publish
    severity: Severity
    code: str
    message: str
    start_char: int | None = None
    end_char: int | None = None


class CellPlace(NamedTuple):
    """Position of a cell in a table. Rows and columns count from 1, header rows included.

    ``part`` is the role of its row: ``title`` (names the table), ``header`` (names the columns) or ``body``.
    """

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    part: str = "body"


class Paragraph(NamedTuple):
    """A paragraph of the normalized text, without its line break.

    ``page`` counts from 1 and is None if the format has no pages. ``kind`` follows from the layout: ``text``, ``heading`` (styled or bold
    as a whole, or a heading element) or ``cell`` (a table cell). ``cell`` is the position of its cell if the table has a header.
    """

    start_char: int
    end_char: int
    page: int | None = None
    kind: str = "text"
    cell: CellPlace | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document after the read stage: its normalized text in paragraphs, and where it came from.

    ``text`` is the paragraphs joined by ``\\n``; blank lines are dropped. ``page_metadata`` holds metadata that a web page or file carries
    outside its text, by column name (``title``, ``document_number``, ``issuer``, ``signed_date``, ``published_date`` …), as printed.
    """

    document_id: str
    source_file: str
    source_format: str
    source_sha256: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    page_count: int | None = None
    page_metadata: Mapping[str, str] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    text_source: str = "text"  # text | ocr


class Clause(NamedTuple):
    """A row of ``clauses``. Its span starts with its marker and ends where the next row starts."""

    clause_id: str
    document_id: str
    parent_id: str | None
    ordinal: int
    kind: str
    level: int | None
    marker: str | None
    style: str | None
    number: int | None
    path: str
    heading: str | None
    text: str
    language: str
    parallel_of: str | None  # the clause that says the same in the other language
    start_char: int
    end_char: int
    start_page: int | None
    end_page: int | None


class Cell(NamedTuple):
    """A row of ``cells``: a table cell that holds text. A merged cell has one row, at its first row and column."""

    document_id: str
    table: int
    row: int
    column: int
    row_span: int
    column_span: int
    is_header: bool
    header: str | None
    clause_id: str
    text: str
    start_char: int
    end_char: int


class ClauseText(NamedTuple):
    """A text that the extractors read: a clause's own text after its marker, or a cell of a row.

    ``text[i]`` is character ``start_char + i`` of the document. For a cell, header and row supply more: ``is_time_limit`` (its column
    holds deadlines), ``measure_unit`` (the unit, as printed, of its bare numbers) and ``subject`` (what they measure).
    """

    clause_id: str
    kind: str
    heading: str | None
    text: str
    start_char: int
    is_time_limit: bool = False
    measure_unit: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says of itself (GB/T 9704-2012), with what its page and the catalog add."""

    title_inferred: bool = False
    title: str | None = None
    forwarded_title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    issuer_level: str | None = None
    region_code: str | None = None
    region_name: str | None = None
    document_type: str | None = None
    status: str | None = None
    signed_date: date | None = None
    printed_date: date | None = None
    published_date: date | None = None
    effective_date: date | None = None
    expiry_date: date | None = None
    dates_inferred: bool = False
    addressees: str | None = None
    cc: str | None = None
    language: str = "zh"
    source_url: str | None = None
    retrieved_date: date | None = None
    same_text_as: str | None = None  # known once all documents are
    parent_document_id: str | None = None  # likewise


Facts = Mapping[str, tuple[Any, ...]]  # the mentions of a document by the table that they go to


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """Everything that is known of one document before other documents are looked at.

    ``facts`` are its mentions, by table; ``organizations`` are the bodies that its responsible units stand for.
    """

    source: Source
    document: Document
    clauses: tuple[Clause, ...]
    facts: Facts
    diagnostics: tuple[Diagnostic, ...]
    organizations: tuple[Organization, ...] = ()
    cells: tuple[Cell, ...] = ()

    @property
    def responsible_units(self) -> tuple[ResponsibleUnit, ...]:
        return self.facts["responsible_units"]

    @property
    def dates(self) -> tuple[DateMention, ...]:
        return self.facts["dates"]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return self.facts["parameters"]

    @property
    def citations(self) -> tuple[Citation, ...]:
        return self.facts["citations"]
