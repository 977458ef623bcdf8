"""A notice and its annexes: a file whose name or title another document of its folder lists under 附件： belongs to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

import polars as pl

from etl.notation.attachments import NUMBERED, find_listed, letters_of
from etl.records import DocumentRows

SCHEMA = {"document_id": pl.String, "number": pl.Int64, "name": pl.String}


def list_attachments(documents: Sequence[DocumentRows]) -> pl.DataFrame:
    """What every document lists under 附件：, a row a name: ``document_id``, ``number``, ``name`` (its letters)."""
    rows = [
        (rows.source.document_id, number, name)
        for rows in documents
        if "附件" in rows.source.text
        for number, name in find_listed(rows.source.text)
    ]
    return pl.DataFrame(rows, SCHEMA, orient="row")


def find_parents(documents: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """The documents that one other document of their folder lists: ``document_id``, ``parent_document_id``.

    ``documents`` has ``document_id``, ``source_file``, ``title``; ``listed`` is as `list_attachments` gives it.
    """
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # by folder and name, who lists it
    folders = {
        name: str(PurePosixPath(file).parent)
        for name, file in documents.select("document_id", "source_file").iter_rows()
    }
    listers: dict[str, set[str]] = defaultdict(set)
    for document_id, number, name in listed.iter_rows():
        if folder := folders.get(document_id):
            listers[folder].add(document_id)
            names[folder][name].add(document_id)
            names[folder][f"附件{number}"].add(document_id)
    parents: dict[str, str] = {}
    for document_id, source_file, title in documents.select("document_id", "source_file", "title").iter_rows():
        known = names.get(folders[document_id])
        if not known:
            continue
        stem = PurePosixPath(source_file).stem
        own = {letters_of(stem), letters_of(title or "")}
        if (numbered := NUMBERED.match(stem)) and len(listers[folders[document_id]] - {document_id}) == 1:
            own.add(numbered[0].replace(" ", ""))
        found = set(_listing(known, own)) - {document_id}
        if len(found) == 1:
            parents[document_id] = found.pop()
    certain = {child: parent for child, parent in parents.items() if parents.get(parent) != child}
    schema = {"document_id": pl.String, "parent_document_id": pl.String}
    return pl.DataFrame(sorted(certain.items()), schema, orient="row")


def _listing(known: dict[str, set[str]], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from known.get(name, ()) if name else ()


def link_parents(documents: pl.DataFrame, parents: pl.DataFrame) -> pl.DataFrame:
    """The same rows of ``documents`` with ``parent_document_id`` where another document lists them."""
    found = documents.select("document_id").join(parents, on="document_id", how="left", maintain_order="left")
    return documents.with_columns(found["parent_document_id"])
