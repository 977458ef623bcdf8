"""Facts about its page that a crawler writes into a Markdown text: ``**来源**: …``."""

from __future__ import annotations

import re

from etl.read.characters import normalize_characters
from etl.read.formats.page_metadata import BODY, KEPT, fields
from etl.read.reading import Line

FACT = re.compile(r"[ \t]*+(?P<label>[^：:]{2,8}+)[：:](?P<value>.{0,500})")
METADATA = "page metadata"  # why a line is not text


def find_fact(text: str, bold: int) -> str:
    """Return the fact about the page that a line with a bold label states (`**来源**: …`); empty for other lines."""
    fact = FACT.fullmatch(text)
    if not fact or not fact.end("label") <= bold <= fact.start("value"):
        return ""
    label = "".join(fact["label"].split())
    return f"{label}: {normalize_characters(fact['value']).strip()}".rstrip() if label in fields() else ""


def take_fact(line: Line, metadata: dict[str, str]) -> None:
    """Put the fact that a line of page metadata states (`来源: …`) into the metadata, unless one is there."""
    if line.removed != METADATA:
        return
    label, _, value = line.text.partition(": ")
    column = fields()[label.rstrip(":")]
    if value and column in KEPT and (column != "issuer" or BODY.fullmatch(value)):
        metadata.setdefault(column, value)
