"""OCR of pages that are pictures or whose fonts map to no characters: page by page, in several processes.

If a page fails or crashes its process, only that page is lost. Recognized pages are kept one by one until all of a
document are there, so that an interrupted build continues where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from etl.prepare.kept import PAGES, Kept, page_from_json, page_to_json, pages_to_json
from etl.prepare.ocr import recognize_page
from etl.processes import NoProcesses, Pool
from etl.read.prepared import RecognizedPage
from etl.read.unreadable_pages import find_unreadable_pages
from etl.worker_process import FAILURES, Overdue

SECONDS_A_PAGE = 180.0
SECONDS_A_FILE = 120.0  # to see which of its pages are to be recognized
PAGES_OF_PROCESS = 200  # then a new one takes its place: whatever a library does not give back is gone
UNTOLD = (*FAILURES, OSError)  # no fault of the program
Item = TypeVar("Item")
Result = TypeVar("Result")
Job = tuple[str, int]  # the hash of a file, and a page of it


def recognize(files: Mapping[str, Path], kept: Kept, processes: int, progress: Callable[[str, int, int], None]) -> None:
    """Recognize the pages of files (paths by hash) that need it, in ``processes`` processes. Raises OSError."""
    with Pool[Any](processes, "spawn", most_jobs=PAGES_OF_PROCESS) as pool:
        wanted = find_wanted(files, pool)
        jobs = [(digest, number) for digest, pages in wanted.items() for number in pages]
        missing = {digest: set(pages) for digest, pages in wanted.items()}
        for done, ((digest, number), page) in enumerate(recognize_pages(jobs, files, kept, pool), 1):
            if page is not None:
                kept.keep(page_name(digest, number), page_to_json(page))
            missing[digest].discard(number)
            if not missing[digest]:
                gather(digest, wanted[digest], kept)
            progress("recognize", done, len(jobs))


def find_wanted(files: Mapping[str, Path], pool: Pool[Path]) -> dict[str, tuple[int, ...]]:
    """Return the pages of each file that need OCR; none if the file cannot be opened (its reader reports that)."""
    digests = {path: digest for digest, path in files.items()}
    found: dict[str, tuple[int, ...]] = {}
    for path, pages in _each(pool, files.values(), find_unreadable_pages, SECONDS_A_FILE):
        if not isinstance(pages, Exception):
            found[digests[path]] = pages
        elif not isinstance(pages, UNTOLD):
            raise pages
    return {digest: found[digest] for digest in files if found.get(digest)}


def recognize_pages(
    jobs: list[Job], files: Mapping[str, Path], kept: Kept, pool: Pool[tuple[Path, int]]
) -> Iterator[tuple[Job, RecognizedPage | None]]:
    """Yield each job when it is done, with its page, or None for a page that is already kept."""
    pages: dict[tuple[Path, int], Job] = {}
    for digest, number in jobs:
        if kept.has(digest, page_ending(number)):
            yield (digest, number), None
        else:
            pages[files[digest], number] = (digest, number)
    for page, result in _each(pool, pages, _recognize, SECONDS_A_PAGE):
        if isinstance(result, Exception):  # the page hung, took its processes down, or the models failed on it
            fault = "took too long" if isinstance(result, Overdue) else f"failed ({type(result).__name__})"
            result = RecognizedPage(0.0, 0.0, fault=f"OCR {fault}")
        yield pages[page], result


def _each(
    pool: Pool[Item], items: Iterable[Item], call: Callable[[Item], Result], seconds: float
) -> Iterator[tuple[Item, Result | Exception]]:
    """Yield each item with what ``call`` returns or raises in a process of the pool; in this process if there can be none."""
    for (item,), result in pool.run(((item,) for item in items), partial(_call_one, call), seconds):
        yield item, call(item) if isinstance(result, NoProcesses) else result


def _call_one(call: Callable[[Item], Result], items: Sequence[Item]) -> Result:
    return call(items[0])


def _recognize(page: tuple[Path, int]) -> RecognizedPage:
    return recognize_page(*page)


def gather(digest: str, numbers: tuple[int, ...], kept: Kept) -> None:
    """Merge the pages of a document, kept one by one, into one file."""
    pages = {number: page_from_json(kept.read(digest, page_ending(number))) for number in numbers}
    kept.keep(f"{digest}{PAGES}", pages_to_json(pages))
    for number in numbers:
        kept.drop(digest, page_ending(number))


def page_name(digest: str, number: int) -> str:
    return f"{digest}{page_ending(number)}"


def page_ending(number: int) -> str:
    return f".{number}.page.json"
