"""The floor: what any program must do with texts, done by polars alone. ``python -m benchmarks.floor FOLDER``.

Read the files, decode them, look once for dates and amounts with their places, write texts and finds as Parquet and
CSV. In one process; on one core where ``POLARS_MAX_THREADS`` is 1 as it starts.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from benchmarks.folders import MEGABYTE, select_texts
from benchmarks.timing import measure
from etl.raw_folder import find_source_files

DIGITS, NUMERALS = "0-9", "〇零一二三四五六七八九十百千万亿两"
PATTERN = (
    rf"(?:[{DIGITS}]{{4}}|[{NUMERALS}]{{4}})年(?:[{DIGITS}{NUMERALS}]{{1,3}}月(?:[{DIGITS}{NUMERALS}]{{1,3}}日)?)?"
    rf"|[{DIGITS}{NUMERALS}][{DIGITS}{NUMERALS}.,]*(?:美元|元|%)"
)
FENCE = "\0"  # stands before and behind every find; decoded texts are without it


def main() -> None:
    """Print documents, megabytes of decoded text, finds and processor seconds of a folder's text files as JSON."""
    paths = [file.path for file in select_texts(find_source_files(Path(sys.argv[1])))]
    with tempfile.TemporaryDirectory() as folder:
        seconds, (texts, finds) = measure(lambda: run_floor(paths, Path(folder)))
    size = sum(len(text.encode()) for text in texts["text"]) / MEGABYTE
    print(json.dumps({"documents": len(paths), "megabytes": size, "finds": finds.height, "seconds": seconds}))


def run_floor(paths: Iterable[Path], folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Texts and finds, as they are also written into the folder."""
    texts = pl.DataFrame({"text": [decode(path.read_bytes()) for path in paths]}).with_row_index("document")
    finds = find_places(texts)
    for name, frame in (("texts", texts), ("finds", finds)):
        frame.write_parquet(folder / f"{name}.parquet", compression="snappy")
        frame.write_csv(folder / f"{name}.csv")
    return texts, finds


def decode(content: bytes) -> str:
    """UTF-8, or else GB18030."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    return text.replace(FENCE, " ")


def find_places(texts: pl.DataFrame) -> pl.DataFrame:
    """A row a find: its document, its words and where they stand, in characters.

    polars gives regular expressions no offsets. Fences around every find, a split at the fences, and the lengths of the
    pieces added up give them in one pass.
    """
    fenced = pl.col("text").str.replace_all(PATTERN, f"{FENCE}$0{FENCE}").str.split(FENCE)
    pieces = texts.select("document", mention=fenced).explode("mention")
    length = pl.col("mention").str.len_chars().cast(pl.Int64)
    places = pieces.with_columns(
        end_char=length.cum_sum().over("document"), piece=pl.int_range(pl.len()).over("document")
    )
    is_find = pl.col("piece") % 2 == 1
    return places.filter(is_find).select(
        "document", "mention", start_char=pl.col("end_char") - length, end_char="end_char"
    )


if __name__ == "__main__":
    main()
