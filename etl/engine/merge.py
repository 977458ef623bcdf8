"""Merges parts into a dataset: resolves what spans documents, checks every rule, and writes rows piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import polars as pl

from etl.compare import SIZES
from etl.engine.archives import read_part
from etl.engine.comparing import compare_documents
from etl.engine.plan import Places
from etl.prepare.files import Progress
from etl.publish.counts import Counts
from etl.publish.files import DatasetWriter
from etl.publish.tables import ACROSS, build_diagnostics, empty_tables, order_diagnostics
from etl.records import Diagnostic
from etl.resolve.attachments import find_parents, link_parents, list_attachments
from etl.resolve.citations import DocumentIndex, index_documents, link_citations
from etl.resolve.merging import merge_organizations
from etl.resolve.same_texts import find_same_texts, hash_texts, link_same_texts
from schemas import TABLES, BrokenRules, Fault, find_merged_faults

SOURCE = "source_clause_id"  # the clause of another document that words are shared with
CHARACTERS_AT_ONCE = 1_000_000  # of documents' texts in memory at a time
DOCUMENTS_AT_ONCE = 1_000  # whose organizations are sorted at a time
BODIES_AT_ONCE = 1_000_000  # rows of organizations that are merged at a time
SURVEYED = {  # columns that are in memory for all documents
    "documents": (
        "document_id", "document_number", "title", "forwarded_title", "issuer_level", "signed_date", "printed_date",
        "published_date", "char_count", "source_file",
    ),
    "sizes": tuple(SIZES),
    "citations": ("document_id", "document_number", "title"),
    "text_hashes": ("document_id", "text_hash"),
    "attachments": ("document_id", "number", "name"),
}  # fmt: skip
Frames = dict[str, pl.DataFrame]  # some tables by name


class Survey(NamedTuple):
    """What is known of all documents before the first is written: organizations, the columns that documents are cited and
    compared by, and citations.
    """

    organizations: pl.DataFrame
    documents: pl.DataFrame
    sizes: pl.DataFrame
    citations: pl.DataFrame
    text_hashes: pl.DataFrame
    attachments: pl.DataFrame


Run = tuple[str, set[str]]  # a part, and documents in it that follow each other in the dataset


def merge(
    parts: Path, places: Places, diagnostics: Sequence[Diagnostic], staging: Path, progress: Progress
) -> Mapping[str, Counts]:
    """Write the tables of the documents in ``places`` into the folder ``staging``.

    Args:
        parts: Folder of the parts.
        places: The part that holds the rows of each document.
        diagnostics: Diagnostics of documents without rows.
        staging: Empty folder to write to.
        progress: Called with the step, the number of documents done, and their total.

    Returns:
        Counts of the written rows, by table.

    Raises:
        BrokenRules: The tables break a rule of the schemas.
        InputError: A part cannot be read.
    """
    runs = [(part, set(documents)) for part, documents in groupby(sorted(places), places.__getitem__)]
    survey = _survey(parts, runs)
    organizations, documents = survey.organizations, survey.documents
    same_texts = find_same_texts(survey.text_hashes)
    parents = find_parents(documents, survey.attachments)
    index = index_documents(documents.join(same_texts, on="document_id", how="anti", maintain_order="left"))
    across = _compare(parts, places, survey, index)
    # clauses of any document, by the tables that point to them, which are looked for as they come
    sought = {name: rows[SOURCE].unique() for name, rows in across.items() if SOURCE in rows.columns}
    keys = {
        "documents.document_id": documents["document_id"],
        "organizations.organization_id": organizations["organization_id"],
        **{f"{name}.{SOURCE}": clause_ids for name, clause_ids in sought.items()},
    }
    rest = build_diagnostics(diagnostics)
    written = dict.fromkeys(TABLES, 0)
    with DatasetWriter(staging) as writer, ThreadPoolExecutor(1) as threads:

        def add(tables: Frames) -> None:
            writing = threads.submit(writer.add, tables)  # discarded if a rule is broken
            faults = find_merged_faults(tables, keys)
            writing.result()
            if faults:
                raise BrokenRules([_placed(fault, written) for fault in faults])
            for name, frame in tables.items():
                written[name] += frame.height
            progress("write", written["documents"], documents.height)

        for last, tables in _pieces(parts, runs, documents):
            is_now = pl.lit(True) if last is None else pl.col("document_id") <= last
            now, rest = rest.filter(is_now), rest.filter(~is_now)
            for name, rows in across.items():
                tables[name], across[name] = rows.filter(is_now), rows.filter(~is_now)
            tables["diagnostics"] = order_diagnostics(pl.concat([tables["diagnostics"], now]))
            tables["documents"] = link_parents(link_same_texts(tables["documents"], same_texts), parents)
            tables["citations"] = link_citations(tables["citations"], index)
            if not any(written.values()):
                tables["organizations"] = organizations
            add(tables)
            there = tables["clauses"]["clause_id"].implode()
            sought = {name: clause_ids.filter(~clause_ids.is_in(there)) for name, clause_ids in sought.items()}
            del tables  # before the next piece is read
        if nowhere := [
            (name, SOURCE, None, clause_ids[0]) for name, clause_ids in sought.items() if not clause_ids.is_empty()
        ]:
            raise BrokenRules([Fault(*place, "not in clauses.clause_id") for place in nowhere])
    return writer.counts


def _survey(parts: Path, runs: Iterable[Run]) -> Survey:
    """Read what has to be known of all documents before the first is written."""
    none = empty_tables()
    none |= {"sizes": pl.DataFrame(schema=SIZES), "text_hashes": hash_texts([]), "attachments": list_attachments([])}
    found = {name: [none[name].select(columns)] for name, columns in SURVEYED.items()}
    bodies = [none["organizations"]]
    for window in filter(None, _windows(runs, len, DOCUMENTS_AT_ONCE)):
        of_documents = []
        for part, ids in window.items():
            tables = read_part(parts / part, {**SURVEYED, "organizations": None}, ids)
            of_documents.append(tables.pop("organizations"))
            for name, frame in tables.items():
                found[name].append(frame)
        bodies.append(pl.concat(of_documents).sort("document_id", maintain_order=True).drop("document_id"))
        if sum(frame.height for frame in bodies) > BODIES_AT_ONCE:
            bodies = [merge_organizations(pl.concat(bodies))]
    documents, sizes, citations, text_hashes, attachments = (pl.concat(found[name]) for name in SURVEYED)
    return Survey(
        merge_organizations(pl.concat(bodies)),
        documents.sort("document_id"),
        sizes,
        citations.unique(maintain_order=True),
        text_hashes,
        attachments,
    )


def _compare(parts: Path, places: Places, survey: Survey, index: DocumentIndex) -> Frames:
    """Return the tables of what documents share."""
    documents = survey.documents.join(survey.sizes, on="document_id", maintain_order="left")
    cited = link_citations(survey.citations, index).select("document_id", "cited_document_id").drop_nulls().unique()
    found = compare_documents(parts, places, documents, cited)
    tables = {"passages": found.passages, "clause_links": found.clause_links, "document_links": found.document_links}
    none = empty_tables()
    return {name: rows.select(none[name].columns).cast(none[name].schema) for name, rows in tables.items()}


def _pieces(parts: Path, runs: Sequence[Run], documents: pl.DataFrame) -> Iterator[tuple[str | None, Frames]]:
    """Yield the tables of all documents in order, some documents at a time, each with the id of its last document (None for the
    last piece).
    """
    none = {name: frame for name, frame in empty_tables().items() if name not in ("organizations", *ACROSS)}
    characters = dict(documents.select("document_id", "char_count").iter_rows())
    windows = list(_windows(runs, lambda ids: sum(characters.get(name, 0) for name in ids), CHARACTERS_AT_ONCE))
    for number, window in enumerate(windows, 1):
        last = None if number == len(windows) else max(map(max, window.values()))
        yield last, _read_window(parts, window, none)


def _read_window(parts: Path, window: Mapping[str, set[str]], none: Frames) -> Frames:
    """Read the tables of some documents, given by part; ``none`` are the same tables without rows."""
    found = [none, *(read_part(parts / part, dict.fromkeys(none), ids) for part, ids in window.items())]
    return {name: _in_order(pl.concat(each[name] for each in found)) for name in none}


def _in_order(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the rows by document, each document's as they are; most mostly are in order."""
    is_sorted = frame["document_id"].is_sorted()
    return frame if is_sorted else frame.sort("document_id", maintain_order=True)


def _windows(runs: Iterable[Run], size_of: Callable[[set[str]], int], full: int) -> Iterator[dict[str, set[str]]]:
    """Yield consecutive documents, by part, whose sizes add up to at least ``full``; at least one window.

    Documents of two parts may alternate, for example after every other document changed; a window reads each part once.
    """
    window: dict[str, set[str]] = {}
    size = 0
    for part, ids in runs:
        if size >= full:
            yield window
            window, size = {}, 0
        window.setdefault(part, set()).update(ids)
        size += size_of(ids)
    yield window


def _placed(fault: Fault, written: Mapping[str, int]) -> Fault:
    """Return a fault with its row counted in the whole table."""
    return fault if fault.row is None else replace(fault, row=fault.row + written[fault.table])
