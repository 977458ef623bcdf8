"""Single stages in this process, beside other programs over the same texts: JioNLP, pdfplumber and pypdfium2."""

from __future__ import annotations

import contextlib
import gc
import importlib.util
import io
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from benchmarks.corpora import find_all_files, find_laws, find_pdfs, spread
from benchmarks.ratios import Ratio
from etl.raw_folder import SourceFile
from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from etl.records import Source

SAMPLE = 1_000_000  # bytes of files for JioNLP, which takes seconds for them
CHARACTERS = 5_000  # of a document that is extracted
DOCUMENTS = 5  # extracted, each so many times, of which the fastest counts
TIMES = 5
READ_WARM = 0.03  # seconds that are wanted for such a document


def has_jionlp() -> bool:
    """Whether JioNLP is installed here."""
    return importlib.util.find_spec("jionlp") is not None


def measure_jionlp() -> Iterator[Ratio]:
    """All that is found in texts once they are read, beside JioNLP's times and amounts of money alone.

    JioNLP gets them whole and line by line, and its faster way counts; its first call builds its patterns and does not.
    """
    from etl.pipeline import find_rows

    sources = [source for file in spread(find_all_files(), SAMPLE) if (source := _read(file))]
    texts = [source.text for source in sources]
    lines = [line for text in texts for line in text.split("\n")]
    for source in sources[:3]:
        find_rows(source, None)
    own = measure(lambda: [find_rows(source, None) for source in sources])
    with _silence():
        import jionlp  # only in the session bench

        finders = (jionlp.ner.extract_time, jionlp.ner.extract_money)
        _find_all(finders, ["到2025年底前完成投资30万元。"])
        theirs = min(measure(partial(_find_all, finders, some)) for some in (texts, lines))
    yield Ratio("jionlp", "JioNLP's times and money / all of ours in the same texts", theirs, own, "s", "at least 15")


def measure_extract() -> Iterator[Ratio]:
    """``etl.extract`` of a document of 5,000 characters, warm, beside the seconds that are wanted."""
    import etl

    texts = [text[:CHARACTERS] for file in find_laws() if len(text := file.path.read_text("utf-8-sig")) >= CHARACTERS]
    chosen = texts[:: max(1, len(texts) // DOCUMENTS)][:DOCUMENTS]
    for text in chosen:
        etl.extract(text)
    seconds = [min(measure(partial(etl.extract, text)) for _ in range(TIMES)) for text in chosen]
    mean = sum(seconds) / len(seconds)
    title = f"extract() of {CHARACTERS:,} characters, warm / {READ_WARM * 1000:.0f} ms"
    yield Ratio("extract", title, mean, READ_WARM, "s", "at most 1")


def measure_pdfs() -> Iterator[Ratio]:
    """The pages of all PDFs: bare texts by pdfplumber and pypdfium2 beside our reader."""
    import pdfplumber
    import pypdfium2

    def read_all() -> None:
        for name, content in contents:
            with contextlib.suppress(UnreadableSource):
                read_source(name, content)

    def plumb_all() -> None:
        for _, content in contents:
            with pdfplumber.open(io.BytesIO(content)) as pdf:
                for page in pdf.pages:
                    page.extract_text()

    def pdfium_all() -> None:
        for _, content in contents:
            for page in pypdfium2.PdfDocument(content):
                page.get_textpage().get_text_range()

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    contents = [(file.source_file, file.path.read_bytes()) for file in find_pdfs()]
    read_source(*contents[0])
    own = measure(read_all)
    yield Ratio("pdfplumber", "pdfplumber's bare texts / our PDF reader", measure(plumb_all), own, "s", "at least 4")
    yield Ratio("pypdfium2", "pypdfium2's bare texts / our PDF reader", measure(pdfium_all), own, "s", "at least 0.25")


def _read(file: SourceFile) -> Source | None:
    try:
        return read_source(file.source_file, file.path.read_bytes())
    except UnreadableSource:
        return None


def measure(work: Callable[[], object]) -> float:
    """Processor seconds of this process for some work."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Without the greeting and the tracebacks that JioNLP writes, which would cost it time."""
    logging.disable(logging.CRITICAL)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            yield
    finally:
        logging.disable(logging.NOTSET)


def _find_all(finders: Sequence[Callable[[str], Sequence[object]]], texts: Sequence[str]) -> int:
    return sum(len(find(text)) for text in texts for find in finders)
