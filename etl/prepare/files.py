"""Outside programs run before the first file is read, each on all files of a build that need it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

from etl.hashes import file_sha256
from etl.prepare.kept import DOCX, FAULT, PAGES, Kept
from etl.prepare.libreoffice import convert
from etl.prepare.tools import find_soffice
from etl.raw_folder import SourceFile
from etl.read.registry import find_formats
from etl.read.sniffing import sniff

Progress = Callable[[str, int, int], None]
SNIFFED = 4096  # bytes
SECONDS_A_FILE = 60.0  # that LibreOffice gets; a file that takes longer is given up
# what the start of a file shows it to be, and the ending under which LibreOffice opens it
CONVERTED = {"ole": ".doc", "rtf": ".rtf", "odt": ".odt"}


def prepare(
    files: Iterable[SourceFile], kept: Kept, progress: Progress, processes: int = 1, again: bool = False
) -> None:
    """Convert or recognize the files that need it. Kept results are reused; failures are tried again only with ``again``.

    OCR runs in ``processes`` processes, each of which takes a gigabyte.
    If a tool fails on a file, only that file is affected: its reader reports why. Raises OSError if nothing can be kept.
    """
    by_tool: dict[str, list[SourceFile]] = {}
    for file in files:
        if tool := tool_for(file.source_file):
            by_tool.setdefault(tool, []).append(file)
    if by_tool:
        kept.tell_tools()
    convert_files(by_tool.get("libreoffice", ()), kept, progress, again)
    recognize_files(by_tool.get("ocr", ()), kept, progress, processes, again)


def tool_for(source_file: str) -> str:
    """Return the tool that a file's format needs; empty if it needs none."""
    found = find_formats().get(PurePosixPath(source_file).suffix.lower())
    return found.tool if found is not None else ""


def convert_files(files: Sequence[SourceFile], kept: Kept, progress: Progress, again: bool) -> None:
    """Convert files to docx with LibreOffice, if it is installed."""
    soffice = find_soffice()
    wanted: dict[str, tuple[Path, str]] = {}
    for file in files if soffice else ():
        try:
            with file.path.open("rb") as opened:
                ending = CONVERTED.get(sniff(opened.read(SNIFFED)), "")
            digest = file_sha256(file.path)
        except OSError:  # who reads it will say so
            continue
        if again:
            kept.drop(digest, FAULT)
        if ending and not kept.has(digest, DOCX) and not kept.has(digest, FAULT):
            wanted[digest] = (file.path, ending)
    if not wanted or soffice is None:
        return
    for done, (digest, docx, fault) in enumerate(convert(soffice, wanted, SECONDS_A_FILE), 1):
        if docx is not None:
            kept.keep(f"{digest}{DOCX}", docx)
        else:
            kept.keep(f"{digest}{FAULT}", fault.encode("utf-8"))
        progress("convert", done, len(wanted))


def recognize_files(files: Sequence[SourceFile], kept: Kept, progress: Progress, processes: int, again: bool) -> None:
    """Recognize the pages of files that are pictures, if OCR is installed."""
    wanted: dict[str, Path] = {}
    for file in files if "ocr" in kept.tools else ():
        try:
            digest = file_sha256(file.path)
        except OSError:  # who reads it will say so
            continue
        if again:
            kept.drop(digest, PAGES)
        if not kept.has(digest, PAGES):
            wanted[digest] = file.path
    if wanted:
        from etl.prepare.scans import recognize  # pdfium and a pool of processes, which most builds do without

        recognize(wanted, kept, max(1, processes), progress)
