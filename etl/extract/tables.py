"""Rows of tables as clause texts: one for each cell, with what its header, its row and the words above the table say of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from etl.extract.parameters.measure_units import find_measure_unit
from etl.extract.responsible_units.columns import find_column_role
from etl.extract.responsible_units.lead_conventions import find_lead_convention
from etl.lexicon.alternations import any_of
from etl.notation.column_labels import find_label_kind, fold_label, may_be_label, name_label
from etl.notation.late_patterns import compile_late
from etl.records import Cell, Clause, ClauseText

_ABOVE = re.compile(rf"{any_of('column_measures')}?单位[ ]?[：:][ ]?(?P<unit>[^\s，。；：）)]{{1,12}})")
_ENGLISH_ABOVE = compile_late(r"\b[Uu]nits?(?: of measurement)?[ ]?:[ ]?(?P<unit>[^\n,.;:)]{1,4}(?:[^\n.;:)]{0,36}))")
_REACH_ABOVE = 200  # characters before a table in which its unit may be printed
_LONGEST_SUBJECT = 30
_TELEPHONE = re.compile(r"(?<![\d-])(?:0\d{2,3}[-－—]?)?\d{7,8}(?![\d-])|(?<!\d)1[3-9]\d{9}(?!\d)")
_NO_QUANTITY = re.compile(
    rf"{any_of('columns_without_quantities')}|[序编]号|(?i:\b(?:codes?|scores?|telephone|phone|tel|fax|zip|postcode)\b)"
)
_CALENDAR = re.compile(
    rf".*{any_of('calendar_columns')}"
)  # 建设年限: 2024 is no sum, whatever unit stands above the table
Mention = TypeVar("Mention", bound=Any)


class RoleCell(NamedTuple):
    """A cell whose column makes the bodies in it responsible; its header may say what their order means."""

    role: str
    text: str
    start_char: int
    convention: str | None = None


@dataclass(slots=True)
class TableTexts:
    """What the extractors read of a document's tables.

    ``by_clause`` has the cells of each row that are read like any text; ``roles`` those that name bodies by their column,
    merged ones from rows above included; ``covered`` the rows that a merged cell (by its start) covers beyond its own.
    """

    by_clause: dict[str, list[ClauseText]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[str, list[RoleCell]] = field(default_factory=lambda: defaultdict(list))
    covered: dict[int, list[str]] = field(default_factory=dict)
    headers: list[tuple[int, int]] = field(default_factory=list)


def read_tables(text: str, clauses: Sequence[Clause], cells: Sequence[Cell]) -> TableTexts:
    """Return the clause texts of all body cells that have rows of their own, and the spans of the headers, which state no facts."""
    clause_texts = TableTexts()
    rows = {clause.clause_id: clause.marker for clause in clauses if clause.kind == "row"}
    tables: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        tables[cell.table].append(cell)
        if cell.is_header:
            clause_texts.headers.append((cell.start_char, cell.end_char))
    for table in tables.values():
        _read_table(text, table, rows, clause_texts)
    clause_texts.headers.sort()
    return clause_texts


def _read_table(text: str, cells: Sequence[Cell], markers: Mapping[str, str | None], clause_texts: TableTexts) -> None:
    """``markers`` are what number the rows of all tables, by their clauses."""
    body = [cell for cell in cells if cell.clause_id in markers and not cell.is_header]
    clause_of = {cell.row: cell.clause_id for cell in body}
    above = _find_unit_above(text, cells)
    if above and above.span:
        clause_texts.headers.append(above.span)
    columns = {header: _Column.of(header) for header in {cell.header for cell in body if cell.header}}
    by_row: dict[int, list[Cell]] = defaultdict(list)
    for cell in body:
        for row in range(cell.row, cell.row + cell.row_span):
            by_row[row].append(cell)
    for row in sorted(by_row):
        clause_id = clause_of.get(row)
        if clause_id is None:
            continue
        row_cells = sorted(by_row[row], key=lambda cell: cell.column)
        unit = next(
            (u for c in row_cells if c.header and columns[c.header].holds_units and (u := find_measure_unit(c.text))),
            None,
        )
        label = next((c for c in row_cells if not (c.header and columns[c.header].is_number)), None)
        if unit is None and label is not None and may_be_label(label.text):
            unit = find_measure_unit(label.text, in_brackets=True)  # 利用率（%）
        for cell in row_cells:
            column = columns[cell.header] if cell.header else _Column()
            if cell.row != row:
                clause_texts.covered.setdefault(cell.start_char, []).append(clause_id)
            if column.role:
                bodies = _TELEPHONE.sub(lambda match: " " * len(match[0]), cell.text)
                clause_texts.roles[clause_id].append(RoleCell(column.role, bodies, cell.start_char, column.convention))
            if cell.row == row:
                around = None if column.is_calendar else unit or (above and above.unit)
                numbers_row = cell.column == 1 and cell.text == markers[clause_id]
                measure_unit = None if column.has_no_quantity or numbers_row else column.measure_unit or around
                subject = _subject_of(label, cell, column)
                clause_texts.by_clause[clause_id].append(
                    ClauseText(
                        clause_id, "cell" if column.role else "row", None, cell.text, cell.start_char,
                        column.is_time_limit, measure_unit, subject,
                    )
                )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Column:
    """What a header says of the cells below it."""

    role: str | None = None
    is_number: bool = False
    is_time_limit: bool = False
    holds_units: bool = False
    measure_unit: str | None = None
    has_no_quantity: bool = False
    is_calendar: bool = False
    convention: str | None = None
    label: str | None = None

    @staticmethod
    def of(header: str) -> _Column:
        labels = header.split(" / ")
        kind = find_label_kind(labels[-1])
        unit = next((u for label in reversed(labels) if (u := find_measure_unit(label, in_brackets=True))), None)
        return _Column(
            find_column_role(labels),
            kind == "number",
            kind == "time_limit",
            kind == "measure_unit",
            unit,
            kind == "number" or _NO_QUANTITY.search(header) is not None,
            _CALENDAR.fullmatch(fold_label(labels[-1])) is not None,
            find_lead_convention(header),
            " ".join(map(name_label, labels)),
        )


def _subject_of(label: Cell | None, cell: Cell, column: _Column) -> str | None:
    """Return the words that a number in a cell measures: those of its row, where they are few, and of its column."""
    words = []
    if label and label is not cell and len(label.text) <= _LONGEST_SUBJECT and may_be_label(label.text):
        words.append(name_label(label.text))
    if column.label:
        words.append(column.label)
    return " ".join(words) or None


class _UnitAbove(NamedTuple):
    """The unit that is printed above a table, and the span of the line if its words could be read as a quantity."""

    unit: str
    span: tuple[int, int] | None


def _find_unit_above(text: str, cells: Sequence[Cell]) -> _UnitAbove | None:
    """Return the unit that the words right above a table's header print: 单位：万元, Unit: RMB 10,000."""
    start = min((cell.start_char for cell in cells if cell.is_header), default=0)
    found = list(_ABOVE.finditer(text, max(0, start - _REACH_ABOVE), start))
    english = [] if found else list(_ENGLISH_ABOVE.finditer(text, max(0, start - _REACH_ABOVE), start))
    if not (last := next(reversed(found or english), None)) or not (unit := find_measure_unit(last["unit"])):
        return None
    return _UnitAbove(unit, last.span() if english else None)


def cut_headers(clause: Clause, text: str, headers: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield the parts of a clause's own text between the labels of columns, each with its start."""
    at = clause.start_char + len(clause.marker or "")
    for start, end in headers:
        if at <= start < clause.end_char:
            if text[at:start].strip():
                yield at, text[at:start]
            at = end
    if at < clause.end_char:
        yield at, text[at : clause.end_char]


def spread(
    mentions: Iterable[Mention],
    positions: Mapping[str, int],
    cells: Mapping[str, Sequence[ClauseText]],
    covered: Mapping[int, Sequence[str]],
) -> tuple[Mention, ...]:
    """Mentions with those of merged cells in every row that the cell covers, numbered again in each clause."""
    spans = sorted(
        (clause_text.start_char, clause_text.start_char + len(clause_text.text), covered[clause_text.start_char])
        for clause_texts in cells.values()
        for clause_text in clause_texts
        if clause_text.start_char in covered
    )
    everywhere = list(mentions)
    for mention in list(everywhere):
        for start, end, clause_ids in spans:
            if start <= mention.start_char < end:
                everywhere += [mention._replace(clause_id=clause_id) for clause_id in clause_ids]
    return number_anew(everywhere, positions)


def number_anew(mentions: Iterable[Mention], positions: Mapping[str, int]) -> tuple[Mention, ...]:
    """Mentions in the order of their clauses and places, with 1, 2, … in each clause."""
    ordered = sorted(mentions, key=lambda m: (positions[m.clause_id], m.start_char, m.end_char))
    counts: dict[str, int] = defaultdict(int)
    numbered = []
    for mention in ordered:
        counts[mention.clause_id] += 1
        numbered.append(mention._replace(ordinal=counts[mention.clause_id]))
    return tuple(numbered)
