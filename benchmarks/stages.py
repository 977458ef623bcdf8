"""Megabytes of text and documents a second, over whole collections: of every stage, and of reading by format."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import polars as pl

from benchmarks.folders import MEGABYTE, find_collections
from benchmarks.report import Row
from benchmarks.timing import ratio
from etl.extract import NOT_READ, read_passage
from etl.extract.citations import find_citations
from etl.extract.dates import find_dates
from etl.extract.metadata import find_document
from etl.extract.parameters import find_parameters
from etl.extract.responsible_units import find_responsible_units
from etl.publish import build_organizations, build_tables
from etl.publish.files import write_files
from etl.read import UnreadableSource, read_source
from etl.records import DocumentRows, Source
from etl.resolve import index_documents, link_citations, merge_organizations, resolve_organizations
from etl.segment import segment
from schemas import find_faults

Result = TypeVar("Result")
Seconds = dict[str, float]  # of the processor, by stage or format


def measure_stages() -> tuple[list[Row], list[Row]]:
    """A row a collection and stage, and a row a collection and format for reading alone.

    Megabytes are those of the documents' texts in UTF-8, whatever the files weigh.
    """
    by_stage: list[Row] = []
    by_format: list[Row] = []
    for collection, files in find_collections().items():
        reading: Seconds = {}
        sources: dict[str, list[Source]] = {}
        for file in files:
            content, source_format = file.path.read_bytes(), file.path.suffix
            try:
                source = timed(reading, source_format, lambda: read_source(file.source_file, content))  # noqa: B023
            except UnreadableSource:
                continue
            sources.setdefault(source_format, []).append(source)
        everything = [source for some in sources.values() for source in some]
        stages = {"read": sum(reading.values()), **_measure_stages(everything)}
        for stage, seconds in [*stages.items(), ("all", sum(stages.values()))]:
            by_stage.append({"collection": collection, "stage": stage, **_rates(everything, seconds)})
        for source_format, some in sorted(sources.items()):
            rates = _rates(some, reading[source_format])
            by_format.append({"collection": collection, "format": source_format, **rates})
    return by_stage, by_format


def _measure_stages(sources: Sequence[Source]) -> Seconds:
    """What the stages behind reading take, in the order of `etl.build`."""
    seconds: Seconds = {}
    documents = [rows_of(source, seconds) for source in sources]
    resolved = timed(seconds, "resolve", lambda: [resolve_organizations(document) for document in documents])
    tables = timed(seconds, "tables", lambda: _tables(resolved))
    timed(seconds, "validate", lambda: find_faults(tables))
    with tempfile.TemporaryDirectory() as folder:
        timed(seconds, "write", lambda: write_files(tables, Path(folder)))
    return seconds


def _tables(documents: Sequence[DocumentRows]) -> dict[str, pl.DataFrame]:
    """The dataset of documents whose bodies are known, as `etl.engine.merge` makes it piece by piece."""
    tables = build_tables(documents, [], [])
    organizations = merge_organizations(build_organizations(documents).drop("document_id"))
    citations = link_citations(tables["citations"], index_documents(tables["documents"]))
    return tables | {"organizations": organizations, "citations": citations}


def rows_of(source: Source, seconds: Seconds) -> DocumentRows:
    """The rows of a document; the processor seconds of each stage are added under its name."""
    clauses, cells, findings = timed(seconds, "segment", lambda: segment(source))
    document, doubts = timed(seconds, "metadata", lambda: find_document(source, clauses, None))
    passages = [read_passage(source.text, clause) for clause in clauses if clause.kind not in NOT_READ]
    return DocumentRows(
        source,
        document,
        clauses,
        timed(seconds, "responsible_units", lambda: find_responsible_units(passages, document)),
        timed(seconds, "dates", lambda: find_dates(passages, document)),
        timed(seconds, "parameters", lambda: find_parameters(passages, document)),
        timed(seconds, "citations", lambda: find_citations(passages, document)),
        (*source.diagnostics, *findings, *doubts),
        cells=cells,
    )


def timed(seconds: Seconds, name: str, work: Callable[[], Result]) -> Result:
    """What ``work`` gives; its processor seconds are added under ``name``."""
    start = time.process_time()
    try:
        return work()
    finally:
        seconds[name] = seconds.get(name, 0.0) + time.process_time() - start


def _rates(sources: Sequence[Source], seconds: float) -> Row:
    megabytes = sum(len(source.text.encode()) for source in sources) / MEGABYTE
    return {
        "documents": len(sources),
        "megabytes": megabytes,
        "seconds": seconds,
        "megabytes_a_second": ratio(megabytes, seconds),
        "documents_a_second": ratio(len(sources), seconds),
    }
