"""Pages without usable text: pictures, and fonts whose codes map to no characters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from etl.read.decode import is_common
from etl.read.reading import UnreadableSource

LEAST_CHARACTERS = 15  # a scanned page has a page number or a stamp as text at most
LEAST_PICTURE = 0.3  # of the page
MOST_STRANGE = 0.02  # of a page's characters
MOST_RARE = 0.3  # … of its Han characters, which hardly any text has
MOST_FRAMES = 3000
CID = re.compile(r"\(cid:[0-9]{1,6}\)")
# Founder's fonts count letters in row A0 of GBK, as PDFs tell it they are the rare characters there: 犐犆犛 for ICS
ROW_A0 = bytes(byte for low in range(0xA1, 0xFF) for byte in (0xA0, low)).decode("gbk")
SHIFTED = re.compile(f"[{ROW_A0}]{{2,}}")
BLANK, STRANGE, HAN, RARE, OTHER = "blank", "strange", "Han", "rare", "other"
PDF_MARK, ZIP_MARK = b"%PDF", b"PK\x03\x04"


def find_unreadable_pages(path: Path) -> tuple[int, ...]:
    """Return the numbers (from 1) of the pages of a PDF, OFD or picture file that need OCR. Raises ``OSError``."""
    content = path.read_bytes()
    if PDF_MARK in content[:1024]:
        return tuple(find_pages_of_pdf(content))
    if content.startswith(ZIP_MARK):
        return find_pages_of_ofd(content)
    return tuple(range(1, count_frames(content) + 1))


def find_pages_of_ofd(content: bytes) -> tuple[int, ...]:
    """Return the pages of an OFD that are pictures without text; none if it is damaged (its reader reports that)."""
    from etl.read.formats.ofd_pictures import find_picture_pages

    try:
        return tuple(find_picture_pages(content))
    except UnreadableSource:
        return ()


def find_pages_of_pdf(content: bytes) -> Iterator[int]:
    """Return the pages of a PDF without usable text; none if pdfium cannot open it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return
    with document:
        for number in range(1, len(document) + 1):
            try:
                page = document[number - 1]
                text_page = page.get_textpage()
                text = str(text_page.get_text_bounded(errors="ignore"))
                text_page.close()
                few = len("".join(text.split())) < LEAST_CHARACTERS
                if (few and covers_page(page)) or find_fault(text):
                    yield number
                page.close()
            except pypdfium2.PdfiumError:
                continue


def covers_page(page: object) -> bool:
    """True if pictures cover most of a page."""
    import pypdfium2.raw as raw

    width, height = page.get_size()  # type: ignore[attr-defined]
    area = 0.0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5):  # type: ignore[attr-defined]
        left, bottom, right, top = item.get_bounds()
        area += abs(right - left) * abs(top - bottom)
    return bool(area >= LEAST_PICTURE * max(width * height, 1.0))


def find_fault(text: str) -> str:
    """Return in a clause why the text of a page is unusable; empty if it is usable."""
    counts = Counter(CID.sub("\ufffd", text))
    kinds: Counter[str] = Counter()
    for character, number in counts.items():
        kinds[classify(character)] += number
    total = kinds.total() - kinds[BLANK]
    if not total:
        return ""
    if kinds[STRANGE] > MOST_STRANGE * total:
        return f"{kinds[STRANGE]} of {total} characters have no meaning in their font"
    han = kinds[HAN] + kinds[RARE]
    if kinds[RARE] > MOST_RARE * han:
        return f"{kinds[RARE]} of {han} Han characters are ones that hardly any text has"
    if not counts.keys().isdisjoint(ROW_A0) and (shifted := SHIFTED.search(text)):
        return f"letters of a font come out as rare characters ({shifted[0][:10]})"
    return ""


@lru_cache(maxsize=30_000)
def classify(character: str) -> str:
    """Return whether a character is blank, strange, a Han character, a rare one, or another."""
    if character.isspace():
        return BLANK
    if character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn", "Cc", "Cs"):
        return STRANGE
    if "\u3400" <= character <= "\u9fff":
        return HAN if is_known(character) else RARE
    return OTHER


def is_known(character: str) -> bool:
    """True for Han characters that simplified or traditional texts are written in."""
    if is_common(character):
        return True
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def count_frames(content: bytes) -> int:
    """Count the pictures in a file (a TIFF may hold many); 1 if it cannot be opened (OCR reports that)."""
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(content)) as image:
            return min(int(getattr(image, "n_frames", 1)), MOST_FRAMES)
    except Exception:  # Pillow lets errors of all kinds escape on damaged files
        return 1
