"""What texts that nobody writes cost each stage, at a quarter of a size and at the whole of it: linear is about 4."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from benchmarks.made_texts import HOSTILE, make_hostile
from benchmarks.report import Row
from benchmarks.timing import measure_within, ratio
from etl.extract.citations import find_citations
from etl.extract.dates import find_dates
from etl.extract.metadata import find_document
from etl.extract.parameters import find_parameters
from etl.extract.responsible_units import find_responsible_units
from etl.read import UnreadableSource, read_source
from etl.records import Clause, Document, Paragraph, Passage, Source
from etl.segment import segment


def measure_hostile(size: int, limit: float) -> list[Row]:
    """A row a text and stage: processor seconds at a quarter of ``size`` bytes and at ``size``, and their ratio.

    None stands for more than ``limit`` seconds of the clock.
    """
    rows: list[Row] = []
    for name, piece in HOSTILE.items():
        quarter, whole = (_stages(make_hostile(piece, bytes_of_text)) for bytes_of_text in (size // 4, size))
        for stage in quarter:
            less, _ = measure_within(limit, quarter[stage])
            more = None if less is None else measure_within(limit, whole[stage])[0]
            rows.append(
                {
                    "text": name,
                    "stage": stage,
                    "quarter_seconds": less,
                    "whole_seconds": more,
                    "ratio": ratio(more, less),
                }
            )
    return rows


def _stages(text: str) -> dict[str, Callable[[], object]]:
    """The work of every stage on a text. Each reads all of it, whatever the stages before would make of it.

    Facts of the document are looked for in the text as its front and again as its back.
    """
    source = Source("hostile", "hostile.txt", "txt", "0" * 64, text, _paragraphs(text))
    passages = [Passage("hostile#preamble-1", "preamble", None, text, 0)]
    document = Document()
    ends = [_row(kind, text) for kind in ("front", "back")]
    return {
        "read": partial(_read, text.encode()),
        "segment": partial(segment, source),
        "metadata": partial(find_document, source, ends, None),
        "responsible_units": partial(find_responsible_units, passages, document),
        "dates": partial(find_dates, passages, document),
        "parameters": partial(find_parameters, passages, document),
        "citations": partial(find_citations, passages, document),
    }


def _row(kind: str, text: str) -> Clause:
    unnumbered = (None, None, None, None)  # level, marker, style, number
    clause_id, end = f"hostile#{kind}-1", len(text)
    return Clause(
        clause_id, "hostile", None, 1, kind, *unnumbered, f"{kind}-1", None, text, "zh", None, 0, end, None, None
    )


def _read(content: bytes) -> Source | None:
    try:
        return read_source("hostile.txt", content)
    except UnreadableSource:
        return None


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    return tuple(paragraphs)
