"""How the time to segment grows with the clauses of a document."""

from __future__ import annotations

from functools import partial

from benchmarks.made_texts import make_clauses
from benchmarks.report import Row
from benchmarks.timing import measure, ratio
from etl.read import read_source
from etl.segment import segment

NUMBERS = (1_000, 10_000)


def measure_growth() -> list[Row]:
    """A row a document: its clauses as found, the processor seconds to find them, and how many times the first's."""
    rows: list[Row] = []
    first = None
    for number in NUMBERS:
        source = read_source("made.txt", make_clauses(number).encode())
        seconds, (clauses, _, findings) = measure(partial(segment, source), short=60)
        first = first or seconds
        numbered = sum(clause.marker is not None for clause in clauses)
        rows.append(
            {
                "clauses": numbered,
                "deepest_level": max(clause.level or 0 for clause in clauses),
                "gaps_and_repeats": len(findings),
                "seconds": seconds,
                "times_the_first": ratio(seconds, first),
            }
        )
    return rows
