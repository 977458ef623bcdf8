"""The kinds of fact, found in ``etl/extract``: a kind is a file or room there that declares what it finds.

A module says ``FACT = Fact("amounts", find)``, with the table's name and a function from what is `Asked` to records, whose fields
are named as the columns of the table; its model stands in ``schemas/``. With ``spreads`` a mention in a cell that
spans several rows counts in each of these rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from etl.extract.clause_texts import ClauseTexts
from etl.records import ClauseText, Document

if TYPE_CHECKING:
    from etl.extract.dates.reader import DateReader


@dataclass(frozen=True, slots=True)
class Asked:
    """What every finder may read of a document.

    Attributes:
        document: What it says of itself.
        clause_texts: The text of its clauses and of the cells of its tables.
        in_text: The same without cells.
        front: The clause texts of its head.
        dates: The reader of dates, which counts from the document's own.
        roles: What the columns of its tables say of the bodies in them.
    """

    document: Document
    clause_texts: ClauseTexts
    in_text: ClauseTexts
    front: Sequence[ClauseText]
    dates: DateReader
    roles: Mapping[str, Any] = field(default_factory=dict)


class Fact(NamedTuple):
    """A kind of fact: the table of its mentions, and the function that finds them."""

    table: str
    find: Callable[[Asked], Iterable[Any]]
    spreads: bool = False
