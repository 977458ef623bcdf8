"""The documents that are measured: those of the shared corpus where it is at hand, those of raw/ else."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from etl.raw_folder import SourceFile, find_source_files

ROOT = Path(__file__).parents[1]
RAW = ROOT / "raw"
CORPUS = ROOT.parent / "shared" / "corpus"
TEXT_ENDINGS = (".txt", ".md", ".html", ".htm")  # their bytes are text as they stand


def find_laws() -> tuple[SourceFile, ...]:
    """The texts that are measured: the corpus's laws where they are at hand, the texts of raw/ else."""
    files = find_source_files(CORPUS / "laws" if (CORPUS / "laws").is_dir() else RAW)
    return tuple(file for file in files if file.path.suffix.lower() in TEXT_ENDINGS)


def find_all_files() -> tuple[SourceFile, ...]:
    """The documents of both folders of the corpus, or else of raw/."""
    return find_source_files(CORPUS / "raw") + find_laws() if (CORPUS / "raw").is_dir() else find_source_files(RAW)


def find_pdfs() -> tuple[SourceFile, ...]:
    """The PDFs of the corpus, or else of raw/, which may have none."""
    files = find_source_files(CORPUS / "raw" if (CORPUS / "raw").is_dir() else RAW)
    return tuple(file for file in files if file.path.suffix.lower() == ".pdf")


def copy_files(files: Iterable[SourceFile], folder: Path) -> Path:
    """Copy files into a folder, under their own paths."""
    for file in files:
        copy = folder / file.source_file
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.path, copy)
    return folder


def multiply_files(files: Iterable[SourceFile], times: int, folder: Path) -> Path:
    """Copy files into a folder so many times, each copy in a folder and with a first line of its own."""
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
