"""Citations across documents: which cited document the dataset itself holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from etl.records import Citation, DocumentRows

_DROPPED = re.compile(r"[\s《》〈〉<>“”\"'‘’「」]+")
_STATE = re.compile(r"\A中华人民共和国(?=.{2,})")


def link_citations(rows: Sequence[DocumentRows]) -> tuple[DocumentRows, ...]:
    """The same rows with ``cited_document_id`` where one document of the set is meant.

    By document number first, else by title: the document's own or the one it forwards. A title never links where both
    sides give a number and they differ, nor where two documents bear it; a document's own title in its own text is
    about an earlier edition and links to nothing.
    """
    numbers = _index((row.document.document_number, row.source.document_id) for row in rows)
    titles = _index(
        (title, row.source.document_id)
        for row in rows
        for title in {row.document.title, row.document.forwarded_title}
        if title
    )
    number_of = {row.source.document_id: row.document.document_number for row in rows}
    linked = []
    for row in rows:
        citations = tuple(
            replace(citation, cited_document_id=_cited(citation, row.source.document_id, numbers, titles, number_of))
            for citation in row.citations
        )
        linked.append(replace(row, citations=citations))
    return tuple(linked)


def normalize_title(title: str) -> str:
    """A title as titles are compared: half width, without white space, quotation marks and the state's name in front."""
    return _STATE.sub("", _DROPPED.sub("", unicodedata.normalize("NFKC", title)))


def _cited(
    citation: Citation,
    citing: str,
    numbers: dict[str, str | None],
    titles: dict[str, str | None],
    number_of: dict[str, str | None],
) -> str | None:
    if citation.document_number and (found := numbers.get(normalize_title(citation.document_number))):
        return found
    found = titles.get(normalize_title(citation.title)) if citation.title else None
    if found is None or found == citing:
        return None
    printed = number_of[found]
    if citation.document_number and printed and normalize_title(citation.document_number) != normalize_title(printed):
        return None
    return found


def _index(pairs: Iterable[tuple[str | None, str]]) -> dict[str, str | None]:
    """Document ids by normalized key; None where two documents share it."""
    index: dict[str, str | None] = {}
    for key, document_id in pairs:
        if key:
            plain = normalize_title(key)
            index[plain] = document_id if index.get(plain, document_id) == document_id else None
    return index
