"""``python -m benchmarks [--only NAME …] [--bytes N] [--limit SECONDS] [--json FILE]``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.hostile_text import measure_hostile
from benchmarks.pdf_pages import measure_pages
from benchmarks.report import Row, print_rows, write_json
from benchmarks.segment_growth import measure_growth
from benchmarks.stages import measure_stages

PARTS = ("segment", "hostile", "pdf", "stages")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How long the stages take.")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to run; all else")
    parser.add_argument("--bytes", type=int, default=1_000_000, help="size of a hostile text (1000000)")
    parser.add_argument("--limit", type=float, default=60, help="seconds for a stage on a hostile text (60)")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    wanted = parser.parse_args()
    results: dict[str, Sequence[Row]] = {}

    def keep(name: str, title: str, rows: Sequence[Row]) -> None:
        results[name] = rows
        print_rows(title, rows)
        if wanted.json:  # after each part, should a later one fail
            write_json(wanted.json, results)

    if "segment" in wanted.only:
        keep("segment", "Time to segment as clauses grow", measure_growth())
    if "hostile" in wanted.only:
        keep("hostile", f"Hostile texts of {wanted.bytes:,} bytes", measure_hostile(wanted.bytes, wanted.limit))
    if "pdf" in wanted.only:
        keep("pdf", "Pages of PDF beside pdfplumber's bare extract_text", measure_pages())
    if "stages" in wanted.only:
        by_stage, by_format = measure_stages()
        keep("stages", "Stages over whole collections", by_stage)
        keep("formats", "Reading by format", by_format)


if __name__ == "__main__":
    main()
