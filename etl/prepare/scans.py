"""Pages that are pictures, or whose fonts give no characters, are recognized by OCR: several processes, page by page.

A page that fails, or takes its process down, costs itself only. Recognized pages are kept one by one until all of a
document are there, so that a build that is stopped goes on where it was.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue

from pebble import ProcessExpired, ProcessPool

from etl.prepare.kept import PAGES, Kept, page_from_json, page_to_json, pages_to_json
from etl.prepare.ocr import recognize_page
from etl.read.prepared import RecognizedPage
from etl.read.unreadable_pages import find_unreadable_pages

SECONDS_A_PAGE = 180.0
SECONDS_A_FILE = 120.0  # to see which of its pages are to be recognized
PAGES_OF_PROCESS = 200  # then a new one takes its place: whatever a library does not give back is gone
Job = tuple[str, int]  # the hash of a file, and a page of it


def recognize(files: Mapping[str, Path], kept: Kept, processes: int, progress: Callable[[str, int, int], None]) -> None:
    """Recognize the pages of files (paths by hash) that need it, in so many processes. Raises OSError."""
    context = multiprocessing.get_context("spawn")
    with ProcessPool(processes, max_tasks=PAGES_OF_PROCESS, context=context) as pool:
        wanted = {digest: pages for digest, pages in find_wanted(pool, files) if pages}
        jobs = [(digest, number) for digest, pages in wanted.items() for number in pages]
        missing = {digest: set(pages) for digest, pages in wanted.items()}
        for done, ((digest, number), page) in enumerate(recognize_pages(pool, jobs, files, kept), 1):
            if page is not None:
                kept.keep(page_name(digest, number), page_to_json(page))
            missing[digest].discard(number)
            if not missing[digest]:
                gather(digest, wanted[digest], kept)
            progress("recognize", done, len(jobs))


def find_wanted(pool: ProcessPool, files: Mapping[str, Path]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The pages of each file that are to be recognized; none where it cannot be told: its reader will say why."""
    futures = {
        digest: pool.schedule(find_unreadable_pages, args=(path,), timeout=SECONDS_A_FILE)
        for digest, path in files.items()
    }
    for digest, future in futures.items():
        try:
            yield digest, future.result()
        except (TimeoutError, ProcessExpired, MemoryError, OSError):
            yield digest, ()


def recognize_pages(
    pool: ProcessPool, jobs: list[Job], files: Mapping[str, Path], kept: Kept
) -> Iterator[tuple[Job, RecognizedPage | None]]:
    """Each job as it is done, with its page; None for a page that is kept already."""
    done: SimpleQueue[Future[RecognizedPage]] = SimpleQueue()
    waiting: dict[Future[RecognizedPage], Job] = {}
    for digest, number in jobs:
        if kept.has(digest, page_ending(number)):
            yield (digest, number), None
            continue
        future: Future[RecognizedPage] = pool.schedule(
            recognize_page, args=(files[digest], number), timeout=SECONDS_A_PAGE
        )
        waiting[future] = (digest, number)
        future.add_done_callback(done.put)
    while waiting:
        finished = done.get()
        job = waiting.pop(finished)
        try:
            yield job, finished.result()
        except Exception as error:  # the page hung, took its process down, or the models failed on it
            fault = "took too long" if isinstance(error, TimeoutError) else f"failed ({type(error).__name__})"
            yield job, RecognizedPage(0.0, 0.0, fault=f"OCR {fault}")


def gather(digest: str, numbers: tuple[int, ...], kept: Kept) -> None:
    """Put all pages of a document, which were kept one by one, into one file."""
    pages = {number: page_from_json(kept.read(digest, page_ending(number))) for number in numbers}
    kept.keep(f"{digest}{PAGES}", pages_to_json(pages))
    for number in numbers:
        kept.drop(digest, page_ending(number))


def page_name(digest: str, number: int) -> str:
    return f"{digest}{page_ending(number)}"


def page_ending(number: int) -> str:
    return f".{number}.page.json"
