"""The documents that are measured: those of the shared corpus where it is at hand, those of raw/ else."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from etl.raw_folder import SourceFile, find_source_files
from etl.read import UnreadableSource, read_source
from etl.records import Source
from tests.read.document_files import set_paragraphs

ROOT = Path(__file__).parents[1]
RAW = ROOT / "raw"
CORPUS = ROOT.parent / "shared" / "corpus"
TEXT_ENDINGS = (".txt", ".md", ".html", ".htm")  # their bytes are text as they stand
MEGABYTE = 1_000_000
SAMPLE = 2 * MEGABYTE  # of files, where all of them would take too long


def find_collections() -> dict[str, tuple[SourceFile, ...]]:
    """Files by the name of their collection."""
    there = [folder for folder in (CORPUS / "raw", CORPUS / "laws") if folder.is_dir()] or [RAW]
    return {"/".join(folder.parts[-2:]): find_source_files(folder) for folder in there}


def find_laws() -> tuple[SourceFile, ...]:
    """The largest collection of one kind: the laws where they are at hand, raw/ else."""
    return find_source_files(CORPUS / "laws" if (CORPUS / "laws").is_dir() else RAW)


def select_texts(files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    """The files that hold text as it stands."""
    return tuple(file for file in files if file.path.suffix.lower() in TEXT_ENDINGS)


def read_pdfs() -> dict[str, bytes]:
    """PDFs by name, out of the corpus, or else set from the texts of raw/."""
    if (CORPUS / "raw").is_dir():
        files = find_source_files(CORPUS / "raw")
        return {file.source_file: file.path.read_bytes() for file in files if file.path.suffix == ".pdf"}
    texts = {path.stem: path.read_text("utf-8-sig") for path in sorted(RAW.glob("*.txt"))}
    return {f"{name}.pdf": set_paragraphs(text.split("\n")) for name, text in texts.items()}


def read_readable(source_file: str, content: bytes) -> Source | None:
    """The source of a file, None where it gives no text."""
    try:
        return read_source(source_file, content)
    except UnreadableSource:
        return None


def copy_files(files: Iterable[SourceFile], folder: Path) -> Path:
    """The folder, with copies of the files under their own paths."""
    for file in files:
        copy = folder / file.source_file
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.path, copy)
    return folder


def multiply_files(files: Sequence[SourceFile], times: int, folder: Path) -> Path:
    """The folder, with so many copies of the files, each in a folder of its own and with a first line of its own."""
    for number in range(1, times + 1):
        for file in files:
            copy = folder / f"copy-{number:02}" / file.source_file
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(mark_first_line(file.path.read_bytes(), number))
    return folder


def mark_first_line(content: bytes, number: int) -> bytes:
    """A text whose first line ends in ``(number)``, in whatever encoding: ASCII is the same in all that are read."""
    line, *rest = content.splitlines(keepends=True) or [b""]
    words = line.rstrip(b"\r\n")
    return b"".join([words, f" ({number})".encode(), line[len(words) :], *rest])


def spread(files: Sequence[SourceFile], size: int) -> tuple[SourceFile, ...]:
    """Files of about ``size`` bytes in all, taken at even distances; all where they are not more than that."""
    total = sum(file.path.stat().st_size for file in files)
    share = min(1.0, size / total)
    return tuple(file for i, file in enumerate(files) if int((i + 1) * share) > int(i * share))
