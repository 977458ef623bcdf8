"""What the finders read in a text that stands alone. Each looks whether mentions are the text at their offsets, in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from etl.extract.citations import find_citations
from etl.extract.dates import find_dates
from etl.extract.parameters import find_parameters
from etl.extract.responsible_units import find_responsible_units
from etl.mentions import Citation, DateMention, Parameter, ResponsibleUnit
from etl.records import ClauseText, Document

ParameterRow = tuple[str, str, float | None, float | None, str]  # mention, comparator, low, high, unit
QuantityRow = tuple[str, float | None, float | None, str]  # the same without the mention, to six places
DateRow = tuple[str, str, str, str]  # mention, kind, first and last day
APART = 10_000
ROLES = {"lead": "L", "support": "S", "responsible": "R", "subject": "subject"}
SIGNED = Document(signed_date=date(2023, 5, 20))


def clause_texts(texts: Sequence[str]) -> list[ClauseText]:
    """Texts as clauses ``d#1``, ``d#2`` …, each `APART` characters behind the one before."""
    return [ClauseText(f"d#{i}", "clause", None, text, APART * i) for i, text in enumerate(texts, 1)]


def read_citations(*texts: str, document: Document | None = None) -> tuple[Citation, ...]:
    rows = find_citations(clause_texts(texts), document or Document())
    _stand_where_they_say(texts, rows)
    return rows


def read_dates(text: str, document: Document = SIGNED) -> tuple[DateMention, ...]:
    rows = find_dates(clause_texts([text]), document)
    _stand_where_they_say([text], rows)
    return rows


def date_rows(text: str, document: Document = SIGNED) -> list[DateRow]:
    rows = read_dates(text, document)
    return [(row.mention, row.kind, str(row.start_date or ""), str(row.end_date or "")) for row in rows]


def read_parameters(text: str) -> tuple[Parameter, ...]:
    rows = find_parameters(clause_texts([text]), Document())
    _stand_where_they_say([text], rows)
    return rows


def parameter_rows(text: str) -> list[ParameterRow]:
    return [(row.mention, row.comparator, row.low, row.high, row.unit) for row in read_parameters(text)]


def quantity_rows(text: str) -> list[QuantityRow]:
    return [
        (comparator, low if low is None else round(low, 6), high if high is None else round(high, 6), unit)
        for _, comparator, low, high, unit in parameter_rows(text)
    ]


def read_units(*texts: str) -> tuple[ResponsibleUnit, ...]:
    rows = find_responsible_units(clause_texts(texts), Document())
    _stand_where_they_say(texts, rows)
    return rows


def told(units: Sequence[ResponsibleUnit]) -> str:
    """Return bodies as rows of tests tell them: ``L:市商务局 S:市财政局``, where L leads, S supports, R is responsible."""
    return " ".join(f"{ROLES[unit.role]}:{unit.name}" for unit in units)


def told_units(text: str) -> str:
    """Return the bodies of the notes in a text."""
    return told([unit for unit in read_units(text) if unit.evidence == "annotation"])


def roles_and_names(text: str) -> list[tuple[str, str]]:
    return [(unit.role, unit.name) for unit in read_units(text)]


def _stand_where_they_say(
    texts: Sequence[str],
    rows: Sequence[Citation] | Sequence[DateMention] | Sequence[Parameter] | Sequence[ResponsibleUnit],
) -> None:
    for i, text in enumerate(texts, 1):
        here = [row for row in rows if row.clause_id == f"d#{i}"]
        assert [text[row.start_char - APART * i : row.end_char - APART * i] for row in here] == [
            r.mention for r in here
        ]
        assert [row.ordinal for row in here] == list(range(1, len(here) + 1))
