"""RTF: through LibreOffice, else its text by striprtf."""

from __future__ import annotations

from striprtf.striprtf import rtf_to_text

from etl.read.characters import count_changes
from etl.read.formats.converted import read_converted
from etl.read.prepared import Prepared
from etl.read.reading import Reading, UnreadableSource, read_line

ENDINGS = {".rtf": "rtf"}
TOOL = "libreoffice"


def read_rtf(content: bytes, prepared: Prepared) -> Reading:
    """Paragraphs and table cells in order. Raises `UnreadableSource` if the file is no RTF."""
    if not content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise UnreadableSource("the file is no RTF (it does not begin with {\\rtf); save it again as .docx")
    return read_converted(content, prepared, read_stripped)


def read_stripped(content: bytes) -> Reading:
    """Return the text that striprtf finds; it parts the cells of a table's row by ``|``."""
    try:
        text = str(rtf_to_text(content.decode("latin-1"), encoding="gb18030", errors="replace"))  # type: ignore[no-untyped-call]
    except MemoryError:  # a limit of this build, and no fact of the file
        raise
    except Exception:  # striprtf lets errors of all kinds escape on damaged files
        raise UnreadableSource("the RTF is damaged; open it in Word and save it as .docx") from None
    lines = []
    for raw in text.split("\n"):
        cells = raw.rstrip().rstrip("|").split("|") if raw.rstrip().endswith("|") else None
        parts = [(part, "cell") for part in cells] if cells else [(raw, "text")]
        lines += [read_line(part, kind=kind, whole=True) for part, kind in parts]
    kept = tuple(line for line in lines if line.text)
    if not kept:
        raise UnreadableSource("the RTF holds no text, perhaps pictures; open it in Word and save it as PDF")
    return Reading(kept, characters_changed=count_changes(text))
