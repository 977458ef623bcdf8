"""The documents that are measured: those of the shared corpus where it is at hand, those of raw/ else."""

from __future__ import annotations

from pathlib import Path

from etl.raw_folder import SourceFile, find_source_files
from tests.read.document_files import set_paragraphs

ROOT = Path(__file__).parents[1]
RAW = ROOT / "raw"
CORPUS = ROOT.parent / "shared" / "corpus"


def find_collections() -> dict[str, tuple[SourceFile, ...]]:
    """Files by the name of their collection."""
    there = [folder for folder in (CORPUS / "raw", CORPUS / "laws") if folder.is_dir()] or [RAW]
    return {"/".join(folder.parts[-2:]): find_source_files(folder) for folder in there}


def read_pdfs() -> dict[str, bytes]:
    """PDFs by name, out of the corpus, or else set from the texts of raw/."""
    if (CORPUS / "raw").is_dir():
        files = find_source_files(CORPUS / "raw")
        return {file.source_file: file.path.read_bytes() for file in files if file.path.suffix == ".pdf"}
    texts = {path.stem: path.read_text("utf-8-sig") for path in sorted(RAW.glob("*.txt"))}
    return {f"{name}.pdf": set_paragraphs(text.split("\n")) for name, text in texts.items()}
