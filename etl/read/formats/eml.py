"""Mails (.eml): the body is a document, and so is every attachment (``mail/attachment``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from etl.read.containers import Member
from etl.read.formats.html import read_html
from etl.read.formats.mail_parts import find_attachments, find_body, read_message
from etl.read.formats.text import read_text
from etl.read.reading import Finding, Reading, UnreadableSource

ENDINGS = {".eml": "eml"}
CONTAINERS = (".eml",)
TOLD = ("Subject", "From", "Date")


def read_eml(content: bytes) -> Reading:
    """Read the body of a mail and report its head. Raises `UnreadableSource` if it has no text."""
    message = read_message(content)
    kind, body = find_body(message)
    if not kind:
        raise UnreadableSource("the mail has no text of its own; its attachments are documents by themselves")
    reading = read_html(body) if kind == "html" else read_text(body)
    head = "; ".join(f"{name}: {' '.join(str(message[name]).split())}" for name in TOLD if message[name])
    finding = Finding("info", "mail_head", f"the mail says of itself: {head[:500]}")
    return replace(reading, findings=(*reading.findings, finding))


def unpack_eml(path: Path) -> Iterator[Member]:
    """Return the attachments of a mail."""
    for name, content in find_attachments(read_message(path.read_bytes())):
        yield Member(name, content)
