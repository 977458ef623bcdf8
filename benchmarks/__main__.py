"""``python -m benchmarks [--only NAME …] [--bytes N] [--limit SECONDS] [--json FILE] [--plot FILE]``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.again import measure_again
from benchmarks.beside_floor import measure_floor
from benchmarks.cores import measure_cores
from benchmarks.corpus_growth import measure_corpus_growth
from benchmarks.growth_chart import draw_growth
from benchmarks.hostile_text import measure_hostile
from benchmarks.hot_spots import measure_hot_spots
from benchmarks.memory import measure_memory
from benchmarks.pdf_pages import measure_pages
from benchmarks.peer import has_jionlp, measure_peer
from benchmarks.report import Row, print_rows, write_file, write_json
from benchmarks.segment_growth import measure_growth
from benchmarks.stages import measure_stages

PARTS = ("segment", "hostile", "pdf", "stages", "hot", "memory", "peer", "floor", "cores", "again", "growth")
Table = tuple[str, str, Sequence[Row]]  # name, title, rows


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How long the stages and builds take.")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to run; all else")
    parser.add_argument("--bytes", type=int, default=1_000_000, help="size of a hostile text (1000000)")
    parser.add_argument("--limit", type=float, default=60, help="seconds for a stage on a hostile text (60)")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    parser.add_argument("--plot", type=Path, help="file to draw the growth of a build in, as SVG")
    wanted = parser.parse_args()
    results: dict[str, Sequence[Row]] = {}
    for part in PARTS:
        for name, title, rows in _measure(part, wanted) if part in wanted.only else ():
            results[name] = rows
            print_rows(title, rows)
            if wanted.json:  # after each table, should a later part fail
                write_json(wanted.json, results)
    if wanted.plot and "growth" in results:
        write_file(wanted.plot, draw_growth(results["growth"]))


def _measure(part: str, wanted: argparse.Namespace) -> Iterator[Table]:
    """The tables of a part."""
    match part:
        case "segment":
            yield part, "Time to segment as clauses grow", measure_growth()
        case "hostile":
            yield part, f"Hostile texts of {wanted.bytes:,} bytes", measure_hostile(wanted.bytes, wanted.limit)
        case "pdf":
            yield part, "Pages of PDF beside pdfplumber's bare extract_text", measure_pages()
        case "stages":
            by_stage, by_format = measure_stages()
            yield part, "Stages over whole collections", by_stage
            yield "formats", "Reading by format", by_format
        case "hot":
            by_megabyte, by_seconds = measure_hot_spots()
            yield "hot_by_megabyte", "Documents that cost most a megabyte", by_megabyte
            yield "hot_by_seconds", "Documents that cost most", by_seconds
        case "memory":
            yield part, "The most memory of a process that reads and extracts", measure_memory()
        case "peer" if has_jionlp():
            yield part, "All of our extraction beside JioNLP's dates and amounts", measure_peer()
        case "peer":
            print("The part peer is left out: JioNLP is not installed here; nox -s bench installs it.\n")
        case "floor":
            yield part, "A build from nothing on one core, beside the floor", measure_floor()
        case "cores":
            yield part, "What a second core gives", measure_cores()
        case "again":
            yield part, "A build and builds after it", measure_again()
        case "growth":
            yield part, "A build as the corpus grows", measure_corpus_growth()


if __name__ == "__main__":
    main()
