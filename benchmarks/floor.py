"""The floor: what any program must do with texts, done by polars alone. ``python -m benchmarks.floor FOLDER``.

Read the files, decode them, look once at every line for markers, titles, numbers, days and amounts with their places, and
write lines and finds as Parquet and CSV. In one process, on one core where ``POLARS_MAX_THREADS`` is 1 as it starts.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from etl.raw_folder import find_source_files

FINDS = (
    r"第?[一二三四五六七八九十百]+[条章节、]",
    r"[（(][一二三四五六七八九十\d]+[）)]",
    r"《[^》]{2,80}》",
    r"〔\d{4}〕\s*\d+\s*号",
    r"\d{4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?",
    r"\d[\d.,]*\s*(?:万|亿)?(?:元|%|％|个|家|人|年|天|日|月|公里|亩)",
)
OPEN, CLOSE = "\x01", "\x02"  # stand around every find; no text holds them
RUNS = 3  # the fastest counts


def main() -> None:
    """Print megabytes, finds and processor seconds of a folder's files as JSON."""
    paths = [file.path for file in find_source_files(Path(sys.argv[1]))]
    seconds = float("inf")
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS):
            start = time.process_time()
            finds = run_floor(paths, Path(folder))
            seconds = min(seconds, time.process_time() - start)
    size = sum(path.stat().st_size for path in paths)
    print(json.dumps({"megabytes": size / 1_000_000, "finds": finds.height, "seconds": seconds}))


def run_floor(paths: Sequence[Path], folder: Path) -> pl.DataFrame:
    """Write lines and finds of some files into a folder; returns the finds."""
    texts = (path.read_bytes().decode("utf-8", "replace") for path in paths)
    lines = pl.DataFrame({"text": [line for text in texts for line in text.splitlines() if line.strip()]})
    lines = lines.with_row_index("line")
    finds = find_places(lines)
    for name, frame in (("lines", lines), ("finds", finds)):
        frame.write_parquet(folder / f"{name}.parquet")
        frame.write_csv(folder / f"{name}.csv")
    return finds


def find_places(lines: pl.DataFrame) -> pl.DataFrame:
    """A row per find: its line, its words, and where they start in the line, in characters.

    polars gives regular expressions no offsets: every find is marked, the line split at the marks, and the lengths of the
    pieces added up.
    """
    marked = pl.col("text").str.replace_all("|".join(FINDS), f"{OPEN}${{0}}{CLOSE}")
    pieces = lines.select("line", piece=marked.str.split(OPEN)).explode("piece")
    length = pl.col("piece").str.replace(CLOSE, "", literal=True).str.len_chars()
    placed = pieces.with_columns(start=length.cum_sum().over("line") - length)
    is_find = pl.col("piece").str.contains(CLOSE, literal=True)
    return placed.filter(is_find).select("line", "start", mention=pl.col("piece").str.split(CLOSE).list.first())


if __name__ == "__main__":
    main()
