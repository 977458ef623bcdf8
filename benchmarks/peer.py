"""All of our extraction beside JioNLP's dates and amounts alone, over the same texts."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

from benchmarks.folders import MEGABYTE, SAMPLE, find_collections, read_readable, spread
from benchmarks.report import Row
from benchmarks.timing import measure, ratio
from etl.extract import extract
from etl.records import Source
from etl.segment import segment

Finder = Callable[[str], Sequence[object]]


def has_jionlp() -> bool:
    """Whether JioNLP is installed here."""
    return importlib.util.find_spec("jionlp") is not None


def measure_peer() -> list[Row]:
    """A row a way: JioNLP's document by document and line by line, and ours, which finds far more.

    ``times_jionlp`` is the rate over that of JioNLP's better way. Its finders are warmed up before, give values as
    ours do, and log nothing.
    """
    sources = _sample()
    texts = [source.text for source in sources]
    megabytes = sum(len(text.encode()) for text in texts) / MEGABYTE
    lines = [line for text in texts for line in text.split("\n")]
    with _silence():
        finders = _load_jionlp()
        seconds = {
            "JioNLP, a document at a time": measure(partial(_find_all, finders, texts))[0],
            "JioNLP, a line at a time": measure(partial(_find_all, finders, lines))[0],
        }
    best = min(seconds.values())
    seconds["ours, segment to citations"] = measure(partial(_extract_all, sources))[0]
    return [
        {
            "way": way,
            "documents": len(sources),
            "megabytes": megabytes,
            "seconds": taken,
            "megabytes_a_second": ratio(megabytes, taken),
            "times_jionlp": ratio(best, taken),
        }
        for way, taken in seconds.items()
    ]


def _sample() -> list[Source]:
    files = spread(tuple(chain.from_iterable(find_collections().values())), SAMPLE)
    return [source for file in files if (source := read_readable(file.source_file, file.path.read_bytes()))]


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Without the greeting and the tracebacks that JioNLP writes, which would cost it time."""
    logging.disable(logging.CRITICAL)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            yield
    finally:
        logging.disable(logging.NOTSET)


def _load_jionlp() -> tuple[Finder, ...]:
    import jionlp  # only in the session bench

    finders: tuple[Finder, ...] = (jionlp.ner.extract_time, jionlp.ner.extract_money)
    _find_all(finders, ["到2025年底前完成投资30万元。"])  # the first call builds its patterns
    return finders


def _find_all(finders: Sequence[Finder], texts: Sequence[str]) -> int:
    return sum(len(find(text)) for text in texts for find in finders)


def _extract_all(sources: Sequence[Source]) -> None:
    for source in sources:
        clauses, *_ = segment(source)
        extract(source, clauses, None)
