"""Text of a web page as a browser shows it: white space, paragraphs, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from etl.read.characters import normalize_characters
from etl.read.reading import Finding, Line
from etl.records import CellPlace

BLANK = re.compile(r"[ \t\r\n\f]+")
HAN_BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t\r\f]*+\n[ \t\r\n\f]*+(?=[\u3000-\u9fff\uff00-\uffef])")
SHOWN = 500  # characters of what is left out that a message quotes


def tell_left_out(reason: str, texts: Sequence[str]) -> Finding:
    """Report words of a page that are not text, and the reason. Long ones are cut."""
    whole = " / ".join(texts)
    shown = whole if len(whole) <= SHOWN else f"{whole[:SHOWN]}… ({len(whole)} characters)"
    return Finding("info", "left_out", f"{reason}: {shown}")


@dataclass(slots=True)
class Gathered:
    """The paragraph that is being read, and whether any of it is bold or not bold."""

    pieces: list[str] = field(default_factory=list)
    has_bold: bool = False
    has_plain: bool = False

    def add(self, text: str, bold: int) -> None:
        self.pieces.append(text)
        if text.isspace():
            return
        if bold:
            self.has_bold = True
        else:
            self.has_plain = True

    def close(self, is_cell: int, is_heading: int, place: CellPlace | None) -> Iterator[Line]:
        """End the paragraph and yield its lines."""
        text = "".join(self.pieces)
        kind = "cell" if is_cell else "heading" if is_heading or (self.has_bold and not self.has_plain) else "text"
        self.pieces, self.has_bold, self.has_plain = [], False, False
        for part in text.split("\n"):
            if body := normalize_characters(part).strip(" "):
                yield Line(body, kind=kind, whole=True, cell=place)


def read_words(element: etree._Element) -> str:
    """Return the words of an element on one line, without scripts."""
    pieces = element.xpath(".//text()[not(ancestor::script or ancestor::style)]")
    return normalize_characters(" ".join("".join(map(str, pieces)).split()))


def show(text: str, preformatted: int) -> str:
    """Collapse white space as a browser does; line breaks between Han characters vanish."""
    if preformatted:
        return text.replace("\r\n", "\n")
    return BLANK.sub(" ", HAN_BREAK.sub("", text) if "\n" in text else text)
