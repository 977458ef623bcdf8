"""``python -m benchmarks [--only NAME …] [--keep]``: every ratio in one run, or hostile texts by stage."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

from benchmarks.beside_others import has_jionlp, measure_extract, measure_jionlp, measure_pdfs
from benchmarks.builds import measure_builds, measure_growth, measure_small_build
from benchmarks.corpora import CORPUS, find_pdfs
from benchmarks.hostile_text import print_hostile
from benchmarks.ratios import Ratio, keep_ratios, print_ratios

PARTS: dict[str, Callable[[], Iterator[Ratio]]] = {
    "small": measure_small_build,
    "builds": measure_builds,
    "growth": measure_growth,
    "jionlp": measure_jionlp,
    "extract": measure_extract,
    "pdf": measure_pdfs,
}
HOSTILE = "hostile"  # minutes, so only where it is asked for


def main() -> None:
    """Measure the parts that are asked for and print them; what cannot be measured here is said in a sentence."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What builds and stages cost.")
    parser.add_argument("--only", nargs="+", choices=(*PARTS, HOSTILE), default=tuple(PARTS), help="parts to run")
    parser.add_argument("--keep", action="store_true", help="add the ratios to benchmarks/history.csv")
    wanted = parser.parse_args()
    if HOSTILE in wanted.only:
        print_hostile()
    if not CORPUS.is_dir():
        print("The shared corpus is not here: the texts of raw/ stand for the laws.")
    ratios: list[Ratio] = []
    for part in (part for part in PARTS if part in wanted.only):
        if reason := find_obstacle(part):
            print(f"The part {part} was not measured: {reason}")
        else:
            ratios += PARTS[part]()
    if ratios:
        print_ratios(ratios)
    if wanted.keep:
        keep_ratios(ratios)


def find_obstacle(part: str) -> str | None:
    """Why a part cannot be measured here; None where it can."""
    if part == "jionlp" and not has_jionlp():
        return "JioNLP is not installed here; nox -s bench installs it."
    if part == "pdf" and not find_pdfs():
        return "there are no PDFs here."
    return None


if __name__ == "__main__":
    main()
