"""What texts that nobody writes cost each stage, at a quarter of a size and at the whole of it: linear is about 4."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from etl.extract.citations import find_citations
from etl.extract.dates import find_dates
from etl.extract.metadata import find_document
from etl.extract.parameters import find_parameters
from etl.extract.responsible_units import find_responsible_units
from etl.extract.validity.reader import find_validity
from etl.notation.document_numbers import find_document_numbers
from etl.notation.regions import find_region
from etl.pipeline import rows_of
from etl.records import Clause, ClauseText, Document, Paragraph, Source
from etl.segment import segment
from etl.time_limits import OutOfTime, run_within

SIZE = 1_000_000  # bytes of the whole text
LIMIT = 60.0  # seconds for a stage

# what a hostile text repeats
HOSTILE = {
    "opening brackets": "（",
    "Chinese numerals": "一二三四五",
    "digits": "1234567890",
    "pauses": "、",
    "opening titles": "《",
    "Han text": "加强组织领导完善工作机制",
    "months": "1月",
    "responsibility notes": "（责任单位：市财政局）",
    "document numbers": "国发〔2017〕5号",
    "lines of one number": "7\n",
    "lines without a stop": "加强组织领导和工作机制建设\n",
    "markers on one line": "（一）加强组织领导。",
    "obligations in one sentence": "公安局等应当，",
    "labels on their own lines": "责任部门：\n市财政局\n",
    "facts of a page on one line": "|发文机关：市财政局",
    "titles named again and again": "《外商投资法》的",
    "offices": "市局",
    "laws in English": "The Law and Regulations on ",
    "orders in English": "Order No. 3 of the Ministry of ",
    "quotation marks in English": '"Opinions (hereinafter ',
}


def print_hostile(size: int = SIZE, limit: float = LIMIT) -> None:
    """Print a line per text and stage: processor seconds at a quarter of ``size`` bytes and at ``size``, and their ratio."""
    for name, piece in HOSTILE.items():
        quarter, whole = (stages_of(make_hostile(piece, bytes_of_text)) for bytes_of_text in (size // 4, size))
        for stage in quarter:
            less, more = (measure_within(limit, stages[stage]) for stages in (quarter, whole))
            figures = ("over the limit" if taken is None else f"{taken:8.3f} s" for taken in (less, more))
            ratio = f"{more / less:6.1f}" if more and less else ""
            print(f"{name:30} {stage:20}", *figures, ratio)


def make_hostile(piece: str, size: int) -> str:
    """A piece repeated to about ``size`` bytes of UTF-8."""
    return piece * (size // len(piece.encode()))


def stages_of(text: str) -> dict[str, Callable[[], object]]:
    """The work of every stage on a text. Each reads all of it, whatever the stages before would make of it.

    Facts of the document are looked for in the text as its front and again as its back.
    """
    source = Source("hostile", "hostile.txt", "txt", "0" * 64, text, _paragraphs(text))
    passages = [ClauseText("hostile#preamble-1", "preamble", None, text, 0)]
    document = Document()
    ends = [_row(kind, text) for kind in ("front", "back")]
    return {
        "whole document": partial(rows_of, "hostile.txt", text.encode(), None),
        "segment": partial(segment, source),
        "metadata": partial(find_document, source, ends, None),
        "responsible_units": partial(find_responsible_units, passages, document),
        "dates": partial(find_dates, passages, document),
        "parameters": partial(find_parameters, passages, document),
        "citations": partial(find_citations, passages, document),
        "validity": partial(find_validity, text, ends, document, None, {}),
        "document numbers": partial(find_document_numbers, text),
        "regions": partial(find_region, text),
    }


def measure_within(limit: float, work: Callable[[], object]) -> float | None:
    """Processor seconds for ``work``; None where it takes longer than ``limit`` seconds of the clock."""
    start = time.process_time()
    try:
        run_within(limit, work)
    except OutOfTime:
        return None
    return time.process_time() - start


def _row(kind: str, text: str) -> Clause:
    unnumbered = (None, None, None, None)  # level, marker, style, number
    clause_id, end = f"hostile#{kind}-1", len(text)
    return Clause(
        clause_id, "hostile", None, 1, kind, *unnumbered, f"{kind}-1", None, text, "zh", None, 0, end, None, None
    )


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    return tuple(paragraphs)
