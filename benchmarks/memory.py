"""The most memory that reading and extracting take, texts and PDFs apart. ``python -m benchmarks.memory texts|pdfs``."""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import chain, starmap

from benchmarks.folders import ROOT, SAMPLE, find_collections, read_pdfs, read_readable, select_texts, spread
from benchmarks.process_memory import forget_own_peak, read_own_peak
from benchmarks.processes import run_python
from benchmarks.report import Row
from etl.extract import extract
from etl.segment import segment

KINDS = ("texts", "pdfs")
Documents = Sequence[tuple[str, bytes]]  # path under raw/, bytes


def measure_memory() -> list[Row]:
    """The rows of both kinds, each measured in a process of its own."""
    rows: list[Row] = []
    for kind in KINDS:
        command = run_python("-m", "benchmarks.memory", kind)
        rows += json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    return rows


def main() -> None:
    """Print the rows of a kind as JSON."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    kind = sys.argv[1]
    documents = _find_documents(kind)
    rows = [
        {"kind": kind, "step": step, "documents": len(documents), "peak_megabytes": peak}
        for step, peak in measure_steps(documents).items()
    ]
    print(json.dumps(rows))


def measure_steps(documents: Documents) -> dict[str, float | None]:
    """The most megabytes that this process held in each step.

    First every document from reading to extraction with nothing kept of it; then a stage at a time over all of them,
    with what the stages gave kept.
    """
    peaks = {"start, with the bytes of all files": read_own_peak()}
    with _watch(peaks, "read to extract, a document at a time"):
        for source in filter(None, starmap(read_readable, documents)):
            extract(source, segment(source)[0], None)
    with _watch(peaks, "read, all kept"):
        sources = [source for source in starmap(read_readable, documents) if source]
    with _watch(peaks, "segment, all kept"):
        clauses = [segment(source)[0] for source in sources]
    with _watch(peaks, "extract, all kept"):
        facts = [extract(source, some, None) for source, some in zip(sources, clauses, strict=True)]
    del facts
    return peaks


@contextlib.contextmanager
def _watch(peaks: dict[str, float | None], step: str) -> Iterator[None]:
    gc.collect()
    forget_own_peak()
    yield
    peaks[step] = read_own_peak()


def _find_documents(kind: str) -> Documents:
    if kind == "pdfs":
        return tuple(read_pdfs().items())
    texts = select_texts(chain.from_iterable(find_collections().values()))
    return tuple((file.source_file, file.path.read_bytes()) for file in spread(texts, SAMPLE))


if __name__ == "__main__":
    main()
