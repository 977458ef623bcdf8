"""The outside programs that some formats need: which are installed, and how to install the others. Nothing is started."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

# what to do to have a tool, after "…, so" or in the table of `etl formats`
ADVICE: Mapping[str, str] = {
    "libreoffice": "install LibreOffice (Debian: apt-get install libreoffice-writer)",
    "ocr": "pip install rapidocr onnxruntime",
}
OCR_PACKAGES = ("rapidocr", "onnxruntime")
ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
SWITCHED_OFF = (
    "TIAOKUAN_WITHOUT"  # names of tools that are not to be used though they are here, for tests and for people
)


def find_soffice() -> str | None:
    """Return the path of LibreOffice, or None if it is not installed."""
    if is_off("libreoffice"):
        return None
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in ELSEWHERE if Path(place).is_file()), None)


def has_ocr() -> bool:
    """True if OCR is installed."""
    return not is_off("ocr") and all(find_spec(package) for package in OCR_PACKAGES)


def installed_tools() -> tuple[str, ...]:
    """Return the names of the installed tools, on which the rows of a document depend."""
    return tuple(name for name, here in (("libreoffice", find_soffice()), ("ocr", has_ocr())) if here)


def is_off(tool: str) -> bool:
    return tool in os.environ.get(SWITCHED_OFF, "").split(",")
